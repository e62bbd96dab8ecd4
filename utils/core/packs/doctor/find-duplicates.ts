import { LANGS, type Lang } from '../../taxonomy.ts';
import { foldCharacter } from '../../text/fold-character.ts';
import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';

/** Texts that share this much of their letter pairs say the same thing (Jaccard). */
const ALIKE = 0.8;
/** Shorter texts are alike by nature. */
const SHORTEST = 12;

function pairsOf(text: string): string[] {
  const letters = [...text.replace(/\{[a-z][a-z0-9]*\}/g, '').toLowerCase()]
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .map(foldCharacter);
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(`${letters[at]}${letters[at + 1]}`);
  return [...pairs];
}

interface Known {
  id: string;
  stage: string;
  pairs: string[];
}

/** A pack made from a template has thousands of half-twins; so many of the likeliest are compared in full. */
const MOST_COMPARED = 12;
/** A pair that more earlier texts begin with than this says too little to look them all up. */
const MOST_LISTED = 60;

/** Shared pairs as a share of all pairs of both. */
function likeness(own: ReadonlySet<string>, other: readonly string[]): number {
  let shared = 0;
  for (const pair of other) if (own.has(pair)) shared += 1;
  return shared / (own.size + other.length - shared);
}

/** Earlier texts that share the most of the rare pairs, likeliest first. */
function candidatesOf(prefix: readonly string[], stage: string, index: ReadonlyMap<string, Known[]>): Known[] {
  const counts = new Map<Known, number>();
  for (const pair of prefix)
    for (const other of index.get(`${stage} ${pair}`) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COMPARED)
    .map(([other]) => other);
}

function readPairs(scripts: readonly Script[], lang: Lang): Known[] {
  const known = scripts.flatMap((script): Known[] => {
    const pairs = pairsOf(script.texts[lang] ?? '');
    return pairs.length >= SHORTEST ? [{ id: script.id, stage: script.stage, pairs }] : [];
  });
  const frequency = new Map<string, number>();
  for (const { pairs } of known) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  for (const { pairs } of known)
    pairs.sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1));
  return known;
}

/**
 * Scripts of the same stage that say nearly the same in one language, each named once with its earlier twin.
 * An index over the rarest pairs keeps it fast: two texts with Jaccard ≥ ALIKE must share one of the first
 * (1 − ALIKE) · n + 1 pairs of each when pairs are ordered from rare to common (prefix filtering). In packs of
 * thousands of near-copies only the likeliest twins are compared, so some of a crowd may go unnamed; each member of
 * the crowd still meets enough of it to be named.
 */
function* twinsIn(scripts: readonly Script[], lang: Lang): Generator<undefined, PackFinding[]> {
  const index = new Map<string, Known[]>();
  const findings: PackFinding[] = [];
  for (const known of readPairs(scripts, lang)) {
    yield;
    const { id, stage, pairs } = known;
    const own = new Set(pairs);
    const prefix = pairs.slice(0, Math.floor((1 - ALIKE) * pairs.length) + 1);
    const twin = candidatesOf(prefix, stage, index).find((other) => likeness(own, other.pairs) >= ALIKE);
    if (twin) {
      const share = Math.round(100 * likeness(own, twin.pairs));
      findings.push({ rule: 'near_duplicate', severity: 'warn', script: id, lang, values: { other: twin.id, share } });
    }
    for (const pair of prefix) {
      const entry = index.get(`${stage} ${pair}`);
      if (!entry) index.set(`${stage} ${pair}`, [known]);
      else if (entry.length < MOST_LISTED) entry.push(known);
    }
  }
  return findings;
}

/**
 * Near-duplicates of a pack, step by step, so that a page can pause between scripts; a pair that is alike in several
 * languages is named once.
 */
export function* searchDuplicates(scripts: readonly Script[]): Generator<undefined, PackFinding[]> {
  const live = scripts.filter(({ status }) => status !== 'archived');
  const named = new Set<string>();
  const found: PackFinding[] = [];
  for (const lang of LANGS) {
    for (const finding of yield* twinsIn(live, lang)) {
      const pair = [finding.script, finding.values.other].sort().join(' ');
      if (!named.has(pair)) found.push(finding);
      named.add(pair);
    }
  }
  return found;
}

/** The same in one go. */
export function findDuplicates(scripts: readonly Script[]): PackFinding[] {
  const search = searchDuplicates(scripts);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}
