/** Kinds of messages that are easily misread, each in several voices: what a careful colleague would take from them. */
import { describe, expect, it } from 'vitest';
import type { Advice } from '../../../utils/core/advice.ts';
import { assess } from '../../../utils/core/assess.ts';
import { plan } from '../../../utils/core/plan.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { NEGATIVE_EMOTIONS } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { clock, talk } from '../standing/talk.ts';

const library = builtinLibrary();
const settings = defaultSettings('CN');

function advise(...lines: string[]): Advice {
  const conversation = talk(...lines);
  return plan(assess(conversation, library, settings, clock), conversation, library, settings, clock);
}
const first = ({ next }: Advice) => next.scripts[0];
const displeased = ({ mood }: Advice) => NEGATIVE_EMOTIONS.has(mood.dominant);

describe('courtesy before displeasure', () => {
  it.each([
    'B:谢谢客服一直在跟，就是这都拖了太久了',
    'B:辛苦各位了，不过等得真的有点久',
    'B:不好意思又来打扰，可是这次真的等太久了',
    'B:麻煩您了，只是處理得實在太慢',
    'B:感謝幫忙，只是這樣等真的太久了',
    'B:謝謝妳這麼有耐心，可是品質真的很差',
    'B:谢谢耐心解答，就是感觉售后拖得挺久的',
    'B:thanks for the update but that’s a really long time to wait',
    'B:Thank you for the update, it’s just that this has taken far too long',
    'B:Sorry to bother you again, but the delivery has been really slow',
  ])('hears the displeasure in "%s", mildly, and does not close the matter', (line) => {
    const advice = advise(line);
    expect(displeased(advice)).toBe(true);
    expect(advice.mood.intensity).toBeLessThanOrEqual(3);
    expect(['satisfied', 'delighted', 'loyal']).not.toContain(advice.standing.step);
    expect(['follow_up', 'answer']).not.toContain(advice.next.stage);
  });

  it.each([
    'B:谢谢，只是想问下几点发货',
    'B:不好意思，就是想改一下颜色',
    'B:辛苦了，不过不急，明天回我也行',
    'B:麻煩你，只是想確認有沒有含電池',
    'B:Thanks, I only wanted to know if it comes with batteries',
    'B:Sorry to bother you, could you tell me the height?',
  ])('leaves "%s" calm', (line) => {
    const advice = advise(line);
    expect(displeased(advice)).toBe(false);
    expect(advice.mood.intensity).toBeLessThanOrEqual(1);
  });

  it('answers a question after thanks instead of closing', () => {
    expect(advise('B:Thanks, I just wanted to check whether the strap is leather').next.stage).toBe('answer');
  });
});

describe('"are you a real person?"', () => {
  it.each([
    'B:你是人工吗',
    'B:您好，请问是真人客服吗',
    'B:对面是机器人还是人工呀',
    'B:請問您是真人嗎？',
    'B:現在是真人還是自動回覆',
    'B:有人工吗',
    'B:小編是真人嗎還是罐頭訊息',
    'B:Are you a bot?',
    'B:is this a real person',
    'B:Hello, am I chatting with a human or a machine?',
  ])('is a plain question: "%s"', (line) => {
    const advice = advise(line);
    expect(advice.mood.dominant).toBe('neutral');
    expect(advice.mood.intensity).toBeLessThanOrEqual(1);
    expect(advice.standing.intents).toContain('human_or_manager');
    expect(advice.next.stage).toBe('answer');
    expect(first(advice)?.id).toBe('answer-real-person');
  });

  it.each([
    ['B:单号给我', 'A:亲，请您耐心等待哦', 'B:你是机器人吧？我说了三遍了'],
    ['B:Where is my refund?', 'A:We value your patience.', 'B:Is there a human reading this? I have asked four times'],
  ])('is more where more is said: %s', (...lines) => {
    expect(displeased(advise(...lines))).toBe(true);
  });

  it('still brings somebody where somebody is asked for', () => {
    expect(advise('B:我要找真人客服，别让机器人回我').next.stage).not.toBe('answer');
  });
});

describe('"or else"', () => {
  it.each([
    ['B:今天再不给结果，我就直接投诉到12315', 'medium'],
    ['B:不给我一个解释我就发抖音', 'medium'],
    ['B:你们没人管的话我就去你们公司堵门', null],
    ['B:再不退我就找律师了', 'medium'],
    ['B:再沒人理我，我就PO到社團讓大家看', 'medium'],
    ['B:不給說法我就去申訴消保官', 'medium'],
    ['B:If nobody replies today I’ll be posting this all over Facebook', 'medium'],
    ['B:沒人負責的話我會找記者爆料', 'medium'],
    ['B:I’ll be contacting my solicitor unless this is resolved by Friday', 'medium'],
    ['B:Sort it out or I’m going to the ombudsman', 'medium'],
  ])('is anger: "%s"', (line, exposure) => {
    const advice = advise(line);
    expect(['angry', 'furious']).toContain(advice.mood.dominant);
    expect(advice.mood.intensity).toBeGreaterThanOrEqual(3);
    if (exposure !== null) expect(['medium', 'high', 'critical']).toContain(advice.standing.exposure.level);
  });

  it.each(['B:不合适我就退回去', 'B:没问题我就下单了', 'B:If it fits I will leave a nice review'])(
    'is none in "%s"',
    (line) => {
      expect(displeased(advise(line))).toBe(false);
    },
  );

  it('hears no hotline in a longer number', () => {
    const { standing } = advise('B:發票可以打統編嗎', 'A:可以，請給我統編', 'B:12345678');
    expect(standing.intents).not.toContain('legal_regulator');
    expect(standing.step).not.toBe('complaint');
  });
});

describe('sold without stock', () => {
  it.each([
    'B:没货你们还挂着卖？',
    'B:是不是根本就没货还收钱',
    'B:没有现货就不要上架好吗，付了款又说没有',
    'B:明明沒庫存還開放下單，什麼意思',
    'B:沒現貨還一直收單喔',
    'B:没货你收我什么钱',
    'B:Bit odd to list it as available when you’ve got none, no?',
    'B:Why are you selling things you don’t even have?',
    'B:You took my money and then told me it’s out of stock',
  ])('is the issue in "%s", and the buyer is not at ease', (line) => {
    const advice = advise(line);
    expect(advice.standing.issue).toBe('oversold_cancelled');
    expect(advice.mood.valence).toBeLessThan(0);
  });

  it.each(['B:这个还有现货吗', 'B:没货的话什么时候补', 'B:請問缺貨了嗎', 'B:Is the large out of stock?'])(
    'is not in "%s"',
    (line) => {
      const advice = advise(line);
      expect(advice.standing.issue).toBeNull();
      expect(displeased(advice)).toBe(false);
    },
  );
});

describe('an offer that is taken', () => {
  const settled = (advice: Advice): void => {
    expect(advice.standing.intents).toContain('accept');
    expect(advice.next.stage).toBe('solve');
    expect(first(advice)?.id).toMatch(/^solve-confirm/);
  };
  it.each([
    [['B:袋子破了', 'A:给您补偿30元，或者补发一包，您看？', 'B:那就30吧，懒得等了'], '30元'],
    [['B:杯蓋有裂痕', 'A:可以退您50元，或換一個新的', 'B:好啊退50就好'], '50元'],
    [['B:晚到三天', 'A:很抱歉，補償您80元購物金可以嗎', 'B:可以'], '80元'],
    [['B:The lid is cracked', 'A:I can give you $12 back or replace it.', 'B:I’ll take the $12'], '$12'],
    [['B:colour is off', 'A:Would a 15% refund be ok, or would you prefer to return it?', 'B:15% is fine'], '15%'],
    [['B:It came late', 'A:Would you accept a £7 voucher for the delay?', 'B:yes that works'], '£7'],
  ])('confirms the sum that was taken: %s', (lines, sum) => {
    const advice = advise(...lines);
    settled(advice);
    expect(first(advice)?.id).toBe('solve-confirm-compensate');
    expect(first(advice)?.text).toContain(sum);
  });

  it('confirms the kind that was taken', () => {
    const swap = advise('B:鞋底开了', 'A:给您换一双，或者退40元，您定', 'B:那换吧');
    settled(swap);
    expect(first(swap)?.id).toBe('solve-confirm-product');
    const again = advise('B:Two bars are missing', 'A:I can resend them or refund you $4.', 'B:Resend please');
    settled(again);
    expect(first(again)?.id).toBe('solve-confirm-logistics');
  });

  it('hears a counter-offer and a refusal as none', () => {
    expect(advise('B:有划痕', 'A:补偿您10元可以吗', 'B:那就30吧').standing.intents).not.toContain('accept');
    expect(advise('B:It leaks', 'A:I can offer a $5 voucher.', 'B:No, not a voucher').standing.intents).not.toContain(
      'accept',
    );
  });

  it('offers nothing after a question was answered and understood', () => {
    const advice = advise('B:无理由退货是几天', 'A:签收后七天内都可以', 'B:好的明白了');
    expect(advice.next.stage).toBe('follow_up');
  });
});

describe('a death', () => {
  const CONDOLES = /^(?:听到这个消息我很难过|聽到這個消息我很難過|I'm so sorry for your loss)/;
  it.each([
    'B:我奶奶上个月去世了，给她订的羽绒服能退吗',
    'B:老伴走得突然，这台按摩椅家里用不上了',
    'B:家里办白事，这两天别派送可以吗',
    'B:給外公的拐杖還沒拆，他已經不在了，想退',
    'B:告別式是週五，西裝來得及嗎',
    'B:我家貓昨天走了，訂的貓砂可以取消嗎',
    'B:My father passed away before it arrived. What should I do with it?',
    'B:We need the shoes for my grandma’s funeral on Friday',
    'B:買給爸爸的電動床，他沒等到，請問可以退貨嗎',
    'B:It was for my wife, who has since died. I would like to return it.',
  ])('is condoled in the first words of every script: "%s"', (line) => {
    const { next } = advise(line);
    expect(next.scripts.length).toBeGreaterThan(0);
    for (const { text } of next.scripts) expect(text).toMatch(CONDOLES);
    expect(next.stage).not.toBe('apologise');
    expect(next.must.some((duty) => /慰问|慰問|condolence/.test(duty))).toBe(true);
  });

  it('keeps the marks on their slots', () => {
    const { next } = advise('B:My father passed away last week, when will the order arrive?');
    for (const { text, marks = [], slots } of next.scripts) {
      for (const { start, end, slot, filled } of marks) {
        if (filled) expect(slots.filled).toContain(slot);
        else expect(text.slice(start, end)).toBe(`{${slot}}`);
      }
    }
  });

  it('is condoled once', () => {
    const { next } = advise('B:我爸上周走了，这个想退', 'A:请节哀，我来办退货。', 'B:好，什么时候上门取');
    for (const { text } of next.scripts) expect(text).not.toMatch(CONDOLES);
  });

  it('takes no time from who has none', () => {
    const { next } = advise('B:I need the black dress by Friday, it’s for my aunt’s funeral');
    expect(next.scripts.map(({ id }) => id)).not.toContain('accompany-bereaved');
  });

  it.each(['B:手机充电充到一半电池就挂了', 'B:快递员走了，我妈没拿到', 'B:My dad’s phone died after a week'])(
    'is none in "%s"',
    (line) => {
      for (const { text } of advise(line).next.scripts) expect(text).not.toMatch(CONDOLES);
    },
  );
});

describe('other calm or bitter words', () => {
  it('asks nobody who wonders about a warranty for a fault', () => {
    for (const line of ['B:How long is the warranty on this kettle?', 'B:What’s the guarantee on the motor?'])
      expect(advise(line).next.stage).toBe('answer');
  });

  it('hears no hurry in an order made by mistake', () => {
    expect(advise('B:拍错颜色了，还没发货的话帮我取消吧').standing.hidden).toBeNull();
  });

  it('hears no joy in a taste', () => {
    expect(advise('B:会不会太长，我比较喜欢短一点的').mood.dominant).not.toBe('delighted');
  });

  it.each(['B:哇客服效率真高，三天回一句，感动', 'B:物流真快，两周走了一站，佩服'])('hears mockery in "%s"', (line) => {
    const { mood, next } = advise(line);
    expect(['delighted', 'grateful', 'relieved']).not.toContain(mood.dominant);
    expect(next.stage).not.toBe('follow_up');
  });

  it('hears who is in pain and asked for a picture', () => {
    const lines = [
      'B:My eyes are burning since I used it',
      'A:Please send a photo.',
      'B:I can’t see and you want a photo?',
    ];
    expect(displeased(advise(...lines))).toBe(true);
  });
});
