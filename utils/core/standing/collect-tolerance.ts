import type { Conversation } from '../conversation/conversation.ts';
import { findEvidenceAsks } from '../evidence/find-evidence-asks.ts';
import type { Library } from '../library.ts';
import { findPromises } from '../promises/find-promises.ts';
import type { Clock } from '../settings.ts';
import type { Flag, Intent, Issue, Root } from '../taxonomy.ts';
import { findWindow } from './find-window.ts';
import type { ToleranceFactors } from './measure-tolerance.ts';
import { has, hitsOf, type Scene } from './scene.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Three times what the shop usually sells for is dear (domain.md §1.4). */
const DEAR = 3;

/** A time that a calendar can hold. */
const known = (at: number | undefined): at is number => at !== undefined && Math.abs(at) < 8.64e15 - DAY;

/** How long the buyer waited for each answer; while none has come, how long they kept writing. */
function waits(scene: Scene): number[] {
  return scene.exchanges.flatMap(({ buyer, answers }) => {
    const asked = buyer[0]?.turn.at;
    const until = answers[0]?.turn.at ?? buyer.at(-1)?.turn.at;
    return known(asked) && known(until) && until > asked ? [until - asked] : [];
  });
}

function asksOf(scene: Scene, library: Library, issue: Issue | null): { extra: number; bad: number } {
  const invalid = issue === null ? [] : (library.evidence[issue]?.invalid ?? []);
  let extra = 0;
  let bad = 0;
  let count = 0;
  const refusal = scene.turns.findIndex(
    (turn) => turn.turn.role === 'customer' && (has([turn], 'ng.unable') || has([turn], 'ng.unwilling')),
  );
  for (const ask of findEvidenceAsks(scene.conversation)) {
    count += ask.soft ? 0.5 : 1;
    const refused = refusal >= 0 && refusal < ask.turn;
    if (refused || ask.classes.some((kind) => invalid.includes(kind))) bad += 1;
    else if (count > 1) extra += 1;
  }
  return { extra, bad };
}

function earlierDays(scene: Scene): number {
  const days = scene.exchanges.flatMap(({ buyer }) => buyer.map(({ turn }) => turn.at)).filter(known);
  const last = days.at(-1);
  if (last === undefined) return 0;
  const before = new Set(days.map((at) => Math.floor(at / DAY)).filter((day) => day < Math.floor(last / DAY)));
  return before.size >= 2 ? before.size : 0;
}

/** A time no calendar holds is as good as none. */
function inCalendar(conversation: Conversation): Conversation {
  if (conversation.turns.every(({ at }) => at === undefined || known(at))) return conversation;
  return { ...conversation, turns: conversation.turns.map(({ at, ...turn }) => (known(at) ? { ...turn, at } : turn)) };
}

function promisesOf(scene: Scene, clock: Clock): { passed: number; kept: number } {
  const made = findPromises(inCalendar(scene.conversation), clock);
  const overdue = made.filter(({ state }) => state === 'overdue').length;
  const told = new Set(
    scene.exchanges.flatMap(({ buyer }) => hitsOf(buyer, 'tol.promise_broken')).map(({ turn }) => turn),
  );
  return { passed: Math.max(overdue, told.size), kept: made.filter(({ state }) => state === 'kept').length };
}

/**
 * Counts what wore this buyer's patience and what restored it (domain.md §1.4). Times come from the turns; where the
 * page shows none, the factors that need them stay 0.
 */
export function collectTolerance(
  scene: Scene,
  library: Library,
  clock: Clock,
  facts: { issue: Issue | null; root: Root; flags: readonly Flag[]; intents: readonly Intent[]; repeatedAsks: number },
): ToleranceFactors {
  const buyer = scene.said;
  const answers = scene.exchanges.slice(0, -1).flatMap((exchange) => exchange.answers);
  const gaps = waits(scene);
  const asks = asksOf(scene, library, facts.issue);
  const promises = promisesOf(scene, clock);
  const last = scene.last?.buyer ?? [];
  const price = scene.conversation.order?.price;
  const median = scene.settings.medianPrice;
  const at = last.at(-1)?.turn.at ?? clock.now;
  const feels = (id: 'urgent' | 'grateful' | 'relieved'): boolean => (scene.last?.emotions.get(id) ?? 0) >= 0.5;
  const agents = scene.turns.filter(({ turn }) => turn.role === 'agent' && turn.sender !== undefined);
  const senders = new Set(agents.map(({ turn }) => turn.sender));
  return {
    shortGaps: gaps.filter((wait) => wait > MINUTE && wait <= 3 * MINUTE).length,
    mediumGaps: gaps.filter((wait) => wait > 3 * MINUTE && wait <= 10 * MINUTE).length,
    longGaps: gaps.filter((wait) => wait > 10 * MINUTE).length,
    repeats: facts.repeatedAsks,
    extraAsks: asks.extra,
    badAsks: asks.bad,
    transfers: hitsOf(answers, 'tol.transfer').length + Math.max(0, senders.size - 1),
    reExplained: hitsOf(buyer, 'tol.repeat').length > 0 || has(buyer, 'tol.effort') ? 1 : 0,
    promisesPassed: promises.passed,
    earlierDays: earlierDays(scene),
    highPrice: price !== undefined && median !== undefined && median > 0 && price >= DEAR * median ? 1 : 0,
    pressed: facts.flags.includes('vulnerable') || facts.flags.includes('safety') || feels('urgent') ? 1 : 0,
    promoWindow: findWindow(scene.settings.windows, at, clock.timeZone) === null ? 0 : 1,
    betrayed: facts.root === 'unfair' && has(buyer, 'st.loyal') ? 1 : 0,
    stepsDone: Math.min(2, hitsOf(answers, 'tol.step_done').length),
    promisesKept: promises.kept,
    choiceAccepted: facts.intents.includes('accept') && has(answers, 'tol.offer') ? 1 : 0,
    honestUpdates: has(answers, 'tol.update') ? 1 : 0,
    thanks: feels('grateful') || feels('relieved') ? 1 : 0,
  };
}
