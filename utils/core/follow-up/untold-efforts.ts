import type { Conversation } from '../conversation/conversation.ts';
import type { Clock } from '../settings.ts';
import { writeMoment } from '../suggest/write-time.ts';
import type { Lang } from '../taxonomy.ts';
import type { Effort } from './effort.ts';

const bare = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]+/gu, '');

/**
 * Efforts the buyer has not heard of: no message of ours names their clock time, or their answer where one came.
 * An update carries the clock times, so what was inserted and sent is not told twice; what the agent changed before
 * sending is told once more at worst.
 */
export function untoldEfforts(
  efforts: readonly Effort[],
  { turns }: Conversation,
  clock: Clock,
  lang: Lang,
): readonly Effort[] {
  const told = turns
    .filter(({ role }) => role === 'agent')
    .slice(-60)
    .map(({ text, at, seen }) => ({ text: bare(text.slice(0, 2000)), at: at ?? seen }));
  return efforts.filter((effort) => {
    // As it stood on the day it was written: "14:20" then, "yesterday 14:20" now.
    const time = bare(writeMoment({ ...clock, now: effort.at }, effort.at, lang));
    const answer = effort.answer && bare(effort.answer.text);
    return !told.some(({ text, at }) => {
      if (at !== undefined && at < effort.at) return false;
      return text.includes(time) && (!answer || text.includes(answer));
    });
  });
}
