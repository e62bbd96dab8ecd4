import { isVisible } from '../is-visible.ts';
import { innerOf } from './composed.ts';
import { isInitials } from './initials.ts';
import { findAsides } from './machines.ts';
import { tellTogether } from './over-rows.ts';
import { findRepeated, isAdded, isQuote } from './quotes.ts';
import { BOT_LABEL, NOTE_LABEL } from './role-words.ts';
import { findHeads } from './row-heads.ts';
import { signatureOf } from './signature.ts';
import { isMeta, STATUS, tellsTime, writerIn } from './signed.ts';

type LeafKind = 'text' | 'time' | 'name' | 'status' | 'avatar' | 'quote' | 'label' | 'file';

/** An element of a row that holds words of its own. */
export interface Leaf {
  element: Element;
  words: string;
  kind: LeafKind;
  /** The writer, where the name stands in one leaf with the time. */
  writer?: string;
}

/** The name of an attachment, or its size. */
const FILE =
  /^(?:[^/\\]{1,80}\.(?:jpe?g|png|gif|webp|heic|pdf|docx?|xlsx?|csv|txt|zip|rar|mp[34]|mov|m4a|wav)(?:$|[\s·•|,–-]+(?=\S)|(?=\()))?(?:\(?\d+(?:\.\d+)?\s?[kmg]i?b\)?)?$/i;
/** Drawn between a name and a time. */
const BETWEEN = /^(?:[•·・|/:\-–—›»] ?)+$/u;
/** "Mira 11-22 18:55:20": the writer and the time in one. */
const SIGNED =
  /^[^\s。！？!?,，]{1,24}(?: [^\s。！？!?,，]{1,16})?\s?(?:\d{2,4}[-/.])?\d{1,2}[-/.]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?$/u;
const ACTIONS =
  'button,[role="button"],[role="menu"],[role="menuitem"],[role="toolbar"],[role="tooltip"],nav,select,textarea,input';
const SKIP = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'iframe',
  'button',
  'select',
  'textarea',
  'option',
]);
const NAME_WORDS =
  /(?:^|[-_\b])(?:user-?name|nick-?name|display-?name|name|author|sender|nick|from|username|nickname)(?:$|[-_\d])|Name$|Author$|Sender$/;
const TIME_WORDS = /(?:^|[-_])(?:time|timestamp|date|datetime|sent-?at|ts)(?:$|[-_])|Time$|Timestamp$|Date$/;
const STATUS_WORDS = /(?:^|[-_])(?:status|receipt|checkmark|delivery|read-?state|tick)s?(?:$|[-_])|Status$|Receipt$/;
const LONGEST_NAME = 40;
const MOST_LEAVES = 60;

const classesOf = (element: Element) => element.getAttribute('class') ?? '';
const says = (element: Element, words: RegExp) =>
  classesOf(element)
    .split(/\s+/)
    .some((token) => words.test(token));

/** The words directly in the element, without those of its children. */
function ownWords(element: Element): string {
  let words = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) words += node.nodeValue ?? '';
    else if ((node as Element).localName === 'br') words += ' ';
  }
  return words.replace(/\s+/g, ' ').trim();
}

const ICON = /^(?:material-|fa[srlb]?$|icon|iconfont|glyphicon|symbols?$)|(?:^|[-_])icons?$/;

/** Icon fonts draw words such as `face` as pictures. */
function isIcon(element: Element, words: string): boolean {
  return /^[a-z_0-9\u{e000}-\u{f8ff}]{1,30}$/u.test(words) && says(element, ICON);
}

/** Names for screen readers are drawn one pixel small; such words are not what the page shows. */
function isDrawn(element: Element, laidOut: boolean): boolean {
  if (!isVisible(element)) return false;
  if (!laidOut) return true;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

/** A sentence may end in the name of a file; a link or a card of one does nothing else. */
function isFile(element: Element, words: string): boolean {
  if (!FILE.test(words)) return false;
  return !/\s\S*\.[a-z]/i.test(words) || element.closest('a,[class*="file" i],[class*="attach" i]') !== null;
}

function kindOf(element: Element, words: string, row: Element): LeafKind {
  if (isIcon(element, words)) return 'avatar';
  if (isInitials(element, words, row)) return 'avatar';
  if (element.localName === 'time' || tellsTime(words) !== null || SIGNED.test(words) || isMeta(words)) return 'time';
  if (BOT_LABEL.test(writerIn(words) ?? '')) return 'time';
  if (BETWEEN.test(words) || (element !== row && (NOTE_LABEL.test(words) || BOT_LABEL.test(words)))) return 'label';
  if (isFile(element, words)) return 'file';
  if (STATUS.test(words) || says(element, STATUS_WORDS)) return 'status';
  const near = element.parentElement && element.parentElement !== row && element.parentElement.childElementCount === 1;
  const named = says(element, NAME_WORDS) || (near && element.parentElement && says(element.parentElement, NAME_WORDS));
  if (named && words.length <= LONGEST_NAME) return 'name';
  if (says(element, TIME_WORDS) && words.length <= LONGEST_NAME && /\d/.test(words)) return 'time';
  return 'text';
}

/** The leaves of one row in the order of the page, judged by themselves. */
export function leavesOf(row: Element): Leaf[] {
  const leaves = gather(row, true);
  return leaves.some(({ kind }) => kind === 'quote') && !leaves.some(({ kind }) => kind === 'text')
    ? gather(row, false)
    : leaves;
}

/** The writer's name may lead to who it is; other buttons do something. */
function nameOn(button: Element): Leaf | null {
  const element = [button, ...button.children, ...button.querySelectorAll('span')].find((one) => says(one, NAME_WORDS));
  const words = (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return element && words !== '' && words.length <= LONGEST_NAME ? { element, words, kind: 'name' } : null;
}

/** @param quotes whether quoted words are told apart: what says nothing else is no quote, whatever it is called */
function gather(row: Element, quotes: boolean): Leaf[] {
  const laidOut = row.getBoundingClientRect().width > 0;
  const leaves: Leaf[] = [];
  const walk = (element: Element, depth: number): void => {
    if (leaves.length >= MOST_LEAVES || depth > 40) return;
    if (SKIP.has(element.localName)) return;
    if (element !== row && element.matches(ACTIONS)) {
      const name = nameOn(element);
      if (name) leaves.push(name);
      return;
    }
    const added = leaves.some(({ kind }) => kind === 'text') && isAdded(element);
    if (quotes && element !== row && (added || isQuote(element))) {
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (words !== '') leaves.push({ element, words, kind: added ? 'label' : 'quote' });
      return;
    }
    const inner = innerOf(element);
    // What a custom element draws round the words put into it: the name, the hour.
    if (element.shadowRoot && inner === element) for (const part of element.shadowRoot.children) walk(part, depth + 1);
    let words = ownWords(element);
    if (words !== '' && !isDrawn(element, laidOut)) words = '';
    for (const node of inner.childNodes) {
      if (node.nodeType === 1) walk(node as Element, depth + 1);
      // Where its own words begin is its place among the others.
      else if (words !== '' && node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '') {
        leaves.push({ element, words, kind: kindOf(element, words, row) });
        words = '';
      }
    }
  };
  walk(row, 0);
  return leaves;
}

const SMALLEST_PICTURE = 73;

/** A picture too large to be an avatar or a mark. */
function showsPicture(row: Element): boolean {
  return [...innerOf(row).querySelectorAll('img,video')].slice(0, 6).some((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    return Math.max(width, height) >= SMALLEST_PICTURE;
  });
}

/** The leaves of all rows, with names told apart from messages by looking at the rows together. */
export function leavesOfRows(rows: readonly Element[]): Leaf[][] {
  const all = rows.map(leavesOf);
  const pictured = rows.map(showsPicture);
  const keys = new Map(all.flatMap((leaves, i) => leaves.map((leaf) => [leaf, signatureOf(leaf.element, rows[i])])));
  const keyOf = (leaf: Leaf) => keys.get(leaf) ?? '';
  tellTogether(all, pictured, keyOf);
  findHeads(rows, all, keyOf);
  findAsides(all, pictured, keyOf);
  findRepeated(all);
  for (const [i, leaves] of all.entries()) {
    if (pictured[i] || leaves.some((leaf) => leaf.kind === 'text')) continue;
    // A row must say something: "3 days", "Today" or "Read" may well be the message itself.
    const doubtful = leaves.filter(
      ({ kind, element }) => kind !== 'avatar' && kind !== 'file' && element.localName !== 'time',
    );
    const only = doubtful.filter((leaf) => leaf.kind !== 'name' || doubtful.length === 1);
    const first = only[0];
    if (
      first &&
      !says(first.element, TIME_WORDS) &&
      !says(first.element, STATUS_WORDS) &&
      tellsTime(first.words) !== 'clock'
    ) {
      first.kind = 'text';
    }
  }
  return all;
}
