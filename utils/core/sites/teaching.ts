/**
 * Plain data of "teach this page" that crosses between page, worker and panel: what the agent asks for,
 * and what the page tells of it. The page has no texts of its own, so they come with the start.
 */
import type { Role } from '../conversation/conversation.ts';
import type { SiteDefinition } from './site-definition.ts';

/** What a click in the review says of a row. */
export const TAUGHT_ROLES = ['customer', 'agent', 'note', 'system', 'none'] as const;
/** `none`: the row is not a message at all, such as a date line. */
export type TaughtRole = (typeof TAUGHT_ROLES)[number];

export const TEACH_STEPS = ['customer', 'agent', 'composer', 'review'] as const;
/** A buyer's message, one of ours, the reply box, then looking over what was inferred. */
export type TeachStep = (typeof TEACH_STEPS)[number];

/**
 * Why the definition is not what was meant, each with its own next thing to click:
 * - `no-text`: what was clicked holds no words
 * - `same-row`: the two examples are one row
 * - `no-row-pattern`: nothing on the page repeats like the examples
 * - `roles-not-separable`: the examples of two roles look the same
 * - `not-writable`: what was clicked as the reply box takes no text
 * - `unhealthy`: a definition was inferred, but does not prove itself on this page
 * - `nothing-found`: what was found before and was to be looked over is not found now
 * - `not-saved`: the extension refused the definition; `detail` says why
 */
export const TEACH_PROBLEMS = [
  'no-text',
  'same-row',
  'no-row-pattern',
  'roles-not-separable',
  'not-writable',
  'unhealthy',
  'nothing-found',
  'not-saved',
] as const;
export type TeachProblem = (typeof TEACH_PROBLEMS)[number];

/** What was said of the reply box; `skipped` leaves it for later, `none` means that it is on another page. */
export type TaughtComposer = 'picked' | 'skipped' | 'none';

export interface TeachState {
  step: TeachStep;
  /** Words of the row or box that a pick would take now, or null. */
  candidate: string | null;
  /** How many rows could be picked here; of several frames the one with most is walked by keyboard. */
  candidates: number;
  /** What is under review was found by detection; nobody has shown a row yet that says otherwise. */
  found: boolean;
  /** How many rows were clicked. */
  examples: number;
  composer: TaughtComposer | null;
  problem: { kind: TeachProblem; detail?: string } | null;
  /** The conversation as the definition reads it: the last rows, oldest first. `key` names a row in a correction. */
  rows: { key: number; role: Role; text: string; taught: boolean }[];
  total: number;
  counts: Partial<Record<Role, number>>;
  /** The definition so far, for saving and export. */
  definition: SiteDefinition | null;
}

/** Texts of the overlay, ready in the agent's language. */
export type TeachLabels = Record<
  | 'overlay'
  | TeachStep
  | 'keys'
  | 'skip'
  | 'none'
  | 'stop'
  | 'moveBar'
  | 'menu'
  | `role.${Role | 'none'}`
  | `problem.${TeachProblem}`
  | 'nothing',
  string
>;

export type TeachCommand =
  /** From `found`: what detection found there without being sure of it is looked over before anything is clicked. */
  | { type: 'start'; labels: TeachLabels; from?: 'found' }
  | { type: 'step'; step: TeachStep }
  /** The keyboard's way, from the panel: walk, widen or narrow the outlined row, take it. */
  | { type: 'walk'; by: -1 | 1 }
  | { type: 'resize'; by: 'wider' | 'narrower' }
  | { type: 'pick' }
  | { type: 'composer'; is: 'skipped' | 'none' }
  | { type: 'correct'; key: number; role: TaughtRole }
  /** What was found takes the buyer for us and us for the buyer. */
  | { type: 'swap' }
  | { type: 'save' }
  | { type: 'stop' }
  /** A page that is read with the detected definition of this id is read right: keep it as taught. */
  | { type: 'confirm'; site: string }
  /** Forget what was taught on a page that is read with the definition of this id. */
  | { type: 'forget'; site: string };

/** What the panel asks for; the worker adds the texts. */
export type TeachWish = Exclude<TeachCommand, { type: 'start' }> | { type: 'start'; from?: 'found' };
