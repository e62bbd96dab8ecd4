import { beforeAll, describe, expect, it } from 'vitest';
import { advise } from '../../../utils/app/advise.ts';
import type { Conversation, Turn } from '../../../utils/core/conversation/conversation.ts';
import type { Effort } from '../../../utils/core/follow-up/effort.ts';
import { buildHandOver } from '../../../utils/core/hand-over/build-hand-over.ts';
import type { HandOverCard, HandOverSection } from '../../../utils/core/hand-over/hand-over.ts';
import { type HandOverWords, quotedWords, writeHandOver } from '../../../utils/core/hand-over/write-hand-over.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { SETTINGS, START, talk } from '../stage/make.ts';

const HOUR = 3_600_000;

function card(lines: string[], part: Partial<Conversation> = {}, efforts: Effort[] = [], hours = 1): HandOverCard {
  const conversation = { ...talk(lines), ...part };
  const library = builtinLibrary();
  const clock = { now: START + hours * HOUR, timeZone: 'Asia/Shanghai' };
  const { assessment, advice } = advise(conversation, library, SETTINGS, clock);
  return buildHandOver({ conversation, assessment, advice, efforts }, library, SETTINGS);
}
const of = (made: HandOverCard, section: HandOverSection) => made.lines.filter((line) => line.section === section);
const short = (made: HandOverCard, section: HandOverSection) =>
  of(made, section).map(({ label, state, quote }) => [label, state, quote && quotedWords(quote), quote?.turn]);

const STORY = [
  'B:你好，耳机收到了，左耳没有声音',
  'A:您好，麻烦拍个视频发给我看下左耳的情况',
  'B:我在上班拍不了，你们先给我处理吧',
  'A:可以给您补偿10元，您看行吗？',
  'B:10块钱打发谁呢，不要，我要换一个新的',
  'A:我今天18:00前给您答复',
  'B:还没答复？都几点了，太过分了！',
];

describe('buildHandOver', () => {
  let made: HandOverCard;
  beforeAll(() => {
    made = card(STORY, { customerName: '林晓梅', order: { orderId: '2026111802', item: '耳机', price: 299 } }, [], 11);
  });

  it('names the issue with the words that told of it, and what the buyer wants', () => {
    const facts = short(made, 'facts');
    expect(facts).toContainEqual(['issue.dead_or_malfunction', undefined, '左耳没有声音', 0]);
    expect(facts.map(([label]) => label)).toContain('intent.exchange');
    expect(
      of(made, 'facts')
        .filter(({ quote }) => !quote)
        .map(({ label, words }) => [label, words]),
    ).toEqual([
      ['handOver.name.order', '2026111802'],
      ['handOver.name.item', '耳机'],
      ['handOver.name.price', '¥299'],
    ]);
  });

  it('lists what was asked and what came of it', () => {
    expect(short(made, 'evidence').map(([label, state, , turn]) => [label, state, turn])).toEqual([
      ['handOver.name.asked', 'unable', 1],
    ]);
    const sent = talk(['B:盒子破了', 'A:麻烦拍张照片发我看下', 'B:好']);
    const turns: Turn[] = [...sent.turns, { id: 'p', role: 'customer', text: '', media: ['image', 'image', 'video'] }];
    const received = card([], { turns });
    expect(of(received, 'evidence').map(({ label, state, names }) => [label, state, names])).toEqual([
      ['handOver.name.asked', 'given', undefined],
      ['handOver.name.received', undefined, ['handOver.name.image', 'handOver.name.video']],
    ]);
  });

  it('lists offers with what the buyer said to them, and promises apart from them', () => {
    expect(short(made, 'offers')).toEqual([['handOver.name.offer', 'refused', '可以给您补偿10元，您看行吗？', 3]]);
    expect(of(made, 'promises')).toMatchObject([
      { state: 'overdue', at: Date.parse('2026-11-21T10:00:00Z'), quote: { turn: 5 } },
    ]);
  });

  it('draws the mood in three stops at most, each on its message', () => {
    const mood = of(made, 'mood');
    expect(mood.length).toBeLessThanOrEqual(3);
    expect(mood.at(-1)).toMatchObject({ state: 'now', quote: { turn: 6 } });
    for (const { words, label } of mood) {
      expect(words).toMatch(/^[0-5]\/5$/);
      expect(label).toMatch(/^emotion\./);
    }
    const calmed = card(['B:太过分了！！你们这群骗子，我要投诉', 'A:给您全额退款了', 'B:好的收到了谢谢']);
    expect(of(calmed, 'mood').map(({ state }) => state)).toEqual(['worst', 'now']);
  });

  it('says where to go on: the unanswered word, whom we wait for, the next stage', () => {
    const efforts: Effort[] = [
      { id: '1', kind: 'called_courier', at: START },
      { id: '2', kind: 'asked_warehouse', at: START, answer: { at: START, text: '有货' } },
    ];
    const open = of(card(STORY, {}, efforts), 'open');
    expect(open[0]).toMatchObject({ label: 'handOver.name.unanswered', quote: { turn: 6 } });
    expect(open[1]).toMatchObject({ label: 'handOver.name.waitingFor', names: ['handOver.name.courier'] });
    expect(open[2]?.label).toBe('handOver.name.next');
    const answered = card(['B:在吗', 'A:在的']);
    expect(of(answered, 'open').map(({ label }) => label)).toEqual(['handOver.name.next']);
  });

  it('every quote is a span of the message it points to, however long', () => {
    const long = `${'这是很长的开头。'.repeat(200)}左耳没有声音，${'后面也很长。'.repeat(200)}`;
    for (const lines of [STORY, [`B:${long}`, 'A:可以给您换新']]) {
      const { turns } = talk(lines);
      for (const { quote } of card(lines).lines) {
        if (!quote) continue;
        expect(quote.turnId).toBe(turns[quote.turn]?.id);
        expect(turns[quote.turn]?.text).toContain(quote.message);
        expect(quote.start).toBeGreaterThanOrEqual(0);
        expect(quote.end).toBeGreaterThan(quote.start);
        expect(quote.end).toBeLessThanOrEqual(quote.message.length);
        expect(quote.message.length).toBeLessThanOrEqual(600);
      }
    }
  });

  it('quotes a whole clause, without cutting numbers at their point', () => {
    const { lines } = card([
      'B:the left earbud has no sound, it cost 29.90 pounds',
      'A:I can refund you 29.90 pounds. Ok?',
    ]);
    const offer = lines.find(({ section }) => section === 'offers');
    expect(offer?.quote && quotedWords(offer.quote)).toContain('29.90');
  });

  it('is empty-handed without a conversation, and does not break', () => {
    expect(card([]).lines.map(({ label }) => label)).toEqual(['handOver.name.next']);
  });
});

describe('writeHandOver', () => {
  const say: HandOverWords = {
    heading: 'CARD',
    label: (label) => label,
    section: (section) => `[${section}]`,
    state: (state) => `<${state}>`,
    time: (at) => new Date(at).toISOString().slice(11, 16),
    quoted: (words) => `“${words}”`,
    colon: ': ',
  };

  it('writes one line per fact with the number of its message, in the order of the sections', () => {
    const made = card(STORY, { customerName: '林' }, [{ id: '1', kind: 'other', at: START, note: '看了监控' }], 11);
    const text = writeHandOver(made, say);
    expect(text.startsWith('CARD · 林\n\n[facts]\n')).toBe(true);
    expect(text).toContain('- handOver.name.promise · 10:00 · <overdue> “我今天18:00前给您答复” #6');
    expect(text).toContain('[efforts]\n- effort.other: 看了监控 · 02:00');
    expect([...text.matchAll(/^\[(\w+)\]/gm)].map((match) => match[1])).toEqual([
      'facts',
      'evidence',
      'offers',
      'promises',
      'efforts',
      'mood',
      'open',
    ]);
  });
});
