import { describe, expect, it } from 'vitest';
import type { Conversation, Role, Turn } from '../../../utils/core/conversation/conversation.ts';
import { readMood } from '../../../utils/core/mood/read-mood.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { NEGATIVE_EMOTIONS } from '../../../utils/core/taxonomy.ts';
import { compileCues } from '../../../utils/core/text/compile-cues.ts';
import { readTurns } from '../../../utils/core/text/read-turns.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { CUE_FILES } from '../../../utils/library/cues.ts';

const rules = compileCues(CUE_FILES);
const settings = defaultSettings('CN');

type Line = [Role, string, number?];
function talk(lines: Line[], more: Partial<Conversation> = {}): Conversation {
  const turns = lines.map(
    ([role, text, at], index): Turn => ({ id: `t${index}`, role, text, ...(at === undefined ? {} : { at }) }),
  );
  return { id: 'c', turns, ...more };
}
function read(lines: Line[] | string, more: Partial<Conversation> = {}) {
  const conversation = talk(typeof lines === 'string' ? [['customer', lines]] : lines, more);
  return readMood(conversation, readTurns(conversation, rules), settings);
}
const moodOf = (lines: Line[] | string, more: Partial<Conversation> = {}) => read(lines, more).mood;
const ids = (lines: Line[] | string) => moodOf(lines).emotions.map(({ id }) => id);

describe('readMood', () => {
  it.each([
    ['请问这件衣服有几个颜色', 'neutral'],
    ['麻烦您帮我看一下单号', 'polite'],
    ['這個規則我看不懂耶', 'confused'],
    ['I need it by tomorrow, please hurry', 'urgent'],
    ['用了以后起疹子，我很担心', 'worried'],
    ['收到很失望，跟图片不一样', 'disappointed'],
    ['煩死了，能不能直接講', 'annoyed'],
    ['换了三个客服还是没人解决，心累', 'frustrated'],
    ['this is unacceptable, worst shop ever', 'angry'],
    ['你们就是骗子！！！不要脸，滚', 'furious'],
    ['这也叫服务？呵呵', 'contempt'],
    ['算了，说了也没用', 'helpless'],
    ['又在骗人，我信你个鬼', 'distrust'],
    ['老客户就这待遇，态度恶劣，直接挂我电话', 'hurt'],
    ['都怪我没看清楚', 'selfblame'],
    ['原来如此，那我就放心了', 'relieved'],
    ['非常感谢你帮我解决', 'grateful'],
    ['太喜欢了，超出预期', 'delighted'],
  ] as const)('hears in "%s" that the buyer is %s', (text, emotion) => {
    expect(moodOf(text).dominant).toBe(emotion);
  });

  it.each([
    '什么时候发货',
    '我要退货，退货地址发我一下',
    '好的，收到了',
    '发票抬头写错了可以改吗',
    '訂單編號給你：A123456789',
    'what sizes do you have',
    'can I cancel later if needed?',
  ])('finds nothing wrong in "%s"', (text) => {
    const mood = moodOf(text);
    expect(NEGATIVE_EMOTIONS.has(mood.dominant)).toBe(false);
    expect(mood.intensity).toBeLessThanOrEqual(1);
    expect(mood.valence).toBeGreaterThanOrEqual(0);
  });

  it('reads several messages in a row as one', () => {
    const { mood, lastRun } = read([
      ['agent', '您好'],
      ['customer', '你们'],
      ['customer', '什么破东西'],
      ['note', '（内部）注意'],
      ['customer', '退货地址'],
    ]);
    expect(mood.dominant).toBe('angry');
    expect(lastRun).toEqual({ first: 1, last: 4 });
  });

  it('reads no feeling from agents, notes, systems and strangers', () => {
    const lines: Line[] = [
      ['customer', '在吗'],
      ['agent', '垃圾 骗子 气死了'],
      ['note', '气死我了'],
      ['system', '投诉'],
      ['unknown', '你们这群骗子'],
    ];
    expect(moodOf(lines).dominant).toBe('neutral');
  });

  it('takes praise for mockery only where something is wrong', () => {
    expect(ids('等了五天，您家物流真快呢')).toContain('contempt');
    expect(ids('等了三天就到了，真快')).not.toContain('contempt');
    expect(ids('物流真快，包装也好，喜欢')).not.toContain('contempt');
  });

  it('does not take honest thanks after a quarrel for mockery', () => {
    const mood = moodOf([
      ['customer', '气死我了，什么破服务'],
      ['agent', '非常抱歉，已经给您补发了'],
      ['customer', '好的，回复真快，谢谢'],
    ]);
    expect(mood.emotions.map(({ id }) => id)).not.toContain('contempt');
    expect(mood.trend).toBe('falling');
  });

  it('leaves a residue of denied anger, and no anger', () => {
    const mood = moodOf('我没生气，就是想问问为什么比昨天便宜三十');
    expect(mood.emotions.map(({ id }) => id)).not.toContain('angry');
    expect(mood.intensity).toBeGreaterThanOrEqual(1);
    expect(mood.intensity).toBeLessThanOrEqual(2);
  });

  it('lets a matter that is over be over', () => {
    expect(moodOf('刚开始挺生气的，现在已经解决了').intensity).toBeLessThan(moodOf('挺生气的，没有解决').intensity);
  });

  it('hears a relayed anger more softly than an own one', () => {
    expect(moodOf('我老公说气死了').intensity).toBeLessThan(moodOf('我气死了').intensity);
  });

  it.each([
    ['more marks', '气死我了', '气死我了！！！！'],
    ['an insult', '太过分了', '太过分了，你们这群骗子'],
    ['capitals', 'i am angry about this', 'I AM ANGRY ABOUT THIS'],
  ])('burns hotter with %s', (_what, calm, hot) => {
    expect(read(hot).perTurn.at(-1)!.intensity).toBeGreaterThan(read(calm).perTurn.at(-1)!.intensity);
  });

  it('burns lower with courtesy and with "no rush"', () => {
    const plain = read('有点失望').perTurn[0]!.intensity;
    expect(read('有点失望，麻烦您看看').perTurn[0]!.intensity).toBeLessThan(plain);
    expect(read('有点失望，不急').perTurn[0]!.intensity).toBeLessThan(plain);
  });

  it('heats up when the same ask stays unanswered', () => {
    const ask = '怎么还没给我退款，失望';
    const curve = read([
      ['customer', ask],
      ['agent', '您好，请稍等'],
      ['customer', ask],
      ['agent', '您好，请稍等'],
      ['customer', ask],
    ]).perTurn;
    expect(curve.map(({ repeats }) => repeats)).toEqual([0, 1, 2]);
    expect(curve[2]!.intensity).toBeGreaterThan(curve[0]!.intensity);
  });

  it('counts three messages within a minute as a burst of heat, but not calm ones', () => {
    const lines = (gap: number, word: string): Line[] => [
      ['customer', '在吗', 0],
      ['customer', word, gap],
      ['customer', '还要等多久才回', gap * 2],
    ];
    const last = (gap: number, word: string) => read(lines(gap, word)).perTurn.at(-1)!.intensity;
    expect(last(10_000, '烦死了')).toBeGreaterThan(last(100_000, '烦死了'));
    const calm = (gap: number) =>
      moodOf([
        ['customer', '你好', 0],
        ['customer', '在吗', gap],
        ['customer', '有货吗', gap * 2],
      ]);
    expect(calm(1000).intensity).toBe(0);
  });

  it('keeps feeling after an answer that changed nothing, and never lets it rise too softly', () => {
    const { perTurn, mood } = read([
      ['customer', '三天了还没人处理，太过分了'],
      ['agent', '您好，请您耐心等待'],
      ['customer', '我的电话你们有'],
    ]);
    expect(NEGATIVE_EMOTIONS.has(mood.dominant)).toBe(true);
    expect(perTurn[1]!.intensity).toBeLessThan(perTurn[0]!.intensity);
    const jump = read([
      ['customer', '你好'],
      ['agent', '您好'],
      ['customer', '气死我了'],
    ]).perTurn[1]!.intensity;
    expect(jump).toBeGreaterThanOrEqual(3.5);
  });

  it("lets the agent's correction win", () => {
    const reading = read('呵呵', { corrections: [{ turnId: 't0', emotion: 'delighted' }] });
    expect(reading.mood.dominant).toBe('delighted');
    expect(reading.mood.intensity).toBe(0);
    expect(reading.perTurn[0]!.corrected).toBe(true);
  });

  it('shows the words behind every feeling it lists', () => {
    const text = '​什麼爛東西！！ 氣死我了';
    const conversation = talk([['customer', text]]);
    const { mood } = readMood(conversation, readTurns(conversation, rules), settings);
    const angry = mood.emotions.find(({ id }) => id === 'angry')!;
    expect(angry.cues.map(({ start, end }) => text.slice(start, end))).toEqual(['什麼爛', '氣死']);
  });

  it('is less sure of what it cannot read', () => {
    expect(moodOf('Где моя посылка, я жду уже неделю').confidence).toBeLessThan(moodOf('在吗').confidence);
  });

  it('answers an empty conversation with calm', () => {
    expect(moodOf([])).toMatchObject({ dominant: 'neutral', intensity: 0, valence: 0, trend: 'steady' });
    expect(read([]).lastRun).toEqual({ first: -1, last: -1 });
  });

  it('keeps every figure within its range, whatever is written', () => {
    for (const text of ['', '\ud83d', '？？？', '😡'.repeat(500), '滚'.repeat(5000), '<script>', 'A'.repeat(20_000)]) {
      const mood = moodOf(text);
      expect(mood.intensity).toBeGreaterThanOrEqual(0);
      expect(mood.intensity).toBeLessThanOrEqual(5);
      expect(Math.abs(mood.valence)).toBeLessThanOrEqual(1);
      expect(mood.confidence).toBeGreaterThanOrEqual(0);
      expect(mood.confidence).toBeLessThanOrEqual(1);
    }
  });
});

describe('tone and what lies before it', () => {
  it.each([
    [
      ['customer', '等了十天'],
      ['agent', '请耐心等待'],
      ['customer', '谢谢您嘞，真是金牌客服'],
    ],
    [['customer', '半个月了还没到，感谢你们让我白等，不愧是五星服务']],
  ] as Line[][])('hears mockery in thanks while nothing is settled (%#)', (...lines) => {
    const mood = moodOf(lines);
    expect(mood.dominant).toBe('contempt');
    expect(mood.emotions.map(({ id }) => id)).not.toContain('grateful');
  });

  it('keeps thanks for a matter that is settled', () => {
    const lines: Line[] = [
      ['customer', '等了十天'],
      ['agent', '抱歉让您久等，已经为您补发，单号 123'],
      ['customer', '收到了，谢谢您，帮了大忙'],
    ];
    expect(moodOf(lines).dominant).toBe('grateful');
  });

  it('lets a mood outlive a set phrase, but not a plain answer', () => {
    const before: Line[] = [
      ['customer', '等了五天还没发货'],
      ['agent', '请您耐心等待'],
    ];
    expect(NEGATIVE_EMOTIONS.has(moodOf([...before, ['customer', '再不发货我要退款']]).dominant)).toBe(true);
    expect(NEGATIVE_EMOTIONS.has(moodOf([...before, ['customer', '好的']]).dominant)).toBe(false);
  });

  it.each(['I want a refund', 'where is my order'])('finds nothing bad in "%s"', (text) => {
    expect(NEGATIVE_EMOTIONS.has(moodOf(text).dominant)).toBe(false);
  });

  it.each([
    'I demand a refund right now',
    '都不回訊息是怎樣',
    '有人冒充你们平台客服骗我',
    '我都扔了，你们是不是不想赔',
  ])('finds something bad in "%s"', (text) => expect(NEGATIVE_EMOTIONS.has(moodOf(text).dominant)).toBe(true));
});

describe('calm words in an angry talk', () => {
  const { model } = builtinLibrary();
  const dominantOf = (lines: Line[]) => {
    const conversation = talk(lines);
    return readMood(conversation, readTurns(conversation, rules), settings, model).mood.dominant;
  };
  const angry: Line = ['customer', '你们乱扣我的话费，三番四次了，骗子'];

  it('leave it angry where they answer a runaround', () => {
    expect(dominantOf([angry, ['agent', '您好，请私信您的号码'], ['customer', '号码不是给过了吗']])).toBe('angry');
  });

  it('are calm where they give what was asked for', () => {
    expect(dominantOf([angry, ['agent', '您好，请问您是哪个地区的'], ['customer', '是移动的']])).toBe('neutral');
  });
});

describe('a run that turns', () => {
  const library = builtinLibrary();
  const moodAfter = (...texts: string[]) => {
    const turns = texts.map((text, index) => ({ id: `${index}`, role: 'customer' as const, text }));
    const conversation = { id: 'c', turns };
    return readMood(conversation, readTurns(conversation, library.cues), defaultSettings('CN'), library.model).mood;
  };

  it('is read anew from the message that is glad, with only an echo of what was before', () => {
    const angry = moodAfter('你们到底发不发货，孩子生日都过了！', '骗子，太让人失望了！！');
    const turned = moodAfter(
      '你们到底发不发货，孩子生日都过了！',
      '骗子，太让人失望了！！',
      '收到了，谢谢你，孩子特别开心！',
    );
    expect(angry.intensity).toBeGreaterThanOrEqual(3);
    expect(turned.intensity).toBeLessThanOrEqual(1);
    expect(['grateful', 'delighted', 'relieved']).toContain(turned.dominant);
  });

  it.each([
    [['你们家客服真是太棒了呢 等了四十分钟回我一个“在的亲”', '服务一流 五星好评必须安排']],
    [['谢谢你们让我过了个没有蛋糕的生日']],
    [['Oh great, another "we are looking into it". Fantastic service as always.']],
  ])('holds no praise beside sure contempt (%#)', (texts) => {
    const { dominant, emotions, intensity } = moodAfter(...texts);
    expect(dominant).toBe('contempt');
    expect(emotions.map(({ id }) => id).filter((id) => ['grateful', 'delighted', 'relieved'].includes(id))).toEqual([]);
    expect(intensity).toBeGreaterThanOrEqual(2);
  });

  it('stays one run where the thanks are bitter', () => {
    const bitter = moodAfter('说好周二到，骗子！！', '谢谢你们啊，骗了我三次');
    expect(bitter.intensity).toBeGreaterThanOrEqual(3);
  });
});
