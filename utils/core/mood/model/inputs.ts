import { hasLabel } from '../../text/has-label.ts';
import type { ReadTurn } from '../../text/read-turns.ts';
import { speaksInPublic } from '../compose-grievance.ts';
import { isDispleased } from '../compose-mood.ts';
import { heatOf, intensityByRules, threatens } from '../rate-intensity.ts';
import type { Before, Scores } from '../scores.ts';
import { EKMAN, FELT } from './heads.ts';

/**
 * What the model hears beside the n-grams, in the order of its weights: how sure the rules are of each feeling, marks
 * and length, whether the message goes on an earlier talk, whether something was felt there, whether the company is
 * called in public, what makes a tone hot or settles a matter, what the rules alone would say; for English, what a model of general emotions says.
 */
export const INPUTS: readonly string[] = [
  ...FELT.map((id) => `rule.${id}`),
  'exclaims',
  'asks',
  'length',
  'goes_on',
  'felt_before',
  'public',
  'heat',
  'threat',
  'insult',
  'solved',
  'rhetorical',
  'canned',
  'rules.negative',
  'rules.intensity',
  ...EKMAN.map((id) => `ekman.${id}`),
];

/** Marks tell less than words: as inputs they are kept small, so that their weights are held back more. */
const SHARE = 0.3;
const MOST_MARKS = 3;
const FELT_FROM = 0.35;
const EKMAN_REACH = 4;
const MOST_INTENSITY = 5;

/** What is known of one run of messages before the model speaks on it. */
export interface Evidence {
  /** What the rules found (`scoreByRules`). */
  draft: Scores;
  turns: readonly ReadTurn[];
  before: Pick<Before, 'scores' | 'canned'>;
  /** Logit of a general emotion; null for Chinese, or where the model has none. */
  ekman: ((head: string) => number) | null;
}

const count = (text: string, mark: RegExp): number => Math.min(MOST_MARKS, text.match(mark)?.length ?? 0) / MOST_MARKS;

/** The values of `INPUTS` for one run of messages. */
export function inputsOf({ draft, turns, before, ekman }: Evidence): Float64Array {
  const text = turns.map(({ normalised }) => normalised.text).join('\n');
  const felt = [...before.scores.values()].some(({ score }) => score >= FELT_FROM);
  const marks = [
    count(text, /!/gu),
    count(text, /\?/gu),
    Math.log1p(text.length) / 5,
    (turns[0]?.index ?? 0) > 0 ? 1 : 0,
    felt ? 1 : 0,
    speaksInPublic(turns) ? 1 : 0,
    heatOf(turns),
    threatens(turns) ? 1 : 0,
    ...['mod.insult', 'mod.solved', 'mod.rhetorical'].map((label) => (hasLabel(turns, label) ? 1 : 0)),
    before.canned ? 1 : 0,
    isDispleased(draft, FELT_FROM) ? 1 : 0,
    intensityByRules(draft, turns) / MOST_INTENSITY,
    ...EKMAN.map((id) => (ekman === null ? 0 : Math.tanh(ekman(`ekman.${id}`) / EKMAN_REACH))),
  ];
  return Float64Array.from([...FELT.map((id) => draft.get(id)?.score ?? 0), ...marks.map((value) => value * SHARE)]);
}
