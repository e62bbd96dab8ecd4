import { describe, expect, it } from 'vitest';
import { deskTalk } from '../../../../utils/page/detect/desk-talk.ts';
import { hear } from '../../../../utils/page/detect/talk-words.ts';

/** `>` stands before what our side says. */
function talk(lines: readonly string[], besideColleague = false) {
  const side = (ours: boolean) => lines.filter((line) => line.startsWith('>') === ours).map((line) => line.slice(2));
  return deskTalk(hear(side(true)), hear(side(false)), lines.length, besideColleague);
}

const DESKS: Record<string, string[]> = {
  'a short English talk without a word of the order': [
    '< The tap drips',
    '< it leaks!',
    '> Sorry, Ilse. I will send you a new seal',
  ],
  'English small talk about an order': [
    '< hi',
    '< is the scarf still available in grey?',
    '> Hello! Grey is in stock, four left.',
    '< great',
    '> Shall I put one aside?',
    '< please',
    '> Done, it ships today.',
    '< you are quick',
  ],
  'a Chinese shop that says 你': ['< 杯子碎了一个', '< 咋弄', '> 给你补发一个', '< 行', '> 明天寄', '< 嗯'],
  'a Taiwanese shop': [
    '< 請問還有貨嗎',
    '> 有貨喔，今天下單明天出貨',
    '< 那我要兩個',
    '> 好的',
    '< 運費多少',
    '> 滿千免運',
  ],
};

const OTHERS: Record<string, string[]> = {
  'friends who talk of parcels': [
    '< my parcel is still not here',
    '> mine came, the box was broken though',
    '< did you get your money back?',
    '> they sent a new one',
    '< lucky',
    '> film tonight?',
  ],
  'colleagues who talk of a buyer': [
    '< 那个客户的订单查了吗',
    '> 查了，安排退款',
    '< 他说没收到',
    '> 给他补发',
    '< 好',
    '> 日报记得写',
  ],
  'the desk of a company for its own people': [
    '< the printer on floor two is stuck',
    '> I will check. Could you tell me the number on it?',
    '< 204',
    '> Please restart it',
    '< works',
    '> Good',
  ],
  'a practice': ['< 医生，我头痛三天了', '> 您好，请问有发烧吗', '< 没有', '> 给您开点药', '< 谢谢', '> 不客气'],
  'one who buys for resale': [
    '< MOQ is 200 pcs',
    '> Could you send photos of the details?',
    '< sure',
    '> Please share the proforma invoice and the lead time',
    '< tomorrow',
    '> fine',
  ],
};

describe('deskTalk', () => {
  it.each(Object.entries(DESKS))('hears a desk: %s', (_, lines) => {
    expect(talk(lines)).toMatchObject({ isDesk: true });
  });

  it.each(Object.entries(DESKS))('hears none with the sides the other way round: %s', (_, lines) => {
    const turned = lines.map((line) => (line.startsWith('>') ? `<${line.slice(1)}` : `>${line.slice(1)}`));
    expect(talk(turned).isDesk).toBe(false);
    expect(talk(turned).net).toBeLessThan(0);
  });

  it.each(Object.entries(OTHERS))('hears no desk: %s', (_, lines) => {
    expect(talk(lines).isDesk).toBe(false);
  });

  it('hears less of one beside the presence of a colleague', () => {
    const lines = ['< is the grey one in stock?', '> It is in stock', '< fine', '> good'];
    expect(talk(lines).isDesk).toBe(true);
    expect(talk(lines, true).isDesk).toBe(false);
  });

  it.each([
    [['< 請問特休還剩幾天', '> 您好，為您查詢，還有四天', '< 那上個月的加班呢', '> 已經為您登記了']],
    [
      [
        '< the pharmacy refunded the first box',
        '> Sorry to hear that. I will send you a new one.',
        '< do I change the dosage?',
        '> Tell me if the symptoms return.',
      ],
    ],
  ])('hears more against a shop than for it where employees and patients are served (%#)', (lines) => {
    expect(talk(lines).net).toBeLessThan(0);
  });
});
