import type { ModelLang } from '../../core/mood/model/each-feature.ts';
import { EMOTIONS } from '../../core/taxonomy.ts';
import { normalise } from '../../core/text/normalise.ts';
import { marginOf } from './fit-linear.ts';
import { cutGrams, makeRows } from './make-rows.ts';
import { type CorpusTurn, headsOf } from './read-corpus.ts';
import { trainBlock } from './train-block.ts';
import { PLANS } from './train-model.ts';

const SHARES = [0.125, 0.25, 0.5, 1];
const KEPT = 5;

/** Highest F1 that any call on these margins reaches. */
function bestF(margins: readonly number[], truth: readonly boolean[]): number {
  const order = [...margins.keys()].sort((a, b) => (margins[b] ?? 0) - (margins[a] ?? 0));
  const positives = truth.filter(Boolean).length;
  let hits = 0;
  let best = 0;
  order.forEach((row, place) => {
    if (truth[row]) hits += 1;
    best = Math.max(best, (2 * hits) / (place + 1 + positives));
  });
  return best;
}

export interface CurvePoint {
  lang: ModelLang;
  turns: number;
  /** Mean of the best F1 over all emotions, and the F1 of "negative", on files that were kept out; per cent. */
  emotions: number;
  negative: number;
}

/**
 * The learning curve: every fifth file is kept out, and growing shares of the others are trained on. Whole files are
 * kept out, because lines of one file share a writer and a theme.
 */
export function drawCurve(corpus: readonly CorpusTurn[]): CurvePoint[] {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const turns = corpus.filter((turn) => (turn.lang === 'en') === (lang === 'en'));
    const files = [...new Set(turns.map(({ file }) => file))];
    const grams = cutGrams(
      turns.map(({ text }) => normalise(text).text),
      lang,
    );
    const labels = turns.map(headsOf);
    const rows = [...turns.keys()];
    const isKept = (row: number): boolean => files.indexOf(turns[row]?.file ?? '') % KEPT === 0;
    const kept = rows.filter(isKept);
    const rest = rows.filter((row) => !isKept(row));
    return SHARES.map((share) => {
      // Spread over all files: the curve asks for more turns, not for more themes.
      const chosen = rest.filter((_, index) => (index * 0.618_034) % 1 < share);
      const block = trainBlock(grams, labels, chosen, PLANS[lang]);
      const own = makeRows(grams, kept, block.keys);
      const score = (head: string): number => {
        const linear = block.linear[block.heads.indexOf(head)];
        if (linear === undefined) return 0;
        const margins = kept.map((_, index) => marginOf(own, index, linear));
        return (
          100 *
          bestF(
            margins,
            kept.map((row) => labels[row]?.has(head) ?? false),
          )
        );
      };
      const scores = EMOTIONS.map((id) => score(`em.${id}`));
      const emotions = scores.reduce((sum, value) => sum + value, 0) / scores.length;
      return { lang, turns: chosen.length, emotions, negative: score('neg') };
    });
  });
}
