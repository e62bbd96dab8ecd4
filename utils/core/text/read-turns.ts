import type { Conversation, Turn } from '../conversation/conversation.ts';
import type { CueRules } from './cue-rule.ts';
import { type CueHit, matchCues } from './match-cues.ts';
import { type Normalised, normalise } from './normalise.ts';

/** One turn of the conversation with its cues; turns of bots, notes, systems and unknown senders have none. */
export interface ReadTurn {
  /** Index into `conversation.turns`. */
  index: number;
  turn: Turn;
  normalised: Normalised;
  hits: readonly CueHit[];
}

type Reading = Pick<ReadTurn, 'normalised' | 'hits'>;

/** A conversation is read again with each new message; its old turns must not be matched again each time. */
type Speaker = 'customer' | 'agent' | 'other';
const memo = new WeakMap<CueRules, Record<Speaker, Map<string, Reading>>>();
const MEMO_SIZE = 2000;

function speakerOf({ role }: Turn): Speaker {
  if (role === 'customer') return 'customer';
  return role === 'agent' || role === 'bot' ? 'agent' : 'other';
}

function memoOf(rules: CueRules): Record<Speaker, Map<string, Reading>> {
  let known = memo.get(rules);
  if (known === undefined) {
    known = { customer: new Map(), agent: new Map(), other: new Map() };
    memo.set(rules, known);
  }
  return known;
}

function readText(text: string, speaker: Speaker, rules: CueRules, known: Map<string, Reading>): Reading {
  const before = known.get(text);
  if (before !== undefined) return before;
  const normalised = normalise(text);
  const reading: Reading = { normalised, hits: speaker === 'other' ? [] : matchCues(rules, normalised, speaker) };
  if (known.size >= MEMO_SIZE) known.clear();
  known.set(text, reading);
  return reading;
}

/**
 * Normalises every turn and finds its cues: the buyer's rules for the buyer's turns, the agent's for the agent's.
 * A bot speaks for the shop, so its asks and promises are read like the agent's. Results are remembered per rule set
 * and text.
 */
export function readTurns(conversation: Conversation, rules: CueRules): ReadTurn[] {
  const known = memoOf(rules);
  return conversation.turns.map((turn, index) => {
    const speaker = speakerOf(turn);
    const { normalised, hits } = readText(turn.text, speaker, rules, known[speaker]);
    return { index, turn, normalised, hits };
  });
}
