import { predictRun } from '../../core/mood/consult-model.ts';
import { inputsOf } from '../../core/mood/model/inputs.ts';
import type { Model } from '../../core/mood/model/model.ts';
import { readMood, wasCanned } from '../../core/mood/read-mood.ts';
import { scoreByRules } from '../../core/mood/score-emotions.ts';
import { defaultSettings } from '../../core/settings.ts';
import { compileCues } from '../../core/text/compile-cues.ts';
import { readTurns } from '../../core/text/read-turns.ts';
import { CUE_FILES } from '../../library/cues.ts';
import type { CorpusTurn } from './read-corpus.ts';

/** What the model gets to hear of a labelled turn: the run of messages as one normalised text, and `INPUTS`. */
export interface Heard {
  text: string;
  inputs: Float64Array;
}

const cues = compileCues(CUE_FILES);
const settings = defaultSettings('CN');

/** Reads a labelled turn in its talk as the product does, up to the point where the model speaks. */
export function readEvidence({ text, context }: Pick<CorpusTurn, 'text' | 'context'>, general: Model | null): Heard {
  const said = [...context, { role: 'customer' as const, text }].map((turn, index) => ({ ...turn, id: `${index}` }));
  const turns = readTurns({ id: 'corpus', turns: said }, cues);
  const first = said.findLastIndex(({ role }) => role !== 'customer') + 1;
  const earlier = readMood({ id: 'corpus', turns: said.slice(0, first) }, turns.slice(0, first), settings).perTurn.at(
    -1,
  );
  const run = turns.slice(first);
  const before = {
    heard: earlier !== undefined,
    scores: earlier?.scores ?? new Map(),
    intensity: earlier?.intensity ?? 0,
    canned: wasCanned(turns, first),
  };
  const { draft } = scoreByRules(run, before);
  const prediction = general === null ? null : predictRun(general, run);
  return {
    text: run.map(({ normalised }) => normalised.text).join('\n'),
    inputs: inputsOf({
      draft,
      turns: run,
      before,
      ekman: prediction?.lang === 'en' ? (head) => prediction.logit(head) : null,
    }),
  };
}
