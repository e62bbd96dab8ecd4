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
  pairs: string[];
}

/**
 * Scripts of the same stage that say nearly the same in one language, each named once with its earlier twin.
 * An index over the rarest pairs keeps it fast: two texts with Jaccard ≥ ALIKE must share one of the first
 * (1 − ALIKE) · n + 1 pairs of each when pairs are ordered from rare to common (prefix filtering).
 */
function twinsIn(scripts: readonly Script[], lang: Lang): PackFinding[] {
  const known = scripts.flatMap((script): (Known & { stage: string })[] => {
    const pairs = pairsOf(script.texts[lang] ?? '');
    return pairs.length >= SHORTEST ? [{ id: script.id, stage: script.stage, pairs }] : [];
  });
  const frequency = new Map<string, number>();
  for (const { pairs } of known) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const index = new Map<string, Known[]>();
  const findings: PackFinding[] = [];
  for (const { id, stage, pairs } of known) {
    pairs.sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1));
    const own = new Set(pairs);
    const prefix = pairs.slice(0, Math.floor((1 - ALIKE) * pairs.length) + 1);
    const candidates = new Set(prefix.flatMap((pair) => index.get(`${stage} ${pair}`) ?? []));
    for (const other of candidates) {
      const shared = other.pairs.filter((pair) => own.has(pair)).length;
      const alike = shared / (own.size + other.pairs.length - shared);
      if (alike < ALIKE) continue;
      findings.push({
        rule: 'near_duplicate',
        severity: 'warn',
        script: id,
        lang,
        values: { other: other.id, share: Math.round(alike * 100) },
      });
      break;
    }
    for (const pair of prefix) {
      const entry = index.get(`${stage} ${pair}`);
      if (entry) entry.push({ id, pairs });
      else index.set(`${stage} ${pair}`, [{ id, pairs }]);
    }
  }
  return findings;
}

/** Near-duplicates of a pack; a pair that is alike in several languages is named once. */
export function findDuplicates(scripts: readonly Script[]): PackFinding[] {
  const live = scripts.filter(({ status }) => status !== 'archived');
  const named = new Set<string>();
  return LANGS.flatMap((lang) => twinsIn(live, lang)).filter(({ script, values }) => {
    const pair = [script, values.other].sort().join(' ');
    if (named.has(pair)) return false;
    named.add(pair);
    return true;
  });
}
