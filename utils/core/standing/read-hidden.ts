import type { HiddenIntent, Intent, Issue, Root, Scenario } from '../taxonomy.ts';
import { ASKS } from './read-intents.ts';
import { type Exchange, has, hitsOf, type Scene, sureness, type TurnHit } from './scene.ts';

/** From 0.4 on the next script shows both paths (domain.md §2.1, row 6). */
const SHOWN = 0.4;
/** A buyer this upset who asks for nothing wants to be heard. */
const UPSET = 3;
/** A grievance told with less heat than this is told to have it mended. */
const HEATED = 3.5;
/** Past this the anger itself wants to be heard, however short it is put. */
const RANT = 3.9;
/** So much text is a story: Han characters, or letters of other scripts. */
const STORY_HAN = 24;
const STORY_LETTERS = 60;
const HAN = /\p{Script=Han}/gu;
const LETTERS = /\p{L}/gu;
/** Asks that a demand for an answer brings along; they do not say what the buyer wants. */
const RHETORICAL: ReadonlySet<Intent> = new Set<Intent>(['ask_status', 'urge_delivery', 'repair_resend_part']);

interface Known {
  root: Root;
  intents: readonly Intent[];
  issue: Issue | null;
  scenario: Scenario;
}

const overlaps = (a: TurnHit, b: TurnHit): boolean =>
  a.turn === b.turn && a.hit.at.start < b.hit.at.end && b.hit.at.start < a.hit.at.end;

/** A refund asked for without any "if": it is meant as said (domain.md §1.9b, first line). */
function asksOutright(exchange: Exchange, conditional: readonly TurnHit[]): boolean {
  const asks = [...hitsOf(exchange.buyer, 'it.refund_only'), ...hitsOf(exchange.buyer, 'it.cancel')];
  return asks.some(
    (ask) => ask.hit.weight >= 0.7 && !ask.hit.hypothetical && !conditional.some((hit) => overlaps(ask, hit)),
  );
}

function hurry({ last }: Scene, known: Known): number {
  if (last === undefined) return 0;
  const hits = hitsOf(last.buyer, 'hi.refund_means_hurry');
  if (hits.length === 0 || asksOutright(last, hits)) return 0;
  const moving = known.scenario === 'logistics' || known.issue === 'late' || known.issue === 'stuck';
  return sureness(hits, 1) * (moving ? 1 : 0.7);
}

function exit(scene: Scene): number {
  const { last } = scene;
  if (last === undefined) return 0;
  const before = scene.exchanges.at(-2);
  const helped = before !== undefined && has(before.answers, 'tol.step_done');
  return helped ? 0 : sureness(hitsOf(last.buyer, 'hi.silent_exit'));
}

function wantsToReturn(scene: Scene, known: Known): number {
  const { last } = scene;
  if (last === undefined) return 0;
  const score = sureness(hitsOf(last.buyer, 'hi.about_to_return'));
  if (known.scenario !== 'product' && !known.intents.includes('return_refund')) return 0;
  const failing = known.issue !== null && known.issue !== 'no_reason_return';
  return failing || known.intents.includes('return_refund') ? score : score * 0.5;
}

function wantsEar(scene: Scene, known: Known): number {
  const { last } = scene;
  if (last === undefined || Math.round(last.intensity) < UPSET) return 0;
  const wants = known.intents.filter((intent) => ASKS.has(intent) && !RHETORICAL.has(intent));
  if (wants.length > 0 || known.intents.includes('suggestion')) return 0;
  const text = last.buyer.map(({ normalised }) => normalised.text).join(' ');
  const long = (text.match(HAN)?.length ?? 0) >= STORY_HAN || (text.match(LETTERS)?.length ?? 0) >= STORY_LETTERS;
  const told = sureness(hitsOf(last.buyer, 'hi.wants_to_be_heard'));
  // Who opens with a long grievance about how it was handled has not been heard anywhere yet; a fault of the goods
  // is told in order to have it mended.
  const opens = scene.exchanges.length === 1 && long && last.intensity >= HEATED;
  const story = opens && known.root !== 'none' && known.scenario !== 'product' ? 0.45 : 0;
  const rant = last.intensity >= RANT && known.scenario !== 'product' ? 0.45 : 0;
  return 1 - (1 - told * 0.7) * (1 - Math.max(story, rant));
}

/**
 * What may stand behind the words (domain.md §1.9b), or null. Shown as "maybe also …" with both paths; a request that
 * is explicit and unconditional is never read as something else.
 */
export function readHidden(scene: Scene, known: Known): HiddenIntent | null {
  const { last } = scene;
  if (last === undefined) return null;
  const label = (id: HiddenIntent): number => sureness(hitsOf(last.buyer, `hi.${id}`));
  const scores: [HiddenIntent, number][] = [
    ['refund_means_hurry', hurry(scene, known)],
    ['collecting_evidence', label('collecting_evidence')],
    ['authenticity_reassurance', label('authenticity_reassurance')],
    ['about_to_return', wantsToReturn(scene, known)],
    ['silent_exit', exit(scene)],
    ['price_check', label('price_check')],
    ['wants_to_be_heard', wantsEar(scene, known)],
  ];
  const best = scores.reduce((a, b) => (b[1] > a[1] ? b : a));
  return best[1] >= SHOWN ? best[0] : null;
}
