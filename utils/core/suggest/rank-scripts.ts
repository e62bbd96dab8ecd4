/**
 * Chooses the scripts for the next reply: the best sum of the parts of their fit (domain.md §2.3, §2.4; anchors:
 * a fixed ladder first). Only the few that win are written out, so that the size of a pack costs little.
 */
import type { Assessment, StageVariant, Suggestion } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Library } from '../library.ts';
import type { Script } from '../packs/script.ts';
import { readDeal } from '../remedy/read-deal.ts';
import type { Clock, Settings } from '../settings.ts';
import { isBereaved } from '../standing/is-bereaved.ts';
import type { Stage, UiLang } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { condoleFirst, owesCondolence } from './condole.ts';
import { type FilledScript, fillScript } from './fill-script.ts';
import { type Fit, type FitKey, fitScript, readMoment } from './fit-script.ts';
import { type OfferedScript, scriptsOfStage } from './scripts-of-stage.ts';
import { type SlotContext, slotValue } from './slot-values.ts';
import { sentTexts, wasSent } from './was-sent.ts';

/** One primary card, at most three scripts (architecture: attention budget). */
const MOST_SCRIPTS = 3;

export interface StageChoice {
  stage: Stage;
  variant: StageVariant;
}

interface Candidate {
  offered: OfferedScript;
  fit: Fit;
  /** 0…1, with what its open slots cost. */
  score: number;
}

/** A slot that must be typed costs the agent seconds; it never outweighs the fit to the issue. */
const MISSING_SLOT_COST = 0.1;
/** An answer is the fact itself, which only the agent can look up: there a slot to type is the rule. */
const MISSING_FACT_COST = 0.03;
/** The buyer's last messages, folded as the topic words are. */
function lastWords({ signals }: Assessment, conversation: Conversation): string {
  const { first, last } = signals.lastRun;
  const said = conversation.turns.slice(Math.max(0, first), last + 1).filter(({ role }) => role === 'customer');
  return normalise(said.map(({ text }) => text.slice(0, 2000)).join('\n')).text;
}

/** A script comes into force and goes out of it; whether it is published at all is known before. */
function isCurrent({ validFrom = '', validTo = '9999' }: Script, today: string): boolean {
  return validFrom <= today && today <= validTo;
}

const TIRED_OF_PROOF = ['ng.irritated', 'ng.unwilling', 'ng.unable'] as const;

/**
 * False where the talk so far makes the message untrue or unkind, whatever the topic:
 * a follow-up speaks of what we did, so it needs a turn of ours, unless it only thanks; a change of mind is
 * nobody's fault, so no remedy for a fault; and nobody who is tired of proving is asked for a photo again.
 */
function suitsTalk(script: Script, assessment: Assessment, conversation: Conversation): boolean {
  const { standing, signals } = assessment;
  if (script.stage === 'follow_up' && !script.tags.every((tag) => tag === 'thank'))
    return conversation.turns.some(({ role }) => role === 'agent');
  // Handing over at the door is a help to who cannot move; who mourns is not asked to choose a new one.
  const forUnable = script.fits.flags?.includes('vulnerable') && !script.tags.includes('reflect');
  if (forUnable && isBereaved(assessment)) return false;
  if (script.stage !== 'solve') return true;
  if (standing.issue === 'no_reason_return' && script.tags.includes('own')) return false;
  const tiredOfProof = TIRED_OF_PROOF.some((label) => (signals.cues[label] ?? []).length > 0);
  return !(tiredOfProof && script.tags.includes('ask'));
}

const UI_OF = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' } as const;

function reasons(why: readonly FitKey[], library: Library, uiLang: UiLang): string[] {
  return why.map((key) => library.guidance[uiLang][`rank.${key}`] ?? key);
}

/** Counts slots nobody can fill, without writing the text; the same slot is looked up once. */
function openSlotCounter(context: SlotContext): (offered: OfferedScript) => number {
  const filled = new Map<string, boolean>();
  return ({ slots }) => {
    let open = 0;
    for (const { name, spec, lang, key } of slots) {
      const known = filled.get(key) ?? slotValue(name, spec, { ...context, lang }) !== undefined;
      filled.set(key, known);
      if (!known) open += 1;
    }
    return open;
  };
}

function scoreOf(fit: Fit, stage: Stage, openSlots: number): number {
  const slotCost = stage === 'answer' ? MISSING_FACT_COST : MISSING_SLOT_COST;
  return Math.round(Math.min(1, Math.max(0, fit.score - slotCost * openSlots)) * 100) / 100;
}

/**
 * Groups of candidates, the first that has a script to offer decides. A plain script would grant what a `no` script
 * refuses, and reopen what a `confirm` script settles, so they never stand side by side; and scripts that fit in full
 * go alone, the others only where there is none.
 */
function ranksOf(candidates: readonly Candidate[], variant: StageVariant): Candidate[][] {
  const decides = variant === 'no' || variant === 'confirm';
  const own = ({ offered }: Candidate) => decides && offered.script.variant === variant;
  const rank = (candidate: Candidate) => (own(candidate) ? 0 : 2) + (candidate.fit.exact ? 0 : 1);
  const ranks: Candidate[][] = [[], [], [], []];
  for (const candidate of candidates) ranks[rank(candidate)]?.push(candidate);
  return ranks;
}

/** Best first; equal ones stay as they are, which is by id. */
function byScore(candidates: readonly Candidate[]): Candidate[] {
  const levels: Candidate[][] = [];
  for (const candidate of candidates) {
    const level = Math.round((1 - candidate.score) * 100);
    const same = levels[level];
    if (same) same.push(candidate);
    else levels[level] = [candidate];
  }
  return levels.flat();
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
  const deal = choice.variant === 'confirm' ? readDeal(assessment, conversation) : null;
  const agreed = deal?.sum ?? null;
  const context: SlotContext = {
    conversation,
    settings,
    clock,
    lang: assessment.lang,
    ...(agreed === null ? {} : { agreed }),
  };
  const moment = readMoment(assessment, choice.variant, lastWords(assessment, conversation), deal);
  const countOpen = openSlotCounter(context);
  const candidates: Candidate[] = [];
  for (const offered of scriptsOfStage(library, choice.stage, assessment.lang, assessment.standing.issue)) {
    const fit = isCurrent(offered.script, today) ? fitScript(offered, moment) : null;
    if (fit) candidates.push({ offered, fit, score: scoreOf(fit, choice.stage, countOpen(offered)) });
  }
  const sent = sentTexts(conversation);
  // Before any business a death is answered; where people are in danger nothing stands before the help.
  const helps = choice.variant === 'safety' || choice.variant === 'crisis';
  const condolence =
    !helps && owesCondolence(assessment, conversation) ? library.followUp?.[assessment.lang].condole : undefined;
  const fill = ({ script }: OfferedScript): FilledScript | null => {
    const template = script.texts[assessment.lang];
    if (!suitsTalk(script, assessment, conversation) || (template && wasSent(template, sent))) return null;
    const plain = fillScript(script, context);
    const filled = plain && condolence !== undefined ? condoleFirst(plain, condolence) : plain;
    return filled && script.channel && filled.text.length > script.channel.maxChars ? null : filled;
  };
  for (const rank of ranksOf(candidates, choice.variant)) {
    const suggestions = firstFilled(byScore(rank), fill, library, uiLang);
    if (suggestions.length > 0) return suggestions;
  }
  return [];
}

function firstFilled(
  candidates: readonly Candidate[],
  fill: (offered: OfferedScript) => FilledScript | null,
  library: Library,
  uiLang: UiLang,
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const candidate of candidates) {
    const filled = fill(candidate.offered);
    if (!filled) continue;
    const { offered, fit, score } = candidate;
    const { pack, script } = offered;
    const why = reasons(fit.why, library, uiLang);
    suggestions.push({ id: script.id, pack, ...filled, stage: script.stage, score, why });
    if (suggestions.length === MOST_SCRIPTS) break;
  }
  return suggestions;
}
