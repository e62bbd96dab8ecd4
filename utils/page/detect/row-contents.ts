import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { closestAcross, containsAcross, entersRoots, matchesAcross, parentAcross, queryAll } from '../read/query.ts';
import { readText } from '../read/read-text.ts';
import { Look } from './look.ts';
import { partNames } from './part-names.ts';
import { type Leaf, leavesOfRows } from './row-leaves.ts';
import { asCompound, wayTo } from './selector-parts.ts';
import { timeLabel } from './time-label.ts';

/** The parts of a definition that say what stands in a row. */
export type RowContents = Pick<SiteDefinition, 'text' | 'exclude' | 'media' | 'sender' | 'time' | 'messageId'>;

const MOST_TEXTS = 4;
const MOST_MARKS = 4;
const bare = (text: string) => text.replace(/\s+/g, '');

interface Scored {
  css: string;
  rank: number;
  rows: Set<number>;
  /** What it finds of its kind, of which a row may have several. */
  found: Set<Leaf>;
}

/** Rows with what stands in them, and the selector by which they are found. */
interface Read {
  rows: readonly Element[];
  leaves: readonly Leaf[][];
  css: string;
}

/**
 * Selectors for leaves of one kind.
 * @param spare leaves that none of them may find
 */
function ofLeaves(
  { rows, leaves, css: rowCss }: Read,
  kind: Leaf['kind'],
  spare = (leaf: Leaf) => leaf.kind !== kind,
): Scored[] {
  const scored = new Map<string, Scored>();
  leaves.forEach((own, i) => {
    const row = rows[i];
    for (const leaf of own) {
      if (leaf.kind !== kind || !row || leaf.element === row) continue;
      for (const { css, rank } of partNames(leaf.element, row, rowCss)) {
        const entry = scored.get(css) ?? { css, rank, rows: new Set(), found: new Set() };
        entry.rows.add(i);
        entry.found.add(leaf);
        scored.set(css, entry);
      }
    }
  });
  // The hour inside the element of a name is left out of the name.
  const isPart = (leaf: Leaf, own: readonly Leaf[], css: string) =>
    !isSaid(leaf) && own.some((other) => other.kind === kind && other.element === closestAcross(leaf.element, css));
  const clean = [...scored.values()].filter(({ css }) =>
    leaves.every((own, i) =>
      own.every((leaf) => !spare(leaf) || !isFoundBy(leaf.element, css, rows[i]) || isPart(leaf, own, css)),
    ),
  );
  return clean.sort((a, b) => b.rows.size - a.rows.size || a.rank - b.rank);
}

const isSaid = ({ kind }: Leaf) => kind === 'text';

/** Of selectors that serve messages those that also leave the page's own words alone, where they reach as many rows. */
function kindToAll(scored: readonly Scored[], { rows, leaves }: Read): readonly Scored[] {
  const reached = (some: readonly Scored[]) => new Set(some.flatMap((one) => [...one.found])).size;
  const kind = scored.filter(({ css }) =>
    leaves.every((own, i) => own.every((leaf) => !isSaid(leaf) || !isFoundBy(leaf.element, css, rows[i]))),
  );
  return reached(kind) === reached(scored) ? kind : scored;
}

/** Whether the leaf would be cut away or taken along with what the selector finds. */
function isFoundBy(element: Element, css: string, row: Element | undefined): boolean {
  const hit = closestAcross(element, css);
  return hit !== null && row !== undefined && row !== hit && containsAcross(row, hit);
}

/** The fewest selectors, best first, that reach everything that any of them reaches. */
function cover<S>(scored: readonly S[], most: number, reach: (one: S) => ReadonlySet<unknown>): S[] {
  const chosen: S[] = [];
  const reached = new Set<unknown>();
  for (const one of scored) {
    if (chosen.length >= most) break;
    if ([...reach(one)].every((each) => reached.has(each))) continue;
    chosen.push(one);
    for (const each of reach(one)) reached.add(each);
  }
  return chosen;
}

const rowsOf = ({ rows }: { rows: ReadonlySet<number> }) => rows;

/** The deepest element that holds all the words of the message. */
function holderOf(texts: readonly Leaf[], row: Element): Element | null {
  const [first, ...others] = texts;
  let at: Element | null = first?.element ?? null;
  while (at && at !== row && !others.every((leaf) => at && containsAcross(at, leaf.element))) at = parentAcross(at);
  return at;
}

function partsFor(row: Element, css: string): Element[] {
  const found = queryAll(row, css);
  if (found.length === 0 && matchesAcross(row, css)) return [row];
  return found.filter((part) => !found.some((other) => other !== part && other.contains(part)));
}

/** Selectors of the message's words, by how many rows they read exactly. */
function textSelectors({ rows, leaves, css: rowCss }: Read, exclude: string[]): string[] {
  const ranks = new Map<string, number>();
  const wanted = leaves.map((own) => own.filter((leaf) => leaf.kind === 'text'));
  wanted.forEach((texts, i) => {
    const row = rows[i];
    if (!row) return;
    for (let at = holderOf(texts, row); at && at !== row; at = parentAcross(at)) {
      for (const { css, rank } of partNames(at, row, rowCss)) ranks.set(css, Math.min(rank, ranks.get(css) ?? 99));
    }
  });
  ranks.set(rowCss, 10);
  const cut = exclude.length > 0 ? exclude.join(',') : null;
  // A day that is called what words are called is left out of these by its own name.
  if (cut && !entersRoots(cut))
    for (const [css, rank] of [...ranks])
      if (!entersRoots(css) && rows.some((row) => partsFor(row, css).some((part) => part !== row && part.matches(cut))))
        ranks.set(`${asCompound(css)}:not(${cut})`, rank + 0.5);
  const words = wanted.map((texts) => bare(texts.map((leaf) => leaf.words).join('')));
  const scored = [...ranks].map(([css, rank]) => {
    const reached = new Set<number>();
    let wrong = 0;
    rows.forEach((row, i) => {
      if (!words[i]) return;
      const found = partsFor(row, css);
      if (found.length === 0) return;
      const read = bare(found.map((part) => readText(part, cut)).join(''));
      // Words directly in an element stand together in a leaf, whatever stands between them on the page.
      if ([...read].sort().join('') === [...(words[i] ?? '')].sort().join('')) reached.add(i);
      else wrong++;
    });
    return { css, rank: rank + wrong * 3, rows: reached };
  });
  const best = scored.sort((a, b) => b.rows.size - a.rows.size || a.rank - b.rank);
  // A lasting name that misses one row in twenty is worth more than the whole row.
  const most = best[0]?.rows.size ?? 0;
  const close = best.filter((one) => one.rows.size >= most * 0.95).sort((a, b) => a.rank - b.rank);
  const chosen = cover([...close.slice(0, 1), ...best], MOST_TEXTS, rowsOf).map((one) => one.css);
  // A message that none of them finds is read whole, with what could not be told from it, rather than not at all.
  const isFound = (row: Element) => chosen.some((css) => partsFor(row, css).length > 0);
  const enough = chosen.length > 0 && rows.every((row, i) => !words[i] || isFound(row));
  return enough ? chosen : [...chosen, rowCss];
}

const ID_NAME = /^(?:id|data-[\w-]*(?:id|key|uuid|guid|mid))$/i;

/** An attribute of the row (or of a part) that names each message: different in every row. */
function messageId(rows: readonly Element[]): string[] {
  if (rows.length < 3) return [];
  const first = rows[0];
  const names = first ? [...first.attributes].map((attribute) => attribute.name) : [];
  for (const name of names) {
    if (!ID_NAME.test(name)) continue;
    const values = rows.map((row) => row.getAttribute(name) ?? '');
    const clean = values.every(
      (value) => /\w{2,}|\d/.test(value) && !/^[:«]|^(?:radix|headlessui|mui|ember)/i.test(value),
    );
    // A bare place in the list is no name: older messages loaded later move it.
    const places = values.every(
      (value, i) => Number(value.replace(/^\D*/, '')) === i || Number(value.replace(/^\D*/, '')) === i + 1,
    );
    if (clean && !places && new Set(values).size === rows.length) return [`self@${name}`];
  }
  return [];
}

const TIME_ATTRIBUTES = [
  'datetime',
  'data-time',
  'data-timestamp',
  'data-date',
  'data-ts',
  'data-at',
  'data-isodate',
  'data-pre-plain-text',
];

function timeSources({ rows, leaves, css }: Read): string[] {
  const sources: string[] = [];
  for (const name of TIME_ATTRIBUTES) {
    if (rows.every((row) => row.hasAttribute(name))) sources.push(`self@${name}`);
    if (rows.some((row) => row.querySelector(`time[${name}]`))) sources.push(`time@${name}`);
  }
  // Only the hour of the day is of use besides exact times; days and "5 minutes ago" are read as text elsewhere.
  const clocks = leaves.map((own) => own.filter((leaf) => leaf.kind !== 'time' || timeLabel(leaf.words) === 'clock'));
  return [...sources, ...cover(ofLeaves({ rows, leaves: clocks, css }, 'time'), 2, rowsOf).map((one) => one.css)];
}

/** The writer in a line with the time: before it, or parted from it. */
const IN_LINE = /^(.+?)(?:\s*[·•|]|[\s,，:：(（–—-]+\d)/;

/** Where writers are named in one leaf with the time. */
function signedSources(read: Read): string[] {
  const signed = read.leaves.map((own) => own.filter(({ writer }) => writer));
  return ofLeaves({ ...read, leaves: signed }, 'time')
    .filter(({ found }) => [...found].every(({ words, writer }) => IN_LINE.exec(words)?.[1] === writer))
    .slice(0, 1)
    .map(({ css }) => `${css} ~/${IN_LINE.source}/`);
}

const SMALLEST_PICTURE = 41;
const MOST_PICTURES = 3;
const MOST_OF_FRAME = 12;
const LARGEST_FACE = 56;
const FACE_SLACK_PX = 3;

/** Pictures that are messages: larger than any avatar, and no avatar has the same name. */
function media(rows: readonly Element[], rowCss: string): SiteDefinition['media'] | undefined {
  const look = new Look();
  const pictures = rows.flatMap((row) => look.pictures(row).map((img) => ({ img, row })));
  const isLarge = (img: Element) => {
    const { width, height } = img.getBoundingClientRect();
    // A small square is a face, whatever it is called.
    const face = Math.abs(width - height) < FACE_SLACK_PX && width <= LARGEST_FACE;
    return !face && Math.max(width, height) >= SMALLEST_PICTURE;
  };
  const isAvatar = (img: Element) =>
    /avatar|emoji|icon|profile/i.test(`${img.getAttribute('class')} ${img.parentElement?.getAttribute('class')}`);
  const large = pictures.filter(({ img }) => isLarge(img) && !isAvatar(img));
  const small = pictures.filter(({ img }) => !isLarge(img) || isAvatar(img));
  const all = new Set(pictures.map(({ img }) => img));
  const findsOther = (css: string) => rows.some((row) => queryAll(row, css).some((one) => !all.has(one)));
  const video = rows.some((row) => row.querySelector('video')) ? { video: 'video' } : {};
  const chosen: string[] = [];
  for (const { img, row } of large) {
    if (chosen.length >= MOST_PICTURES || chosen.some((css) => matchesAcross(img, css))) continue;
    const tag = img.localName === 'img' ? [{ css: `${wayTo(img, row)}img`, rank: 9 }] : [];
    const names = [...tag, ...partNames(img, row, rowCss, MOST_OF_FRAME)].sort((a, b) => a.rank - b.rank);
    const found = names
      // A name that other things have, too, is the picture's only with its tag.
      .map(({ css }) => (/^[.[]/.test(css) && findsOther(css) ? `${img.localName}${css}` : css))
      .find(
        (css) => matchesAcross(img, css) && !findsOther(css) && !small.some((other) => matchesAcross(other.img, css)),
      );
    if (found) chosen.push(found);
  }
  if (chosen.length > 0) return { image: chosen.join(', '), ...video };
  return 'video' in video ? video : undefined;
}

/** What stands where in the rows: the words, what to leave out of them, the writer's name, the time, the id. */
export function rowContents(rows: readonly Element[], rowCss: string, spoken: readonly Element[]): RowContents {
  const all: Read = { rows, leaves: leavesOfRows(rows), css: rowCss };
  const places = rows.flatMap((row, i) => (spoken.includes(row) ? i : []));
  const heard: Read = {
    rows: places.flatMap((i) => rows[i] ?? []),
    leaves: places.map((i) => all.leaves[i] ?? []),
    css: rowCss,
  };
  const marksOf = (scored: readonly Scored[]) =>
    cover(kindToAll(scored, all), MOST_MARKS, ({ found }) => found).map(({ css }) => css);
  const marks = (['time', 'name', 'status', 'avatar', 'quote', 'label', 'file'] as const).flatMap((kind) =>
    marksOf(ofLeaves(heard, kind, isSaid)),
  );
  // The reader takes the words of the page's own rows from wherever they stand, hours and names beside them, too.
  const beside = (['time', 'name'] as const).flatMap((kind) => marksOf(ofLeaves(all, kind, isSaid)));
  const exclude = [...new Set([...marks, ...beside])];
  const text = textSelectors(heard, exclude);
  // The first is the writer; "replied" beside it is not.
  const isFirst = (leaf: Leaf, own: readonly Leaf[]) => leaf === own.find(({ kind }) => kind === 'name');
  const first = all.leaves.map((own) => own.filter((leaf) => leaf.kind !== 'name' || isFirst(leaf, own)));
  const names = cover(ofLeaves({ ...all, leaves: first }, 'name'), 2, rowsOf).map(({ css }) => css);
  const sender = names.length > 0 ? names : signedSources(all);
  const time = timeSources(all);
  const id = messageId(rows);
  const file = ofLeaves(heard, 'file')[0]?.css;
  const shown = { ...media(rows, rowCss), ...(file === undefined ? {} : { file }) };
  return {
    text,
    ...(exclude.length > 0 ? { exclude } : {}),
    ...(Object.keys(shown).length > 0 ? { media: shown } : {}),
    ...(sender.length > 0 ? { sender } : {}),
    ...(time.length > 0 ? { time } : {}),
    ...(id.length > 0 ? { messageId: id } : {}),
  };
}
