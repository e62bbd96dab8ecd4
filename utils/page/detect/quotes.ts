import type { Leaf } from './row-leaves.ts';

const QUOTES =
  /(?:^|[-_])(?:quotes?|quoted|quotation|citation|moz-cite-prefix|embedded-message|(?:repl(?:y|ied)|reference|parent|original)-?(?:to|ref|preview|title|subtitle|snippet|quote|message|content)|signature|sig)(?:$|[-_])|(?:Quote|Quoted|Quotation|ReplyTo|ReplyPreview|RepliedMessage|EmbeddedMessage)(?:$|[-_])/;

const called = (element: Element, words: RegExp) => [...element.classList].some((token) => words.test(token));

/** What is answered, shown again over the answer; and the lines under every letter. */
export const isQuote = (element: Element) => element.localName === 'blockquote' || called(element, QUOTES);

const TRANSLATED =
  /(?:^|[-_])trans(?:lat(?:ed|ion|e))?(?:$|[-_](?:text|content|result|message|body))|Translat(?:ed|ion)(?:$|[A-Z])/;
/** Answers a machine offers under its message. */
const OFFERED =
  /(?:^|[-_])(?:btns|buttons|quick-?(?:repl(?:y|ies)|opt(?:ion)?s?)|suggestions?|chips)(?:$|[-_])|(?:QuickRepl|Suggestion)/;

/** What a page adds under a message: the same in another language, answers to choose from. */
export const isAdded = (element: Element) => called(element, TRANSLATED) || called(element, OFFERED);

/** What stands over a quote that is drawn like a message. */
export const REPLIED = /^(?:you )?replied to\b|^in reply to\b|回[复覆]了?(?:[你您妳我]|[对對]方)|^引用/i;

/** Shorter words may well be said twice. */
const LEAST_LETTERS = 8;
const LEAST_CHARACTERS = 5;

const isLong = (words: string) =>
  words.length >=
  (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(words) ? LEAST_CHARACTERS : LEAST_LETTERS);

const CUT = /\s*(?:…|\.{3})$/;

/** "Mira: where is it" */
const WHOSE = /^[^:：]{1,24}[:：]\s*/u;

/** "Mira: [Photo]" */
const OF_PICTURE =
  /^[[【](?:[图圖]片|照片|[视視][频頻]|影片|[语語]音|文件|[档檔]案|表情|[贴貼][图圖]|[链鏈][接結]|photo|image|video|file|sticker)[\]】]$/i;

/** Whether the words, with their writer before them, are said somewhere else in the text, too; or were no words. */
export function quotesOf(words: string, text: string): boolean {
  const said = words.replace(WHOSE, '');
  if (said === words) return false;
  return OF_PICTURE.test(said) || (isLong(said) && text.indexOf(said) !== text.lastIndexOf(said));
}

/** Whether an earlier row says the words, or what they are the beginning of, be it with its writer before them. */
function isSaid(words: string, said: ReadonlySet<string>): boolean {
  const without = words.replace(WHOSE, '');
  if (without !== words && (OF_PICTURE.test(without) || isSaid(without, said))) return true;
  const start = words.replace(CUT, '');
  if (!isLong(start)) return false;
  return said.has(words) || (start !== words && [...said].some((earlier) => earlier.startsWith(start)));
}

/**
 * Words of an earlier row, said again before other words, are a quote of it, and so is whose they are; after other words
 * they are one where whose they are is said. Changes the kinds.
 */
export function findRepeated(rows: readonly Leaf[][]): void {
  const said = new Set<string>();
  const kinds = rows.map((leaves) => leaves.filter(({ kind }) => kind === 'text'));
  for (const texts of kinds) {
    const [first, second, third] = texts;
    if (first && second && isSaid(first.words, said)) first.kind = 'quote';
    else if (first && second && third && isSaid(second.words, said)) {
      const holder = first.element.parentElement;
      if (holder?.contains(second.element) && !holder.contains(third.element)) {
        first.kind = 'quote';
        second.kind = 'quote';
      }
    }
    const last = texts.length > 1 ? texts.at(-1) : undefined;
    if (last?.kind === 'text' && WHOSE.test(last.words) && isSaid(last.words, said)) last.kind = 'quote';
    for (const { words, kind } of texts) if (kind === 'text') said.add(words);
  }
}
