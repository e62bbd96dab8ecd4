/** Lines beside a message that tell who wrote it and when. */

import { NOTE_LABEL } from './role-words.ts';
import { timeLabel } from './time-label.ts';

export const STATUS =
  /^[-–—·•|(\s]*(?:[✓✔√☑⌛🕓]+|read|seen|sent|delivered|unread|failed|sending|edited|已读|未读|已讀|未讀|已送达|已送達|送达|已发送|已發送|发送失败|發送失敗|发送中|已编辑)[.…)\s]*$/iu;
/** "已讀 下午 3:12", "Read 14:02": the state and the time in one. */
const STATE_BESIDE =
  /^(?:read|seen|sent|delivered|edited|已读|未读|已讀|未讀|已送达|已送達|已发送|已發送)[\s:：,，·•|]+|[\s,，·•|]+(?:read|seen|sent|delivered|edited|已读|未读|已讀|未讀|已送达|已送達|已发送|已發送)$/iu;
const SENTENCE = /[。！？!?…；;]|[.,，]\s|[,，]$|\s\S+\s\S+\s\S+\s/u;
const BETWEEN = /\s*[·•・|｜]\s*/u;
const AT_ENDS = /^[\s,，:：(（–—-]+|[\s,，:：)）–—-]+$/gu;
/** "晴天小猪（19:02）" and "Mira2026-11-12 9:02" have no space between. */
const TIME_NEXT = /(?<=[\p{Script=Han}\p{L}])(?=[（(]?\d{1,4}[-/.:：年月])/u;
const LONGEST_PART = 40;
const MOST_STEPS = 5;

export const isSentence = (words: string) => SENTENCE.test(words);

export const tellsTime = (words: string) => timeLabel(words) ?? timeLabel(words.replace(STATE_BESIDE, ''));

export const partsOf = (words: string) => words.split(BETWEEN).filter(Boolean);

/** "Lena · 16:41 · Seen": a time, and beside it nothing but names and states. */
export function isMeta(words: string): boolean {
  const parts = partsOf(words);
  const short = (part: string) => part.length <= LONGEST_PART && !isSentence(part);
  return parts.length > 1 && parts.every(short) && parts.some((part) => timeLabel(part) !== null);
}

const isName = (words: string) =>
  /\p{L}/u.test(words) && !isSentence(words) && tellsTime(words) === null && !STATUS.test(words);

/** The writer in a line that tells the time, too: "Mira, 19:02", "9:02 · Mira · Seen"; null where there is none. */
export function writerIn(line: string): string | null {
  const parts = partsOf(line);
  if (parts.length > 1) {
    const told = (part: string) => tellsTime(part) !== null || STATUS.test(part) || NOTE_LABEL.test(part);
    return isMeta(line) ? (parts.find((part) => !told(part)) ?? null) : null;
  }
  if (tellsTime(line) !== null) return null;
  const steps = line
    .replace(TIME_NEXT, ' ')
    .split(' ')
    .slice(0, 2 * MOST_STEPS);
  const splits = steps
    .slice(1, MOST_STEPS + 1)
    .map((_, i) => [steps.slice(0, i + 1), steps.slice(i + 1)].map((some) => some.join(' ').replace(AT_ENDS, '')));
  const name = (words: string | undefined) => (words && isName(words) ? words : null);
  const first = splits.find(([before, after]) => name(before) && tellsTime(after ?? '') !== null);
  const last = splits.findLast(([before, after]) => name(after) && tellsTime(before ?? '') !== null);
  return first?.[0] ?? last?.[1] ?? null;
}
