import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import type { Conversation, Turn } from '../../../utils/core/conversation/conversation.ts';
import { defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { clock, talk } from './talk.ts';

const library = builtinLibrary();
const settings = defaultSettings('CN');
const TALK = talk(
  'B@0:@某某客服 上周买的加湿器漏水，桌子都泡了',
  'B@1:你们看看怎么办',
  'A@5:非常抱歉给您带来不便，请您耐心等待。',
  'B@9:等什么等，三天了！！',
  'X@10:请问还有什么可以帮您？',
  'N@11:老客户',
  'B@14:再不处理我就去12315投诉你们，电池都冒烟了',
  'A@20:已经给您安排补发，单号今天18:00前发您。',
  'B@40:单号还没发，说话不算数',
  'A@42:单号是SF12345678',
  'B@50:好的，谢谢你',
).turns;

/** With the same rules and model as other objects, under which nothing was remembered. */
function afresh(conversation: Conversation, given: Settings): unknown {
  const model = library.model && { ...library.model };
  return assess(conversation, { ...library, cues: { ...library.cues }, ...(model && { model }) }, given, clock);
}

function expectSame(conversation: Conversation, given: Settings = settings): void {
  expect(assess(structuredClone(conversation), library, given, clock)).toEqual(afresh(conversation, given));
}

const of = (turns: readonly Turn[], id = 'c'): Conversation => ({ id, turns });

describe('an assessment of a talk that was assessed before', () => {
  it('is what it would be at first sight, however the talk grew', () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 6, 11]) expectSame(of(TALK.slice(0, count)));
  });

  it.each<[string, Partial<Turn>]>([
    ['an earlier text', { text: '谢谢，已经好了' }],
    ['an earlier time', { at: clock.now - 86_400_000 }],
    ['an earlier speaker', { role: 'agent' }],
    ['an earlier picture', { media: ['image'] }],
  ])('follows a change of %s, in every place', (_what, change) => {
    for (const place of TALK.keys()) {
      expectSame(of(TALK));
      expectSame(of(TALK.map((turn, index) => (index === place ? { ...turn, ...change } : turn))));
    }
  });

  it('follows a correction, other thresholds, and older messages that came to light', () => {
    expectSame(of(TALK));
    expectSame({ ...of(TALK), corrections: [{ turnId: 't3', emotion: 'delighted' }] });
    expectSame(of(TALK), { ...settings, thresholds: { ...settings.thresholds, show: 0.9, maybe: 0.8 } });
    expectSame(of([{ id: 'first', role: 'customer', text: '这个加湿器很安静，满意' }, ...TALK]));
  });

  it('keeps more talks apart than it remembers', () => {
    for (let round = 0; round < 2; round += 1) {
      for (let one = 0; one < 23; one += 1) expectSame(of(TALK.slice(one % 5), `talk ${one}`));
    }
  });
});
