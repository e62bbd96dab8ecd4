import { elementsIn } from './composed.ts';
import type { Look } from './look.ts';
import { isInMachinesRun, machineIn } from './machines.ts';
import { type Tag, tagIn } from './role-tags.ts';
import {
  BOT_WORDS,
  LONGEST_LABEL,
  MARK_WORDS,
  NOTE_LABEL,
  NOTE_LINE,
  NOTE_WORDS,
  PAGE_NAME,
  SYSTEM_WORDS,
} from './role-words.ts';
import { type Leaf, leavesOfRows } from './row-leaves.ts';
import { peopleIn } from './selector-parts.ts';
import { timeLabel } from './time-label.ts';

/** What the page itself says is short. */
export const LONGEST_NOTICE = 160;

/** What one row shows that may tell its writer. */
export interface RowFacts {
  row: Element;
  leaves: Leaf[];
  /** Names in and around the row: classes, values of attributes, of the row, its groups and its parts. */
  tokens: Set<string>;
  /** Left and right edge of what is said, in px of the window; null for a row without words or pictures. */
  left: number | null;
  right: number | null;
  top: number;
  /** Name shown with the message, or null. */
  name: string | null;
  /** The side that a badge beside the name puts the writer on, or null. */
  tag: Tag | null;
  avatar: boolean;
  /** On which side of the message its avatar stands; null without one, or where it stands over or under it. */
  avatarSide: 'left' | 'right' | null;
  /** Marks of being sent or read. */
  marked: boolean;
  /** Ground of the message's surface. */
  ground: string | null;
  /** Says nothing but a day or a state, or is marked as an event of the page. */
  system: boolean;
  /** Names that say of the row itself that it is a note among colleagues, or a bot's. */
  note: boolean;
  bot: boolean;
  length: number;
  /** What it says, shortened. */
  words: string;
}

const MOST_INSIDE = 60;
const OVERLAP_PX = 4;
const SMALLEST_PICTURE = 41;
/** A surface this much narrower than the list is a message's own; a wider one is a stripe of the list. */
const FILLS_PX = 16;
const LONGEST_WORDS = 600;
const MOST_AVATARS = 6;
const SMALLEST_AVATAR = 8;
const LARGEST_AVATAR = 96;
const AVATAR_WORDS = /avatar|userpic|profile-?pic/i;
const TOLD_BY =
  /^(?:data-(?!v-|index|key)[\w-]+|aria-label|role|title|alt|dir|align|placement|position|side|variant|kind|sender|author|from|direction)$/;

function tokensOf(element: Element, tokens: Set<string>, prefix: string): void {
  for (const token of element.classList) tokens.add(`${prefix}.${token}`);
  // The words of an icon say what it shows.
  const told = element.matches('[role="img"],svg') ? /^data-/ : TOLD_BY;
  for (const { name, value } of element.attributes) {
    if (name === 'href') for (const step of peopleIn(value)) tokens.add(`${prefix}href=${step}`);
    if (told.test(name) && value.length > 0 && value.length <= 60) tokens.add(`${prefix}${name}=${value}`);
    else if (name.startsWith('data-') || /^(?:is|from|own|outgoing|incoming|sent|self|mine)/.test(name))
      tokens.add(`${prefix}${name}`);
  }
}

function allTokens(row: Element, list: Element): Set<string> {
  const tokens = new Set<string>();
  tokensOf(row, tokens, '');
  for (let at = row.parentElement; at && at !== list && list.contains(at); at = at.parentElement)
    tokensOf(at, tokens, '^');
  for (const element of elementsIn(row, MOST_INSIDE)) tokensOf(element, tokens, '>');
  return tokens;
}

/** All cells of a table's row are drawn together, as every other row is. */
const isStriped = (element: Element, look: Look): boolean =>
  element.localName === 'td' && [...(element.parentElement?.children ?? [])].every((cell) => look.isPainted(cell));

/** The surface that holds all words, where one is drawn narrower than the list. */
function surfaceOf(row: Element, parts: readonly Element[], list: Element, look: Look): Element | null {
  const most = look.box(list).width - FILLS_PX;
  let found: Element | null = null;
  for (let at: Element | null = parts[0] ?? null; at && at !== list; at = at.parentElement) {
    if (look.isPainted(at) && look.box(at).width < most && !isStriped(at, look)) found = at;
    if (at === row) break;
  }
  return found;
}

function edges(
  row: Element,
  parts: readonly Element[],
  surface: Element | null,
  look: Look,
): { left: number; right: number } | null {
  if (surface) {
    const { left, right } = look.box(surface);
    return { left, right };
  }
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  const range = row.ownerDocument.createRange();
  for (const part of parts) {
    // The words themselves, for their element may fill the line whatever side they stand on.
    if (part.localName === 'img' || part.localName === 'video') range.selectNode(part);
    else range.selectNodeContents(part);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
  }
  return right > left ? { left, right } : null;
}

function picturesOf(row: Element, look: Look): { large: Element[]; avatar: Element | null } {
  const large: Element[] = [];
  let avatar: Element | null = null;
  for (const picture of look.pictures(row)) {
    const box = look.box(picture);
    if (box.width < 8 || box.height < 8) continue;
    const round = Math.abs(box.width - box.height) < 3 && box.width <= 72 && box.width >= 16;
    const named = AVATAR_WORDS.test(`${picture.getAttribute('class')} ${picture.parentElement?.getAttribute('class')}`);
    if (named || (round && box.width <= SMALLEST_PICTURE + 15)) avatar ??= picture;
    else if (Math.max(box.width, box.height) >= SMALLEST_PICTURE) large.push(picture);
  }
  return { large, avatar };
}

/** Initials in a disc, or a face drawn as a vector, where there is no picture. */
function drawnAvatar(row: Element, leaves: readonly Leaf[], look: Look): Element | null {
  const candidates = [
    ...leaves.flatMap((leaf) => (leaf.kind === 'avatar' ? leaf.element : [])),
    ...[...row.querySelectorAll('[class*="avatar" i]:not(:empty)')].slice(0, MOST_AVATARS),
  ];
  return (
    candidates.find((one) => {
      const { width, height } = look.box(one);
      return width >= SMALLEST_AVATAR && width <= LARGEST_AVATAR && height <= LARGEST_AVATAR;
    }) ?? null
  );
}

function sideOfAvatar(avatar: Element | null, place: { left: number; right: number } | null, look: Look) {
  if (!avatar || !place) return null;
  const box = look.box(avatar);
  if (box.right <= place.left + OVERLAP_PX) return 'left';
  return box.left >= place.right - OVERLAP_PX ? 'right' : null;
}

const holdsWords = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');

function isSystem(
  row: Element,
  leaves: readonly Leaf[],
  hasPicture: boolean,
  isRare: (token: string) => boolean,
): boolean {
  if (row.matches('[role="separator"],hr')) return true;
  const words = leaves.filter((leaf) => leaf.kind !== 'avatar');
  if (hasPicture) return false;
  const isPages = ({ kind, words: said }: Leaf) => kind === 'time' || kind === 'status' || timeLabel(said) !== null;
  if (words.length > 0 && words.every(isPages)) return true;
  let at: Element | null = row;
  for (let depth = 0; at && depth < 4; depth++) {
    if ([...at.classList].some((name) => SYSTEM_WORDS.test(name) && isRare(`.${name}`))) return true;
    if (at.childElementCount !== 1 || holdsWords(at)) return false;
    at = at.firstElementChild;
  }
  return false;
}

/** A sign of an icon font stands beside anything. */
const GLYPH = /^[\u{e000}-\u{f8ff}]$/u;

const LABELS: ReadonlySet<Leaf['kind']> = new Set(['name', 'label', 'time']);

/** What the first badge says; what is said of a message may be such a word, too. */
/** What follows is whom a letter was sent to. */
const TO = /^(?:to|cc|an|à|para|[收抄]件人?)\s?[:：]?$/i;

function tagOf(own: readonly Leaf[]): Tag | null {
  const to = own.findIndex(({ words }) => TO.test(words));
  const head = to < 0 ? own : own.slice(0, to);
  return head.flatMap(({ kind, words }) => (LABELS.has(kind) ? (tagIn(words) ?? []) : []))[0] ?? null;
}

/** A label of a note, be it among other words over (never instead of) what is said. */
export function hasNoteLabel(own: readonly Leaf[]): boolean {
  const isLine = ({ words }: Leaf) => words.length <= LONGEST_LABEL && NOTE_LINE.test(words);
  return own.some(
    (leaf) => NOTE_LABEL.test(leaf.words) || (isLine(leaf) && own.some((one) => one !== leaf && one.kind === 'text')),
  );
}

export const hasBotLabel = (own: readonly Leaf[]): boolean =>
  own.some(({ kind, words }) => LABELS.has(kind) && machineIn(words) !== null);

/** Looks at all rows together: names are told by their repetition. */
export function factsOfRows(rows: readonly Element[], list: Element, look: Look): RowFacts[] {
  const leaves = leavesOfRows(rows);
  const tokensOfRows = rows.map((row) => allTokens(row, list));
  // `internal-border` in most rows says nothing of one.
  const isRare = (token: string) => tokensOfRows.filter((tokens) => tokens.has(token)).length * 2 <= rows.length;
  const says = (own: ReadonlySet<string>, words: RegExp) =>
    [...own].some((token) => words.test(token) && isRare(token));
  return rows.map((row, i) => {
    const own = leaves[i] ?? [];
    const texts = own.filter((leaf) => leaf.kind === 'text');
    const pictures = picturesOf(row, look);
    const parts = texts.length > 0 ? texts.map((leaf) => leaf.element) : pictures.large;
    const surface = surfaceOf(row, parts, list, look);
    const place = edges(row, parts.length > 0 ? parts : own.map((leaf) => leaf.element), surface, look);
    const tokens = tokensOfRows[i] ?? new Set<string>();
    const name = own.find((leaf) => leaf.kind === 'name')?.words ?? own.find((leaf) => leaf.writer)?.writer ?? null;
    return {
      row,
      leaves: own,
      tokens,
      left: place?.left ?? null,
      right: place?.right ?? null,
      top: look.box(row).top,
      name,
      tag: tagOf(own),
      avatar:
        pictures.avatar !== null ||
        row.querySelector('[class*="avatar" i]:not(:empty)') !== null ||
        own.some((leaf) => leaf.kind === 'avatar' && !GLYPH.test(leaf.words)),
      avatarSide: sideOfAvatar(pictures.avatar ?? drawnAvatar(row, own, look), place, look),
      marked: own.some((leaf) => leaf.kind === 'status') || [...tokens].some((token) => MARK_WORDS.test(token)),
      ground: surface ? (look.style(surface)?.backgroundColor ?? null) : null,
      system: isSystem(row, own, pictures.large.length > 0, isRare) || (name !== null && PAGE_NAME.test(name.trim())),
      note: says(tokens, NOTE_WORDS) || hasNoteLabel(own),
      bot: says(tokens, BOT_WORDS) || hasBotLabel(own) || isInMachinesRun(row, rows, list),
      words: texts
        .map((leaf) => leaf.words)
        .join(' ')
        .slice(0, LONGEST_WORDS),
      length: texts.reduce((sum, leaf) => sum + leaf.words.length, 0),
    };
  });
}
