/**
 * What the next colleague must know so that the buyer need not tell it again (domain.md E22, §4.4). Built from the
 * ledger line by line; there is no prose in it. Labels are keys of the interface texts.
 */
import type { Conversation } from '../conversation/conversation.ts';
import type { EffortKind } from '../follow-up/effort.ts';
import type { Emotion, Flag, Intent, Issue, Stage } from '../taxonomy.ts';

export const HAND_OVER_SECTIONS = ['facts', 'evidence', 'offers', 'promises', 'efforts', 'mood', 'open'] as const;
export type HandOverSection = (typeof HAND_OVER_SECTIONS)[number];

const HAND_OVER_STATES = [
  // evidence
  'given',
  'unanswered',
  'unable',
  'unwilling',
  'irritated',
  // offers
  'accepted',
  'refused',
  'unsettled',
  // promises
  'open',
  'kept',
  'overdue',
  // efforts
  'waiting',
  'answered',
  // mood
  'first',
  'worst',
  'now',
] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];

const NAMES = [
  'order',
  'item',
  'price',
  'deadline',
  'asked',
  'received',
  'offer',
  'promise',
  'unanswered',
  'next',
  'waitingFor',
  'courier',
  'warehouse',
  'lead',
  'image',
  'video',
  'file',
] as const;
export type HandOverName = (typeof NAMES)[number];

export type HandOverLabel =
  | `flag.${Flag}`
  | `issue.${Issue}`
  | `intent.${Intent}`
  | `emotion.${Emotion}`
  | `effort.${EffortKind}`
  | `stage.${Stage}`
  | `handOver.name.${HandOverName}`;

/** The words a line rests on, inside the message they stand in. */
export interface Quote {
  /** Index into `conversation.turns`. */
  turn: number;
  turnId: string;
  /** The message; of a very long one the part around the words. */
  message: string;
  /** Span of the words in `message`, UTF-16, end exclusive. */
  start: number;
  end: number;
  /** When it was said, milliseconds since the epoch; null where the page shows no time. */
  at: number | null;
}

export interface HandOverLine {
  section: HandOverSection;
  label: HandOverLabel;
  /** Further names, such as the kinds of files that came. */
  names?: HandOverLabel[];
  /** A number, an amount or the agent's own words. */
  words?: string;
  state?: HandOverState;
  /** A due time or when it was done, milliseconds since the epoch. */
  at?: number;
  /** Null where the fact comes from the page or the log and from no message. */
  quote: Quote | null;
}

export interface HandOverCard {
  customerName: string | null;
  orderId: string | null;
  lines: HandOverLine[];
}

/** More of one message is read in the chat itself. */
const MOST_SHOWN = 600;
/** A clause longer than this on one side is cut there. */
const MOST_WIDENED = 60;
const EDGES = /[，。；！？、,;!?\n…]|\.(?=\s|$)/g;

/** Widens a span to the clause it stands in. */
function widen(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const from = Math.max(0, start - MOST_WIDENED);
  const to = Math.min(text.length, end + MOST_WIDENED);
  const edges = [...text.slice(from, to).matchAll(EDGES)].map(({ index }) => from + index);
  const before = edges.findLast((edge) => edge < start);
  const after = edges.find((edge) => edge >= end);
  return { start: before === undefined ? from : before + 1, end: after ?? to };
}

/** The clause around a span of a message, the whole message without one; null where there is no such message. */
export function quoteTurn({ turns }: Conversation, turn: number, span?: { start: number; end: number }): Quote | null {
  const said = turns[turn];
  if (!said) return null;
  const { start, end } = span ? widen(said.text, span) : { start: 0, end: said.text.length };
  const from = said.text.length <= MOST_SHOWN ? 0 : Math.max(0, Math.min(start, said.text.length - MOST_SHOWN));
  const message = said.text.slice(from, from + MOST_SHOWN);
  return {
    turn,
    turnId: said.id,
    message,
    start: start - from,
    end: Math.min(message.length, end - from),
    at: said.at ?? null,
  };
}
