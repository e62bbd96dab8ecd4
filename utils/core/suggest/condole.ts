import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isBereaved } from '../standing/is-bereaved.ts';
import type { FilledScript } from './fill-script.ts';

const CONDOLES =
  /节哀|節哀|保重|难过|難過|不捨|哀悼|\bcondolences?\b|\bsorry (?:for|about) (?:your|the) loss\b|\bsorry to hear\b/iu;

/** Whether a death was told of and nobody of ours has said a word on it yet. */
export function owesCondolence(assessment: Assessment, { turns }: Conversation): boolean {
  if (!isBereaved(assessment)) return false;
  return !turns.some(({ role, text }) => (role === 'agent' || role === 'bot') && CONDOLES.test(text.slice(0, 1000)));
}

/** The script with one sentence of condolence before it; one that condoles itself stays as it is. */
export function condoleFirst(script: FilledScript, sentence: string): FilledScript {
  if (CONDOLES.test(script.text)) return script;
  const marks = script.marks.map((mark) => ({
    ...mark,
    start: mark.start + sentence.length,
    end: mark.end + sentence.length,
  }));
  return { ...script, marks, text: `${sentence}${script.text}` };
}
