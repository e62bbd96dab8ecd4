/** What machines write: told by a name or a line beside the message, or by what they say. */

import type { KeyOf } from './over-rows.ts';
import { BOT_NAME, LONGEST_LABEL } from './role-words.ts';
import type { Leaf } from './row-leaves.ts';
import { partsOf, writerIn } from './signed.ts';

/** "Sent by workflow Returns", "Welcome message": how consoles mark what nobody typed. */
const LINE =
  /\b(?:by|via|from) (?:\S+ ){0,2}(?:workflow|automation|trigger|rule)\b|^(?:away|welcome|greeting) (?:message|reply)$|欢迎语|歡迎訊息|[离離][线線](?:留言|回)|自[动動][发發]/i;
/** What a person says of machines is no line of the page; nor is that a machine translated what a person wrote. */
const OTHERS = /[?？!！。]|transl|trad[uio]|übers|翻|dịch/iu;
/** The part of a name or a line beside a message that says a machine wrote it; null in a person's. */
export function machineIn(line: string): string | null {
  const words = line.trim();
  if (words.length > LONGEST_LABEL || OTHERS.test(words)) return null;
  const parts = [writerIn(words) ?? '', ...partsOf(words)];
  return parts.find((part) => LINE.test(part) || BOT_NAME.test(part)) ?? null;
}

/** "❤️", "👍 2": what somebody thought of a message, drawn at its edge. */
const REACTION = /^(?=.*\p{Extended_Pictographic})[\p{Extended_Pictographic}\p{Emoji_Component}\s]{1,16}$/u;

/** "Translated from German · Show original" */
const TRANSLATED =
  /^(?:machine |auto\w* )?translat|^(?:show|see|view) (?:original|translation)|^(?:由|已|[查显顯]).{0,12}[翻原][译譯文]/i;

/** A machine's line, a reaction or a word on a translation, at a place where no message ever stands. Changes the kinds. */
export function findAsides(rows: readonly Leaf[][], pictured: readonly boolean[], keyOf: KeyOf): void {
  // Of what has no name of its own only the place is known, where the next may go on.
  const isAside = (leaf: Leaf) =>
    (REACTION.test(leaf.words) && !/:\d+$/.test(keyOf(leaf))) ||
    TRANSLATED.test(leaf.words) ||
    machineIn(leaf.words) !== null;
  const texts = rows.map((leaves) => leaves.filter(({ kind }) => kind === 'text'));
  const said = new Set<string>();
  for (const [i, own] of texts.entries()) {
    const words = own.filter((leaf) => !isAside(leaf));
    const [longest] = (words.length > 0 || pictured[i] ? words : own).sort((a, b) => b.words.length - a.words.length);
    if (longest) said.add(keyOf(longest));
  }
  for (const leaf of texts.flat()) if (!said.has(keyOf(leaf)) && isAside(leaf)) leaf.kind = 'label';
}

/** Whether a machine's name stands over or under the run of messages that holds the row. */
export function isInMachinesRun(row: Element, rows: readonly Element[], list: Element): boolean {
  const run = row.parentElement;
  if (!run || run === list || !list.contains(run)) return false;
  const isLine = (one: Element | null) =>
    one !== null &&
    !one.contains(row) &&
    machineIn(one.textContent ?? '') !== null &&
    !rows.some((other) => one.contains(other));
  return isLine(run.firstElementChild) || isLine(run.lastElementChild) || isInMachinesRun(run, rows, list);
}

/** A machine's own words for itself, and for the hours in which nobody is there. */
const OF_MACHINES =
  /自[动動]回|我是.{0,16}(?:[机機]器人|助[手理]|小蜜)|客服.{0,6}(?:下班|休息)|(?:非|不在)(?:工作|上班|[营營営][业業]|服[务務])?[时時]|ngoài giờ|\bauto(?:mat(?:ed|ic))?[- ]?(?:re[ps]|message)|\bvirtual a|\bI.{1,24}\b(?:bot|AI)\b|\bout(?:side)? .{0,16}hours|\bwe(?:['’]| a)re (?:\w+ )?(?:closed|offline|away)\b(?! on)/i;
/** "One of us will be with you shortly": nobody in particular, in no time in particular. */
const SOON =
  /\b(?:we|us|someone|a person|colleague|agent|team)\b.{0,50}\b(?:with you|back|repl|answer|join|touch).{0,40}\b(?:soon|shortly|possible|minute|moment)\b/i;

/** Whether the first words of our side are such as only a machine says. */
export const isAutomatic = (words: string): boolean => OF_MACHINES.test(words) || SOON.test(words);
