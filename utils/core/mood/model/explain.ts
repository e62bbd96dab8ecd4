import { featuresOf, modelLangOf } from './each-feature.ts';
import { findRow } from './load-model.ts';
import type { Model } from './model.ts';

/** More places than these would colour the whole message. */
const MOST_SPANS = 2;
/** A place worth less than this share of the best one is chance. */
const SHARE = 0.5;
const LONGEST = 40;
const LETTER = /[a-z']/;
const BREAK = /[\s,.!?;:。…~]/;

/** Part of a normalised text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The words that spoke most for a head: each n-gram spreads its weight over its characters, and the stretches with
 * the highest sums are taken. Empty where nothing in the text speaks for it.
 */
export function explain(model: Model, normalised: string, head: string): Span[] {
  const lang = modelLangOf(normalised);
  if (lang === null) return [];
  const block = model.blocks[lang];
  const column = block.column.get(head);
  if (column === undefined) return [];
  const width = block.heads.length;
  const worth = new Float64Array(normalised.length);
  const { count, keys, starts, ends } = featuresOf(normalised, lang);
  for (let at = 0; at < count; at += 1) {
    const row = findRow(block, keys[at] ?? 0);
    if (row < 0) continue;
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    const weight = (block.weights[row * width + column] ?? 0) / (end - start);
    for (let i = start; i < end; i += 1) worth[i] = (worth[i] ?? 0) + weight;
  }
  const found: (Span & { sum: number })[] = [];
  let start = -1;
  let sum = 0;
  for (let i = 0; i <= normalised.length; i += 1) {
    const gain = worth[i] ?? 0;
    const ends = i === normalised.length || gain <= 0 || BREAK.test(normalised.charAt(i)) || i - start >= LONGEST;
    if (start >= 0 && ends) {
      found.push({ start, end: i, sum });
      start = -1;
    }
    if (start < 0 && i < normalised.length && gain > 0 && !BREAK.test(normalised.charAt(i))) {
      start = i;
      sum = 0;
    }
    if (start >= 0) sum += gain;
  }
  found.sort((a, b) => b.sum - a.sum || a.start - b.start);
  const best = found[0]?.sum ?? 0;
  return found
    .filter((span) => span.sum >= best * SHARE)
    .slice(0, MOST_SPANS)
    .map((span) => wholeWords(normalised, span));
}

/** A part of a Latin word is no reason that a person could read. */
function wholeWords(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && LETTER.test(text.charAt(from)) && LETTER.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && LETTER.test(text.charAt(to - 1)) && LETTER.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
}
