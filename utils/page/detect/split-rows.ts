import { isVisible } from '../is-visible.ts';
import { hasWords, innerOf } from './composed.ts';
import { isInitials } from './initials.ts';
import type { Look } from './look.ts';
import { quotesOf, REPLIED } from './quotes.ts';
import { type Leaf, leavesOf } from './row-leaves.ts';
import { selectorParts } from './selector-parts.ts';

/** The newest children looked at; the rest of a long list is built alike. */
const MOST_CHILDREN = 60;
const MOST_ROWS = 80;
const MOST_NAMES = 12;
/** Names of a lower rank outlive a redesign. */
const LASTING = 5;
const SMALLEST_PICTURE = 48;
const LONGEST_HEAD = 40;
/** A lower surface is a badge. */
const LOWEST_BUBBLE_PX = 24;
/** A surface that is not narrower than the list by this much is a stripe of the list. */
const FILLS_PX = 12;
const ROW_WORDS =
  /(?:^|[-_])(?:message|msg|bubble|chat-?item|activity|utterance|turn|balloon)(?:$|[-_](?:row|item|wrapper|container|box|bubble|incoming|outgoing|in|out|left|right|me|self|own|other)(?![a-z]|[-_]+(?:head|title|text|body|content|date|time|name|meta|info|foot|author|avatar)))|(?:Message|Msg|Bubble)(?:Row|Item|Wrapper|Container|Box)?$/;
const RICH = new Set([
  'p',
  'span',
  'b',
  'strong',
  'i',
  'em',
  'a',
  'u',
  's',
  'code',
  'pre',
  'blockquote',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'tbody',
  'tr',
  'td',
]);
const FEWEST_BESIDE = 3;
const DATA_ID = /^data-[\w-]*(?:id|key|mid)$/;

/** Splits a list into rows of one message each, through groups and wrappers. */
class Splitter {
  private readonly look: Look;
  private readonly width: number;
  private readonly said: string;
  private readonly memo = new Map<Element, boolean>();
  private readonly leavesAt = new Map<Element, readonly Leaf[]>();
  private readonly kidsAt = new Map<Element, Element[]>();
  /** Looks of the groups that were split, and how deep inside their messages begin. */
  private readonly groups = new Map<string, number>();
  private readonly grouped = new Set<Element>();

  constructor(list: Element, look: Look) {
    this.look = look;
    this.width = look.box(list).width;
    this.said = list.textContent ?? '';
  }

  private leaves(element: Element): readonly Leaf[] {
    const known = this.leavesAt.get(element) ?? leavesOf(element);
    this.leavesAt.set(element, known);
    return known;
  }

  /** Children that show words or a picture. */
  kids(node: Element): Element[] {
    const known = this.kidsAt.get(node) ?? this.findKids(node);
    this.kidsAt.set(node, known);
    return known;
  }

  private findKids(node: Element): Element[] {
    const kids: Element[] = [];
    const { children } = innerOf(node);
    for (let i = Math.max(0, children.length - MOST_CHILDREN); i < children.length; i++) {
      const child = children[i];
      if (!child || child.matches('script,style,template,svg,button,input,textarea') || isTableHead(child)) continue;
      const box = this.look.box(child);
      if (box.width < 2 || box.height < 2 || !isVisible(child)) continue;
      if (hasWords(child) || this.holdsPicture(child)) kids.push(child);
    }
    return kids.filter((kid) => !isInitials(kid, (kid.textContent ?? '').trim(), node));
  }

  private holdsPicture(element: Element): boolean {
    return this.look.pictures(element).some((picture) => {
      const box = this.look.box(picture);
      return box.width >= SMALLEST_PICTURE && box.height >= SMALLEST_PICTURE;
    });
  }

  /** A surface inside which everything is one message: drawn, and narrower than the list. */
  private isBubble(element: Element): boolean {
    return this.look.isPainted(element) && this.look.box(element).width < this.width - FILLS_PX;
  }

  /** The message's own surface, at or below the element, before it forks. */
  private hasBubble(element: Element): boolean {
    const open = [element];
    for (let i = 0; i < open.length && i < 24; i++) {
      const at = open[i];
      if (!at) continue;
      const box = this.look.box(at);
      if (this.isBubble(at) && box.height >= LOWEST_BUBBLE_PX && (this.saysSomething(at) || this.holdsPicture(at)))
        return true;
      open.push(...innerOf(at).children);
    }
    return false;
  }

  /** Words that are more than a name, a time or a state. */
  saysSomething(element: Element): boolean {
    return this.leaves(element).some((leaf) => leaf.kind === 'text' && leaf.words.length > 0);
  }

  private isLikeMessage(kid: Element, inBubble: boolean): boolean {
    const named = [...kid.classList].some((token) => ROW_WORDS.test(token));
    if (!named && RICH.has(kid.localName) && kid.classList.length === 0) return false;
    if (!this.saysSomething(kid) && !this.holdsPicture(kid)) return false;
    const [first, ...others] = this.leaves(kid);
    if (kid.nextElementSibling && REPLIED.test(first?.words ?? '')) return false;
    if (others.length === 0 && kid.previousElementSibling && quotesOf(first?.words ?? '', this.said)) return false;
    // Inside a message's surface `message__foot` is a part of it; `chat__message` would be another.
    if (inBubble) return [...kid.classList].some((token) => ROW_WORDS.test(token.replace(/.*__/, '')));
    if (named) return true;
    if (kid.matches('[role="listitem"],[role="article"],article')) return true;
    if ([...kid.attributes].some(({ name }) => DATA_ID.test(name))) return true;
    if (this.hasBubble(kid)) return true;
    return this.leaves(kid).some((leaf) => leaf.kind === 'time' || leaf.kind === 'avatar');
  }

  /** Whether the element holds several messages one under the other. */
  isSeveral(node: Element, inBubble = false): boolean {
    const known = this.memo.get(node);
    if (known !== undefined) return known;
    const kids = this.kids(node);
    const inside = inBubble || this.isBubble(node);
    let answer = false;
    if (kids.length > 1) {
      const like = this.messagesAmong(kids, inside);
      answer = like.length > 1 && this.areStacked(like);
    }
    answer ||= kids.some((kid) => this.isSeveral(kid, inside));
    this.memo.set(node, answer);
    return answer;
  }

  /** Where some draw a surface of their own, what draws none is a name or a time beside them. */
  private messagesAmong(kids: readonly Element[], inBubble: boolean): Element[] {
    const all = kids.filter((kid) => this.isLikeMessage(kid, inBubble));
    const [first, second] = all;
    const like = all.length === 2 && first && second && this.isHead(first, second) ? [second] : all;
    const drawn = like.filter((kid) => this.isDrawnOrNamed(kid));
    return drawn.length > 0 && !inBubble ? like.filter((kid) => drawn.some((one) => this.isAsWhole(kid, one))) : like;
  }

  /** Itself, or built like it with words of its own: a message without the picture that the other has. */
  private isAsWhole(kid: Element, drawn: Element): boolean {
    if (kid === drawn) return true;
    const first = (of: Element) => this.kids(of)[0] ?? of.firstElementChild;
    const [inKid, inDrawn] = [first(kid), first(drawn)];
    if (!inKid || !inDrawn || inKid.classList.length === 0) return false;
    return kid.localName === drawn.localName && lookOf(inKid) === lookOf(inDrawn) && this.saysSomething(kid);
  }

  /** A writer and a time over one message that has neither. */
  private isHead(kid: Element, next: Element): boolean {
    const times = (of: Element) => this.leaves(of).some((leaf) => leaf.kind === 'time');
    const words = this.leaves(kid).filter((leaf) => leaf.kind === 'text');
    const short = words.length <= 2 && words.every((leaf) => leaf.words.length <= LONGEST_HEAD);
    return short && times(kid) && !times(next) && !this.hasBubble(kid);
  }

  private isDrawnOrNamed(kid: Element): boolean {
    return [...kid.classList].some((token) => ROW_WORDS.test(token)) || this.hasBubble(kid) || this.holdsPicture(kid);
  }

  private areStacked(kids: readonly Element[]): boolean {
    return kids.every(
      (kid, i) => i === 0 || Math.abs(this.look.box(kid).top - this.look.box(kids[i - 1] ?? kid).top) > 6,
    );
  }

  /** `inGroup`: what is no message there is the group's own name or time. */
  collect(node: Element, rows: Element[], inGroup: boolean, depth = 0): void {
    const kids = this.kids(node);
    const several = kids.filter((kid) => this.isSeveral(kid));
    const messages = inGroup ? new Set([...this.messagesAmong(kids, false), ...several]) : null;
    for (const kid of kids) {
      if (rows.length >= MOST_ROWS * 2) return;
      if ((messages && !messages.has(kid)) || kid.localName === 'header') continue;
      if (depth >= 8 || !several.includes(kid)) {
        rows.push(kid);
        continue;
      }
      // A lone holder of everything is the list once more; several of them, or one among messages, are groups.
      const isWrapper =
        !inGroup && several.length === 1 && kids.every((other) => other === kid || !this.isLikeMessage(other, false));
      const before = rows.length;
      this.collect(kid, rows, !isWrapper, depth + 1);
      const first = rows[before];
      if (isWrapper || inGroup || !first) continue;
      this.groups.set(lookOf(kid), stepsBetween(kid, first));
      for (const row of rows.slice(before)) this.grouped.add(row);
    }
  }

  /** A group of one message is not split by itself; where its like was, its message begins as deep inside. */
  inside(row: Element): Element {
    let at = row;
    if (this.grouped.has(row)) return row;
    for (let steps = this.groups.get(lookOf(row)) ?? 0; steps > 0; steps--) {
      const drawn = this.kids(at).filter((kid) => this.isDrawnOrNamed(kid));
      const only = drawn[0];
      if (!only || drawn.length > 1) return row;
      at = only;
    }
    return at;
  }
}

/** Tables without a head of their own have it as the first row of the body. */
const isTableHead = (element: Element) =>
  element.localName === 'tr' && [...element.children].every(({ localName }) => localName === 'th');

const lookOf = (element: Element) => `${element.localName} ${element.getAttribute('class') ?? ''}`;

function stepsBetween(outer: Element, inner: Element): number {
  let steps = 0;
  for (let at: Element | null = inner; at && at !== outer; at = at.parentElement) steps++;
  return steps;
}

/** The outermost elements inside the row that have the name. */
function outermost(row: Element, css: string): Element[] {
  const inside = [...row.querySelectorAll(css)];
  return inside.filter((one) => !inside.some((other) => other !== one && other.contains(one)));
}

/** What the row itself is called by, be it by people only. */
const namesOf = (row: Element) => selectorParts(row).flatMap(({ css, rank }) => (rank < LASTING ? css : []));

/** Each row where its name is: on itself, or on what is inside. */
function leveledBy(rows: readonly Element[], css: string): Element[] {
  return rows.flatMap((row) => {
    const inside = row.matches(css) ? [] : outermost(row, css);
    return inside.length > 0 ? inside : [row];
  });
}

/**
 * A group of one message looks like a message; what the others are called tells where it begins. Best is the name that
 * most rows have, on themselves or on one thing inside; of several, the one by which the rows come out most alike.
 */
function level(rows: readonly Element[]): Element[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of namesOf(row)) counts.set(name, (counts.get(name) ?? 0) + 1);
  // What rows have and what is inside them, too, names no level.
  const isLevel = (css: string) =>
    rows.filter((row) => row.matches(css) && row.querySelector(css) !== null).length * 4 <= rows.length;
  const names = [...counts].filter(([css, count]) => count > 1 && isLevel(css)).sort((a, b) => b[1] - a[1]);
  const reach = ([css]: [string, number]) =>
    rows.filter((row) => row.matches(css) || outermost(row, css).length === 1).length;
  let best = { rows: [...rows], reached: Math.ceil(rows.length / 3), alike: 0 };
  for (const name of names.slice(0, MOST_NAMES)) {
    const reached = reach(name);
    if (reached < best.reached) continue;
    const leveled = leveledBy(rows, name[0]);
    const alike = mostAlike(leveled);
    if (reached > best.reached || alike > best.alike) best = { rows: leveled, reached, alike };
  }
  return best.rows;
}

/** How many rows have the look that most have. */
function mostAlike(rows: readonly Element[]): number {
  const looks = new Map<string, number>();
  for (const row of rows) {
    const look = namesOf(row).join();
    looks.set(look, (looks.get(look) ?? 0) + 1);
  }
  return Math.max(...looks.values());
}

/** What stands beside several messages is a panel of the page. */
function withoutPanels(rows: readonly Element[], look: Look): Element[] {
  const middles = rows.map((row) => (look.box(row).top + look.box(row).bottom) / 2);
  return rows.filter((row, i) => {
    const { top, bottom } = look.box(row);
    return middles.filter((middle, k) => k !== i && middle > top && middle < bottom).length < FEWEST_BESIDE;
  });
}

/** The rows of a candidate list, in the order of the page; each holds one message or one separator. */
export function splitRows(list: Element, look: Look): Element[] {
  const splitter = new Splitter(list, look);
  const rows: Element[] = [];
  splitter.collect(list, rows, false);
  const inside = rows.map((row) => splitter.inside(row));
  return withoutPanels([...new Set(level(inside))], look).slice(-MOST_ROWS);
}
