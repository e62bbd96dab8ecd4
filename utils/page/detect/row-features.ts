import type { RoleRule } from '../../core/sites/site-definition.ts';
import { matchesAcross, queryOne } from '../read/query.ts';
import { sideOf } from '../read/side-of.ts';
import { elementsIn } from './composed.ts';
import { machineIn } from './machines.ts';
import { partNames } from './part-names.ts';
import { LONGEST_LABEL, NOTE_LABEL, NOTE_LINE, PAGE_NAME } from './role-words.ts';
import { asCompound, selectorParts, wayTo } from './selector-parts.ts';

/** Something a role rule can hold on to in a row. A low `rank` lasts. */
export interface Feature {
  rule: RoleRule;
  rank: number;
  /** Of a rule by place: how far this row stands from the middle, as a share of the list's width. */
  shift?: number;
  /** It tells no writer, but may tell a message from what is none. */
  content?: boolean;
}

/** What a row has, by a key that is equal for equal rules. */
export type Features = Map<string, Feature>;

const MOST_INSIDE = 80;
const OF_ROW = 0;
const OF_GROUP = 0.3;
const OF_PART = 0.6;
const OF_NAME = 1;
/** Place is true to what the agent sees, but costs a layout and turns with a redesign. */
const SIDE_RANK = 4;
const WORDS_RANK = 20;
/** Characters of a message that are looked for, and so few that anybody may say them. */
const MOST_WORDS = 48;
const LEAST_WORDS = 10;
/** Words that tell who writes make a name worth more than others that only happen to differ. */
const ROLE_WORDS =
  /(?:^|[^a-z])(?:in(?:coming|bound)?|out(?:going|bound)?|sent|send|receiv(?:ed|er|e)|sender|self|me|mine|my|own|others?|them|their|peer|remote|left|right|start|end|customer|buyer|visitor|client|guest|contact|user|agent|operator|staff|support|admin|seller|bot|ai|assistant|direction|system|note|private|event|notice|date|divider|separator)(?:$|[^a-z])/i;
/** Looks of single messages, of their place in a group or of their state. */
const PASSING =
  /(?:^|[^a-z])(?:first|last|single|middle|only|prev|next|image|img|photo|picture|emoji|text|file|link|time|date|status|read|sent-?at|tail|corner)(?:$|[^a-z])/i;

/** Stripes tell every second row, whoever wrote it. */
const STRIPES = /(?:^|[^a-z])(?:odd|even|stripe|striped|alternate)(?:$|[^a-z])/i;

const spaced = (css: string) => css.replace(/([a-z])([A-Z])/g, '$1-$2');

function put(features: Features, key: string, rule: RoleRule, rank: number, shift?: number): void {
  if (STRIPES.test(key)) return;
  // Labels name people, and those of the next talk are others.
  const label = /\[aria-label=.*/.exec(key)?.[0];
  if (label !== undefined && !saysWho(label)) return;
  const known = features.get(key);
  if (!known || known.rank > rank) features.set(key, { rule, rank, ...(shift === undefined ? {} : { shift }) });
}

/** Parts of rows, by their selectors. */
export interface RowParts {
  /** What stands at one side, where the row itself fills the list. */
  bubbles: readonly string[];
  /** The writer's name: the page's own and its machines' stay, people's do not. */
  senders: readonly string[];
  /** Pictures, and words where only one side has any: whoever writes next may send the other. */
  content: string;
  /** What is said. */
  texts: readonly string[];
}

const isContent = (element: Element, css: string) =>
  matchesAcross(element, css) || ((element.textContent ?? '').trim() === '' && queryOne(element, css) !== null);

/** Whether the name itself says who writes. */
const saysWho = (css: string) => ROLE_WORDS.test(spaced(css));

function rankOf(css: string, rank: number): number {
  const words = spaced(css);
  if (saysWho(css)) return rank - 1.5;
  return PASSING.test(words) ? rank + 3 : rank + 0.5;
}

/** `side` as the reader will judge it; absent where the page is not laid out. */
function sideFeature(features: Features, row: Element, list: Element, part: Element, css: string | null): void {
  const is = sideOf(row, css ?? undefined, list);
  if (is === null) return;
  const box = part.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  const difference = box.left - frame.left - (frame.right - box.right);
  const rule: RoleRule = { side: css === null ? { is } : { of: css, is } };
  put(features, `side ${css ?? ''} ${is}`, rule, SIDE_RANK + (css ? 0 : 0.2), Math.abs(difference) / frame.width);
}

/** The words by which a badge, or a line beside the message, says that a machine wrote it or that it is a note. */
function badgeIn(element: Element): string | null {
  const words = (element.textContent ?? '').trim();
  if (element.childElementCount > 0 || words === '' || words.length > LONGEST_LABEL) return null;
  return NOTE_LABEL.test(words) ? words : (NOTE_LINE.exec(words)?.[0] ?? machineIn(words));
}

function badgeFeatures(features: Features, row: Element, element: Element): void {
  const badge = badgeIn(element);
  if (badge === null) return;
  for (const { css, rank } of partNames(element, row, '')) {
    if (rank < 9 && row.querySelector(css) === element)
      put(features, `says ${css} ${badge}`, { says: { in: css, any: [badge] } }, OF_NAME + rank);
  }
}

/** The beginning of a message as it stands in the page: a machine says it again, word for word. */
function wordFeature(features: Features, row: Element, css: string): void {
  const words = (/\S.*/.exec(queryOne(row, css)?.textContent ?? '')?.[0] ?? '').slice(0, MOST_WORDS).trim();
  if (words.length < LEAST_WORDS) return;
  features.set(`words ${css} ${words}`, { rule: { says: { in: css, any: [words] } }, rank: WORDS_RANK, content: true });
}

/**
 * Everything by which the row could be told from others: its own names, those of what holds it inside the list,
 * those of its parts, and the side it stands on.
 */
export function featuresOf(row: Element, list: Element, { bubbles, senders, content, texts }: RowParts): Features {
  const features: Features = new Map();
  for (const { css, rank } of selectorParts(row)) {
    put(features, `self ${css}`, { self: css }, rankOf(css, rank) + OF_ROW);
  }
  for (let at = row.parentElement; at && at !== list && list.contains(at); at = at.parentElement) {
    for (const { css, rank } of selectorParts(at)) {
      if (rank < 8) put(features, `in ${css}`, { self: `${css} *` }, rankOf(css, rank) + OF_GROUP);
    }
  }
  for (const element of elementsIn(row, MOST_INSIDE)) {
    if (element.namespaceURI?.endsWith('svg')) continue;
    const way = wayTo(element, row);
    const shown = content !== '' && isContent(element, content);
    for (const { css, rank } of selectorParts(element)) {
      if (rank >= 9) continue;
      const key = `has ${way}${css}`;
      const onlyContent = shown && !saysWho(css) && features.get(key)?.content !== false;
      put(features, key, { has: way + css }, rankOf(css, rank) + OF_PART);
      const feature = features.get(key);
      if (feature) feature.content = onlyContent;
    }
    if (way === '') badgeFeatures(features, row, element);
  }
  for (const css of senders) {
    const name = queryOne(row, css)?.textContent?.trim() ?? '';
    if (PAGE_NAME.test(name) || machineIn(name) !== null)
      put(features, `says ${css} ${name}`, { says: { in: css, any: [name] } }, OF_NAME);
  }
  for (const text of texts)
    for (const css of [text, `${asCompound(text)}:not(:has(img))`]) wordFeature(features, row, css);
  sideFeature(features, row, list, row, null);
  for (const css of bubbles) {
    const part = queryOne(row, css);
    if (part) sideFeature(features, row, list, part, css);
  }
  return features;
}
