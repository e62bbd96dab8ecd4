import type { Conversation, Turn } from '../conversation/conversation.ts';
import type { EvidenceRow } from '../library.ts';
import type { Clock, Settings } from '../settings.ts';
import { rememberByText } from '../stage/remember-by-text.ts';
import type { NagLevel } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { instantOf, wallTime } from '../time/zone-time.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import { type AskClass, countAsks, type EvidenceAsk } from './find-evidence-asks.ts';

/** What weighs on the buyer's patience, heaviest first. */
const NAG_SIGNS = [
  'third',
  'after_refusal',
  'irritated',
  'waited',
  'after_given',
  'repeated',
  'same_text',
  'burst',
  'too_soon',
  'at_night',
] as const;
type NagSign = (typeof NAG_SIGNS)[number];

export interface Nagging {
  level: NagLevel;
  /** How often each sign was seen; for `waited` and `too_soon` the minutes. */
  signs: { sign: NagSign; count: number }[];
  /** How often we asked, by kind. */
  byClass: Partial<Record<AskClass, number>>;
  /** Milliseconds since the epoch from which on waiting has lasted too long; null where nothing is waited for. */
  due: number | null;
}

/** Further back nobody remembers the words. */
const READ_TURNS = 60;
const MINUTE = 60_000;
/** Two bubbles sent within this time are one message. */
const SAME_BREATH = 2 * MINUTE;
/** One ask, one follow-up, and then a third push is one too many (domain.md §3.1 rule 4). */
const BURST = 3;
const SAME_TEXT_FROM = 6;

const PINGS =
  /在吗|还在(?:吗|么)|看到(?:消息|信息)?了?(?:吗|么)|(?:请|麻烦)?(?:尽快|及时|早点)?回[复覆](?:我们|一下|下)|\bare you (?:still )?there\b|\bdid you (?:see|get) (?:my|our|this)\b|\b(?:awaiting|waiting for) your (?:reply|response)\b|\bplease (?:reply|respond|get back)\b|\bjust (?:checking in|following up)\b/;

const fold = rememberByText((text: string): { text: string; ping: boolean } => {
  const folded = normalise(text).text;
  return { text: folded.replace(/[^\p{L}\p{N}]/gu, ''), ping: PINGS.test(folded) };
});

const isOurs = ({ role }: Turn): boolean => role === 'agent' || role === 'bot';
/** A time that a calendar can hold. */
const known = (at: number | undefined): at is number => at !== undefined && Math.abs(at) < 8e15;

/** Messages of ours that want something from the buyer: asks for evidence, and nudges for an answer. */
function findPushes(conversation: Conversation, asks: readonly EvidenceAsk[]): number[] {
  const asking = new Set(asks.map(({ turn }) => turn));
  const from = Math.max(0, conversation.turns.length - READ_TURNS);
  return conversation.turns.flatMap((turn, index) => {
    if (index < from || !isOurs(turn)) return [];
    return asking.has(index) || fold(turn.text.slice(0, 1000)).ping ? [index] : [];
  });
}

/** Pushes since the buyer's last word; bubbles of one breath count once. */
function countBurst({ turns }: Conversation, pushes: readonly number[]): number {
  const spoke = turns.findLastIndex(({ role }) => role === 'customer');
  let count = 0;
  let before: number | undefined;
  for (const index of pushes.filter((each) => each > spoke)) {
    const at = turns[index]?.at;
    const breath = known(at) && known(before) && Math.abs(at - before) < SAME_BREATH;
    if (!breath) count += 1;
    before = at;
  }
  return count;
}

function countSameText({ turns }: Conversation, pushes: readonly number[]): number {
  const seen = new Map<string, number>();
  for (const index of pushes) {
    const { text } = fold(turns[index]?.text.slice(0, 1000) ?? '');
    if (text.length >= SAME_TEXT_FROM) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return Math.max(0, ...seen.values());
}

/** True where the hour, in the buyer's day, lies in the night that the team set; it may run over midnight. */
function isQuiet(at: number, settings: Settings, timeZone: string): boolean {
  const { quietFrom, quietTo } = settings.asking;
  const { hour, minute } = wallTime(at, timeZone);
  const time = hour + minute / 60;
  return quietFrom <= quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
}

/** The same moment by day; at night it becomes the hour at which the night ends. */
function outOfNight(at: number, settings: Settings, timeZone: string): number {
  if (!isQuiet(at, settings, timeZone)) return at;
  const { year, month, day, hour } = wallTime(at, timeZone);
  const { quietTo } = settings.asking;
  const next = hour >= quietTo ? day + 1 : day;
  const minute = Math.round((quietTo % 1) * 60);
  return instantOf({ year, month, day: next, hour: Math.floor(quietTo), minute, second: 0 }, timeZone);
}

/** The chat was going on where the buyer had written shortly before we asked. */
function isLive(turns: readonly Turn[], ask: EvidenceAsk, live: number): boolean {
  const asked = turns[ask.turn]?.at;
  const spoke = turns.slice(0, ask.turn).findLast(({ role }) => role === 'customer')?.at;
  return known(asked) && known(spoke) && asked >= spoke && asked - spoke <= live * MINUTE;
}

/** Minutes to wait after an ask. */
function waitAfter(turns: readonly Turn[], ask: EvidenceAsk, { asking }: Settings): number {
  return isLive(turns, ask, asking.live) ? asking.live : asking.later;
}

/**
 * When waiting for what we asked for has lasted too long. Counted from the ask or from what the buyer said to it
 * ("later"), whichever came last; an unknown time, or one that lies ahead of the clock, gives no moment at all.
 */
function findDue(
  conversation: Conversation,
  asks: readonly EvidenceAsk[],
  settings: Settings,
  clock: Clock,
): number | null {
  const last = asks.at(-1);
  if (!last) return null;
  const { turns } = conversation;
  const spoke = turns.findLastIndex(({ role }) => role === 'customer');
  const since = Math.max(last.turn, spoke);
  const from = turns[since]?.at;
  if (!known(from) || from > clock.now) return null;
  // A page whose times run backwards tells nothing about how long it has been.
  if (turns.slice(0, since).some(({ at }) => known(at) && at > from)) return null;
  return outOfNight(from + waitAfter(turns, last, settings) * MINUTE, settings, clock.timeZone);
}

interface Pressed {
  third: number;
  afterRefusal: number;
  afterGiven: number;
  repeated: number;
  /** Fewest minutes between an ask and its reminder, where that was too few. */
  tooSoon: number | null;
  atNight: number;
}

function judgeAsks(
  { turns }: Conversation,
  asks: readonly EvidenceAsk[],
  standing: EvidenceStanding,
  row: EvidenceRow | null,
  settings: Settings,
  clock: Clock | undefined,
): Pressed {
  const seen: Pressed = { third: 0, afterRefusal: 0, afterGiven: 0, repeated: 0, tooSoon: null, atNight: 0 };
  const recent = asks.filter(({ turn }) => turn >= turns.length - READ_TURNS);
  for (const [index, ask] of recent.entries()) {
    const before = recent.slice(0, index);
    const same = before.filter(({ classes }) => classes.some((id) => ask.classes.includes(id)));
    const said = standing.words.filter(({ turn }) => turn < ask.turn);
    if (said.some(({ state }) => state === 'unwilling' || state === 'unable' || state === 'irritated'))
      seen.afterRefusal += 1;
    else if (said.some(({ state }) => state === 'given')) seen.afterGiven += 1;
    if (countAsks(recent.slice(0, index + 1)) >= 3) seen.third += 1;
    else if (same.length === 1 && !ask.soft && !ask.option) seen.repeated += 1;
    const previous = before.at(-1);
    const at = turns[ask.turn]?.at;
    if (!previous || !known(at)) continue;
    const then = turns[previous.turn]?.at;
    const answered = turns.slice(previous.turn + 1, ask.turn).some(({ role }) => role === 'customer');
    const interval = row?.minIntervalMin || waitAfter(turns, previous, settings);
    if (!answered && known(then) && at >= then && at - then < interval * MINUTE)
      seen.tooSoon = Math.min(seen.tooSoon ?? Number.POSITIVE_INFINITY, Math.floor((at - then) / MINUTE));
    if (!answered && clock && isQuiet(at, settings, clock.timeZone)) seen.atNight += 1;
  }
  return seen;
}

function levelOf(pressed: Pressed, irritated: boolean, waited: boolean, mild: boolean): NagLevel {
  if (pressed.third > 0 || pressed.afterRefusal >= 2 || pressed.afterGiven >= 2 || irritated || waited)
    return 'act_now';
  if (pressed.afterRefusal > 0) return 'nag_hard';
  return pressed.repeated > 0 || pressed.afterGiven > 0 || mild ? 'nag' : 'none';
}

/**
 * How hard we have pressed (domain.md §3.1 rules 4–7, §3.3). One ask and one follow-up with a new option are no
 * nagging. Looks at the latest 60 messages. Without a clock, waiting is not measured.
 */
export function readNagging(
  conversation: Conversation,
  asks: readonly EvidenceAsk[],
  standing: EvidenceStanding,
  row: EvidenceRow | null,
  settings: Settings,
  clock?: Clock,
): Nagging {
  const pressed = judgeAsks(conversation, asks, standing, row, settings, clock);
  const pushes = findPushes(conversation, asks);
  const burst = countBurst(conversation, pushes);
  const sameText = countSameText(conversation, pushes);
  const due = clock && standing.state === 'asked' ? findDue(conversation, asks, settings, clock) : null;
  const waited = due !== null && clock !== undefined && clock.now >= due;
  const irritated = standing.state === 'irritated' && standing.asked > 0;
  const mild = burst >= BURST || sameText >= 2 || pressed.tooSoon !== null || pressed.atNight > 0;
  const byClass: Partial<Record<AskClass, number>> = {};
  for (const id of asks.flatMap(({ classes }) => classes)) byClass[id] = (byClass[id] ?? 0) + 1;
  const last = conversation.turns[asks.at(-1)?.turn ?? -1]?.at;
  const minutes = waited && known(last) && clock ? Math.floor((clock.now - last) / MINUTE) : 0;
  const counts: Readonly<Record<NagSign, number | null>> = {
    third: pressed.third > 0 ? asks.length : null,
    after_refusal: pressed.afterRefusal || null,
    irritated: irritated ? 1 : null,
    waited: waited ? minutes : null,
    after_given: pressed.afterGiven || null,
    repeated: pressed.repeated || null,
    same_text: sameText >= 2 ? sameText : null,
    burst: burst >= BURST ? burst : null,
    too_soon: pressed.tooSoon,
    at_night: pressed.atNight || null,
  };
  const signs = NAG_SIGNS.flatMap((sign) => {
    const count = counts[sign];
    return count === null ? [] : [{ sign, count }];
  });
  return { level: levelOf(pressed, irritated, waited, mild), signs, byClass, due };
}
