import type { Assessment, Cue } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Emotion } from '../taxonomy.ts';

/** A quote is a reminder, not a transcript. */
const MOST_UNITS = 26;
const MOST_LATIN = 56;
const EDGE = /[，。；！？、,;!?\n…]|\.(?=\s|$)/;

function widen(text: string, { start, end }: Cue): string {
  let from = start;
  let to = end;
  while (from > 0 && !EDGE.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && !EDGE.test(text.charAt(to)) && !/\.\s/.test(text.slice(to, to + 2))) to += 1;
  const most = /\p{Script=Han}/u.test(text) ? MOST_UNITS : MOST_LATIN;
  const clause = text.slice(from, to).trim();
  if (clause.length <= most) return clause;
  const words = text.slice(start, end).trim();
  return words.length <= most ? words : `${[...words].slice(0, most - 1).join('')}…`;
}

function cuesOf(assessment: Assessment, label: string): Cue[] {
  if (label.startsWith('em.') && !label.endsWith('.')) {
    const id = label.slice(3) as Emotion;
    return assessment.mood.emotions.find((emotion) => emotion.id === id)?.cues ?? [];
  }
  if (label === 'em.') return assessment.mood.emotions.find(({ id }) => id === assessment.mood.dominant)?.cues ?? [];
  if (!label.endsWith('.')) return assessment.signals.cues[label] ?? [];
  return Object.entries(assessment.signals.cues).flatMap(([key, cues]) => (key.startsWith(label) ? cues : []));
}

/**
 * The buyer's own words behind one of these labels, best label first and latest cue first: the clause around the cue
 * where it is short, else the cue itself. Null where no cue stands.
 */
export function quoteBuyer(
  assessment: Assessment,
  conversation: Conversation,
  labels: readonly string[],
): string | null {
  for (const label of labels) {
    const latest = cuesOf(assessment, label).reduce<Cue | null>(
      (best, cue) => (best === null || cue.turn >= best.turn ? cue : best),
      null,
    );
    const turn = latest && conversation.turns[latest.turn];
    if (!latest || !turn || turn.role !== 'customer') continue;
    const words = widen(turn.text, latest);
    if (words !== '') return words;
  }
  return null;
}
