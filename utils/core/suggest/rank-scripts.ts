/**
 * Chooses the scripts for the next reply. A plain sum of named parts, so that a lead can
 * see why one script stands above another (domain.md §2.3, §2.4; anchors: a fixed ladder first).
 */
import type { Assessment, StageVariant, Suggestion } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Library } from '../library.ts';
import type { Script } from '../packs/script.ts';
import type { Clock, Settings } from '../settings.ts';
import type { Stage, UiLang } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { fillScript } from './fill-script.ts';
import type { SlotContext } from './slot-values.ts';
import { sentTexts, wasSent } from './was-sent.ts';

/** One primary card, at most three scripts (architecture: attention budget). */
const MOST_SCRIPTS = 3;

export interface StageChoice {
  stage: Stage;
  variant: StageVariant;
}

type FitKey = Exclude<keyof Script['fits'], 'intensity' | 'mentions'>;

interface Score {
  score: number;
  why: FitKey[];
  /** False where the script says something of the buyer's state that does not hold. */
  exact: boolean;
}

interface Candidate {
  pack: string;
  script: Script;
  filled: NonNullable<ReturnType<typeof fillScript>>;
  fit: Score;
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
/** A slot that must be typed costs the agent seconds; it never outweighs the fit to the issue. */
const MISSING_SLOT_COST = 0.1;
/** An answer is the fact itself, which only the agent can look up: there a slot to type is the rule. */
const MISSING_FACT_COST = 0.03;
const MISFIT_COST = 0.12;

function present(assessment: Assessment, key: FitKey): readonly string[] {
  const { standing } = assessment;
  switch (key) {
    case 'flags':
      return standing.flags;
    case 'issues':
      return standing.issue ? [standing.issue] : [];
    case 'hidden':
      return standing.hidden ? [standing.hidden] : [];
    case 'intents':
      return standing.intents;
    case 'roots':
      return [standing.root];
    case 'scenarios':
      return [standing.scenario];
    case 'triggers':
      return [standing.trigger];
    case 'steps':
      return [standing.step];
  }
}

/** Score and reasons of the fit, or null where a hard part rules the script out. */
function fitOf(script: Script, assessment: Assessment): Score | null {
  let score = 0;
  let exact = true;
  const why: FitKey[] = [];
  for (const { key, weight, hard } of PARTS) {
    const wanted: readonly string[] | undefined = script.fits[key];
    if (!wanted) continue;
    if (present(assessment, key).some((value) => wanted.includes(value))) {
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

/** The buyer's last messages, folded as the topic words are. */
function lastWords({ signals }: Assessment, conversation: Conversation): string {
  const { first, last } = signals.lastRun;
  const said = conversation.turns.slice(Math.max(0, first), last + 1).filter(({ role }) => role === 'customer');
  return normalise(said.map(({ text }) => text.slice(0, 2000)).join('\n')).text;
}

/** A Latin word counts from its beginning ("ship" in "shipping", never in "worship"); Chinese has no such edges. */
function mentions(said: string, word: string): boolean {
  const latin = /^[a-z0-9]/.test(word);
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1))
    if (!latin || !/[a-z0-9]/.test(said[at - 1] ?? '')) return true;
  return false;
}

/** Null where the script is about a topic that the buyer does not mention. */
function fitMentions(script: Script, said: string): number | null {
  const words = script.fits.mentions;
  if (!words) return 0;
  return words.some((word) => mentions(said, normalise(word).text)) ? MENTION_WEIGHT : null;
}

function fitIntensity(script: Script, intensity: number): number | null {
  const range = script.fits.intensity;
  if (!range) return 0;
  const distance = Math.max(range[0] - intensity, intensity - range[1], 0);
  if (distance > 1) return null;
  return distance === 0 ? INTENSITY_WEIGHT : -INTENSITY_WEIGHT;
}

function isCurrent(script: Script, today: string): boolean {
  return script.status === 'published' && (script.validFrom ?? '') <= today && today <= (script.validTo ?? '9999');
}

/** Variants are only offered when the policy asked for them; a plain script may stand in for a missing variant. */
function fitVariant(script: Script, variant: StageVariant): number | null {
  if (script.variant === undefined) return 0;
  return script.variant === variant ? VARIANT_WEIGHT : null;
}

const TIRED_OF_PROOF = ['ng.irritated', 'ng.unwilling', 'ng.unable'] as const;

/**
 * False where the talk so far makes the message untrue or unkind, whatever the topic:
 * a follow-up speaks of what we did, so it needs a turn of ours, unless it only thanks; a change of mind is
 * nobody's fault, so no remedy for a fault; and nobody who is tired of proving is asked for a photo again.
 */
function suitsTalk(script: Script, { standing, signals }: Assessment, conversation: Conversation): boolean {
  if (script.stage === 'follow_up' && !script.tags.every((tag) => tag === 'thank'))
    return conversation.turns.some(({ role }) => role === 'agent');
  if (script.stage !== 'solve') return true;
  if (standing.issue === 'no_reason_return' && script.tags.includes('own')) return false;
  const tiredOfProof = TIRED_OF_PROOF.some((label) => (signals.cues[label] ?? []).length > 0);
  return !(tiredOfProof && script.tags.includes('ask'));
}

/** A plain script would grant what a `no` script refuses, so the two never stand side by side. */
function refuse(scored: readonly Candidate[], variant: StageVariant): readonly Candidate[] {
  if (variant !== 'no') return scored;
  const refusals = scored.filter(({ script }) => script.variant === 'no');
  return refusals.length > 0 ? refusals : scored;
}

/** Scripts that fit in full; the others only where there is none. */
function keepExact(scored: readonly Candidate[]): readonly Candidate[] {
  const exact = scored.filter(({ fit }) => fit.exact);
  return exact.length > 0 ? exact : scored;
}

const UI_OF = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' } as const;

function reasons(why: readonly FitKey[], library: Library, uiLang: UiLang): string[] {
  return why.map((key) => library.guidance[uiLang][`rank.${key}`] ?? key);
}

/** The sum of all parts, or null where the script is ruled out. */
function scoreOf(script: Script, assessment: Assessment, variant: StageVariant, said: string): Score | null {
  const fits = fitOf(script, assessment);
  const mentioned = fitMentions(script, said);
  const intensity = fitIntensity(script, assessment.mood.intensity);
  const variantPart = fitVariant(script, variant);
  if (!fits || mentioned === null || intensity === null || variantPart === null) return null;
  return { score: BASE + fits.score + mentioned + intensity + variantPart, why: fits.why, exact: fits.exact };
}

function suggest({ pack, script, filled, fit }: Candidate, library: Library, uiLang: UiLang): Suggestion {
  const slotCost = script.stage === 'answer' ? MISSING_FACT_COST : MISSING_SLOT_COST;
  const total = fit.score - slotCost * filled.slots.missing.length;
  return {
    id: script.id,
    pack,
    ...filled,
    stage: script.stage,
    score: Math.round(Math.min(1, Math.max(0, total)) * 100) / 100,
    why: reasons(fit.why, library, uiLang),
  };
}

/**
 * The best scripts for a stage, best first, at most three, in the buyer's language, filled as far as known,
 * never one that was sent in this chat.
 */
export function rankScripts(
  assessment: Assessment,
  conversation: Conversation,
  choice: StageChoice,
  library: Library,
  settings: Settings,
  clock: Clock,
): Suggestion[] {
  const uiLang = settings.uiLang ?? UI_OF[assessment.lang];
  const today = new Date(clock.now).toISOString().slice(0, 10);
  const context: SlotContext = { conversation, settings, clock, lang: assessment.lang };
  const sent = sentTexts(conversation);
  const said = lastWords(assessment, conversation);
  const candidates: Candidate[] = [];
  for (const pack of library.packs) {
    for (const script of pack.scripts) {
      if (script.stage !== choice.stage || !isCurrent(script, today)) continue;
      const fit = scoreOf(script, assessment, choice.variant, said);
      const template = script.texts[assessment.lang];
      if (!fit || !suitsTalk(script, assessment, conversation) || (template && wasSent(template, sent))) continue;
      const filled = fillScript(script, context);
      if (!filled || (script.channel && filled.text.length > script.channel.maxChars)) continue;
      candidates.push({ pack: pack.manifest.id, script, filled, fit });
    }
  }
  return keepExact(refuse(candidates, choice.variant))
    .map((candidate) => suggest(candidate, library, uiLang))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SCRIPTS);
}
