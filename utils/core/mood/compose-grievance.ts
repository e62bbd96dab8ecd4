import type { Cue } from '../advice.ts';
import type { Emotion } from '../taxonomy.ts';
import type { CueHit } from '../text/match-cues.ts';
import type { ReadTurn } from '../text/read-turns.ts';

/**
 * What a grievance is made of (domain.md §1.12): something fails, somebody refuses, work is put on the buyer, effort
 * was spent, somebody is called to account. Each part alone is mild; together they say how the buyer feels even where
 * no word names a feeling.
 */
type Part = 'fault' | 'refused' | 'imposed' | 'effort' | 'challenge' | 'blame' | 'mock';

/** Cues of feelings that are parts of a grievance as well. */
const PART_OF_RULE: Readonly<Record<string, Part>> = {
  'em.frustrated.fault': 'fault',
  'em.frustrated.unsolved': 'refused',
  'em.frustrated.nobody': 'refused',
  'em.frustrated.again': 'effort',
  'em.frustrated.time': 'effort',
  'em.frustrated.tried': 'effort',
  'em.frustrated.still': 'effort',
  'em.annoyed.repeat': 'effort',
  'em.annoyed.how_come': 'challenge',
  'em.annoyed.own_trouble': 'imposed',
  'em.angry.accuse': 'blame',
  'em.contempt.dare': 'mock',
};
const PART_OF_LABEL: Readonly<Record<string, Part>> = {
  'mod.fault': 'fault',
  'mod.refused': 'refused',
  'mod.imposed': 'imposed',
  'mod.effort': 'effort',
  'mod.challenge': 'challenge',
  'mod.rhetorical': 'challenge',
  'mod.blame': 'blame',
  'mod.mock': 'mock',
  'tol.promise_broken': 'refused',
};
/** Issues that somebody asks about without having met them. */
const ASKED_ABOUT: ReadonlySet<string> = new Set([
  'is.no_reason_return',
  'is.price_drop',
  'is.coupon_failed',
  'is.late',
]);
const ISSUE_FROM = 0.6;

/** Who calls a company by its account's name does so before everybody, and rarely to chat. */
const CALLED = /(?<![\w.+-])@[\p{L}\p{N}_]{2}/u;

/** The parts of a grievance that a run of messages holds, with the words behind each. */
export type Grievance = ReadonlyMap<Part, readonly Cue[]>;

function partOf(hit: CueHit): Part | undefined {
  const part = PART_OF_RULE[hit.rule] ?? PART_OF_LABEL[hit.label];
  if (part !== undefined) return part;
  const issue = hit.label.startsWith('is.') && !ASKED_ABOUT.has(hit.label) && hit.weight >= ISSUE_FROM;
  return issue ? 'fault' : undefined;
}

/** Finds the parts of a grievance; what is denied, only thought of or told of others is none. */
export function findGrievance(turns: readonly ReadTurn[]): Grievance {
  const parts = new Map<Part, Cue[]>();
  for (const turn of turns) {
    for (const hit of turn.hits) {
      if (hit.negated || hit.hypothetical || hit.quoted) continue;
      const part = partOf(hit);
      if (part === undefined) continue;
      const cues = parts.get(part) ?? [];
      cues.push({ turn: turn.index, start: hit.start, end: hit.end, rule: hit.rule });
      parts.set(part, cues);
    }
  }
  return parts;
}

/** Whether the buyer speaks before others: the company is called by its account. */
export function speaksInPublic(turns: readonly ReadTurn[]): boolean {
  return turns.some(({ turn }) => CALLED.test(turn.text.slice(0, 2000)));
}

/** A feeling that parts of a grievance add up to, and how sure it is. */
export interface Composed {
  emotion: Emotion;
  weight: number;
  cues: readonly Cue[];
}

/** How it is said. */
export interface Manner {
  /** Before others; see `speaksInPublic`. */
  open: boolean;
  /** With exclamation marks or repeated questions. */
  heated: boolean;
  /** With questions hurled one on another. */
  shouts: boolean;
  /** At some length, without a question or a request in it. */
  tells: boolean;
}

/**
 * What the parts add up to. A fault told in public, or with heat, annoys; effort on top of a failure frustrates; who
 * calls somebody to account over a failure is angry, and whoever mocks a failure holds those behind it in contempt.
 */
export function composeGrievance(grievance: Grievance, manner: Manner): Composed[] {
  const { open, heated, shouts, tells } = manner;
  const of = (...parts: Part[]): Cue[] => parts.flatMap((part) => [...(grievance.get(part) ?? [])]);
  const has = (...parts: Part[]): boolean => parts.some((part) => grievance.has(part));
  const composed: Composed[] = [];
  const add = (emotion: Emotion, weight: number, ...parts: Part[]): void => {
    composed.push({ emotion, weight, cues: of(...parts) });
  };
  const failed = has('fault', 'refused', 'imposed');
  if (has('fault')) add('annoyed', open || heated ? 0.42 : tells ? 0.36 : 0.22, 'fault');
  if (has('blame') && !open) add('annoyed', 0.36, 'blame');
  if (open && shouts && grievance.size === 0) add('annoyed', 0.36);
  if (has('refused')) add('annoyed', 0.36, 'refused');
  if (has('imposed')) add('annoyed', 0.36, 'imposed');
  if (has('challenge')) add('annoyed', failed || open || heated ? 0.42 : 0.3, 'challenge');
  if (failed && has('effort')) add('frustrated', 0.4, 'effort');
  if (has('refused') && has('fault')) add('frustrated', 0.3, 'refused');
  const accuses = has('challenge', 'blame');
  if (accuses && (failed || has('effort')) && (open || heated)) add('angry', 0.36, 'challenge', 'blame');
  if (has('challenge') && has('blame')) add('angry', 0.36, 'blame');
  if (has('mock') && (failed || accuses || has('effort'))) add('contempt', 0.36, 'mock');
  else if (has('mock') && open) add('contempt', 0.3, 'mock');
  return composed;
}
