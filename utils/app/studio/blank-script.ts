import type { Script } from '../../core/packs/script.ts';

/** How long a new wording counts as checked. */
const REVIEW_DAYS = 90;

/** Day of a time in ISO form, as the schema's dates are written (UTC, so that all browsers of a team agree). */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A draft with the given parts. Its id names the stage and never changes afterwards. */
export function blankScript(
  parts: Partial<Omit<Script, 'id'>>,
  owner: string,
  now: number,
  taken: (id: string) => boolean,
): Script {
  const stage = parts.stage ?? 'answer';
  return {
    title: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
    texts: {},
    fits: {},
    tags: [],
    slots: {},
    owner,
    reviewBy: dayOf(now + REVIEW_DAYS * 86_400_000),
    status: 'draft',
    ...parts,
    stage,
    id: freeId(`${stage.replace('_', '-')}-new`, taken),
  };
}

/** The wanted id, or the first with a number that is free. */
export function freeId(wanted: string, taken: (id: string) => boolean): string {
  if (!taken(wanted)) return wanted;
  let number = 2;
  while (taken(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
