import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Cue } from '../../utils/core/advice.ts';
import { assess } from '../../utils/core/assess.ts';
import { type Conversation, ROLES, type Turn } from '../../utils/core/conversation/conversation.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import {
  EMOTIONS,
  EXPOSURE_LEVELS,
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  ROOTS,
  SCENARIOS,
  STEPS,
  TRIGGERS,
  ZONES,
} from '../../utils/core/taxonomy.ts';
import { assessed, clock, library, talk } from './standing/talk.ts';

const settings = defaultSettings('CN');

function expectContract(result: Assessment, conversation: Conversation): void {
  const { mood, standing, signals } = result;
  expect(EMOTIONS).toContain(mood.dominant);
  expect(mood.intensity).toBeGreaterThanOrEqual(0);
  expect(mood.intensity).toBeLessThanOrEqual(5);
  expect(STEPS).toContain(standing.step);
  expect(ZONES).toContain(standing.tolerance.zone);
  expect(standing.tolerance.value).toBeGreaterThanOrEqual(0);
  expect(standing.tolerance.value).toBeLessThanOrEqual(100);
  expect(EXPOSURE_LEVELS).toContain(standing.exposure.level);
  for (const part of [standing.exposure.rage, standing.exposure.channel, standing.exposure.resonance]) {
    expect([0, 1, 2]).toContain(part);
  }
  expect(ROOTS).toContain(standing.root);
  expect(TRIGGERS).toContain(standing.trigger);
  expect(SCENARIOS).toContain(standing.scenario);
  if (standing.issue !== null) expect(ISSUES).toContain(standing.issue);
  if (standing.hidden !== null) expect(HIDDEN_INTENTS).toContain(standing.hidden);
  for (const intent of standing.intents) expect(INTENTS).toContain(intent);
  expect(new Set(standing.intents).size).toBe(standing.intents.length);
  for (const flag of standing.flags) expect(FLAGS).toContain(flag);
  const cues: Cue[] = [...Object.values(signals.cues).flat(), ...mood.emotions.flatMap((emotion) => emotion.cues)];
  for (const cue of cues) {
    const turn = conversation.turns[cue.turn];
    expect(turn, `turn ${cue.turn} of ${cue.rule}`).toBeDefined();
    expect(cue.start).toBeGreaterThanOrEqual(0);
    expect(cue.end).toBeGreaterThanOrEqual(cue.start);
    expect(cue.end).toBeLessThanOrEqual(turn?.text.length ?? -1);
  }
}

const WORDS = [
  '退款',
  '物流',
  '不动',
  '我要投诉',
  '12315',
  '谢谢',
  '算了',
  '没声音',
  '三天',
  '凭什么',
  '???',
  '！！！！',
  '再不到就退',
  '照片发你了',
  'refund',
  'never',
  'tracking',
  'manager',
  'thanks',
  'if not',
  '😡',
  '退錢',
  '貨',
  '😊',
  '\u200b',
  '\ud83d',
  '\n',
  '@客服 ',
  'https://x.cn/a',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join('')),
  fc.constant(''),
);
const turn = fc.record(
  {
    id: fc.string({ maxLength: 4 }),
    role: fc.constantFrom(...ROLES),
    text,
    at: fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 0, max: 4e12 })),
    sender: fc.string({ maxLength: 3 }),
    media: fc.constantFrom([], ['image'], ['video', 'file']),
  },
  { requiredKeys: ['id', 'role', 'text'] },
) as fc.Arbitrary<Turn>;

describe('assess', () => {
  it('never throws and keeps the contract on any conversation', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 14 }), (turns) => {
        const conversation: Conversation = { id: 'any', turns };
        expectContract(assess(conversation, library, settings, clock), conversation);
      }),
      { numRuns: 250 },
    );
  });

  it('takes three hundred turns, and an empty talk', () => {
    const turns = fc.sample(turn, { numRuns: 300, seed: 7 });
    const conversation: Conversation = { id: 'long', turns };
    expectContract(assess(conversation, library, settings, clock), conversation);
    const empty: Conversation = { id: 'empty', turns: [] };
    const result = assess(empty, library, settings, clock);
    expectContract(result, empty);
    expect(result.standing).toMatchObject({ step: 'not_satisfied', issue: null, intents: [], hidden: null, flags: [] });
    expect(result.signals.lastBuyerTurn).toBe(-1);
  });

  it('gives the same for the same, and leaves its input alone', () => {
    const conversation = talk('B@0: 音箱没声音', 'A@5: 麻烦提供照片', 'B@9: 凭什么？没声音怎么拍照！');
    const copy = structuredClone(conversation);
    const first = assess(conversation, library, settings, clock);
    expect(assess(conversation, library, settings, clock)).toEqual(first);
    expect(conversation).toEqual(copy);
  });

  it('shows the words behind what it says', () => {
    const lines = ['B: 物流一周没动了', 'A: 亲请耐心等待', 'B: 再等两天不到就退款吧'];
    const { signals, standing } = assessed(lines);
    const words = (label: string): string[] =>
      (signals.cues[label] ?? []).map((cue) => talk(...lines).turns[cue.turn]?.text.slice(cue.start, cue.end) ?? '');
    expect(standing).toMatchObject({ issue: 'stuck', scenario: 'logistics', hidden: 'refund_means_hurry' });
    expect(words('is.stuck').join()).toContain('没动');
    expect(words('hi.refund_means_hurry').join()).toContain('退');
  });

  it('points at the original text of folded messages', () => {
    const line = 'B: ＷＯＷ！！！！　貨態\u200b一週沒更新，退錢！！';
    const { signals } = assessed([line]);
    const [stuck] = signals.cues['is.stuck'] ?? [];
    const original = talk(line).turns[0]?.text ?? '';
    expect(stuck && original.slice(stuck.start, stuck.end)).toMatch(/貨態\u200b一週沒更新/u);
  });

  it('reads no feeling out of notes, systems, bots and unknown senders', () => {
    const lines = ['N: 客户说要打12315', 'S: 我要投诉！气死我了', 'X: 骗子'];
    const { standing, mood } = assessed(lines);
    expect(mood.dominant).toBe('neutral');
    expect(standing.exposure.level).toBe('none');
    const unknown: Conversation = { id: 'u', turns: [{ id: '1', role: 'unknown', text: '我要投诉你们，骗子！' }] };
    expect(assess(unknown, library, settings, clock).standing.step).toBe('not_satisfied');
  });
});

describe('signals', () => {
  it('count refused offers and calls for a manager', () => {
    const { signals } = assessed([
      'B: 杯子碎了，叫你们主管来',
      'A: 给您补偿5元优惠券可以吗',
      'B: 不接受，找你们经理',
      'A: 那给您退款20元可以吗',
      'B: 不行，太少了',
    ]);
    expect(signals).toMatchObject({ rejectedOffers: 2, managerAsks: 2 });
  });

  it('knows the last run, the deadline and the phase', () => {
    const { signals } = assessed(['B: 鞋底开胶了', 'A: 您好', 'B: 周五前必须给我答复', 'B: 听到没']);
    expect(signals.lastRun).toEqual({ first: 2, last: 3 });
    expect(signals.lastBuyerTurn).toBe(3);
    expect(signals.deadline).toContain('周五前');
    expect(signals.phase).toBe('received');
    expect(assessed(['B: 请问还有现货吗']).signals.phase).toBe('presale');
    expect(assessed(['B: 快递到哪了']).signals.phase).toBe('waiting');
  });

  it('sees a failure as open until we own up to it', () => {
    const open = ['B: 你们发错颜色了', 'A: 麻烦提供订单号', 'B: 12345678'];
    expect(assessed(open).signals.unacknowledgedFailure).toBe(true);
    const owned = ['B: 你们发错颜色了', 'A: 非常抱歉，是我们发错了，今天给您补发', 'B: 好的'];
    expect(assessed(owned).signals.unacknowledgedFailure).toBe(false);
    expect(assessed(['B: 请问怎么安装']).signals.unacknowledgedFailure).toBe(false);
    expect(assessed([...owned, 'A: 已补发', 'B: 又发错了！']).signals.unacknowledgedFailure).toBe(true);
  });

  it('tells a matter of principle from a matter of money', () => {
    expect(assessed(['B: 不是钱的问题，我就要个说法']).signals.beyondItem).toBe(true);
    expect(assessed(['B: 能不能便宜点']).signals.beyondItem).toBe(false);
  });
});
