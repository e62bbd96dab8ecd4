import { describe, expect, it } from 'vitest';
import { deskTalk, hearLines, LEAST_DIFFERENCE } from '../../../utils/core/speakers/desk-talk.ts';

/** `>` stands before what our side says. */
function talk(lines: readonly string[], besideColleague = false) {
  const side = (ours: boolean) => lines.filter((line) => line.startsWith('>') === ours).map((line) => line.slice(2));
  return deskTalk(hearLines(side(true)), hearLines(side(false)), besideColleague);
}

const DESKS: Record<string, string[]> = {
  'an English desk that mends something': [
    '< Hello, the espresso machine I bought from you leaks at the bottom',
    '> Sorry to hear that, Ilse. Does it leak while it heats or only when you pour?',
    '< while it heats, the whole counter is wet',
    '> Then it is the seal under the tank. I will send you a new one today, free of charge.',
    '< ok and if it still leaks?',
    '> Then we replace the whole machine, you have two years of warranty.',
  ],
  'English small talk about an order': [
    '< hi, is the scarf still available in grey?',
    '> Hello! Yes, grey is in stock, we have four left.',
    '< great, how long does delivery take to Leeds?',
    '> Two to three working days. Shall I put one aside for you?',
    '< please',
    '> Done, it ships tomorrow morning.',
  ],
  'a Chinese shop that says 你': [
    '< 收到货了，杯子碎了一个',
    '> 不好意思哈，拍张照片给我看下',
    '< [图片]',
    '> 看到了，给你补发一个，明天寄出',
    '< 行吧，快点啊',
    '> 嗯嗯，发了把单号给你',
  ],
  'a Taiwanese shop': [
    '< 請問這件還有黑色M號嗎',
    '> 您好，黑色M還有現貨喔，今天下單明天出貨',
    '< 那我要兩件，運費怎麼算',
    '> 滿千免運，兩件就免運囉',
    '< 好，那我下單了',
    '> 謝謝您，收到有問題再跟我們說喔',
  ],
};

const OTHERS: Record<string, string[]> = {
  'friends who talk of parcels': [
    '< my parcel is still not here',
    '> mine came, the box was broken though',
    '< did you get your money back?',
    '> they sent a new one, haha',
    '< lucky',
    '> film tonight?',
  ],
  'colleagues who talk of a buyer': [
    '< 那个客户的单子你查了没',
    '> 查了，仓库说明天才能出',
    '< 他又来催了，语气不太好',
    '> 我下午给主管说一声',
    '< 好，日报记得写',
    '> 知道了',
  ],
  'friends before a game': [
    '< you on tonight? ranked at nine',
    '> yeah, eating, give me ten',
    '< bring your healer, we got wiped last time',
    '> lol you pulled two packs',
    '< my cat was on the keyboard',
    '> haha the cat again',
  ],
  'a class': [
    '< 老師，作業第三題我看不懂',
    '> 你先看課本第二十頁的例題',
    '< 我看了，還是不會',
    '> 明天早自習來找我，我講給你聽',
    '< 好，謝謝老師',
    '> 記得帶課本',
  ],
};

describe('deskTalk', () => {
  it.each(Object.entries(DESKS))('hears a desk: %s', (_, lines) => {
    expect(talk(lines)).toMatchObject({ isDesk: true });
    expect(talk(lines).fit).toBeGreaterThan(talk(lines).against);
  });

  it.each(Object.entries(DESKS))('hears none with the sides the other way round: %s', (_, lines) => {
    const turned = lines.map((line) => (line.startsWith('>') ? `<${line.slice(1)}` : `>${line.slice(1)}`));
    expect(talk(turned).isDesk).toBe(false);
    expect(talk(turned).difference).toBeLessThan(-LEAST_DIFFERENCE);
  });

  it.each(Object.entries(OTHERS))('hears no desk: %s', (_, lines) => {
    expect(talk(lines).isDesk).toBe(false);
  });

  it('hears less of one beside the presence of a colleague', () => {
    const lines = DESKS['English small talk about an order'] ?? [];
    expect(talk(lines, true).trade).toBeLessThan(talk(lines).trade);
  });

  it('hears less of one in a talk of another walk of life', () => {
    const [first = '', ...rest] = DESKS['an English desk that mends something'] ?? [];
    const office = [first.replace('espresso machine I bought from you', 'office printer next to payroll'), ...rest];
    expect(talk(office).trade).toBeLessThan(talk([first, ...rest]).trade - 0.2);
  });

  it('is the surer the more is said', () => {
    const [first = '', second = ''] = DESKS['a Taiwanese shop'] ?? [];
    const twice = [first, second, first, second, first, second];
    expect(talk(twice).difference).toBeGreaterThan(talk([first, second]).difference);
  });

  it('hears nothing where nothing is said', () => {
    expect(talk(['< 204', '> 👍'])).toEqual({ difference: 0, fit: 0, against: 0, trade: 0, isDesk: false });
  });
});
