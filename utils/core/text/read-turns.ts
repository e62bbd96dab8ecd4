import type { Conversation, Turn } from '../conversation/conversation.ts';
import { isSameTurn } from '../conversation/same-turn.ts';
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

type Speaker = 'customer' | 'agent' | 'other';

/** A conversation is read again with each new message; its old turns must not be matched again each time. */
interface Memory {
  texts: Record<Speaker, Map<string, Reading>>;
  /** What the latest conversations were read as, by their ids, the one that was read last at the end. */
  talks: Map<string, readonly ReadTurn[]>;
}

const memory = new WeakMap<CueRules, Memory>();
const MOST_TEXTS = 2000;
const MOST_TALKS = 20;

function speakerOf({ role }: Turn): Speaker {
  if (role === 'customer') return 'customer';
  return role === 'agent' || role === 'bot' ? 'agent' : 'other';
}

function memoryOf(rules: CueRules): Memory {
  let known = memory.get(rules);
  if (known === undefined) {
    known = { texts: { customer: new Map(), agent: new Map(), other: new Map() }, talks: new Map() };
    memory.set(rules, known);
  }
  return known;
}

function readText(text: string, speaker: Speaker, rules: CueRules, known: Map<string, Reading>): Reading {
  const before = known.get(text);
  if (before !== undefined) return before;
  const normalised = normalise(text);
  const reading: Reading = { normalised, hits: speaker === 'other' ? [] : matchCues(rules, normalised, speaker) };
  if (known.size >= MOST_TEXTS) known.clear();
  known.set(text, reading);
  return reading;
}

function remember(talks: Memory['talks'], id: string, read: readonly ReadTurn[]): void {
  talks.delete(id);
  const [oldest] = talks.keys();
  if (talks.size >= MOST_TALKS && oldest !== undefined) talks.delete(oldest);
  talks.set(id, read);
}

/**
 * Normalises every turn and finds its cues: the buyer's rules for the buyer's turns, the agent's for the agent's.
 * A bot speaks for the shop, so its asks and promises are read like the agent's. Results are remembered per rule set
 * and text; a turn that stands where it stood in the same conversation is given back as the same object, so that others
 * may remember under it what they make of it.
 */
export function readTurns(conversation: Conversation, rules: CueRules): ReadTurn[] {
  const { texts, talks } = memoryOf(rules);
  const before = talks.get(conversation.id) ?? [];
  const read = conversation.turns.map((turn, index) => {
    const known = before[index];
    if (known !== undefined && isSameTurn(known.turn, turn)) return known;
    const speaker = speakerOf(turn);
    const { normalised, hits } = readText(turn.text, speaker, rules, texts[speaker]);
    return { index, turn, normalised, hits };
  });
  remember(talks, conversation.id, read);
  return read;
}
