import { describe, expect, it } from 'vitest';
import { assessed } from './talk.ts';

describe('the issue of the conversation', () => {
  it.each([
    ['late', 'B: 都六天了还没发货'],
    ['stuck', 'B: 物流停在分拨中心不动了'],
    ['lost', 'B: 快递员说我的包裹弄丢了'],
    ['marked_delivered_not_received', 'B: 系统写着已送达，可是我没有收到'],
    ['misdelivered', 'B: 快递送到隔壁小区去了'],
    ['damaged_transit', 'B: 打开一看杯子全碎了'],
    ['dead_or_malfunction', 'B: 手柄按了没反应'],
    ['intermittent', 'B: 耳机时好时坏'],
    ['durability', 'B: 拉杆箱用了两个月轮子就掉了'],
    ['cosmetic_flaw', 'B: 桌面上有两道划痕'],
    ['size_fit', 'B: 鞋子小了一码'],
    ['colour_material_nad', 'B: 收到的和图片差太多了'],
    ['odour', 'B: 柜子一股刺鼻的油漆味'],
    ['missing_part_or_item', 'B: 箱子里少了一袋螺丝'],
    ['gift_missing', 'B: 说有赠品，可没收到赠品'],
    ['wrong_item', 'B: 你们发错型号了'],
    ['used_or_resealed', 'B: 封条被撕开过，像别人用过的'],
    ['counterfeit_doubt', 'B: 感觉是假货，防伪查不到'],
    ['food_spoiled_foreign', 'B: 面包发霉了'],
    ['allergy_injury', 'B: 涂了这个面霜脸上起疹子了'],
    ['safety_hazard', 'B: 插头充着电突然冒烟了'],
    ['slow_reply', 'B: 客服发了五条消息都没人回'],
    ['rude', 'B: 你们客服态度太恶劣了'],
    ['inconsistent_answer', 'B: 刚才说能退，现在又说不能退'],
    ['promise_broken', 'B: 答应昨天给我回电，结果没有'],
    ['price_drop', 'B: 刚买两天就降价了'],
    ['coupon_failed', 'B: 优惠券付款的时候用不了'],
    ['wrong_price', 'B: 你们多扣了我三十块'],
    ['host_promise', 'B: 主播说好送一套滤芯的'],
    ['oversold_cancelled', 'B: 付了款系统把我的订单取消了'],
    ['refund_slow', 'B: 退款申请半个月还没到账'],
    ['no_reason_return', 'B: 不喜欢，想退货'],
    ['stuck', 'B: 包裹卡在轉運中心，貨態一週沒更新'],
    ['wrong_item', 'B: 寄錯顏色了啦'],
    ['stuck', 'B: the tracking has not moved since Monday'],
    ['marked_delivered_not_received', 'B: it says delivered but there is nothing here'],
    ['damaged_transit', 'B: the vase arrived smashed'],
    ['durability', 'B: the zip broke after three weeks'],
    ['missing_part_or_item', 'B: two screws are missing'],
    ['counterfeit_doubt', 'B: I think this perfume is counterfeit'],
    ['coupon_failed', "B: the promo code won't apply"],
    ['refund_slow', 'B: still waiting for my refund'],
    ['price_drop', 'B: the price dropped a day after I ordered'],
  ] as const)('is %s: %s', (issue, line) => {
    expect(assessed([line]).standing.issue).toBe(issue);
  });

  it('keeps the earlier thing while the last turn names none, or only how it is handled', () => {
    const opening = ['B: 水壶漏水，用了三个月就这样', 'A: 您好，麻烦提供订单号'];
    expect(assessed([...opening, 'B: 就是上个月那单']).standing.issue).toBe('durability');
    expect(assessed([...opening, 'B: 我想退货']).standing.issue).toBe('durability');
    expect(assessed([...opening, 'B: 人呢，怎么没人回']).standing.issue).toBe('durability');
  });

  it('is the fault stated before a calm question of the same breath', () => {
    const stated = (...lines: string[]) => assessed(lines).standing.issue;
    expect(stated('B: 收到了，可是颜色跟照片差太多', 'B: 这样可以退吗，运费谁付')).toBe('colour_material_nad');
    expect(stated('B: 刚收到 屏幕有一道划痕', 'B: 能换吗 来回邮费你们出吗')).toBe('cosmetic_flaw');
    expect(stated('B: Zipper broke on day two.', 'B: How do I return it?')).toBe('dead_or_malfunction');
  });

  it('lets a later specific mention win', () => {
    expect(assessed(['B: 优惠券用不了', 'A: 我看看', 'B: 算了，你们客服态度真恶劣']).standing.issue).toBe('rude');
  });

  it.each([
    'B: 请问有现货吗',
    'B: 这款有几种颜色',
    'B: 谢谢',
    'B: 这个充电宝会漏电吗？',
    'B: 牛奶保质期多久',
    'B: what sizes do you have?',
    'B: 好评很多我就下单了',
  ])('is null: %s', (line) => {
    expect(assessed([line]).standing.issue).toBeNull();
  });
});

describe('flags', () => {
  it.each([
    ['safety', 'B: 充电器着火了'],
    ['safety', 'B: 孩子把零件吞了'],
    ['safety', 'B: 電池鼓起來還漏電，電到我的手'],
    ['safety', 'B: the battery is swollen and it burned my hand'],
    ['vulnerable', 'B: 我都八十多岁了，不会弄这个'],
    ['vulnerable', 'B: 我坐轮椅，不方便去寄'],
    ['vulnerable', 'B: I am pregnant and cannot lift it'],
    ['self_harm_or_crisis', 'B: 真的撑不下去了，不想活了'],
    ['self_harm_or_crisis', "B: I don't want to live anymore"],
  ] as const)('%s: %s', (flag, line) => {
    expect(assessed([line]).standing.flags).toContain(flag);
  });

  it.each([
    'B: 这个充电宝会漏电吗？',
    'B: 卷发棒会不会烫伤头皮',
    'B: 这款最近很火，还有货吗',
    'B: 爆款什么时候补货',
    'B: 空气炸锅有优惠吗',
    'B: 笑死我了哈哈',
    'B: 热死了，空调什么时候装',
    'B: 死海面膜有吗',
    'B: does it come in smoke grey',
    'B: a shock absorber for my bike?',
    'B: I want to die laughing, love it',
  ])('none: %s', (line) => {
    expect(assessed([line]).standing.flags).toEqual([]);
  });

  it('stay up when the next message speaks of something else', () => {
    const lines = ['B: 插上电就冒烟了', 'A: 请马上断电，人没事吧', 'B: 人没事，怎么退'];
    expect(assessed(lines).standing.flags).toContain('safety');
  });
});

describe('hidden intents', () => {
  it.each([
    ['refund_means_hurry', ['B: 周三再不到就退了吧，物流一直不动']],
    ['refund_means_hurry', ["B: if it doesn't arrive by Monday just refund me"]],
    ['authenticity_reassurance', ['B: 这双鞋是正品吗，跟专柜的不一样']],
    ['about_to_return', ['B: 蓝牙怎么都连不上', 'A: 您重启试试', 'B: 照着做了，试了好几遍还是连不上']],
    ['silent_exit', ['B: 这个能换吗', 'A: 请您耐心等待', 'B: 算了，不用了']],
    ['price_check', ['B: 隔壁店同款才卖八十']],
    ['collecting_evidence', ['B: 你这句话我截图了，报一下你的工号']],
  ] as const)('%s: %j', (hidden, lines) => {
    expect(assessed(lines).standing.hidden).toBe(hidden);
  });

  it('never reads an explicit, unconditional request as something else', () => {
    for (const line of [
      'B: 物流太慢了，请直接退款给我',
      'B: 我要退款，现在就退',
      'B: refund me now, the parcel is stuck',
    ]) {
      expect(assessed([line]).standing.hidden, line).not.toBe('refund_means_hurry');
    }
  });

  it('finds nothing in calm talk', () => {
    for (const line of ['B: 再不买就没货了吧', 'B: 算了算大概要三包', 'B: 好的谢谢', 'B: how do I pair it?']) {
      expect(assessed([line]).standing.hidden, line).toBeNull();
    }
  });
});

describe('exposure', () => {
  it.each([
    ['none', ['B: 请问什么时候发货']],
    ['low', ['B: 有点失望，颜色不太对']],
    ['medium', ['B: 我已经把聊天记录截图留好了，会按消法处理']],
    ['high', ['B: 气死我了，还要我自己垫运费，我要发抖音曝光你们！']],
  ] as const)('%s: %j', (level, lines) => {
    expect(assessed(lines).standing.exposure.level).toBe(level);
  });

  it('is critical for rage with reach over a point that moves others', () => {
    const { exposure } = assessed([
      'B: 你们这群骗子！！！给我孩子吃的奶粉里吃出虫子，我已经录像找了电视台记者，12315见！！！',
    ]).standing;
    expect(exposure).toMatchObject({ level: 'critical', channel: 2 });
    expect(exposure.resonance).toBeGreaterThanOrEqual(1);
  });

  it('does not forget a threat', () => {
    const lines = ['B: 再不处理我就发小红书', 'A: 我马上看', 'B: 订单号是123456'];
    expect(assessed(lines).standing.exposure.channel).toBeGreaterThan(0);
  });
});

describe('root and trigger', () => {
  it.each([
    ['despair', 'B: 打了五次电话都没人管，到底谁能解决啊！'],
    ['insecurity', 'B: 你们就是在忽悠我，前后说法都不一样，骗人'],
    ['unfair', 'B: 凭什么别人能退我不能退，欺负老实人是吧！'],
    ['despair', 'B: Third agent now and still no solution, this is ridiculous'],
    ['unfair', 'B: Why should I pay for your mistake? This is so unfair!!'],
    ['none', 'B: 请问运费多少'],
  ] as const)('root %s: %s', (root, line) => {
    expect(assessed([line]).standing.root).toBe(root);
  });

  it.each([
    ['employee', 'B: 客服态度恶劣还挂我电话'],
    ['value', 'B: 三百块的锅用一周就掉漆，不值这个价'],
    ['system', 'B: 系统一直提示错误，优惠券用不了，烦死了'],
    ['none', 'B: 你好，在吗'],
  ] as const)('trigger %s: %s', (trigger, line) => {
    expect(assessed([line]).standing.trigger).toBe(trigger);
  });
});

describe('scenario', () => {
  it.each([
    ['logistics', 'B: 快递到哪了'],
    ['product', 'B: 这个面料会起球吗'],
    ['service', 'B: 帮我开一张专票'],
    ['promotion', 'B: 满三百减四十怎么没减'],
    ['other', 'B: 你好'],
    ['logistics', 'B: where is my parcel'],
    ['product', 'B: the screen stays black'],
    ['promotion', 'B: is the discount still on?'],
  ] as const)('%s: %s', (scenario, line) => {
    expect(assessed([line]).standing.scenario).toBe(scenario);
  });
});

describe('intents', () => {
  it.each([
    ['ask_status', 'B: 货发了没'],
    ['urge_delivery', 'B: 麻烦帮我催一下快递'],
    ['refund_only', 'B: 请直接退款给我'],
    ['return_refund', 'B: 我要退货'],
    ['exchange', 'B: 想换大一码'],
    ['repair_resend_part', 'B: 能补发一个盖子吗'],
    ['compensate', 'B: 你们打算怎么补偿'],
    ['cancel', 'B: 帮我取消订单'],
    ['price_protect', 'B: 降价了能退差价吗'],
    ['human_or_manager', 'B: 叫你们主管来'],
    ['threat_review', 'B: 不处理我就给差评'],
    ['legal_regulator', 'B: 我会打12315'],
    ['how_to', 'B: 怎么连接蓝牙'],
    ['evidence_given', 'B: 照片发你了'],
    ['accept', 'B: 好的，就按你说的办'],
    ['reject', 'B: 这个方案我不接受'],
    ['suggestion', 'B: 建议你们把尺码写清楚'],
    ['exchange', 'B: can I swap it for a medium one, send me a new one'],
    ['human_or_manager', 'B: let me speak to your supervisor'],
  ] as const)('%s: %s', (intent, line) => {
    expect(assessed([line]).standing.intents).toContain(intent);
  });

  it.each([
    ['refund_only', 'B: 我又没说要退款'],
    ['cancel', 'B: can I cancel later if needed?'],
    ['cancel', 'B: 取消关注怎么弄'],
    ['evidence_given', 'B: 我拍了两件'],
    ['return_refund', 'B: 下單後鑑賞期是幾天'],
    ['threat_review', 'B: 好评很多我就下单了'],
    ['legal_regulator', 'B: 我是律师，想买套西装'],
  ] as const)('not %s: %s', (intent, line) => {
    expect(assessed([line]).standing.intents).not.toContain(intent);
  });

  it('takes a picture for evidence, and data after our question', () => {
    expect(assessed(['B: 屏幕花了', 'A: 麻烦提供一下订单号', 'B: 20261101888']).standing.intents).toContain(
      'evidence_given',
    );
  });

  it('leaves what a third person threatens to that person', () => {
    const { standing, signals } = assessed(['B: 我老公说要去打12315，我只是想换个新的']);
    expect(standing.intents).not.toContain('legal_regulator');
    expect(standing.intents).toContain('exchange');
    expect(signals.quoted).toBe(true);
  });
});

describe('what short and angry words ask for', () => {
  const offered = ['B: 杯子碎了', 'A: A 补发一个；B 退款。您看哪个方便？'];
  it.each(['A吧', '就按B来', '第一个'])('takes "%s" as yes after options, and as nothing without them', (words) => {
    expect(assessed([...offered, `B: ${words}`]).standing.intents).toContain('accept');
    expect(assessed(['B: 杯子碎了', 'A: 已经登记了', `B: ${words}`]).standing.intents).not.toContain('accept');
  });

  it('tells who is asked to pay from a claim', () => {
    expect(assessed(['B: 邮费谁付']).standing.intents).not.toContain('compensate');
    expect(assessed(['B: 能补差价吗']).standing.intents).toEqual(['price_protect']);
    expect(assessed(['B: 来回打车费谁承担']).standing.intents).toContain('compensate');
  });

  it('hears a bare call for the manager, not a story about one', () => {
    expect(assessed(['B: Manager. Now.']).standing.intents).toContain('human_or_manager');
    expect(assessed(['B: The manager was lovely']).standing.intents).not.toContain('human_or_manager');
  });

  it('takes a question about our own system as no evidence', () => {
    const turns = ['B: 没收到货', 'A: 麻烦发一下订单截图', 'B: 截图？？你们自己系统看不到吗？'];
    expect(assessed(turns).standing.intents).not.toContain('evidence_given');
  });
});

describe('what it is about', () => {
  it.each([
    ['missing_part_or_item', 'B: 打开是个空盒子'],
    ['missing_part_or_item', 'B: one item is missing'],
    ['lost', 'B: my parcel is missing'],
    ['wrong_item', 'B: 我订的是蓝色你们寄来的绿色'],
    ['colour_material_nad', 'B: 一下水就褪色，床单都染花了'],
    ['food_spoiled_foreign', 'B: 红枣里有活虫'],
    ['refund_slow', 'B: 我申请了，什么时候退款'],
  ] as const)('is %s: %s', (issue, line) => {
    expect(assessed([line]).standing.issue).toBe(issue);
  });

  it.each(['B: where is my order', 'B: 什么时候退款', 'B: 空盒子要留着吗'])('is nothing yet: %s', (line) => {
    expect(assessed([line]).standing.issue).toBeNull();
  });

  it('calls a refund slow once it was agreed', () => {
    expect(assessed(['B: 这家店怎么样', 'A: 您好', 'B: 什么时候退款']).standing.issue).toBeNull();
    expect(assessed(['B: 我要退款', 'A: 好的', 'B: 什么时候退款']).standing.issue).toBe('refund_slow');
  });

  it('does not hold praise against the staff', () => {
    expect(assessed(['B: 收到了，客服态度也很好，下次还来']).standing.trigger).not.toBe('employee');
    expect(assessed(['B: 客服态度也太差了']).standing.trigger).toBe('employee');
  });

  it('takes an invoice number for bookkeeping', () => {
    expect(assessed(['B: 可以開統編嗎']).standing.hidden).toBeNull();
    expect(assessed(['B: 你這句話我錄音了']).standing.hidden).toBe('collecting_evidence');
  });
});
