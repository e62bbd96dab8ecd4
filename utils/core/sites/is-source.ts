import { isSelector } from './is-selector.ts';

/** A repeated group that itself repeats: on the wrong text it takes for ever. */
const EXPLOSIVE = /\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,)/;

function isRegex(source: string, flags: string): boolean {
  if (EXPLOSIVE.test(source) || !/^[imsu]*$/.test(flags)) return false;
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is a source of a single value: `selector@attribute`, `self@…`, `url:/…/`, each with what is kept. */
export function isSource(source: string): boolean {
  const url = /^url:\/(.*)\/([a-z]*)$/s.exec(source);
  if (url) return isRegex(url[1] ?? '', url[2] ?? '');
  const kept = /^(.*\S)\s+~\/(.+)\/([a-z]*)$/s.exec(source);
  if (kept && !isRegex(kept[2] ?? '', kept[3] ?? '')) return false;
  const whole = kept?.[1] ?? source;
  const head = /^(.*)@[\w:-]+$/s.exec(whole)?.[1] ?? whole;
  return /^(?:self|container|pane)$/.test(head) || isSelector(head);
}
