import type { Cue } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { predictRun } from '../mood/consult-model.ts';
import type { Model } from '../mood/model/model.ts';
import type { Prediction } from '../mood/model/predict.ts';
import type { MoodReading, TurnMood } from '../mood/read-mood.ts';
import type { Settings } from '../settings.ts';
import type { Emotion } from '../taxonomy.ts';
import type { CueHit } from '../text/match-cues.ts';
import type { ReadTurn } from '../text/read-turns.ts';

/** One uninterrupted run of buyer messages, with what the shop answered after it. */
export interface Exchange {
  buyer: readonly ReadTurn[];
  /** Turns of agents and bots up to the buyer's next word; empty for a run nobody answered. */
  answers: readonly ReadTurn[];
  /** Intensity 0…5 after the run, unrounded. */
  intensity: number;
  /** Scores of the emotions after the run. */
  emotions: ReadonlyMap<Emotion, number>;
}

/** What every reader of the standing looks at; made once per call. */
export interface Scene {
  conversation: Conversation;
  turns: readonly ReadTurn[];
  /** Oldest first. */
  exchanges: readonly Exchange[];
  /** All that the buyer said, oldest first. */
  said: readonly ReadTurn[];
  /** The exchange that the buyer's last run opened; absent where the buyer never wrote. */
  last: Exchange | undefined;
  settings: Settings;
  /** What the model says of the buyer's last run; null without a model or without letters. */
  learned: Prediction | null;
}

/** A cue of one turn that is really claimed, not denied. */
export interface TurnHit {
  turn: number;
  hit: CueHit;
}

function claims(hit: CueHit, prefix: string, many: boolean): boolean {
  return !hit.negated && (many ? hit.label.startsWith(prefix) : hit.label === prefix);
}

/** Hits under `prefix` (a label, or the start of one that ends in a dot) that are not negated, oldest first. */
export function hitsOf(turns: readonly ReadTurn[], prefix: string): TurnHit[] {
  const many = prefix.endsWith('.');
  const found: TurnHit[] = [];
  for (const turn of turns) {
    for (const hit of turn.hits) if (claims(hit, prefix, many)) found.push({ turn: turn.index, hit });
  }
  return found;
}

export function has(turns: readonly ReadTurn[], prefix: string): boolean {
  const many = prefix.endsWith('.');
  for (const { hits } of turns) for (const hit of hits) if (claims(hit, prefix, many)) return true;
  return false;
}

export function toCue({ turn, hit }: TurnHit): Cue {
  return { turn, start: hit.start, end: hit.end, rule: hit.rule };
}

/** How sure several signs of one thing make us together: `1 − Π(1 − weight)`; a sign under an "if" counts less. */
export function sureness(hits: readonly TurnHit[], whenIf = 0.6): number {
  return 1 - hits.reduce((doubt, { hit }) => doubt * (1 - hit.weight * (hit.hypothetical ? whenIf : 1)), 1);
}

/** When a talk grows, all exchanges but the last stay as they were. By the turn that opened it. */
const kept = new WeakMap<ReadTurn, { exchange: Exchange; after: TurnMood | undefined }>();

const sameTurns = (a: readonly ReadTurn[], b: readonly ReadTurn[]): boolean =>
  a.length === b.length && a.every((turn, place) => turn === b[place]);

/** The exchange of these turns: the very object that stood for it before where nothing of it has changed. */
function keepExchange({ buyer, answers }: Pick<Exchange, 'buyer' | 'answers'>, after: TurnMood | undefined): Exchange {
  const [first] = buyer;
  const before = first && kept.get(first);
  if (before?.after === after && before && sameTurns(before.exchange.buyer, buyer)) {
    if (sameTurns(before.exchange.answers, answers)) return before.exchange;
  }
  const emotions = new Map([...(after?.scores ?? [])].map(([id, { score }]) => [id, score]));
  const exchange = { buyer, answers, intensity: after?.intensity ?? 0, emotions };
  if (first !== undefined) kept.set(first, { exchange, after });
  return exchange;
}

/** Cuts the conversation into exchanges and adds the mood after each (see `readMood`). */
export function setScene(
  conversation: Conversation,
  turns: readonly ReadTurn[],
  mood: MoodReading,
  settings: Settings,
  model?: Model,
): Scene {
  const cut: { buyer: ReadTurn[]; answers: ReadTurn[] }[] = [];
  for (const turn of turns) {
    const { role } = turn.turn;
    const open = cut.at(-1);
    if (role === 'customer') {
      if (open === undefined || open.answers.length > 0) cut.push({ buyer: [turn], answers: [] });
      else open.buyer.push(turn);
    } else if ((role === 'agent' || role === 'bot') && open !== undefined) open.answers.push(turn);
  }
  // One mood for each message of the buyer.
  let heard = 0;
  const exchanges = cut.map((exchange) => {
    heard += exchange.buyer.length;
    return keepExchange(exchange, mood.perTurn[heard - 1]);
  });
  const last = exchanges.at(-1);
  const learned = model === undefined || last === undefined ? null : predictRun(model, last.buyer);
  const said = turns.filter(({ turn }) => turn.role === 'customer');
  return { conversation, turns, exchanges, said, last, settings, learned };
}
