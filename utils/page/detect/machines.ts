/** What machines write: told by a name or a line beside the message, or by what they say. */

import type { KeyOf } from './over-rows.ts';
import { BOT_NAME, LONGEST_LABEL } from './role-words.ts';
import type { Leaf } from './row-leaves.ts';
import { partsOf, writerIn } from './signed.ts';

/** "Sent by workflow Returns", "Welcome message": how consoles mark what nobody typed. */
const LINE =
  /\b(?:by|via|from) (?:\S+ ){0,2}(?:workflow|automation|trigger|rule)\b|^(?:away|welcome|greeting|instant|automatic) (?:message|reply|answer|response)$|欢迎语|歡迎訊息|[离離][线線](?:留言|回)/i;
/** "Translated from German · Show original": it was a person who wrote that. */
const TRANSLATED = /transl|tradu[cz]|übers|翻[译譯]|原文|dịch|(?:show|see|view) original/i;
/** "Sent by Ana", under a message. */
const SENT_BY = /^(?:sent|written|posted|whisper(?:ed)?) (?:by|from) \p{L}[^.!?]{0,39}\.?$/iu;
/** What a person asks or says of machines is no line of the page. */
const SAID = /[?？!！。]/u;

/** The part of a name or a line beside a message that says a machine wrote it; null in a person's. */
export function machineIn(line: string): string | null {
  const words = line.trim();
  if (words.length > LONGEST_LABEL || SAID.test(words) || TRANSLATED.test(words)) return null;
  const parts = [writerIn(words) ?? '', ...partsOf(words)];
  return parts.find((part) => LINE.test(part) || BOT_NAME.test(part)) ?? null;
}

/** "❤️", "👍 2": what somebody thought of a message, drawn at its edge. */
const REACTION = /^(?=.*\p{Extended_Pictographic})[\p{Extended_Pictographic}\p{Emoji_Component}\s]{1,16}$/u;

/** A machine's line, a reaction or a word on a translation, at a place where no message ever stands. Changes the kinds. */
export function findAsides(rows: readonly Leaf[][], pictured: readonly boolean[], keyOf: KeyOf): void {
  // Of what has no name of its own only the place is known, where the next may go on.
  const isAside = (leaf: Leaf) =>
    (REACTION.test(leaf.words) && !/:\d+$/.test(keyOf(leaf))) ||
    (leaf.words.length <= LONGEST_LABEL && (TRANSLATED.test(leaf.words) || SENT_BY.test(leaf.words))) ||
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
  /自[动動]回|回[复覆]\s?[「『【“"].{1,8}[」』】”"]|我是.{0,16}(?:[机機]器人|助[手理]|小蜜)|客服(?:人?[员員]|[已都现現在目前])*(?:下班|休息)|(?:非|不在)(?:人工)?(?:.作|上班|.[业業]|服.)[时時]|[营營][业業][时時][间間][为為是:：]|^(?!.*我).*[尽盡]快.{0,6}(?:回[复覆]|[联聯][系絡络])|ngoài giờ|\bauto(?:mat(?:ed|ic))?[- ]?(?:re[ps]|message)|\bvirtual a|\bI(?!.{0,6}\bnot\b).{1,24}\b(?:bot|AI)\b|\bout(?:side| of|side of) (?:[a-z]+ ){0,2}hours|\bwe(?:['’]| a)re (?:\w+ )?(?:closed|offline|away)\b(?! on)/i;
/** "One of us will be with you shortly": nobody in particular, in no time in particular. */
const SOON =
  /^(?!.*\b(?:I|let me)\b).*\b(?:we|us|someone|a person|colleague|agent|team)\b.{0,50}\b(?:with you|back|repl|answer|join|touch).{0,40}\b(?:soon|shortly|possible|minute|moment)\b/is;

/** Whether the first words of our side are such as only a machine says. */
export const isAutomatic = (words: string): boolean => OF_MACHINES.test(words) || SOON.test(words);
