/** A text under construction that knows which of its words were filled in and which the agent must still type. */
import type { Suggestion } from '../advice.ts';
import type { Stage } from '../taxonomy.ts';

type Marks = NonNullable<Suggestion['marks']>;

export interface MarkedText {
  text: string;
  marks: Marks;
}

const SLOT = /\{([a-z][a-z0-9]*)\}/g;

/** A place the agent has to fill; it stays visible as `{slot}`. */
export function openSlot(slot: string, hint?: string): MarkedText {
  const text = `{${slot}}`;
  return { text, marks: [{ start: 0, end: text.length, slot, filled: false, ...(hint ? { hint } : {}) }] };
}

/** A fact put in by us, tinted in the panel. */
export function filledSlot(slot: string, text: string): MarkedText {
  return { text, marks: [{ start: 0, end: text.length, slot, filled: true }] };
}

export function joinMarked(parts: readonly MarkedText[], separator = ''): MarkedText {
  let text = '';
  const marks: Marks = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += separator;
    for (const mark of part.marks)
      marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length });
    text += part.text;
  }
  return { text, marks };
}

/** Writes a template; a `{name}` without a value stays open for the agent. */
export function fillMarked(template: string, values: Readonly<Record<string, MarkedText>>): MarkedText {
  const parts: MarkedText[] = [];
  let last = 0;
  for (const match of template.matchAll(SLOT)) {
    parts.push({ text: template.slice(last, match.index), marks: [] });
    const name = match[1] ?? '';
    parts.push(values[name] ?? openSlot(name));
    last = match.index + match[0].length;
  }
  parts.push({ text: template.slice(last), marks: [] });
  return joinMarked(parts);
}

/** The finished text as a script that the panel can show, complete and insert like any other. */
export function toSuggestion(id: string, stage: Stage, { text, marks }: MarkedText): Suggestion {
  const names = (filled: boolean) => [
    ...new Set(marks.filter((mark) => mark.filled === filled).map(({ slot }) => slot)),
  ];
  const slots = { filled: names(true), missing: names(false) };
  return { id, pack: 'follow-up', stage, text, marks, slots, score: 1, why: [] };
}
