/** How well a script fits the moment: a plain sum of named parts, so that a lead can see why one stands above another. */
import type { Assessment, StageVariant } from '../advice.ts';
import type { Script } from '../packs/script.ts';
import type { Deal } from '../remedy/read-deal.ts';
import type { OfferedScript } from './scripts-of-stage.ts';

export type FitKey = Exclude<keyof Script['fits'], 'intensity' | 'mentions'>;

export interface Fit {
  score: number;
  why: FitKey[];
  /** False where the script says something of the buyer's state that does not hold. */
  exact: boolean;
}

/**
 * Weight of each part of the fit. `hard` parts rule a script out when it names them and they do not match:
 * a price-drop script must never meet a late parcel. The others make it a last resort: it is offered only when
 * no script of the stage fits in full, for it may speak of a slight or a loyalty that was never there.
 */
const PARTS: readonly { key: FitKey; weight: number; hard: boolean }[] = [
  { key: 'flags', weight: 0.3, hard: true },
  { key: 'issues', weight: 0.26, hard: true },
  { key: 'hidden', weight: 0.2, hard: true },
  { key: 'intents', weight: 0.18, hard: true },
  { key: 'roots', weight: 0.14, hard: false },
  { key: 'scenarios', weight: 0.1, hard: true },
  { key: 'triggers', weight: 0.08, hard: false },
  { key: 'steps', weight: 0.06, hard: false },
];

const BASE = 0.3;
const INTENSITY_WEIGHT = 0.08;
/** The buyer speaks of the very thing the script is about. */
const MENTION_WEIGHT = 0.12;
const VARIANT_WEIGHT = 0.2;
const MISFIT_COST = 0.12;

/** Where an offer was taken, what counts of the buyer's wishes is what was agreed on. */
function intentsOf({ standing }: Assessment, deal: Deal | null): readonly string[] {
  if (deal === null) return standing.intents;
  return deal.remedy === null ? ['accept'] : [deal.remedy, 'accept'];
}

function readStanding(assessment: Assessment, deal: Deal | null): Moment['present'] {
  const { standing } = assessment;
  return {
    flags: standing.flags,
    issues: standing.issue ? [standing.issue] : [],
    hidden: standing.hidden ? [standing.hidden] : [],
    intents: intentsOf(assessment, deal),
    roots: [standing.root],
    scenarios: [standing.scenario],
    triggers: [standing.trigger],
    steps: [standing.step],
  };
}

/** What is the same for every script of one ranking. */
export interface Moment {
  intensity: number;
  variant: StageVariant;
  present: Readonly<Record<FitKey, readonly string[]>>;
  /** Whether the buyer's last messages hold a folded word; each word is looked for once. */
  mentions: (word: string) => boolean;
}

/** A Latin word counts from its beginning ("ship" in "shipping", never in "worship"); Chinese has no such edges. */
function mentions(said: string, word: string): boolean {
  const latin = /^[a-z0-9]/.test(word);
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1))
    if (!latin || !/[a-z0-9]/.test(said[at - 1] ?? '')) return true;
  return false;
}

/**
 * @param said the buyer's last messages, folded as the topic words are
 * @param deal what was agreed on, where the variant is `confirm`
 */
export function readMoment(
  assessment: Assessment,
  variant: StageVariant,
  said: string,
  deal: Deal | null = null,
): Moment {
  const heard = new Map<string, boolean>();
  return {
    intensity: assessment.mood.intensity,
    variant,
    present: readStanding(assessment, deal),
    mentions: (word) => {
      const before = heard.get(word) ?? mentions(said, word);
      heard.set(word, before);
      return before;
    },
  };
}

/** Score and reasons of the fit, or null where a hard part rules the script out. */
function fitParts(script: Script, moment: Moment): Fit | null {
  let score = 0;
  let exact = true;
  const why: FitKey[] = [];
  for (const { key, weight, hard } of PARTS) {
    const wanted: readonly string[] | undefined = script.fits[key];
    if (!wanted) continue;
    if (moment.present[key].some((value) => wanted.includes(value))) {
      score += weight;
      why.push(key);
    } else if (hard) return null;
    else {
      score -= MISFIT_COST;
      exact = false;
    }
  }
  return { score, why, exact };
}

/** Null where the script is about a topic that the buyer does not mention. */
function fitMentions(words: OfferedScript['mentions'], moment: Moment): number | null {
  if (!words) return 0;
  return words.some(moment.mentions) ? MENTION_WEIGHT : null;
}

function fitIntensity(script: Script, intensity: number): number | null {
  const range = script.fits.intensity;
  if (!range) return 0;
  const distance = Math.max(range[0] - intensity, intensity - range[1], 0);
  if (distance > 1) return null;
  return distance === 0 ? INTENSITY_WEIGHT : -INTENSITY_WEIGHT;
}

/** Variants are only offered when the policy asked for them; a plain script may stand in for a missing variant. */
function fitVariant(script: Script, variant: StageVariant): number | null {
  if (script.variant === undefined) return 0;
  return script.variant === variant ? VARIANT_WEIGHT : null;
}

/** The sum of all parts, or null where the script is ruled out. */
export function fitScript({ script, mentions: words }: OfferedScript, moment: Moment): Fit | null {
  const variantPart = fitVariant(script, moment.variant);
  if (variantPart === null) return null;
  const fits = fitParts(script, moment);
  if (!fits) return null;
  const intensity = fitIntensity(script, moment.intensity);
  const mentioned = intensity === null ? null : fitMentions(words, moment);
  if (intensity === null || mentioned === null) return null;
  return { ...fits, score: BASE + fits.score + mentioned + intensity + variantPart };
}
