/** Whole talks through the whole core: what is read from the words, planned from it, and measured of our asking. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { plan } from '../../../utils/core/plan.ts';
import { defaultSettings, timeZoneOf } from '../../../utils/core/settings.ts';
import type { Market } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { START, talk } from '../stage/make.ts';

function advise(market: Market, lines: readonly string[], order: Conversation['order'] = {}) {
  const settings = defaultSettings(market);
  const conversation = { ...talk(lines, { price: settings.limits.noProof * 10, ...order }), market };
  const clock = { now: START + lines.length * 60_000, timeZone: timeZoneOf(market) };
  const assessment = assess(conversation, builtinLibrary(), settings, clock);
  return plan(assessment, conversation, builtinLibrary(), settings, clock).evidence;
}

describe('waiting for proof, in the plan', () => {
  const planned = (minutes: number) => {
    const conversation = talk(['B:耳机左边没声音', 'A:方便录个视频吗？打字说也可以'], { price: 300 });
    const clock = { now: START + minutes * 60_000, timeZone: 'Asia/Shanghai' };
    const settings = defaultSettings('CN');
    return plan(
      assess(conversation, builtinLibrary(), settings, clock),
      conversation,
      builtinLibrary(),
      settings,
      clock,
    );
  };
  const stop = builtinLibrary().guidance['zh-CN']['must.evidence.stop'];

  it('leads with the act, and forbids another ask, once it has lasted too long', () => {
    const late = planned(40);
    expect(late.next.stage).toBe('solve');
    expect(late.next.must).toContain(stop);
    expect(late.evidence).toMatchObject({ need: 'no', nag: { level: 'act_now' }, request: { does: 'act' } });
  });

  it('stays patient before that', () => {
    const soon = planned(10);
    expect(soon.next.must).not.toContain(stop);
    expect(soon.evidence).toMatchObject({ need: 'optional', nag: { level: 'none' } });
  });
});

describe('evidence, from the words to the advice', () => {
  it.each<[Market, string, string[]]>([
    ['CN', 'optional none none ask', ['B:耳机左边没声音']],
    ['TW', 'optional none none ask', ['B:收到的杯子破掉了']],
    ['UK', 'optional none none ask', ['B:The mug arrived cracked']],
    ['CN', 'no unable none act', ['B:给我妈买的电饭锅不加热了', 'A:麻烦录个视频看看', 'B:她不会拍，我又不在家']],
    ['TW', 'no unable none act', ['B:吹風機打不開', 'A:方便傳個影片嗎', 'B:長輩在用不會拍啦']],
    [
      'US',
      'no unwilling none act',
      ['B:The blender is dead', 'A:Please send a video', "B:I'm not going to film anything"],
    ],
    [
      'CN',
      'no unwilling nag_hard act',
      ['B:杯子碎了', 'A:请提供照片', 'B:我凭什么要拍', 'A:没有照片没法处理的', 'B:那算了'],
    ],
    [
      'CN',
      'no irritated act_now act',
      ['B:杯子碎了', 'A:麻烦拍下照片', 'B:刚不是发过了吗', 'A:再拍一张清晰的', 'B:没完没了'],
    ],
    [
      'TW',
      'no irritated act_now act',
      ['B:寄錯顏色了', 'A:麻煩拍照片', 'B:傳過了', 'A:照片再清楚一點', 'B:又來了，當我詐騙喔'],
    ],
    [
      'US',
      'no irritated act_now act',
      [
        'B:Two screws are missing',
        'A:Could you send a photo?',
        'B:I already sent it',
        'A:We need a clearer picture please',
        'B:again? how many do you need',
      ],
    ],
    ['CN', 'no asked nag act', ['B:音箱没声音了', 'A:请发个视频', 'B:等会', 'A:视频拍了吗', 'B:在忙']],
    ['CN', 'no unwilling none act', ['B:快递三天没动了', 'A:请发一下物流截图', 'B:你们自己不会查吗']],
    ['CN', 'no none none null', ['B:充电宝鼓包了还发烫']],
    ['CN', 'no none none null', ['B:吃了你们的饼干全身起疹子']],
    ['CN', 'seller none none ask', ['B:这鞋是不是假的啊，标签都不一样']],
    ['CN', 'no none none null', ['B:我不想要了，七天无理由退']],
  ])('%s: %s', (market, expected, lines) => {
    const { need, state, nag, request } = advise(market, lines);
    expect(`${need} ${state} ${nag?.level} ${request?.does ?? null}`).toBe(expected);
  });

  it('answers in the buyer’s tongue', () => {
    expect(advise('TW', ['B:收到的杯子破掉了']).request?.text).toMatch(/不方便也沒關係/);
    expect(advise('UK', ['B:The mug arrived cracked']).request?.text).toMatch(/^So our product team/);
  });

  it('the law puts the proof on the seller in the EU', () => {
    const kettle = ['B:kettle stopped working'];
    expect(advise('EU', kettle, { daysSinceReceipt: 200 })).toMatchObject({ need: 'no', request: null });
  });
});
