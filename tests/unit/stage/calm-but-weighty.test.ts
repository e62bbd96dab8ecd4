import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import { plan } from '../../../utils/core/plan.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { CLOCK, SETTINGS, talk } from './make.ts';

const library = builtinLibrary();

function advise(lines: readonly string[]) {
  const timed = talk(lines);
  const conversation = { ...timed, turns: timed.turns.map(({ at: _, ...turn }) => turn) };
  const assessment = assess(conversation, library, SETTINGS, CLOCK);
  return plan(assessment, conversation, library, SETTINGS, CLOCK);
}
const stage = (...lines: string[]): string => advise(lines).next.stage;

describe('a fault in a calm voice', () => {
  it.each([
    '发错货了',
    '少发了一件',
    '拉链坏了',
    '牛奶过期了',
    '电饭煲开不了机了，麻烦看下怎么处理',
    '螢幕不亮了，要怎麼處理',
    'There is mold in the bread',
    '老顾客了，这次发错货了',
  ])('“%s” is to be put right', (text) => {
    expect(stage(`B:${text}`)).toBe('solve');
  });

  it.each(['I ordered a size 8 and received a size 6', 'The lid arrived cracked'])(
    '“%s” is to be put right, with an apology first',
    (text) => {
      expect(stage(`B:${text}`)).toBe('apologise');
    },
  );

  it.each([
    '如果收到坏的怎么办',
    '这个杯子容易碎吗',
    '一般几天到',
    'Does it shrink in the wash?',
    '老顾客了，想问下这款有货吗',
  ])('“%s” is no incident: it is answered', (text) => {
    expect(stage(`B:${text}`)).toBe('answer');
  });

  it.each(['会不会发错货', 'What if it arrives broken?'])('“%s” is a worry: it is met with a fact', (text) => {
    expect(stage(`B:${text}`)).toBe('reassure');
  });
});

describe('a threat in a calm voice', () => {
  it.each([
    '已经打12345了',
    '我找律师',
    '我要去消保會申訴',
    'I will dispute the charge with my bank',
    'I will leave a one star review',
    '发抖音了',
  ])('“%s” is no question', (text) => {
    expect(stage(`B:${text}`)).not.toBe('answer');
  });

  it.each(['你们的客服电话12345吗', '我在小红书上看到你们家的，想问有货吗', '你们有微博账号吗'])(
    '“%s” is one',
    (text) => {
      expect(stage(`B:${text}`)).toBe('answer');
    },
  );
});

describe('a word kept, broken, taken up', () => {
  it('ends well once the buyer has the parcel, not while it is asked for', () => {
    expect(stage('B:快递还没到', 'A:已经给您催了，今天会送到', 'B:收到了收到了，谢谢你哈')).toBe('follow_up');
    expect(stage('B:包裹呢', 'A:今天会送到', 'B:东西到了，谢谢')).toBe('follow_up');
    expect(stage('B:快递还没到', 'A:已经给您催了，今天会送到', 'B:还没收到呢')).not.toBe('follow_up');
  });

  it('goes to a lead when the same word was broken twice, not once', () => {
    const first = ['B:怎么还没发', 'A:今天18:00前一定发', 'B:又没发！你们上次也这么说'];
    expect(stage(...first, 'A:抱歉，明天12:00前一定发', 'B:又骗我，还是没发')).toBe('escalate');
    expect(stage(...first)).not.toBe('escalate');
  });

  it('confirms what was accepted while the promise of it runs', () => {
    const lines = ['B:怎么还没发', 'A:抱歉，今天18:00前发出，您可以选择继续等或者退款'];
    expect(stage(...lines, 'B:可以')).toBe('solve');
    expect(stage(...lines, 'B:那什么时候能到')).not.toBe('solve');
  });

  it('takes a first and only “fine” for no ending', () => {
    expect(stage('B:好的')).toBe('answer');
    expect(stage('B:这款几点发货', 'A:今天已经发出了', 'B:好的')).toBe('follow_up');
  });
});

describe('the price of the order', () => {
  it('need not be looked up to say where a parcel is', () => {
    expect(advise(['B:一般几天到']).remedy.warnings.join()).not.toMatch(/实付/);
    expect(advise(['B:杯子碎了，退款']).remedy.warnings.join()).toMatch(/实付/);
  });
});

describe('thanks in advance', () => {
  it.each(['麻烦帮我改下地址，谢谢', '麻煩幫我開統編，謝謝', 'Could you send me the invoice please, thanks'])(
    '“%s” asks for something and closes nothing',
    (text) => {
      expect(stage(`B:${text}`)).toBe('answer');
    },
  );
});

describe('asked whether there is anything else', () => {
  it.each([
    ['请问还有其他可以帮您的吗?', '没有了'],
    ['还有其他问题吗', '没有了，麻烦您了'],
    ['請問還有什麼可以幫您', '沒有了，謝謝'],
    ['Anything else I can help with?', 'No thats all'],
  ])('“%s” – “%s” is closed', (asked, said) => {
    expect(stage(`A:${asked}`, `B:${said}`)).toBe('follow_up');
  });

  it.each([
    ['请问还有什么可以帮您', '没有，你们太差了'],
    ['请问还有什么可以帮您', '没有收到货'],
    ['您好', '没有了'],
  ])('“%s” – “%s” is not', (asked, said) => {
    expect(stage(`A:${asked}`, `B:${said}`)).not.toBe('follow_up');
  });

  it('takes a drawn-out sigh for no answer, and at once', () => {
    expect(stage('A:请问还有什么可以帮您', `B:${'嗯'.repeat(400)}唉`)).not.toBe('follow_up');
  });
});
