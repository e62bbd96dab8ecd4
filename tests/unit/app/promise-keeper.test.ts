import { describe, expect, it } from 'vitest';
import { Ledger, type LedgerCase, mergePromises, type OpenPromise, putCase } from '../../../utils/app/ledger.ts';
import { PromiseKeeper, type Reminder } from '../../../utils/app/promise-keeper.ts';
import type { PromiseMade } from '../../../utils/core/advice.ts';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import { findPromises } from '../../../utils/core/promises/find-promises.ts';
import { remindAt } from '../../../utils/core/promises/remind-at.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-11T12:00:00Z');

const said = (id: string, text: string, at = START): Turn => ({ id, role: 'agent', text, at });

/** A keeper on a fake clock whose alarm rings when time reaches it, over a disk that outlives it. */
function setUp(disk: { cases: LedgerCase[] } = { cases: [] }) {
  const clock = { now: START };
  const seen = { alarm: null as number | null, badge: [0, false] as [number, boolean], notified: [] as Reminder[] };
  const store = {
    load: async () => structuredClone(disk.cases),
    save: async (cases: readonly LedgerCase[]) => {
      disk.cases = structuredClone([...cases]);
    },
  };
  const ledger = new Ledger(store, () => clock.now);
  const keeper = new PromiseKeeper(ledger, {
    now: () => clock.now,
    leadMinutes: () => 15,
    wakeAt: (at) => {
      seen.alarm = at;
    },
    badge: (count, late) => {
      seen.badge = [count, late];
    },
    notify: (reminder) => void seen.notified.push(reminder),
  });
  const read = async (conversation: string, turns: Turn[]) => {
    await ledger.put({
      key: `desk|${conversation}`,
      url: `https://desk.example/${conversation}`,
      customerName: '林女士',
      efforts: [],
      settled: [],
      found: findPromises({ id: conversation, turns }, { now: clock.now, timeZone: 'Asia/Shanghai' }),
      turns,
    });
    await keeper.tick();
  };
  const pass = async (until: number) => {
    while (seen.alarm !== null && seen.alarm <= until) {
      clock.now = seen.alarm;
      seen.alarm = null;
      await keeper.tick();
    }
    clock.now = until;
  };
  return { clock, seen, ledger, keeper, read, pass, disk };
}

describe('remindAt', () => {
  it('is the lead before the due time, but never in the first half of a short promise', () => {
    expect(remindAt({ saidAt: 0, due: 3 * HOUR }, 15 * MINUTE)).toBe(3 * HOUR - 15 * MINUTE);
    expect(remindAt({ saidAt: 0, due: 2 * MINUTE }, 15 * MINUTE)).toBe(MINUTE);
    expect(remindAt({ saidAt: HOUR, due: 0 }, 15 * MINUTE)).toBe(0);
  });
});

describe('PromiseKeeper', () => {
  it('reminds once before the promise is due, then shows it as late, then lets it go', async () => {
    const { seen, read, pass } = setUp();
    await read('a', [said('1', '我2小时内给您答复')]);
    expect(seen).toMatchObject({ alarm: START + 105 * MINUTE, badge: [0, false], notified: [] });
    await pass(START + 106 * MINUTE);
    expect(seen.notified).toMatchObject([{ text: '我2小时内给您答复', customerName: '林女士', key: 'desk|a' }]);
    expect(seen).toMatchObject({ badge: [1, false], alarm: START + 2 * HOUR });
    await pass(START + 3 * HOUR);
    expect(seen.badge).toEqual([1, true]);
    expect(seen.notified).toHaveLength(1);
    await pass(START + 2 * DAY);
    expect(seen.badge).toEqual([0, false]);
    expect(seen.alarm).toBeNull();
  });

  it('reminds of "within 2 minutes" after one minute', async () => {
    const { seen, read, pass } = setUp();
    await read('a', [said('1', '2分钟内给您答复')]);
    expect(seen.alarm).toBe(START + MINUTE);
    await pass(START + 90_000);
    expect(seen.notified).toHaveLength(1);
  });

  it('forgets a promise once it is kept', async () => {
    const { seen, read, pass, disk } = setUp();
    const promise = said('1', '我2小时内给您答复');
    await read('a', [promise]);
    await pass(START + 110 * MINUTE);
    expect(seen.badge).toEqual([1, false]);
    await read('a', [promise, said('2', '查到了，包裹在虹口站点', START + 110 * MINUTE)]);
    expect(seen).toMatchObject({ badge: [0, false], alarm: null });
    expect(disk.cases).toEqual([]);
  });

  it('survives a restart: reminds of what is near, and not again of what it reminded of', async () => {
    const before = setUp();
    await before.read('a', [said('1', '我2小时内给您答复')]);
    await before.read('b', [said('1', '我3小时内给您答复')]);
    await before.pass(START + 110 * MINUTE);
    const after = setUp(before.disk);
    after.clock.now = START + 170 * MINUTE;
    await after.keeper.tick();
    expect(after.seen.notified.map(({ key }) => key)).toEqual(['desk|b']);
    expect(after.seen.badge).toEqual([2, true]);
  });

  it('does not ring for what was late already when an old conversation is opened, but for what became late unseen', async () => {
    const { seen, read } = setUp();
    await read('old', [said('1', '我1小时内给您答复', START - 5 * HOUR)]);
    expect(seen).toMatchObject({ notified: [], badge: [1, true] });
    const before = setUp();
    await before.read('a', [said('1', '我1小时内给您答复')]);
    const after = setUp(before.disk);
    after.clock.now = START + 5 * HOUR;
    await after.keeper.tick();
    expect(after.seen.notified).toHaveLength(1);
  });

  it('names what presses elsewhere, most urgent first, and not what is open here', async () => {
    const { read, pass, keeper } = setUp();
    await read('a', [said('1', '我2小时内给您答复')]);
    await read('b', [said('1', '我1小时内给您答复')]);
    await read('c', [said('1', '明天给您答复')]);
    await pass(START + 110 * MINUTE);
    expect(keeper.elsewhere('desk|a').map(({ key }) => key)).toEqual(['desk|b']);
    expect(keeper.elsewhere(null).map(({ key }) => key)).toEqual(['desk|b', 'desk|a']);
  });
});

describe('the ledger', () => {
  const made = (turn: number, text: string, due: number, state: PromiseMade['state'] = 'open'): PromiseMade => ({
    turn,
    text,
    due: new Date(due).toISOString(),
    state,
  });
  const kept = (turnId: string, due: number, remindedAt: number | null = null): OpenPromise => ({
    turnId,
    text: 'x',
    saidAt: START,
    due,
    remindedAt,
  });

  it('keeps what the page no longer shows, drops what is done, and remembers what was reminded of', () => {
    const known = [kept('old', START + HOUR, START), kept('1', START + HOUR, START), kept('2', START + HOUR)];
    const turns = [said('1', 'x'), said('2', 'x')];
    const merged = mergePromises(known, [made(0, 'x', START + HOUR), made(1, 'x', START + HOUR, 'kept')], turns, START);
    expect(merged.map(({ turnId, remindedAt }) => [turnId, remindedAt])).toEqual([
      ['old', START],
      ['1', START],
    ]);
  });

  it('reminds anew where the due time moved, keeps no promise without a time and none broken a week ago', () => {
    const turns = [said('1', 'x')];
    expect(
      mergePromises([kept('1', START, START)], [made(0, 'x', START + HOUR)], turns, START)[0]?.remindedAt,
    ).toBeNull();
    expect(mergePromises([], [{ ...made(0, 'x', START), due: null }], turns, START)).toEqual([]);
    expect(mergePromises([kept('old', START)], [made(0, 'x', START, 'overdue')], turns, START + 8 * DAY)).toEqual([]);
  });

  it('stays bounded: long words are cut, empty and old cases go, the latest stay', () => {
    const entry = (key: string, touchedAt: number, promises = [kept('1', START)]): LedgerCase => ({
      key,
      url: '',
      customerName: null,
      promises,
      efforts: [],
      settled: [],
      touchedAt,
    });
    const many = Array.from({ length: 300 }, (_, index) => entry(String(index), START));
    expect(putCase(many, entry('new', START), START)).toHaveLength(200);
    expect(putCase(many, entry('new', START), START).at(-1)?.key).toBe('new');
    expect(putCase([entry('old', START - 15 * DAY)], entry('a', START), START).map(({ key }) => key)).toEqual(['a']);
    expect(putCase([entry('a', START)], entry('a', START, []), START)).toEqual([]);
    const long = mergePromises([], [made(0, 'x'.repeat(500), START + HOUR)], [said('1', 'x')], START);
    expect(long[0]?.text).toHaveLength(160);
  });

  it('writes nothing where nothing changed', async () => {
    const { ledger } = setUp();
    const entry = { key: 'k', url: 'u', customerName: null, efforts: [], settled: [] };
    const turns = [said('1', 'x')];
    expect(await ledger.put({ ...entry, found: [], turns })).toBe(false);
    expect(await ledger.put({ ...entry, found: [made(0, 'x', START + HOUR)], turns })).toBe(true);
    expect(await ledger.put({ ...entry, found: [made(0, 'x', START + HOUR)], turns })).toBe(false);
  });
});
