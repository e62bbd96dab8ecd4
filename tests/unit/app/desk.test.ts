import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseNotes } from '../../../utils/app/case-notes.ts';
import { Desk, type DeskPorts } from '../../../utils/app/desk.ts';
import { DEFAULT_USER_SETTINGS } from '../../../utils/app/effective-settings.ts';
import { addEffort, answerEffort, removeEffort } from '../../../utils/app/effort-log.ts';
import { Ledger, type LedgerCase } from '../../../utils/app/ledger.ts';
import type { InsertTarget, PanelState } from '../../../utils/app/panel-state.ts';
import { settlePromise } from '../../../utils/app/settle-promise.ts';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import type { Health, InsertRequest, ReadingDelta, StripView } from '../../../utils/core/page-messages.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';

const HEALTHY: Health = { ok: true, containers: 1, rows: 1, unknownRows: 0, composer: 'ready', missing: [] };
const TAB = 7;

/** A desk on fake ports that keep what was sent to them. */
function setUp() {
  const kept = new Map<string, CaseNotes>();
  const seen = {
    states: [] as PanelState[],
    strips: [] as (StripView | null)[],
    inserts: [] as InsertRequest[],
    rechecks: [] as number[],
    ledger: 0,
  };
  const clock = { now: Date.parse('2026-11-11T12:00:00Z') };
  let onDisk: LedgerCase[] = [];
  const newLedger = () =>
    new Ledger(
      {
        load: async () => structuredClone(onDisk),
        save: async (cases) => {
          onDisk = structuredClone([...cases]);
        },
      },
      () => clock.now,
    );
  const facts = { host: 'desk.example', readable: true, access: true, open: true };
  const settings = { ...DEFAULT_USER_SETTINGS };
  const ports: DeskPorts = {
    library: builtinLibrary,
    now: () => clock.now,
    ledger: newLedger(),
    onLedger: () => {
      seen.ledger += 1;
    },
    around: (key) => ({ allowed: false, elsewhere: [{ key: `not ${key}`, customerName: null, text: '', due: 0 }] }),
    cases: {
      load: async (key) => structuredClone(kept.get(key) ?? null),
      save: async (key, notes) => void kept.set(key, structuredClone(notes)),
    },
    settings: () => settings,
    uiLang: () => 'zh-CN',
    stripTexts: () => ({
      labels: {} as StripView['labels'],
      stage: (stage) => stage,
      mood: (mood) => mood,
      rule: (rule) => rule,
      refusal: ({ reason }) => reason,
    }),
    site: (id) =>
      id === 'split' ? { name: 'Split', composerElsewhere: true } : { name: 'Desk', composerElsewhere: false },
    tab: async () => facts,
    insert: async (_tab, _frame, request) => {
      seen.inserts.push(request);
      return { ok: true };
    },
    showStrip: (_tab, _frame, view) => void seen.strips.push(view),
    recheck: (tab) => void seen.rechecks.push(tab),
    onState: (_tab, state) => void seen.states.push(state),
  };
  return {
    desk: new Desk(ports),
    /** The same desk after the browser was closed: the session's notes are gone, the disk is not. */
    restart: () => {
      kept.clear();
      return new Desk({ ...ports, ledger: newLedger() });
    },
    seen,
    facts,
    kept,
    settings,
    clock,
    disk: () => onDisk,
    last: () => seen.states.at(-1)!,
  };
}

const buyer = (id: string, text: string): Turn => ({ id, role: 'customer', text });
const agent = (id: string, text: string): Turn => ({ id, role: 'agent', text });

function delta(seq: number, conversation: string, turns: Turn[], part: Partial<ReadingDelta> = {}): ReadingDelta {
  const indexed = turns.map((turn, index) => ({ index, turn }));
  return {
    instance: 'i',
    seq,
    full: seq === 1,
    site: 'desk',
    url: 'https://desk.example/',
    conversation,
    turns: indexed,
    length: turns.length,
    health: HEALTHY,
    seenAt: seq,
    ...part,
  };
}

const target = (conversation: string, part: Partial<InsertTarget> = {}): InsertTarget => ({
  tabId: TAB,
  frameId: 0,
  instance: 'i',
  conversation,
  ...part,
});

const ANGRY = '等了三天还没发货，太过分了，今天必须给我解决！';
let at: ReturnType<typeof setUp>;
beforeEach(() => {
  at = setUp();
});

describe('Desk', () => {
  it('advises on what the page shows and follows its differences', async () => {
    expect(await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', '你好，请问有货吗')]))).toEqual({ resync: false });
    expect(at.last()).toMatchObject({ status: 'live', calm: true });
    const added = { ...delta(2, 'a', []), turns: [{ index: 1, turn: buyer('2', ANGRY) }], length: 2 };
    await at.desk.receive(TAB, 0, added);
    expect(at.last().conversation?.turns.map(({ id }) => id)).toEqual(['1', '2']);
    expect(at.last().calm).toBe(false);
    expect(at.last().advice!.mood.intensity).toBeGreaterThanOrEqual(3);
    expect(at.seen.strips.at(-1)).toMatchObject({ conversation: 'a', tone: 'upset' });
  });

  it('asks for everything when a difference is missing, comes twice or belongs elsewhere', async () => {
    expect(await at.desk.receive(TAB, 0, delta(2, 'a', [buyer('1', 'x')], { full: false }))).toEqual({ resync: true });
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', 'x')]));
    expect(await at.desk.receive(TAB, 0, delta(3, 'a', [], { full: false, length: 1 }))).toEqual({ resync: true });
    expect(await at.desk.receive(TAB, 0, delta(2, 'b', [], { full: false, length: 1 }))).toEqual({ resync: true });
    expect(await at.desk.receive(TAB, 0, delta(2, 'a', [], { full: false, length: 5 }))).toEqual({ resync: true });
    expect(await at.desk.receive(TAB, 0, delta(2, 'a', [], { full: false, length: 1, instance: 'new' }))).toEqual({
      resync: true,
    });
  });

  it('pins every insertion to the page and conversation it was made for', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    expect(at.last().target).toEqual(target('a'));
    await at.desk.insert(target('a'), 'hello');
    expect(at.seen.inserts).toEqual([{ instance: 'i', conversation: 'a', draftFingerprint: null, text: 'hello' }]);
  });

  it('pins a better wording to the draft in which the agent saw the finding', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.draft(TAB, 0, { conversation: 'a', text: '亲，会尽快处理', fingerprint: 'f1', composing: false });
    const { start, end, better } = at.last().advice!.draft.findings[0]!;
    await at.desk.draft(TAB, 0, { conversation: 'a', text: '会尽快处理', fingerprint: 'f2', composing: false });
    await at.desk.insert(target('a'), better, { start, end, draftFingerprint: 'f1' });
    expect(at.seen.inserts.at(-1)).toEqual({
      instance: 'i',
      conversation: 'a',
      draftFingerprint: 'f1',
      text: better,
      replace: { start, end },
    });
  });

  it('refuses a click that was meant for the conversation before', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.receive(TAB, 0, delta(1, 'b', [buyer('2', '你好')]));
    expect(await at.desk.insert(target('a'), 'for a')).toMatchObject({ ok: false, reason: 'conversation-changed' });
    expect(at.seen.inserts).toEqual([]);
  });

  it.each([
    ['another tab', { tabId: TAB + 1 }],
    ['another frame', { frameId: 3 }],
    ['the page before it was loaded anew', { instance: 'old' }],
  ])('refuses a click meant for %s, though its conversation has the same key', async (_what, part) => {
    await at.desk.receive(TAB, 0, delta(1, '1', [buyer('1', ANGRY)]));
    expect(await at.desk.insert(target('1', part), 'x')).toMatchObject({ ok: false, reason: 'page-gone' });
    expect(at.seen.inserts).toEqual([]);
  });

  it('refuses to insert where nothing is open, and the strip tells of its own refusals', async () => {
    expect(await at.desk.insert(target('a'), 'x')).toMatchObject({ ok: false, reason: 'page-gone' });
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    at.desk.tellResult(TAB, 0, { ok: false, reason: 'note-mode', clipboard: true });
    expect(at.seen.strips.at(-1)).toMatchObject({ notice: 'note-mode' });
    at.desk.tellResult(TAB, 0, { ok: true });
    expect(at.seen.strips.at(-1)?.notice).toBeUndefined();
  });

  it('lints while typing, not while an input method composes, and keeps dismissed findings away', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    const states = at.seen.states.length;
    await at.desk.draft(TAB, 0, { conversation: 'a', text: '请您冷静', fingerprint: 'f', composing: true });
    expect(at.seen.states.length).toBe(states);
    await at.desk.draft(TAB, 0, { conversation: 'a', text: '请您冷静一下', fingerprint: 'g', composing: false });
    expect(at.last().advice!.draft.findings.map(({ rule }) => rule)).toContain('calm_down');
    await at.desk.dismissFinding(TAB, 'calm_down');
    expect(at.last().advice!.draft.findings.map(({ rule }) => rule)).not.toContain('calm_down');
    await at.desk.draft(TAB, 0, { conversation: 'a', text: '请您冷静一下吧', fingerprint: 'h', composing: false });
    expect(at.last().advice!.draft.findings.map(({ rule }) => rule)).not.toContain('calm_down');
  });

  it('finds nothing new in the draft while an input method composes, whatever the buyer writes meanwhile', async () => {
    const draft = { conversation: 'a', text: '请您冷静一下', fingerprint: 'f' };
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.draft(TAB, 0, { ...draft, composing: true });
    const more = [{ index: 1, turn: buyer('2', '人呢？') }];
    await at.desk.receive(TAB, 0, delta(2, 'a', [], { full: false, turns: more, length: 2 }));
    expect(at.last().conversation?.total).toBe(2);
    expect(at.last().advice!.draft.findings).toEqual([]);
    await at.desk.draft(TAB, 0, { ...draft, composing: false });
    expect(at.last().advice!.draft.findings.map(({ rule }) => rule)).toContain('calm_down');
  });

  it('takes a correction at once and keeps it when the agent comes back to the conversation', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.correct(TAB, '1', 'worried');
    expect(at.last().advice!.mood.dominant).toBe('worried');
    await at.desk.receive(TAB, 0, delta(1, 'b', [buyer('9', '你好')]));
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    expect(at.last().advice!.mood.dominant).toBe('worried');
    await at.desk.correct(TAB, '1', null);
    expect(at.last().advice!.mood.dominant).not.toBe('worried');
  });

  it('holds a stage chosen by hand until the buyer writes again', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.chooseStage(TAB, 'accompany');
    expect(at.last()).toMatchObject({ chosenStage: 'accompany' });
    expect(at.last().advice!.next.stage).toBe('accompany');
    await at.desk.receive(TAB, 0, {
      ...delta(2, 'a', []),
      turns: [{ index: 1, turn: agent('2', '我在查') }],
      length: 2,
    });
    expect(at.last().chosenStage).toBe('accompany');
    await at.desk.receive(TAB, 0, { ...delta(3, 'a', []), turns: [{ index: 2, turn: buyer('3', '人呢') }], length: 3 });
    expect(at.last().chosenStage).toBeNull();
  });

  it('remembers the rows for a composer that lives on another page', async () => {
    await at.desk.receive(TAB, 0, delta(1, 't1', [buyer('1', ANGRY)], { site: 'split', customerName: '林女士' }));
    await at.desk.gone(TAB, 0);
    await at.desk.receive(TAB, 0, delta(1, 't1', [], { site: 'split', instance: 'reply-page', rowsElsewhere: true }));
    expect(at.last()).toMatchObject({ status: 'live', conversation: { customerName: '林女士', total: 1 } });
    await at.desk.receive(TAB, 0, delta(1, 't2', [], { site: 'split', instance: 'other' }));
    expect(at.last().status).toBe('reading');
  });

  it('tells its states apart', async () => {
    await at.desk.follow(TAB);
    expect(at.last().status).toBe('reading');
    expect(at.seen.rechecks).toEqual([TAB]);
    await at.desk.unsupported(TAB, 0);
    expect(at.last().status).toBe('unsupported');
    await at.desk.receive(TAB, 0, delta(1, 'a', [], { health: { ...HEALTHY, ok: false, missing: ['container'] } }));
    expect(at.last()).toMatchObject({ status: 'unreadable', health: { missing: ['container'] } });
    at.facts.access = false;
    await at.desk.publish(TAB);
    expect(at.last().status).toBe('no-access');
    at.facts.open = false;
    await at.desk.publish(TAB);
    expect(at.last()).toMatchObject({ status: 'no-tab', stale: true });
  });

  it('gives no advice on a page that fails its check, even with rows', async () => {
    await at.desk.receive(
      TAB,
      0,
      delta(1, 'a', [buyer('1', ANGRY)], { health: { ...HEALTHY, ok: false, missing: ['roles'] } }),
    );
    expect(at.last()).toMatchObject({ status: 'unreadable', advice: null, conversation: null });
    expect(at.seen.strips.at(-1)).toBeNull();
  });

  it('stops reading and inserting while the check fails, and takes both up again with what was known before', async () => {
    const broken = { ...HEALTHY, ok: false, missing: ['roles'] };
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.change(TAB, ({ notes }) => addEffort(notes, 'other', '问了仓库', at.clock.now));
    const known = structuredClone([...at.kept]);
    await at.desk.receive(TAB, 0, { ...delta(2, 'a', [buyer('x', '半句')]), health: broken });
    expect(await at.desk.insert(target('a'), '您好')).toEqual({ ok: false, reason: 'unreadable', clipboard: false });
    expect(at.seen.inserts).toEqual([]);
    expect([...at.kept], 'nothing read then is remembered').toEqual(known);
    await at.desk.receive(TAB, 0, { ...delta(3, 'a', [buyer('1', ANGRY)]), health: HEALTHY });
    expect(at.last()).toMatchObject({ status: 'live', followUp: { efforts: [{ note: '问了仓库' }] } });
    expect(await at.desk.insert(target('a'), '您好')).toEqual({ ok: true });
  });

  it('finds the notes of a case whose page failed its check first', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    await at.desk.change(TAB, ({ notes }) => addEffort(notes, 'other', '问了仓库', at.clock.now));
    await at.desk.gone(TAB);
    await at.desk.receive(TAB, 0, delta(1, 'a', [], { health: { ...HEALTHY, ok: false, missing: ['rows'] } }));
    await at.desk.receive(TAB, 0, { ...delta(2, 'a', [buyer('1', ANGRY)]), health: HEALTHY });
    expect(at.last().followUp).toMatchObject({ efforts: [{ note: '问了仓库' }] });
  });

  it('prefers the frame with the open conversation', async () => {
    await at.desk.receive(TAB, 3, delta(1, 'inner', [buyer('1', ANGRY)], { seenAt: 1 }));
    await at.desk.receive(TAB, 0, delta(1, 'outer', [], { seenAt: 9, conversation: null }));
    expect(at.last().conversation?.key).toBe('inner');
  });

  it('shows no strip when the user switched it off, and says everything anew when settings change', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    expect(at.seen.strips.at(-1)).not.toBeNull();
    at.settings.strip = false;
    at.settings.agent = { name: '小周' };
    await at.desk.refresh();
    expect(at.seen.strips.at(-1)).toBeNull();
    expect(at.last().settings.agent.name).toBe('小周');
  });

  it('fills a script found by search for the open conversation', async () => {
    expect(at.desk.fill(TAB, 'x', 'warmline-core')).toBeNull();
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', ANGRY)]));
    const id = builtinLibrary().packs[0]!.scripts.find((script) => script.texts['zh-Hans'])!.id;
    expect(at.desk.fill(TAB, id, 'warmline-core')).toMatchObject({ id, pack: 'warmline-core' });
    expect(at.desk.fill(TAB, id, 'another-pack')).toBeNull();
    expect(at.desk.fill(TAB, 'no-such-script', 'warmline-core')).toBeNull();
  });

  const PROMISED = [buyer('1', ANGRY), agent('2', '我30分钟内给您答复')];
  const MINUTE = 60_000;

  it('keeps a promise where it was made on a page without times, and tells when it is broken', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', PROMISED));
    const due = new Date(at.clock.now + 30 * MINUTE).toISOString();
    expect(at.last().advice!.promises).toMatchObject([{ state: 'open', due: due.replace('.000', '') }]);
    expect(at.last().followUp).toMatchObject({ pending: true, doFirst: 'sent_to_lead' });
    const before = at.last().advice!;
    at.clock.now += 40 * MINUTE;
    await at.desk.refresh();
    const after = at.last().advice!;
    expect(after.promises).toMatchObject([{ state: 'overdue', due: due.replace('.000', '') }]);
    expect(after.standing.tolerance.value).toBeLessThan(before.standing.tolerance.value);
    expect(at.last().followUp?.promises[0]?.script.text).toContain('我没有按时做到');
    await at.desk.change(TAB, ({ notes }) => settlePromise(notes, { turnId: '2', text: '我30分钟内给您答复' }, true));
    expect(at.last().advice!.promises).toMatchObject([{ state: 'kept' }]);
    expect(at.last().advice!.standing.tolerance.value).toBeGreaterThan(after.standing.tolerance.value);
    await at.desk.change(TAB, ({ notes }) => settlePromise(notes, { turnId: '2', text: '我30分钟内给您答复' }, false));
    expect(at.last().advice!.promises).toMatchObject([{ state: 'overdue' }]);
  });

  it('puts open promises and efforts on disk, nothing of the buyer, and finds them after a restart', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', PROMISED, { customerName: '林女士' }));
    expect(at.seen.ledger).toBe(1);
    expect(JSON.stringify(at.disk())).not.toContain(ANGRY);
    await at.desk.change(TAB, ({ notes }) => addEffort(notes, 'called_courier', '', at.clock.now));
    expect(at.disk()).toMatchObject([
      { key: 'desk|a', customerName: '林女士', promises: [{ text: '我30分钟内给您答复' }], efforts: [{ id: '1' }] },
    ]);
    const due = at.last().advice!.promises[0]!.due;
    at.clock.now += 10 * MINUTE;
    const desk = at.restart();
    await desk.receive(TAB, 0, delta(1, 'a', PROMISED));
    expect(at.last().advice!.promises[0]!.due).toBe(due);
    expect(at.last().followUp?.efforts).toMatchObject([{ kind: 'called_courier' }]);
    await desk.receive(TAB, 0, delta(1, 'b', [buyer('1', '你好')]));
    expect(at.last().followUp?.efforts).toEqual([]);
  });

  it('writes the update from the log: done, answered, taken back', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', PROMISED));
    const { change } = { change: (fn: Parameters<Desk['change']>[1]) => at.desk.change(TAB, fn) };
    expect(at.last().followUp?.update.text).toContain('目前还没有新的消息');
    await change(({ notes }) => addEffort(notes, 'other', '  ', at.clock.now));
    expect(at.last().followUp?.efforts).toEqual([]);
    await change(({ notes }) => addEffort(notes, 'called_courier', '', at.clock.now));
    await change(({ notes }) => addEffort(notes, 'other', '看了监控', at.clock.now + MINUTE));
    expect(at.last().followUp).toMatchObject({ doFirst: null });
    expect(at.last().followUp?.update.text).toContain('20:00我联系了快递；20:01看了监控。现在还在等快递的答复。');
    await change(({ notes }) => answerEffort(notes, '1', '明天派送', at.clock.now));
    expect(at.last().followUp?.update.text).toContain('明天派送');
    await change(({ notes }) => removeEffort(notes, '2'));
    expect(at.last().followUp?.efforts.map(({ id }) => id)).toEqual(['1']);
  });

  it('counts the buyer’s wait from what arrived while we watched, and says where it may be longer', async () => {
    await at.desk.receive(TAB, 0, delta(1, 'a', [buyer('1', '在吗')]));
    expect(at.last().followUp?.wait).toMatchObject({ since: at.clock.now, atLeast: true });
    await at.desk.receive(TAB, 0, { ...delta(2, 'a', []), turns: [{ index: 1, turn: agent('2', '在的') }], length: 2 });
    expect(at.last().followUp?.wait).toBeNull();
    at.clock.now += 5000;
    await at.desk.receive(TAB, 0, { ...delta(3, 'a', []), turns: [{ index: 2, turn: buyer('3', '?') }], length: 3 });
    expect(at.last().followUp?.wait).toMatchObject({ since: at.clock.now, atLeast: false });
  });

  it('hands over the open conversation, and knows which tab shows a case', async () => {
    expect(at.desk.handOver(TAB)).toBeNull();
    await at.desk.receive(TAB, 0, delta(1, 'a', PROMISED, { customerName: '林女士' }));
    await at.desk.change(TAB, ({ notes }) => addEffort(notes, 'checked_order', '', at.clock.now));
    const card = at.desk.handOver(TAB)!;
    expect(card.customerName).toBe('林女士');
    expect(card.lines.map(({ label }) => label)).toContain('effort.checked_order');
    expect(card.lines.find(({ section }) => section === 'promises')?.quote).toMatchObject({ turn: 1, turnId: '2' });
    expect(at.desk.tabOf('desk|a')).toBe(TAB);
    expect(at.desk.tabOf('desk|b')).toBeNull();
    expect(at.last().reminders.elsewhere[0]?.key).toBe('not desk|a');
  });
});
