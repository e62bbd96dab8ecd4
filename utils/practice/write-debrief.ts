import type { Library } from '../core/library.ts';
import type { UiLang } from '../core/taxonomy.ts';
import type { Verdict } from './judge-reply.ts';
import type { Move } from './read-moves.ts';
import type { End } from './story.ts';
import { TEXTS } from './texts.ts';

/** The part of a verdict that the debrief needs; the page keeps one per reply. */
export type Mark = Pick<Verdict, 'change' | 'advised' | 'helped' | 'missing' | 'broken'>;

/**
 * What helped and what hurt over the whole talk, as short lines of plain text.
 * Rules are named by their titles, so that a trainee can look them up.
 */
export function writeDebrief(end: End, marks: readonly Mark[], library: Library, uiLang: UiLang): string {
  const texts = TEXTS[uiLang];
  const between = uiLang === 'en' ? ', ' : '、';
  const colon = uiLang === 'en' ? ': ' : '：';
  const name = (move: Move) => texts.moves[move];
  const lines = marks.map((mark, index) => {
    const sign = mark.change > 0 ? `+${mark.change}` : `${mark.change}`.replace('-', '−');
    const lacks = mark.missing.length > 0 ? ` · ${texts.missed}${colon}${mark.missing.map(name).join(between)}` : '';
    return `${index + 1}. ${sign} · ${texts.stages[mark.advised]}${lacks}`;
  });
  const helped = byCount(marks.flatMap((mark) => mark.helped)).map(name);
  const hurt = byCount(marks.flatMap((mark) => mark.broken.map(({ rule }) => rule))).map((rule) =>
    ruleTitle(rule, library, uiLang),
  );
  return [
    `${texts.debrief} · ${texts.ends[end]}`,
    `${texts.replies}${colon}`,
    ...lines,
    `${texts.helped}${colon}${helped.join(between) || texts.nothingHelped}`,
    `${texts.hurt}${colon}${hurt.join(between) || texts.nothingHurt}`,
  ].join('\n');
}

function ruleTitle(rule: string, library: Library, uiLang: UiLang): string {
  return library.draftRules.texts[rule]?.title[uiLang] ?? rule.replaceAll('_', ' ');
}

/** Each value once, the most frequent first. */
function byCount<T>(values: readonly T[]): T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
