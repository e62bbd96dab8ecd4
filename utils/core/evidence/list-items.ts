import type { EvidenceRow } from '../library.ts';
import type { Guided } from '../stage/guidance-text.ts';
import type { ItemState } from '../taxonomy.ts';
import { type Form, isAskable, traitsOf } from './evidence-kind.ts';
import type { Received } from './read-received.ts';

export interface ItemReading {
  kind: string;
  state: ItemState;
  why: Guided;
}

/** What else bears on the list beside the row and what came. */
export interface ItemFacts {
  /** Why nothing is asked, as a text; null where one ask is due. */
  waived: Guided | null;
  /** Filming is too much for this buyer (domain.md §2.4, vulnerable). */
  noFilm: boolean;
  /** Danger: nothing may be asked, whatever it could show. */
  safety: boolean;
  /** The names of the kinds that can show the fault. */
  shows: string;
}

/** Kinds that lie on the box or its label. */
export const ON_THE_BOX: ReadonlySet<string> = new Set(['photo_box', 'photo_parcel_label']);

const item = (kind: string, state: ItemState, why: Guided | string): ItemReading => ({
  kind,
  state,
  why: typeof why === 'string' ? { key: `evidence.item.${why}` } : why,
});

/** The kinds one request asks for. Talk of the material asks for the care label before the daylight. */
function kindsToAsk(row: EvidenceRow, received: Received, noFilm: boolean): string[] {
  const swap = received.material && row.instead.includes('photo_label');
  const ask = swap ? ['photo_label'] : row.ask;
  if (!noFilm) return ask;
  const still = ask.filter((kind) => traitsOf(kind).form !== 'video');
  return still.length > 0 ? still : row.instead.filter((kind) => traitsOf(kind).form !== 'video').slice(0, 1);
}

/** Hands out what came, each thing once, to the kinds it can stand for; the kinds asked for come first. */
function handOut(kinds: readonly string[], received: Received): Map<string, 'came' | 'told'> {
  const left: Record<Form, number> = { photo: received.photos, video: received.videos, screen: 0, words: 0, check: 0 };
  let unnamed = received.unnamed;
  const got = new Map<string, 'came' | 'told'>();
  for (const kind of kinds) {
    const { form } = traitsOf(kind);
    const source: Form = kind === 'screenshot_page' ? 'photo' : kind === 'screen_recording' ? 'video' : form;
    if (received.told.has(kind)) got.set(kind, 'told');
    else if (left[source] > 0) {
      left[source] -= 1;
      got.set(kind, 'came');
    } else if (unnamed > 0 && form !== 'words' && form !== 'check') {
      unnamed -= 1;
      got.set(kind, 'came');
    }
  }
  return got;
}

/** A thing in hand settles it where the row counts it as proof; words only where the row takes them for proof. */
function isEnough(row: EvidenceRow, got: ReadonlyMap<string, 'came' | 'told'>): boolean {
  return [...got.keys()].some((kind) => {
    const { form } = traitsOf(kind);
    return form !== 'check' && (row.valid.includes(kind) || (row.weak.includes(kind) && form !== 'words'));
  });
}

function whyNever(kind: string, { safety, shows }: ItemFacts): string | Guided {
  if (safety) return 'people_first';
  const { bar } = traitsOf(kind);
  if (bar) return bar;
  return shows === '' ? 'ours' : { key: 'evidence.item.shows_nothing', params: { kinds: shows } };
}

/**
 * Every kind of the row with where it stands: in hand or in our records, worth the one ask, not needed, or never to
 * be asked of a buyer. What came and cannot show the fault is named as such.
 */
export function listItems(row: EvidenceRow, received: Received, facts: ItemFacts): ItemReading[] {
  const ask = kindsToAsk(row, received, facts.noFilm);
  const own = [...new Set([...ask, ...row.valid, ...row.instead, ...row.weak])];
  const got = handOut([...own.filter(isAskable), ...row.invalid.filter((kind) => !traitsOf(kind).bar)], received);
  const enough = isEnough(row, got);
  const found: ItemReading[] = [];
  for (const kind of own) {
    const { from, form } = traitsOf(kind);
    const how = got.get(kind);
    if (from === 'records') found.push(item(kind, 'have', 'own_record'));
    else if (from === 'fetch') found.push(item(kind, 'not_ours', 'fetch'));
    else if (how) found.push(item(kind, 'have', how));
    // A weak sign is worth a line only once it is here, or where it may take the place of the proof.
    else if (!ask.includes(kind) && !row.valid.includes(kind) && !row.instead.includes(kind)) continue;
    else if (enough) found.push(item(kind, 'not_needed', 'enough'));
    else if (facts.waived) found.push(item(kind, 'not_needed', facts.waived));
    else if (received.boxGone && ON_THE_BOX.has(kind)) found.push(item(kind, 'not_needed', 'gone'));
    else if (ask.includes(kind)) found.push(item(kind, 'missing', 'once'));
    else if (facts.noFilm && form === 'video') found.push(item(kind, 'not_needed', 'no_film'));
    else found.push(item(kind, 'not_needed', 'instead'));
  }
  for (const kind of row.invalid) {
    const useless = { key: 'evidence.item.came_in_vain', params: { kinds: facts.shows } };
    if (got.has(kind)) found.push(item(kind, 'have', facts.shows === '' ? 'came' : useless));
    else found.push(item(kind, 'not_ours', whyNever(kind, facts)));
  }
  return found;
}

/** True where all that came is of a kind that cannot show the fault: a photo of a speaker without sound. */
export function cameInVain(row: EvidenceRow, received: Received): boolean {
  const { photos, videos, unnamed } = received;
  if (unnamed > 0 || photos + videos === 0) return false;
  const shows = (form: Form): boolean =>
    [...row.valid, ...row.weak].some((kind) => isAskable(kind) && traitsOf(kind).form === form);
  const barred = (form: Form): boolean => row.invalid.includes(form) && !shows(form);
  return (photos === 0 || barred('photo')) && (videos === 0 || barred('video'));
}
