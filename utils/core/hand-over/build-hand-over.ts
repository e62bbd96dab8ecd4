import type { Advice, Assessment, Cue } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { type Effort, type EffortKind, isWaiting } from '../follow-up/effort.ts';
import type { Library } from '../library.ts';
import { readMood } from '../mood/read-mood.ts';
import type { Settings } from '../settings.ts';
import { writeMoney } from '../suggest/write-money.ts';
import type { Emotion, Intent } from '../taxonomy.ts';
import { readTurns } from '../text/read-turns.ts';
import { evidenceLines } from './evidence-lines.ts';
import { type HandOverCard, type HandOverLine, type HandOverName, quoteTurn } from './hand-over.ts';
import { offerLines } from './offer-lines.ts';

export interface HandOverInput {
  conversation: Conversation;
  assessment: Assessment;
  advice: Advice;
  efforts: readonly Effort[];
}

/** Wishes and warnings that stay true until they are met; whoever takes over must not ask for them again. */
const LASTING: readonly Intent[] = [
  'refund_only',
  'return_refund',
  'exchange',
  'repair_resend_part',
  'compensate',
  'cancel',
  'price_protect',
  'human_or_manager',
  'threat_review',
  'legal_regulator',
];
/** How a message stands to the talk, not what the buyer wants of us. */
const NO_WISH: ReadonlySet<Intent> = new Set(['accept', 'reject', 'evidence_given', 'suggestion']);

const byTurn = (cues: readonly Cue[] | undefined): Cue[] => [...(cues ?? [])].sort((a, b) => a.turn - b.turn);

/** What the buyer wants now, and what was asked for earlier in the talk. */
function wishes({ assessment: { standing, signals } }: HandOverInput): Intent[] {
  const said = LASTING.filter((intent) => (signals.cues[`it.${intent}`] ?? []).length > 0);
  return [...new Set([...said, ...standing.intents.filter((intent) => !NO_WISH.has(intent))])];
}

function factLines(input: HandOverInput, settings: Settings): HandOverLine[] {
  const { conversation, assessment } = input;
  const { standing, signals } = assessment;
  const line = (label: HandOverLine['label'], cue: Cue | undefined): HandOverLine => ({
    section: 'facts',
    label,
    quote: cue ? quoteTurn(conversation, cue.turn, cue) : null,
  });
  const lines = standing.flags.map((flag) => line(`flag.${flag}`, byTurn(signals.cues[`fl.${flag}`]).at(-1)));
  // What happened was told first; what is wanted may have changed since.
  if (standing.issue) lines.push(line(`issue.${standing.issue}`, byTurn(signals.cues[`is.${standing.issue}`])[0]));
  lines.push(
    ...wishes(input)
      .map((intent) => line(`intent.${intent}`, byTurn(signals.cues[`it.${intent}`]).at(-1)))
      .sort((a, b) => (a.quote?.turn ?? 0) - (b.quote?.turn ?? 0)),
  );
  if (signals.deadline !== null)
    lines.push({
      ...line('handOver.name.deadline', byTurn(signals.cues['mod.deadline']).at(-1)),
      words: signals.deadline,
    });
  const { orderId, item, price, currency } = conversation.order ?? {};
  if (orderId) lines.push({ ...line('handOver.name.order', undefined), words: orderId });
  if (item) lines.push({ ...line('handOver.name.item', undefined), words: item });
  if (price !== undefined)
    lines.push({
      ...line('handOver.name.price', undefined),
      words: writeMoney(price, currency ?? settings.currency),
    });
  return lines;
}

function promiseLines({ conversation, advice }: HandOverInput): HandOverLine[] {
  return advice.promises.map(({ turn, text, due, state }) => {
    const start = conversation.turns[turn]?.text.indexOf(text) ?? -1;
    return {
      section: 'promises',
      label: 'handOver.name.promise',
      state,
      ...(due === null ? {} : { at: Date.parse(due) }),
      quote: quoteTurn(conversation, turn, start < 0 ? undefined : { start, end: start + text.length }),
    };
  });
}

function effortLines({ efforts }: HandOverInput): HandOverLine[] {
  return efforts.map((effort) => {
    const words = [effort.note, effort.answer?.text].filter(Boolean).join(' → ');
    const state = isWaiting(effort) ? 'waiting' : effort.answer ? 'answered' : undefined;
    return {
      section: 'efforts',
      label: `effort.${effort.kind}`,
      at: effort.at,
      ...(words ? { words } : {}),
      ...(state ? { state } : {}),
      quote: null,
    };
  });
}

/** The first, the worst and the latest feeling, each with the message after which it stood. */
function moodLines({ conversation }: HandOverInput, library: Library, settings: Settings): HandOverLine[] {
  const { perTurn } = readMood(conversation, readTurns(conversation, library.cues), settings, library.model);
  const worst = perTurn.reduce<(typeof perTurn)[number] | undefined>(
    (most, entry) => (most === undefined || entry.intensity > most.intensity ? entry : most),
    undefined,
  );
  const now = perTurn.at(-1);
  const first = perTurn[0];
  const stops = [
    ...(first && first !== worst && first !== now ? [{ entry: first, state: 'first' as const }] : []),
    ...(worst && worst !== now ? [{ entry: worst, state: 'worst' as const }] : []),
    ...(now ? [{ entry: now, state: 'now' as const }] : []),
  ];
  return stops.map(({ entry, state }) => {
    const [leading] = [...entry.scores].sort(([, a], [, b]) => b.score - a.score);
    const emotion: Emotion = leading && leading[1].score >= settings.thresholds.maybe ? leading[0] : 'neutral';
    const cue = leading?.[1].cues.find(({ turn }) => turn === entry.turn);
    return {
      section: 'mood',
      label: `emotion.${emotion}`,
      words: `${Math.round(entry.intensity)}/5`,
      state,
      quote: quoteTurn(conversation, entry.turn, cue),
    };
  });
}

/** Who owes us an answer after an effort. */
const ASKED: Partial<Record<EffortKind, HandOverName>> = {
  called_courier: 'courier',
  asked_warehouse: 'warehouse',
  sent_to_lead: 'lead',
};

/** Where the next colleague goes on: what nobody answered, whom we wait for, what the next reply leads with. */
function openLines({ conversation, advice, efforts }: HandOverInput): HandOverLine[] {
  const { turns } = conversation;
  const last = turns.findLastIndex(({ role }) => role === 'customer' || role === 'agent' || role === 'bot');
  const lines: HandOverLine[] = [];
  if (turns[last]?.role === 'customer')
    lines.push({ section: 'open', label: 'handOver.name.unanswered', quote: quoteTurn(conversation, last) });
  const waiting = [...new Set(efforts.filter(isWaiting).flatMap(({ kind }) => ASKED[kind] ?? []))];
  if (waiting.length > 0)
    lines.push({
      section: 'open',
      label: 'handOver.name.waitingFor',
      names: waiting.map((name) => `handOver.name.${name}` as const),
      quote: null,
    });
  lines.push({ section: 'open', label: 'handOver.name.next', names: [`stage.${advice.next.stage}`], quote: null });
  return lines;
}

/**
 * The hand-over card of a conversation: facts, evidence asked and received, offers and what became of them, promises,
 * what was done, the line of the mood, the open step. Every line taken from the talk points to its message.
 */
export function buildHandOver(input: HandOverInput, library: Library, settings: Settings): HandOverCard {
  const { conversation, assessment } = input;
  return {
    customerName: conversation.customerName ?? null,
    orderId: conversation.order?.orderId ?? null,
    lines: [
      ...factLines(input, settings),
      ...evidenceLines(conversation, assessment),
      ...offerLines(conversation, assessment),
      ...promiseLines(input),
      ...effortLines(input),
      ...moodLines(input, library, settings),
      ...openLines(input),
    ],
  };
}
