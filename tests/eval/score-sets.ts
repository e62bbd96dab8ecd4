import { EKMAN_OF } from '../../utils/cli/train/train-ekman.ts';
import type { Library } from '../../utils/core/library.ts';
import { EKMAN } from '../../utils/core/mood/model/heads.ts';
import { predict } from '../../utils/core/mood/model/predict.ts';
import { readMood } from '../../utils/core/mood/read-mood.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { normalise } from '../../utils/core/text/normalise.ts';
import { readTurns } from '../../utils/core/text/read-turns.ts';

/** A line of a `*.dev.tsv`: text and label. */
export type Labelled = readonly [text: string, label: string];

function f1(hits: number, called: number, real: number): number {
  return called + real === 0 ? 0 : (100 * 2 * hits) / (called + real);
}

/** Macro-F1 of good against bad by the sign of the valence; nothing was trained on such reviews. */
export function scorePolarity(lines: readonly Labelled[], library: Library): number {
  const settings = defaultSettings('CN');
  let goodHits = 0;
  let goodCalled = 0;
  let goodReal = 0;
  let badHits = 0;
  for (const [text, label] of lines) {
    const conversation = { id: 'review', turns: [{ id: '0', role: 'customer' as const, text }] };
    const { mood } = readMood(conversation, readTurns(conversation, library.cues), settings, library.model);
    const good = mood.valence >= 0;
    if (good) goodCalled += 1;
    if (label === 'pos') goodReal += 1;
    if (good && label === 'pos') goodHits += 1;
    if (!good && label === 'neg') badHits += 1;
  }
  const all = lines.length;
  return (f1(goodHits, goodCalled, goodReal) + f1(badHits, all - goodCalled, all - goodReal)) / 2;
}

/** Macro-F1 of the seven general emotions at the calls that the trainer chose; null without a model. */
export function scoreEkman(lines: readonly Labelled[], library: Library): number | null {
  const { model } = library;
  if (model?.ekman == null) return null;
  const counts = EKMAN.map(() => ({ hits: 0, called: 0, real: 0 }));
  for (const [text, label] of lines) {
    const real = new Set(label.split(',').map((name) => EKMAN_OF[name]));
    const prediction = predict(model, normalise(text).text);
    EKMAN.forEach((id, place) => {
      const count = counts[place];
      if (count === undefined) return;
      const called = (prediction?.of(`ekman.${id}`) ?? 0) >= (model.ekmanCalls[`ekman.${id}`] ?? 0.5);
      if (called) count.called += 1;
      if (real.has(id)) count.real += 1;
      if (called && real.has(id)) count.hits += 1;
    });
  }
  return counts.reduce((sum, { hits, called, real }) => sum + f1(hits, called, real), 0) / counts.length;
}
