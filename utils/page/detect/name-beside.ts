import { isVisible } from '../is-visible.ts';
import { isSamePerson } from '../read/same-person.ts';
import { frameOf } from './naming.ts';

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

/**
 * The buyer's name where a title does not have it: on the card of the contact, over the reply box.
 * @param buyers the names that the buyer's messages bear
 */
export function nameBeside(list: Element, buyers: ReadonlySet<string>): Element | null {
  let framed: Element | null = null;
  const all = (list.getRootNode() as ParentNode).querySelectorAll('*');
  for (let i = 0; i < Math.min(all.length, MOST_ELEMENTS); i++) {
    const one = all[i];
    if (!one || one.childElementCount > 0 || list.contains(one)) continue;
    const words = (one.textContent ?? '').trim();
    if (words === '' || words.length > LONGEST_NAME) continue;
    const isName = [...buyers].some((name) => isSamePerson(name, words));
    if (!isName && (framed || !PROMPTED.test(frameOf(words, buyers) ?? ''))) continue;
    if (!isVisible(one) || isItem(one, list)) continue;
    if (isName) return one;
    framed = one;
  }
  return framed;
}
