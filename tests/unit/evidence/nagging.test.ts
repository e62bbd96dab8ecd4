import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { planEvidence } from '../../../utils/core/evidence/plan-evidence.ts';
import { type Clock, defaultSettings, type Settings, timeZoneOf } from '../../../utils/core/settings.ts';
import { ISSUES, LANGS, MARKETS } from '../../../utils/core/taxonomy.ts';
import { LIBRARY, type Reading, reading, SETTINGS, START, talk } from '../stage/make.ts';

const MINUTE = 60_000;
/** `minute` counts from the first message, 10:00 in Shanghai. */
const at = (minute: number, timeZone = 'Asia/Shanghai'): Clock => ({ now: START + minute * MINUTE, timeZone });
const FLAW: Reading = { standing: { issue: 'cosmetic_flaw', step: 'dissatisfied' } };

function nag(
  lines: readonly string[],
  {
    minutes = [],
    clock = at(minutes.at(-1) ?? lines.length),
    read = {},
    settings = SETTINGS,
  }: {
    minutes?: readonly number[];
    clock?: Clock;
    read?: Reading;
    settings?: Settings;
  } = {},
) {
  const conversation = talk(lines, undefined, minutes);
  const given = { ...FLAW, ...read, standing: { ...FLAW.standing, ...read.standing } };
  const advice = planEvidence(reading(conversation, given), conversation, LIBRARY, settings, clock);
  if (!advice.nag) throw new Error('no nag advice');
  return { ...advice.nag, asked: advice.asked, request: advice.request, lacks: advice.lacks };
}
const WORDS = ['请发照片', '还在吗', '不想拍', '图发了', 'please send a photo', 'are you there?', '還要照片？'];
const ASK = 'A:麻烦拍张照片';
const AGAIN = 'A:照片拍好了吗';

describe('how hard we have pressed (domain.md §3.3)', () => {
  it('none: nothing asked, and one ask', () => {
    expect(nag(['B:有划痕'])).toMatchObject({ level: 'none', act: '', why: [], due: null });
    expect(nag(['B:有划痕', ASK, 'B:好']).level).toBe('none');
  });

  it('none: one follow-up that brings another way, after its time', () => {
    const follow = 'A:方便的话发张照片，打字告诉我位置也可以';
    expect(nag(['B:有划痕', ASK, follow], { minutes: [0, 1, 280], clock: at(281) }).level).toBe('none');
  });

  it('nag: the same ask again with no new option', () => {
    const seen = nag(['B:有划痕', ASK, 'B:等下', AGAIN, 'B:嗯']);
    expect(seen).toMatchObject({ level: 'nag', asked: 2 });
    expect(seen.act).not.toBe('');
  });

  it('nag: a soft follow-up weighs half', () => {
    expect(nag(['B:有划痕', ASK, 'B:等下', 'A:照片您有空再发就行', 'B:嗯'])).toMatchObject({ level: 'none', asked: 1 });
  });

  it.each([
    ['unwilling', '不想拍'],
    ['unable', '我拍不了'],
  ])('nag_hard: an ask after the buyer was %s', (state, words) => {
    const cues = { [`ng.${state}`]: { turn: 2, words } };
    expect(nag(['B:有划痕', ASK, `B:${words}`], { read: { cues } }).level).toBe('none');
    expect(nag(['B:有划痕', ASK, `B:${words}`, AGAIN, 'B:你们…'], { read: { cues } }).level).toBe('nag_hard');
    const twice = ['B:有划痕', ASK, `B:${words}`, AGAIN, 'B:你们…', 'A:请发视频', 'B:?'];
    expect(nag(twice, { read: { cues } }).level).toBe('act_now');
  });

  it('act_now: the third ask, of whatever kind', () => {
    const lines = ['B:有划痕', ASK, 'B:等下', 'A:请录段视频', 'B:等下', 'A:快递面单拍一下', 'B:嗯'];
    expect(nag(lines)).toMatchObject({ level: 'act_now', asked: 3 });
    expect(nag(lines).why[0]).toBe('要的次数已超');
  });

  it('what came and was asked for again: once presses, twice is the end', () => {
    const cues = { 'it.evidence_given': { turn: 0, words: '图发你了' } };
    const lines = ['B:图发你了', 'A:照片再清晰一点哦', 'B:又发了', 'A:亲，麻烦再拍一张整体的'];
    expect(nag(lines.slice(0, 3), { read: { cues } }).level).toBe('nag');
    expect(nag(lines, { read: { cues } })).toMatchObject({ level: 'act_now', asked: 2 });
  });

  it('act_now: the buyer is tired of it', () => {
    const read = { cues: { 'ng.irritated': '还要照片？' } };
    expect(nag(['B:有划痕', ASK, 'B:还要照片？'], { read })).toMatchObject({
      level: 'act_now',
      request: { does: 'act' },
    });
    expect(nag(['B:还要照片？'], { read }).level).toBe('none');
  });

  it('names the step for the likely cause', () => {
    const lines = ['B:没收到', 'A:请发物流截图', 'B:等下', 'A:物流截图发了吗', 'B:嗯', 'A:截图麻烦发下', 'B:?'];
    const read = { standing: { issue: 'late' as const, scenario: 'logistics' as const } };
    const { act, request } = nag(lines, { read });
    expect(act).toContain('催快递');
    expect(request?.text).toContain('催快递');
    expect(nag(lines, { read: { standing: { issue: null } } })).toMatchObject({
      level: 'act_now',
      act: '不再要东西，写明下一步和时间',
      request: null,
    });
  });
});

describe('other ways to press', () => {
  it('the same words sent before', () => {
    const ping = 'A:亲，还在吗？看到消息请回复';
    expect(nag(['B:有划痕', ping, 'B:忙', ping]).level).toBe('nag');
    expect(nag(['B:有划痕', ping, 'B:忙', ping]).why).toEqual(['同一段话发了 2 次']);
  });

  it('three nudges in a row without an answer, bubbles of one breath counting once', () => {
    const lines = ['B:有划痕', 'A:您好，还在吗', 'A:看到消息了吗', 'A:请尽快回复我们'];
    expect(nag(lines, { minutes: [0, 10, 20, 30] }).level).toBe('nag');
    expect(nag(lines, { minutes: [0, 10, 10.5, 11] }).level).toBe('none');
    expect(nag([...lines, 'B:在'], { minutes: [0, 10, 20, 30, 31] }).level).toBe('none');
  });

  it('honest updates are no nudges', () => {
    const lines = ['B:有划痕', 'A:我刚问了仓库，还在查', 'A:仓库说今天会查完', 'A:查到了，是出库时刮的'];
    expect(nag(lines, { minutes: [0, 30, 60, 90] }).level).toBe('none');
  });

  it('a reminder before its time, as the row has it', () => {
    const option = 'A:方便的话发张照片，打字告诉我位置也可以';
    expect(nag(['B:有划痕', ASK, option], { minutes: [0, 1, 200] })).toMatchObject({
      level: 'nag',
      why: ['隔 3 小时就催'],
    });
    expect(nag(['B:有划痕', ASK, option], { minutes: [0, 1, 242] }).why).not.toContain('隔 4 小时就催');
    const dead = { standing: { issue: 'dead_or_malfunction' as const } };
    const video = ['B:没声音', 'A:请发一段视频', 'A:方便的话发段视频，打字告诉我也可以'];
    expect(nag(video, { minutes: [0, 1, 20], read: dead }).level).toBe('nag');
    expect(nag(video, { minutes: [0, 1, 32], clock: at(32), read: dead }).why).toEqual([]);
  });

  it('a reminder at night, in the buyer’s zone and the team’s hours', () => {
    const lines = ['B:有划痕', ASK, 'A:方便的话发张照片，打字告诉我位置也可以'];
    // 10:00 and 14 hours: midnight.
    const seen = (settings: Settings, zone: string) =>
      nag(lines, { minutes: [0, 1, 840], clock: at(841, zone), settings }).why;
    expect(seen(SETTINGS, 'Asia/Shanghai')).toContain('夜里还在催');
    expect(seen(SETTINGS, 'Europe/London')).not.toContain('夜里还在催');
    const open = { ...SETTINGS, asking: { ...SETTINGS.asking, quietFrom: 0, quietTo: 0 } };
    expect(seen(open, 'Asia/Shanghai')).not.toContain('夜里还在催');
  });
});

describe('the clock', () => {
  const lines = ['B:有划痕', ASK];
  it('proposes to act when waiting has lasted too long, never to remind', () => {
    const early = nag(lines, { minutes: [0, 1], clock: at(30) });
    expect(early).toMatchObject({ level: 'none', due: new Date(START + 31 * MINUTE).toISOString() });
    const late = nag(lines, { minutes: [0, 1], clock: at(31) });
    expect(late).toMatchObject({ level: 'act_now', why: ['已经等了 30 分钟'], request: { does: 'act' } });
  });

  it('waits longer where the buyer was not there when we asked', () => {
    expect(nag(lines, { minutes: [0, 60], clock: at(299) }).level).toBe('none');
    expect(nag(lines, { minutes: [0, 60], clock: at(300) }).level).toBe('act_now');
  });

  it('counts from what the buyer said to it', () => {
    const later = [...lines, 'B:晚点拍给你'];
    expect(nag(later, { minutes: [0, 1, 20], clock: at(49) }).level).toBe('none');
    expect(nag(later, { minutes: [0, 1, 20], clock: at(50) }).level).toBe('act_now');
  });

  it('is set by the team', () => {
    const settings = { ...SETTINGS, asking: { ...SETTINGS.asking, live: 90 } };
    expect(nag(lines, { minutes: [0, 1], clock: at(60), settings }).level).toBe('none');
  });

  it('lets the night pass before the proposal', () => {
    // Asked at 21:50; the half hour ends at 22:20, in the night: the morning's 9:00 it is.
    const { due } = nag(lines, { minutes: [700, 710], clock: at(715) });
    expect(due).toBe('2026-11-22T01:00:00.000Z');
  });

  it.each(MARKETS)('has sane hours in %s', (market) => {
    const { asking } = defaultSettings(market);
    expect(asking.live).toBeLessThan(asking.later);
    expect(asking.quietFrom).toBeGreaterThan(asking.quietTo);
    const zone = timeZoneOf(market);
    expect(nag(lines, { minutes: [0, 1], clock: at(10, zone), settings: defaultSettings(market) }).due).not.toBeNull();
  });
});

describe('bad input', () => {
  const lines = ['B:有划痕', ASK];
  it('a clock that runs backwards gives no waiting, and says what is lacking', () => {
    const before = nag(lines, { minutes: [0, 10], clock: at(-5) });
    expect(before).toMatchObject({ level: 'none', due: null });
    expect(before.lacks).toContain('消息没有可用的时间，没法算等了多久');
    const swapped = nag(['B:有划痕', ASK, AGAIN], { minutes: [0, 50, 20], clock: at(51) });
    expect(swapped.why).not.toContain('隔 30 分钟就催');
    expect(swapped.level).toBe('nag');
  });

  it('no times at all, and times no calendar holds', () => {
    const conversation = talk(lines);
    const read = (turns: Conversation['turns']) =>
      planEvidence(reading({ ...conversation, turns }, FLAW), { ...conversation, turns }, LIBRARY, SETTINGS, at(60));
    const timeless = read(conversation.turns.map(({ at: _, ...turn }) => turn));
    expect(timeless).toMatchObject({ state: 'asked', nag: { level: 'none', due: null } });
    expect(timeless.lacks).toContain('消息没有可用的时间，没法算等了多久');
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 9e15])
      expect(read(conversation.turns.map((turn) => ({ ...turn, at: wrong }))).nag).toMatchObject({ due: null });
  });

  it('300 messages: old asks are forgotten, the count is not', () => {
    const chat = Array.from({ length: 150 }, (_, i) => [`B:第${i}句`, `A:好的${i}`]).flat();
    const old = nag(['B:有划痕', ASK, 'B:等下', AGAIN, 'B:嗯', AGAIN, ...chat], { clock: at(400) });
    expect(old.asked).toBe(3);
    expect(old.why.filter((line) => line.includes('次'))).toEqual([]);
  });

  it('any talk at all: nothing is thrown, no figure is made up', () => {
    const line = fc.tuple(fc.constantFrom('B', 'A', 'O', 'N', 'S'), fc.oneof(fc.string(), fc.constantFrom(...WORDS)));
    const time = fc.oneof(fc.integer({ min: -1000, max: 3000 }), fc.constantFrom(Number.NaN, 1e12, -1e12));
    const issue = fc.constantFrom(null, ...ISSUES);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, time), { maxLength: 12 }),
        issue,
        fc.constantFrom(...LANGS),
        (said, named, lang) => {
          const conversation = talk(
            said.map(([[who, text]]) => `${who}:${text}`),
            undefined,
            said.map(([, at]) => at),
          );
          const given = reading(conversation, { lang, standing: { issue: named, step: 'dissatisfied' } });
          const { nag: pressed, request, lacks } = planEvidence(given, conversation, LIBRARY, SETTINGS, at(60));
          expect(pressed?.why.join()).not.toMatch(/[{}]|NaN|Infinity|-\d/);
          expect(request?.text ?? '').not.toMatch(/[{}]|NaN|undefined/);
          expect(lacks).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });
});
