import type { Suggestion } from '../core/advice.ts';

export type ScriptPart =
  | { kind: 'text'; text: string; start: number }
  | { kind: 'filled'; text: string; slot: string; start: number }
  | { kind: 'missing'; slot: string; start: number; hint?: string };

const SLOT = /\{([a-z][a-z0-9]*)\}/g;

/** Cuts a suggestion into plain text, filled slots and missing ones, in order. `start` is its offset in the text. */
export function scriptParts(suggestion: Pick<Suggestion, 'text' | 'marks'>): ScriptPart[] {
  const { text } = suggestion;
  const parts: ScriptPart[] = [];
  let at = 0;
  const plainUntil = (end: number) => {
    if (end > at) parts.push({ kind: 'text', text: text.slice(at, end), start: at });
  };
  for (const mark of usableMarks(text, suggestion.marks)) {
    plainUntil(mark.start);
    if (mark.filled) {
      parts.push({ kind: 'filled', text: text.slice(mark.start, mark.end), slot: mark.slot, start: mark.start });
    } else {
      parts.push({ kind: 'missing', slot: mark.slot, start: mark.start, ...(mark.hint ? { hint: mark.hint } : {}) });
    }
    at = mark.end;
  }
  plainUntil(text.length);
  return parts;
}

/** Marks where they fit the text; else the missing slots as the text itself shows them. */
function usableMarks(text: string, marks: Suggestion['marks']): NonNullable<Suggestion['marks']> {
  const written: NonNullable<Suggestion['marks']> = [...text.matchAll(SLOT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    slot: match[1] ?? '',
    filled: false,
  }));
  if (!marks) return written;
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const fits = sorted.every(
    (mark, index) => mark.start < mark.end && mark.start >= (sorted[index - 1]?.end ?? 0) && mark.end <= text.length,
  );
  if (!fits) return written;
  // A slot nobody marked must still block: nothing with braces may reach the buyer.
  const open = written.filter((slot) => !sorted.some((mark) => mark.start < slot.end && slot.start < mark.end));
  return [...sorted, ...open].sort((a, b) => a.start - b.start);
}

/** The text to insert with the agent's words in the missing slots, and the slots still open. */
export function composeScript(
  parts: readonly ScriptPart[],
  typed: Readonly<Record<string, string>>,
): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const text = parts
    .map((part) => {
      if (part.kind !== 'missing') return part.text;
      const value = typed[part.slot]?.trim();
      if (value) return value;
      missing.add(part.slot);
      return `{${part.slot}}`;
    })
    .join('');
  return { text, missing: [...missing] };
}

/** Slots that an edited text still shows. */
export function openSlots(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ''))];
}
