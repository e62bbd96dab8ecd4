import { describe, expect, it } from 'vitest';
import { STEPS } from '../../../utils/core/taxonomy.ts';
import { assessed } from './talk.ts';

const tolerance = (...lines: string[]): number => assessed(lines).standing.tolerance.value;

describe('the tolerance meter along a conversation', () => {
  it('reaches the edge before the first threat when two asks are passed over', () => {
    const before = [
      [
        'B@0: 你好，帮我看下这个订单什么时候发货',
        'A@1: 亲，请您耐心等待哦',
        'B@9: 到底什么时候能发货',
        'A@10: 会尽快的呢',
        'B@30: 所以今天能发货吗',
      ],
      ['B@0: 想查下退款到账没', 'A@2: 请稍等', 'B@10: 退款到账没有', 'A@12: 已为您反馈了', 'B@20: 查一下退款到账没'],
      [
        'B@0: when will my order ship?',
        'A@1: Please bear with us',
        'B@8: so when will it ship?',
        'A@9: We are looking into it',
        'B@30: when will it ship',
      ],
      ['B@0: 請問何時出貨', 'A@2: 請耐心等候', 'B@20: 所以何時出貨', 'A@22: 會盡快', 'B@40: 何時出貨呢'],
    ];
    for (const lines of before) {
      const { standing, signals } = assessed(lines);
      expect(['edge', 'out'], lines[0]).toContain(standing.tolerance.zone);
      expect(signals.cues['ex.channel'], 'no threat yet').toBeUndefined();
    }
  });

  it('stays comfortable while the asks are answered', () => {
    const { standing, signals } = assessed([
      'B@0: 这个什么时候发货',
      'A@0.5: 今天18点前发出，单号稍后短信给您',
      'B@1: 那几号能到呢',
      'A@1.5: 预计5日送到',
      'B@2: 好的谢谢',
    ]);
    expect(standing.tolerance.zone).toBe('comfortable');
    expect(signals.repeatedAsks).toBe(0);
  });

  it('falls with waiting, passed promises, asks that cannot help and transfers', () => {
    const calm = tolerance('B@0: 音箱没声音', 'A@0.5: 我帮您看看', 'B@1: 嗯，还是没声音');
    expect(tolerance('B@0: 音箱没声音', 'A@15: 我帮您看看', 'B@16: 嗯，还是没声音')).toBeLessThan(calm);
    expect(tolerance('B@0: 音箱没声音', 'A@0.5: 麻烦提供照片', 'B@1: 嗯，还是没声音')).toBeLessThan(calm);
    expect(tolerance('B@0: 音箱没声音', 'A@0.5: 帮您转接到售后专员', 'B@1: 嗯，还是没声音')).toBeLessThan(calm);
    expect(
      tolerance('B@0: 音箱没声音', 'A@0.5: 我帮您看看', 'B@1: 嗯，还是没声音，说好昨天给我换的也没换'),
    ).toBeLessThan(calm);
  });

  it('counts a price far above what the shop usually sells for', () => {
    const lines = ['B: 耳机没声音'];
    const order = { price: 900, currency: 'CNY' };
    const plain = assessed(lines, { medianPrice: 100 }).standing.tolerance.value;
    expect(plain).toBe(assessed(lines).standing.tolerance.value);
    const dear = assessed(lines, { medianPrice: 100 }, order).standing.tolerance.value;
    expect(dear).toBe(plain - 5);
  });
});

describe('the step', () => {
  it.each([
    ['churn', ['B: 太垃圾了，再也不会来你们家买了']],
    ['complaint', ['B: 三天内不解决我就打12315']],
    ['complaint', ['B: 麻烦您周五前给我书面答复，谢谢']],
    ['grumble', ['B: 买个灯怎么这么难，你们真是离谱，气死我了！']],
    ['dissatisfied', ['B: 有点失望，做工很粗糙']],
    ['not_dissatisfied', ['B: 还行吧，凑合能用']],
    ['not_satisfied', ['B: 请问这款有几种颜色']],
    ['satisfied', ['B: 遥控器连不上', 'A: 长按三秒试试', 'B: 可以了，谢谢']],
    ['delighted', ['B: 比想象的还好，太喜欢了，必须推荐']],
    ['loyal', ['B: 我是老顾客了，一直在你们家买']],
    ['churn', ['B: Worst shop ever, never buying here again']],
    ['complaint', ['B: I am filing a formal complaint, get me your manager. This is unacceptable!']],
    ['satisfied', ['B: the lamp flickers', 'A: Please tighten the bulb', "B: it's sorted now, thank you"]],
    ['not_satisfied', ['B: hi, does it come in blue?']],
    ['not_satisfied', ['B: 麻烦帮我改下地址，谢谢']],
    ['not_satisfied', ['B: Could you send me the invoice please, thanks']],
  ] as const)('%s: %j', (step, lines) => {
    expect(assessed(lines).standing.step).toBe(step);
  });

  it('is never lifted above 6 by an "ok" alone', () => {
    for (const word of ['好的', '嗯', '知道了', 'ok', 'noted']) {
      const { step } = assessed(['B: 快递到哪了', 'A: 在路上', `B: ${word}`]).standing;
      expect(STEPS.indexOf(step), word).toBeLessThanOrEqual(STEPS.indexOf('not_satisfied'));
    }
  });

  it('does not spring back because the next words are flat', () => {
    const lines = ['B: 什么破东西，气死我了，你们就是骗子！', 'A: 麻烦提供订单号', 'B: 1234567'];
    expect(STEPS.indexOf(assessed(lines).standing.step)).toBeLessThanOrEqual(STEPS.indexOf('not_dissatisfied'));
  });
});
