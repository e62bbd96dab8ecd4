import { isVisible } from '../is-visible.ts';
import { isSamePerson } from '../read/same-person.ts';
import { frameOf } from './name-frame.ts';

const MOST_ELEMENTS = 5000;
const LONGEST_NAME = 60;
const FEWEST_ITEMS = 3;
/** "To: Mira Holt", "Your answer to Mira Holt", as a frame round the name. */
const PROMPTED = /^\^[^(]{2,24}(?:[:：]|\b(?:to|with|from|an|mit|von|a|à|para|con))\s?\(/i;
const ITEM = 'li,tr,option,[role="listitem"],[role="option"],[role="row"]';

/** A name in common, or where there is none the same parts. */
function isAlike(one: Element, other: Element): boolean {
  const tags = ({ children }: Element) => [...children].map(({ localName }) => localName).join();
  if (one.localName !== other.localName) return false;
  if (one.classList.length === 0) return tags(one) === tags(other);
  return [...one.classList].some((name) => other.classList.contains(name));
}

/** What stands before the name in a card of facts. */
const LABEL =
  /^(?:from|by|(?:buyer|customer|client|contact|visitor|guest|requester|member)(?:['’]s)?(?: (?:name|id|account))?|(?:full |display |nick ?|user ?|screen ?|first )?name|(?:[买買]家|客[户戶]|[顾顧访訪]客|[会會][员員]|用[户戶])?(?:姓名|[昵暱][称稱]|名[称稱字]|[账帳][号號户戶])?)\s*[:：]?$/iu;

const BUYER = /^(?:buyer|customer|client|visitor|guest|[买買]家|客[户戶]|[顾顧访訪]客)/i;

const labelOf = (element: Element | null) => (element?.previousElementSibling?.textContent ?? '').trim();

/** Whether the word before it says that it is the buyer's name, which no other place on the page says. */
function isLabelled(element: Element, all: ArrayLike<Element>): boolean {
  const label = labelOf(element);
  const isOther = (one: Element) =>
    one.childElementCount === 0 && one.nextElementSibling !== element && one.textContent?.trim() === label;
  return label !== '' && LABEL.test(label) && !Array.prototype.some.call(all, isOther);
}

/** An item of a queue shows another name when the queue moves. */
function isItem(element: Element, list: Element): boolean {
  if (element.closest(ITEM)) return true;
  for (let at = element; at.parentElement && !at.contains(list); at = at.parentElement) {
    const one = at;
    const alike = [...at.parentElement.children].filter((other) => isAlike(one, other));
    if (alike.length >= FEWEST_ITEMS) return true;
  }
  return false;
}

/** Where the page says a name, the messages apart. */
function* placesOf(list: Element, isName: (words: string) => boolean, top: ParentNode) {
  const all = (top.contains(list) ? top : (list.getRootNode() as ParentNode)).querySelectorAll('*');
  for (let i = 0; i < Math.min(all.length, MOST_ELEMENTS); i++) {
    const element = all[i];
    if (!element || element.childElementCount > 0 || list.contains(element)) continue;
    const words = (element.textContent ?? '').trim();
    if (words === '' || words.length > LONGEST_NAME || !isName(words) || !isVisible(element)) continue;
    yield { element, words, labelled: isLabelled(element, all) };
  }
}

/**
 * The buyer's name where a title does not have it: on the card of the contact, over the reply box.
 * @param buyers the names that the buyer's messages bear
 */
export function nameBeside(list: Element, buyers: ReadonlySet<string>, top: ParentNode): Element | null {
  const isName = (words: string) => [...buyers].some((name) => isSamePerson(name, words));
  let framed: Element | null = null;
  const isNaming = (words: string) => isName(words) || PROMPTED.test(frameOf(words, buyers) ?? '');
  for (const { element, words, labelled } of placesOf(list, isNaming, top)) {
    if (!labelled && isItem(element, list)) continue;
    if (isName(words)) return element;
    framed ??= element;
  }
  return framed;
}

/** Who of those that write in the list is called a buyer beside it. On a page of their own nobody is. */
export function calledBuyer(list: Element, isName: (words: string) => boolean): string | null {
  for (const { element, words, labelled } of placesOf(list, isName, list.ownerDocument))
    if (labelled && BUYER.test(labelOf(element))) return words;
  return null;
}
