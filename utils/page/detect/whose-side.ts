import { type DeskTalk, deskTalk, hearLines, LEAST_DIFFERENCE } from '../../core/speakers/desk-talk.ts';
import { isSamePerson } from '../read/same-person.ts';
import type { DeskMark } from './desk-marks.ts';
import { colourOf } from './look.ts';
import { bareToken, leaningOf, leaningOfName } from './role-words.ts';
import type { RowFacts } from './row-facts.ts';
import { signatureOf } from './signature.ts';
import { type Sides, tellingTokens } from './tell-sides.ts';

/** Which of two sides is ours, how sure, and why. */
export interface Verdict {
  own: 'a' | 'b';
  /** 0.5 (no idea) to 1. */
  confidence: number;
  /** Whether what is said is a shop's talk, which makes it a talk, too. */
  heard: boolean;
  reasons: string[];
}

/** What the page around the two sides says. */
export interface SideFacts {
  header: string | null;
  rightToLeft: boolean;
  /** The page speaks to buyers, or the list floats in its corner. */
  toBuyers: boolean;
  floats: boolean;
  /** An order, a ticket or a queue stands beside the messages; a colleague's presence stands over them. */
  desk: DeskMark | null;
  colleague: boolean;
  sent: readonly string[];
}

interface Evidence {
  /** Positive for side b being ours. */
  weight: number;
  reason: string;
}

const WEIGHT = {
  end: 1.9,
  /** Where a desk is seen and heard it is surely not the buyer who writes at the end. */
  deskEnd: 2.6,
  words: 2.6,
  guided: 0.9,
  trade: 4,
  self: 3,
  marks: 1.1,
  avatar: 0.6,
  names: 0.6,
  header: 2,
  colour: 0.25,
  group: 2.5,
  talk: 2.6,
  sent: 6,
  notes: 2.5,
};
/** How much of a shop must be heard beside what is seen of it. */
const LEAST_TRADE: Record<DeskMark, number> = { staff: -0.1, shared: 0.3 };
/** From here on the sides speak as if they stood the other way round. */
const CONTRARY = 0.45;
/** However much else speaks for it. */
const IN_DOUBT = 0.8;
const clamp = (value: number) => Math.max(-1, Math.min(1, value));

function byPlace(sides: Sides, rightToLeft: boolean, end: number): Evidence[] {
  // Bubbles as wide as the list overlap; their avatars do not.
  if (sides.by === 'avatars') return [{ weight: rightToLeft ? -end : end, reason: 'end-side' }];
  const middle = (rows: readonly RowFacts[]) => {
    const places = rows.flatMap((row) => (row.left === null || row.right === null ? [] : (row.left + row.right) / 2));
    return places.length > 0 ? places.reduce((sum, place) => sum + place, 0) / places.length : null;
  };
  const a = middle(sides.a);
  const b = middle(sides.b);
  if (a === null || b === null || sides.by !== 'place') return [];
  const bIsRight = b > a;
  return [{ weight: bIsRight !== rightToLeft ? end : -end, reason: 'end-side' }];
}

/** Words in the names that only one side has; what both have tells nothing. */
function byWords(a: readonly RowFacts[], b: readonly RowFacts[]): Evidence[] {
  const lean = (of: readonly RowFacts[], others: readonly RowFacts[]) => {
    const all = [...tellingTokens(of, others)].map((token) => leaningOf(bareToken(token)));
    const sum = (pick: (one: (typeof all)[number]) => number) =>
      clamp(all.reduce((total, one) => total + Math.sign(pick(one)), 0));
    return { own: sum((one) => one.own), guided: sum((one) => one.guided), trade: sum((one) => one.trade) };
  };
  const inA = lean(a, b);
  const inB = lean(b, a);
  const evidence: Evidence[] = [];
  const own = inB.own - inA.own;
  if (own !== 0)
    evidence.push({ weight: own * (Math.abs(own) > 1 ? WEIGHT.words * 0.7 : WEIGHT.words), reason: 'words' });
  const trade = inB.trade - inA.trade;
  // "user" against "agent" is the buyer; against "bot" it is whoever types.
  if (trade !== 0)
    evidence.push({ weight: trade * (Math.abs(trade) > 1 ? WEIGHT.trade : WEIGHT.trade * 0.6), reason: 'trade-words' });
  else if (inB.guided !== inA.guided)
    evidence.push({ weight: clamp(inB.guided - inA.guided) * WEIGHT.guided, reason: 'guided-words' });
  return evidence;
}

const TRADE_NAMES = 'names-of-the-trade';
const isOfTrade = ({ reason }: Evidence) => reason === TRADE_NAMES;
const SAYS_YOU = 'says-you';
const isOurs = ({ tag }: RowFacts) => tag === 'ours';

const share = (rows: readonly RowFacts[], test: (row: RowFacts) => boolean) =>
  rows.length === 0 ? 0 : rows.filter(test).length / rows.length;

/** Something that the one side has and the other lacks. */
function lopsided(a: readonly RowFacts[], b: readonly RowFacts[], test: (row: RowFacts) => boolean): number {
  const inA = share(a, test);
  const inB = share(b, test);
  if (inB === 0 && inA >= 0.25) return -1;
  if (inA === 0 && inB >= 0.25) return 1;
  return 0;
}

function namesOf(rows: readonly RowFacts[]): Set<string> {
  return new Set(rows.flatMap((row) => row.name ?? []));
}

function sameName(a: string, b: string): boolean {
  const left = a.toLowerCase().trim();
  const right = b.toLowerCase().trim();
  return (
    isSamePerson(a, b) || (left.length >= 3 && right.startsWith(left)) || (right.length >= 3 && left.startsWith(right))
  );
}

/** The one name on a side, where the header names somebody else: an agent under the name of the shop. */
function isAnother(inA: ReadonlySet<string>, inB: ReadonlySet<string>, header: string | null): boolean {
  const all = [...inA, ...inB];
  return header !== null && all.length === 1 && !all.some((name) => sameName(name, header) || header.includes(name));
}

function byNames(a: readonly RowFacts[], b: readonly RowFacts[], header: string | null): Evidence[] {
  const evidence: Evidence[] = [];
  const inA = namesOf(a);
  const inB = namesOf(b);
  const lean = (names: ReadonlySet<string>) => {
    const all = [...names].map(leaningOfName);
    return {
      own: clamp(all.reduce((sum, one) => sum + one.own, 0)),
      trade: clamp(all.reduce((sum, one) => sum + one.trade, 0)),
    };
  };
  const own = lean(inB).own - lean(inA).own;
  if (own !== 0) evidence.push({ weight: clamp(own) * WEIGHT.self, reason: SAYS_YOU });
  const trade = lean(inB).trade - lean(inA).trade;
  if (trade !== 0) evidence.push({ weight: clamp(trade) * WEIGHT.trade * 0.6, reason: TRADE_NAMES });
  if (inA.size > 0 !== inB.size > 0 && !isAnother(inA, inB, header))
    evidence.push({ weight: inA.size > 0 ? WEIGHT.names : -WEIGHT.names, reason: 'named-side' });
  // The header names the other one: a support desk there means that the page is the buyer's own.
  const facing = header === null ? 0 : leaningOfName(header).trade;
  if (isAnother(inA, inB, header)) evidence.push({ weight: 0, reason: HEADER_DIFFERS });
  if (facing > 0) evidence.push({ weight: 0, reason: 'faces-the-shop' });
  if (header !== null) {
    const isA = [...inA].some((name) => sameName(name, header));
    const isB = [...inB].some((name) => sameName(name, header));
    if (isA !== isB) evidence.push({ weight: isA ? WEIGHT.header : -WEIGHT.header, reason: 'header-name' });
  }
  return evidence;
}

function byLook(a: readonly RowFacts[], b: readonly RowFacts[]): Evidence[] {
  const evidence: Evidence[] = [];
  const marks = lopsided(a, b, (row) => row.marked);
  if (marks !== 0) evidence.push({ weight: marks * WEIGHT.marks, reason: 'sent-marks' });
  // Notes are written by colleagues, whatever else is.
  const notes = lopsided(a, b, (row) => row.note);
  const all = a.every((row) => row.note) || b.every((row) => row.note);
  if (notes !== 0 && !all) evidence.push({ weight: notes * WEIGHT.notes, reason: 'notes' });
  const avatars = lopsided(a, b, (row) => row.avatar);
  if (avatars !== 0) evidence.push({ weight: -avatars * WEIGHT.avatar, reason: 'avatar-side' });
  const colour = (rows: readonly RowFacts[]) => {
    const all = rows.flatMap((row) => (row.ground === null ? [] : colourOf(row.ground)));
    return all.length > 0 ? all.reduce((sum, one) => sum + one, 0) / all.length : null;
  };
  const inA = colour(a) ?? 0;
  const inB = colour(b) ?? 0;
  if (Math.abs(inB - inA) > 0.08) evidence.push({ weight: Math.sign(inB - inA) * WEIGHT.colour, reason: 'colour' });
  return evidence;
}

/** Badges beside the names put the writers on their sides. */
function byTags(a: readonly RowFacts[], b: readonly RowFacts[], named: readonly Evidence[]): Evidence[] {
  const lean = (rows: readonly RowFacts[]) => share(rows, isOurs) - share(rows, (row) => row.tag === 'buyers');
  const difference = clamp(lean(b) - lean(a));
  // A badge in the name is heard as the name.
  const heard = named.some(({ reason }) => reason === TRADE_NAMES || reason === SAYS_YOU);
  return difference === 0 ? [] : [{ weight: heard ? 0 : difference * WEIGHT.trade, reason: 'badges' }];
}

/** The header differs from the only name. */
const HEADER_DIFFERS = 'header-differs';

/** The shop speaks like a shop; only where each side speaks its own way. */
function byTalk({ difference }: DeskTalk): Evidence[] {
  if (Math.abs(difference) < LEAST_DIFFERENCE) return [];
  return [{ weight: clamp(difference) * WEIGHT.talk, reason: 'talk' }];
}

/** What left the box of this page stands on our side, wherever that is. */
function bySent(a: readonly RowFacts[], b: readonly RowFacts[], sent: readonly string[]): Evidence[] {
  const bare = (text: string) => text.replace(/\s+/g, '');
  const texts = new Set(sent.map(bare));
  const [inA, inB] = [a, b].map((rows) => rows.some(({ words }) => texts.has(bare(words))));
  return inA === inB ? [] : [{ weight: inB ? WEIGHT.sent : -WEIGHT.sent, reason: 'sent-here' }];
}

const MANY_LINES = 3;

const MOST_LABEL = 40;
const NEARLY_ALL = 0.8;

/** Whether the messages of one side begin with labels that differ: the names of many writers. */
function isCrowd(rows: readonly RowFacts[]): boolean {
  if (namesOf(rows).size > 1) return true;
  const labels = new Map<string, { rows: number; words: Set<string> }>();
  for (const { leaves } of rows) {
    const texts = leaves.filter((leaf) => leaf.kind === 'text' && /\p{L}/u.test(leaf.words));
    const [first, ...rest] = texts.map((leaf) => ({ words: leaf.words, key: signatureOf(leaf.element) }));
    if (!first || first.words.length > MOST_LABEL || !rest.some(({ key }) => key !== first.key)) continue;
    const label = labels.get(first.key) ?? { rows: 0, words: new Set() };
    label.rows++;
    label.words.add(first.words);
    labels.set(first.key, label);
  }
  return [...labels.values()].some((label) => label.rows >= rows.length * NEARLY_ALL && label.words.size > 1);
}

/**
 * Badges in one column do not tell who sits before the page: a buyer, too, sees who is of the staff; and colleagues are
 * served at desks, who speak of other things.
 */
function isEithersView(sides: Sides, talk: DeskTalk, desk: DeskMark | null, supports: (reason: string) => boolean) {
  const tagged = [...sides.a, ...sides.b].some(({ tag }) => tag !== null);
  const serves = desk === 'staff' && talk.trade >= LEAST_TRADE.staff;
  return sides.by === 'names' && tagged && !serves && !['notes', 'sent-here', 'header-name', SAYS_YOU].some(supports);
}

const hearRows = (rows: readonly RowFacts[]) => hearLines(rows.map(({ words }) => words));

/**
 * Decides which side is ours. The reply box is the agent's, so is what was sent from it: the end side, `outgoing`,
 * marks of delivery; the buyer has the avatar, the name in the header. What speaks against the verdict counts twice.
 */
export function whoseSide(sides: Sides, facts: SideFacts): Verdict {
  const { a, b } = sides;
  const [heardA, heardB] = [hearRows(a), hearRows(b)];
  const talks = { a: deskTalk(heardA, heardB, facts.colleague), b: deskTalk(heardB, heardA, facts.colleague) };
  const atDesk = facts.desk === 'staff' && Math.max(talks.a.trade, talks.b.trade) > LEAST_TRADE.shared;
  const named = byNames(a, b, facts.header);
  const evidence = [
    // Who is called a customer is one wherever the messages stand.
    ...byPlace(sides, facts.rightToLeft, atDesk && !named.some(isOfTrade) ? WEIGHT.deskEnd : WEIGHT.end),
    ...byWords(a, b),
    ...named,
    ...byTags(a, b, named),
    ...byLook(a, b),
    ...byTalk(talks.b),
    ...bySent(a, b, facts.sent),
  ];
  const sum = evidence.reduce((total, one) => total + one.weight, 0);
  const own = sum >= 0 ? 'b' : 'a';
  const sign = Math.sign(sum) || 1;
  const against = evidence.filter((one) => one.weight * sign < 0).reduce((total, one) => total - one.weight * sign, 0);
  const buyers = own === 'b' ? a : b;
  // Several people on the buyer's side are a group, not a buyer.
  const crowd = isCrowd(buyers) ? WEIGHT.group : 0;
  const has = (reason: string) => evidence.some((one) => one.reason === reason);
  const supports = (reason: string) => evidence.some((one) => one.reason === reason && one.weight * sign > 0);
  // Only names of the trade outweigh what makes the page look like the one that the buyer sees.
  const marked = supports('trade-words');
  // A widget in the corner is the buyer's own, too, unless each side speaks as its place says.
  const buyersView = facts.toBuyers || (facts.floats && !supports('talk'));
  const facesShop = (has('faces-the-shop') || buyersView) && !has('trade-words') && facts.desk !== 'staff';
  const talk = talks[own];
  const otherwise =
    talk.difference <= -CONTRARY ||
    // Several lines that only the other side would say, and more than such as fit.
    (talk.against >= MANY_LINES && talk.against > talk.fit) ||
    (has(HEADER_DIFFERS) && !supports('talk'));
  // A user and an assistant: the other one may be a machine, unless something else makes it a buyer. What a machine
  // drafts speaks like anybody, and has no bubble.
  const boxed = share(buyers, (row) => row.ground !== null) > 0.5;
  const machine =
    supports('guided-words') &&
    !['words', 'header-name', TRADE_NAMES, ...(boxed || facts.desk !== null ? ['talk'] : [])].some(supports);
  const known = ['trade-words', TRADE_NAMES, 'notes', 'sent-here'].some(supports);
  const nobodys =
    isEithersView(sides, talk, facts.desk, supports) ||
    (!known && !talk.isDesk && (facts.desk === null || talk.trade < LEAST_TRADE[facts.desk]));
  const net = Math.abs(sum) - against - crowd - (facesShop ? WEIGHT.trade : 0);
  const doubt = crowd > 0 || facesShop || nobodys || (!marked && (otherwise || machine));
  return {
    own,
    confidence: Math.min(1 / (1 + Math.exp(-net)), doubt ? IN_DOUBT : 1),
    heard: talk.isDesk,
    reasons: [
      ...evidence.map((one) => `${one.weight * sign < 0 ? '!' : ''}${one.reason}`),
      ...(buyersView ? ['!buyers-view'] : []),
      ...(nobodys ? ['!no-desk'] : []),
      ...(crowd > 0 ? ['!several-buyers'] : []),
    ],
  };
}
