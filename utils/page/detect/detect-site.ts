import type { Role } from '../../core/conversation/conversation.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { checkHealth } from '../read/check-health.ts';
import { readRole } from '../read/read-row.ts';
import { isSamePerson } from '../read/same-person.ts';
import { alikePane, otherInUse } from './alike-panes.ts';
import { commentsAmong } from './comments-apart.ts';
import { definitionFrom, type PageFacts } from './definition-from.ts';
import { deskMark } from './desk-marks.ts';
import { type Box, findBoxes, rootsOf } from './find-boxes.ts';
import { findLists, type ListCandidate } from './find-lists.ts';
import { isNoteYellow, Look } from './look.ts';
import { isAutomatic } from './machines.ts';
import { calledBuyer } from './name-beside.ts';
import { nameKind } from './name-kind.ts';
import { facingOf, floatsInCorner, headerName } from './page-facts.ts';
import { frailty, robustSelector } from './robust-selector.ts';
import { leaningOfName } from './role-words.ts';
import { factsOfRows, hasBotLabel, hasNoteLabel, type RowFacts } from './row-facts.ts';
import { splitRows } from './split-rows.ts';
import { type Sides, tellSides } from './tell-sides.ts';
import { whoseSide } from './whose-side.ts';

/** Below this nothing is read: the page says so and offers teaching. */
const CERTAIN = 0.9;
const FEWEST_ROWS = 3;
/** What the talk of a shop adds to the look of a conversation. */
const HEARD = 2;
/** With so many rows of both sides, one of an unknown kind may stand beside them. */
const FEWEST_BESIDE = 5;

/** What was found on a page without definition. */
export interface Detection {
  definition: SiteDefinition;
  /** 0 to 1: the lower of "this is a chat" and "these rows are the buyer's". */
  confidence: number;
  certain: boolean;
  /** Why, as short keys for the diagnosis; those with `!` speak against it. */
  reasons: string[];
}

/** A chat that was found, before a definition is made of it. */
interface Found {
  box: Box;
  list: Element;
  rows: RowFacts[];
  sides: Sides;
  score: number;
  reasons: string[];
}

const TALK = /messag|msg|chat|bubble|convers|utterance|消息|activity/i;

/** Marks out of five stand in reviews. */
const STARS = /[★☆⭐]{4,}/u;

function nameOver(list: Element, rows: readonly RowFacts[]): string | null {
  const names = new Set(rows.flatMap(({ name }) => name ?? []));
  const title = headerName(list, names);
  const framed = title && !names.has(title.words) ? [...names].filter((name) => title.words.includes(name)) : [];
  // "Customer: Mira Holt · Shipped" names her; of others nobody knows what the page calls them.
  if (framed.length === 1 && framed[0] && leaningOfName(title?.words ?? '').trade < 0) return framed[0];
  const says = (words: string) => [...names].some((name) => isSamePerson(name, words) || words.startsWith(name));
  // A title that names none of them tells less than a card that calls one the buyer.
  const buyer = title && says(title.words) ? null : calledBuyer(list, says);
  if (buyer !== null) return buyer;
  const whole = title?.element.textContent?.trim();
  // The name may stand among a face and a state; what they say counts, too.
  return title && whole !== title.words ? `${title.words} | ${whole}` : (title?.words ?? null);
}

function areSideBySide(rows: readonly RowFacts[]): boolean {
  let beside = 0;
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i];
    const before = rows[i - 1];
    if (row && before && Math.abs(row.top - before.top) < 4) beside++;
  }
  return beside * 4 > rows.length;
}

/** How much this looks like a conversation, as log-odds, with the reasons. */
function judgeTalk(
  box: Box,
  candidate: ListCandidate,
  rows: readonly RowFacts[],
  sides: Sides,
): { score: number; reasons: string[] } {
  const talk = [...sides.a, ...sides.b];
  const reasons: string[] = [];
  let score = -2.5 + Math.min(3, candidate.score * 0.6);
  const add = (weight: number, reason: string) => {
    score += weight;
    reasons.push(weight < 0 ? `!${reason}` : reason);
  };
  if (box.named) add(1, 'reply-box');
  if (talk.some((row) => [...row.tokens].some((token) => TALK.test(token)))) add(1.2, 'talk-words');
  if (sides.by === 'place' || sides.by === 'avatars') add(1.6, 'two-sides');
  else if (sides.by === 'names') add(1.3, 'two-writers');
  else add(0.8, 'two-kinds');
  if (talk.length >= 4) add(0.6, 'rows');
  if (rows.some((row) => row.leaves.some((leaf) => leaf.kind === 'time'))) add(0.6, 'times');
  // A single row of an unknown kind stays unread; it does not make a conversation of another kind.
  const isNote = (row: RowFacts) => row.note || isNoteYellow(row.ground);
  const unsure = rows.filter((row) => !isNote(row) && !talk.includes(row) && !sides.system.includes(row)).length;
  if (unsure > Math.max(talk.length >= FEWEST_BESIDE ? 1 : 0, rows.length * 0.1)) add(-3, 'unsure-rows');
  if (rows.filter((row) => row.leaves.some((leaf) => STARS.test(leaf.words))).length > 1) add(-4, 'stars');
  if (areSideBySide(rows)) add(-4, 'side-by-side');
  if (sides.system.length > talk.length) add(-2, 'mostly-separators');
  return { score, reasons };
}

function tryList(box: Box, candidate: ListCandidate, look: Look): Found | null {
  const { list } = candidate;
  if (list.contains(box.outer) && list.firstElementChild?.contains(box.outer)) return null;
  const rows = splitRows(list, look).filter((row) => !row.contains(box.outer));
  if (rows.length < FEWEST_ROWS) return null;
  const facts = factsOfRows(rows, list, look).filter((row) => row.left !== null || row.leaves.length > 0);
  for (const comment of commentsAmong(facts)) comment.note = true;
  const sides = tellSides(facts, () => nameOver(list, facts));
  if (!sides) return null;
  return { box, list, rows: facts, sides, ...judgeTalk(box, candidate, facts, sides) };
}

/** @param soft whether the few yellow rows of our side are notes, too, and what a machine's name stands over is a bot's */
function rolesOf(found: Found, own: 'a' | 'b', soft: boolean): { row: Element; role: Role }[] {
  const ours = new Set(own === 'a' ? found.sides.a : found.sides.b);
  const theirs = new Set(own === 'a' ? found.sides.b : found.sides.a);
  const system = new Set(found.sides.system);
  // Notes and bots stand on our side; what all rows of a side are called says nothing of a single one.
  const few = (test: (row: RowFacts) => boolean, side: ReadonlySet<RowFacts>) => {
    const rows = [...side].filter(test);
    return rows.length * (side === ours ? 1 : 2) < side.size ? rows : [];
  };
  const beside = found.rows.filter((facts) => !ours.has(facts) && !theirs.has(facts));
  const yellow = soft ? [...ours].filter((facts) => isNoteYellow(facts.ground)) : [];
  const drawn = yellow.length * 2 <= ours.size ? yellow : [];
  const notes = new Set([
    ...few((facts) => facts.note || drawn.includes(facts), ours),
    ...few((facts) => hasNoteLabel(facts.leaves), theirs),
    ...beside.filter((facts) =>
      system.has(facts) ? facts.note && facts.ground !== null : facts.note || (soft && isNoteYellow(facts.ground)),
    ),
  ]);
  // Of a list that is drawn bottom up the last row stands on top.
  const said = found.rows.filter((facts) => ours.has(facts) && !notes.has(facts));
  const [first] = [...said].sort((a, b) => a.top - b.top);
  const isMachines = (facts: RowFacts) => facts.bot || (facts === first && isAutomatic(facts.words));
  const bots = new Set([
    ...few((facts) => isMachines(facts) && !notes.has(facts), ours),
    ...few((facts) => hasBotLabel(facts.leaves), theirs),
  ]);
  return found.rows.map((facts) => ({ row: facts.row, role: roleOf(facts) }));

  function roleOf(facts: RowFacts): Role {
    if (notes.has(facts)) return 'note';
    // Without a mark that lasts a machine's words are ours; the buyer's they never are.
    if (bots.has(facts)) return soft ? 'bot' : ours.has(facts) ? 'agent' : 'unknown';
    if (ours.has(facts)) return 'agent';
    if (theirs.has(facts)) return 'customer';
    return system.has(facts) ? 'system' : 'unknown';
  }
}

/** Lets the definition read the rows it was made from; a wrong buyer is one too many. */
function proves(
  definition: SiteDefinition,
  list: Element,
  rows: readonly { row: Element; role: Role }[],
  document: Document,
): boolean {
  const context = { document, pane: null, container: list, people: new Map<string, Set<string>>(), seenLive: null };
  let wrong = 0;
  for (const { row, role } of rows) {
    const read = readRole(row, definition, context);
    if (read === role) continue;
    if (read === 'customer' || role === 'customer' || role === 'agent') wrong++;
  }
  return wrong * 50 <= rows.length;
}

/** Of the elements that hold all the rows, the one that can be named best. */
function bestNamed(list: Element, rows: readonly Element[], top: Document): Element {
  let best = list;
  let least = frailty(robustSelector(list, top));
  for (let at = rows[0]?.parentElement ?? null; at && at !== list && list.contains(at); at = at.parentElement) {
    const holder = at;
    if (!rows.every((row) => holder.contains(row))) continue;
    const cost = frailty(robustSelector(holder, top));
    if (cost < least) {
      best = holder;
      least = cost;
    }
  }
  return best;
}

/** The same conversation with messages of the same name that stand outside the inner list: the first of a ticket, say. */
function isMore(found: Found, best: Found): boolean {
  if (found.box !== best.box || !found.list.contains(best.list) || found.sides.by !== best.sides.by) return false;
  const [before, after] = [best, found].map(({ rows }) => rows.map(({ row }) => row));
  const [first, ...others] = after ?? [];
  if (!first || !before?.every((row) => others.includes(row) || row === first)) return false;
  const spoken = ({ sides }: Found) => sides.a.length + sides.b.length;
  const more = found.rows.length - best.rows.length;
  if (more <= 0 || more > best.rows.length || spoken(found) - spoken(best) !== more) return false;
  return [...first.classList].some(
    (token) => nameKind(token) === 'ok' && others.every((row) => row.classList.contains(token)),
  );
}

/** @param pane where it has to be looked for, of several alike */
function bestTalk(document: Document, pane?: Element): Found | null {
  const look = new Look();
  let best: Found | null = null;
  for (const root of rootsOf(document)) {
    for (const box of findBoxes(root)) {
      if (pane && !pane.contains(box.outer)) continue;
      for (const candidate of findLists(box.outer)) {
        // What lies inside a list that was found is one of its messages.
        if (best && best.box === box && best.list.contains(candidate.list)) continue;
        const found = tryList(box, candidate, look);
        if (found && (!best || found.score > best.score || isMore(found, best))) best = found;
      }
    }
  }
  const beside = best && !pane ? alikePane(best.list, best.box.outer) : null;
  const other = beside && otherInUse(beside);
  return other ? bestTalk(document, other) : best;
}

/**
 * Looks for a chat on a page that no definition fits: a reply box, the messages over it, and who writes them.
 * Reads structure, geometry and names only; never scrolls, never touches the page.
 * @returns what was found with its confidence, or null where nothing looks like a chat
 */
export function detectSite(page: PageFacts): Detection | null {
  const found = bestTalk(page.document);
  if (!found) return null;
  const { box, sides } = found;
  const list = bestNamed(
    found.list,
    found.rows.map(({ row }) => row),
    page.document,
  );
  const header = nameOver(list, found.rows);
  const rightToLeft = list.ownerDocument.defaultView?.getComputedStyle(list).direction === 'rtl';
  const verdict = whoseSide(sides, {
    header,
    rightToLeft,
    ...facingOf(list, box.outer),
    desk: deskMark(list, box.outer, sides.system),
    floats: floatsInCorner(list),
    sent: page.sent ?? [],
  });
  const byName = sides.by === 'names';
  const make = (soft: boolean) => {
    const rows = rolesOf(found, verdict.own, soft);
    return { rows, made: definitionFrom({ list, rows, composer: box.outer, byName }, 'detected', page) };
  };
  const full = make(true);
  // A colour or a name alone may be told by nothing that lasts; then such rows are the agent's.
  const { rows, made } = full.made.ok ? full : make(false);
  if (!made.ok) return null;
  const talk = 1 / (1 + Math.exp(-found.score - (verdict.heard ? HEARD : 0)));
  const confidence = Math.min(talk, verdict.confidence);
  const proven = proves(made.definition, list, rows, page.document) && checkHealth(made.definition, page.document).ok;
  return {
    definition: made.definition,
    confidence,
    certain: proven && confidence >= CERTAIN,
    reasons: [...found.reasons, ...verdict.reasons, ...(proven ? [] : ['!not-proven'])],
  };
}
