import type { Flag, Intent, Issue, Lang } from '../../../utils/core/taxonomy.ts';

type Said = Readonly<Record<Lang, string>>;
const said = (hans: string, hant: string, en: string): Said => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** How a buyer says each kind of trouble, so that every script is judged in a talk it was written for. */
export const ISSUE_WORDS: Readonly<Record<Issue, Said>> = {
  late: said(
    '说好周二发货，到现在还没发',
    '說好週二出貨，到現在還沒寄',
    'You said it would ship on Tuesday and it still hasn’t',
  ),
  stuck: said('物流六天没动了，一直显示中转', '貨態六天沒更新，一直卡在轉運', 'Tracking has not moved in six days'),
  lost: said('快递说包裹找不到了', '物流說包裹遺失了', 'The courier says the parcel is lost'),
  marked_delivered_not_received: said(
    '显示签收了可我没收到',
    '顯示已送達但我沒收到',
    'It says delivered but I never got it',
  ),
  misdelivered: said('包裹被送到别人家了', '包裹送到別人家去了', 'My parcel went to the wrong address'),
  damaged_transit: said('收到的时候杯子已经碎了', '收到時杯子已經破了', 'The cup arrived smashed'),
  dead_or_malfunction: said(
    '榨汁机开不了机，用了两天就坏了',
    '果汁機開不了機，用兩天就壞了',
    'The blender is dead after two days',
  ),
  intermittent: said('耳机时不时断连', '耳機有時候會斷線', 'The headphones cut out now and then'),
  durability: said('手机用了两个月天天死机', '手機用兩個月一直當機', 'The phone freezes every day after two months'),
  cosmetic_flaw: said('桌面上有一道划痕', '桌面有一道刮痕', 'There is a scratch on the table top'),
  size_fit: said('鞋子小了一码穿不下', '鞋子小一號穿不下', 'The shoes are a size too small'),
  colour_material_nad: said('颜色和图片差太多', '顏色跟照片差很多', 'The colour is nothing like the photo'),
  odour: said('柜子味道很大', '櫃子味道很重', 'The cabinet smells awful'),
  missing_part_or_item: said('少了一包螺丝', '少了一包螺絲', 'A bag of screws is missing'),
  gift_missing: said('赠品没有放进来', '贈品沒有附', 'The free gift was not in the box'),
  wrong_item: said('发错了，我买的是蓝色你们发红色', '寄錯了，我買藍色你們寄紅色', 'You sent red, I ordered blue'),
  used_or_resealed: said(
    '盒子拆过，像是别人用过的',
    '盒子拆過，像是別人用過的',
    'The box was opened and it looks used',
  ),
  counterfeit_doubt: said('这是不是假货', '這是不是仿的', 'I think this is fake'),
  food_spoiled_foreign: said('饼干里吃出一只虫子', '餅乾裡吃到一隻蟲', 'There was an insect in the biscuits'),
  allergy_injury: said('用了面霜脸上起红疹', '用了面霜臉上起紅疹', 'The cream gave me a rash on my face'),
  safety_hazard: said('充电的时候冒烟了', '充電的時候冒煙了', 'The charger was smoking'),
  slow_reply: said('问了两天没人回', '問了兩天沒人回', 'Nobody has answered me for two days'),
  rude: said('刚才那个客服骂我', '剛才那位客服罵我', 'Your colleague was rude to me'),
  inconsistent_answer: said('每个人说的都不一样', '每個人講的都不同', 'Every agent tells me something else'),
  promise_broken: said(
    '昨天答应给我答复也没给',
    '昨天答應給我答覆也沒給',
    'You promised an answer yesterday and none came',
  ),
  price_drop: said('昨天刚买今天就降了三十', '昨天剛買今天就降三十', 'It dropped by $30 the day after I bought it'),
  coupon_failed: said('满减券没用上', '折價券沒折到', 'The coupon did not apply'),
  wrong_price: said('页面写99结果扣了129', '頁面寫99結果扣了129', 'The page said 99 and I was charged 129'),
  host_promise: said('主播说送的东西没有', '主播說送的東西沒有', 'The host promised a gift that is not there'),
  oversold_cancelled: said('我的订单被你们取消了', '我的訂單被你們取消了', 'You cancelled my order'),
  refund_slow: said('退款一个星期还没到账', '退款一個星期還沒入帳', 'My refund has not arrived after a week'),
  no_reason_return: said('不太喜欢想退掉', '不太喜歡想退掉', 'I changed my mind and would like to return it'),
};

export const INTENT_WORDS: Partial<Readonly<Record<Intent, Said>>> = {
  ask_status: said('现在到哪一步了？', '現在到哪一步了？', 'What is the status now?'),
  urge_delivery: said('快点给我发', '快點寄出', 'Please hurry it up'),
  refund_only: said('退款', '我要退款', 'Refund me'),
  return_refund: said('我要退货退款', '我要退貨退款', 'I want to return it for a refund'),
  exchange: said('给我换一个', '幫我換一個', 'I want an exchange'),
  repair_resend_part: said('补寄一个配件给我', '補寄配件給我', 'Send me the missing part'),
  compensate: said('给点补偿吧', '給點補償吧', 'I want some compensation'),
  cancel: said('取消订单', '取消訂單', 'Cancel my order'),
  price_protect: said('差价补给我', '差價補給我', 'Give me back the difference'),
  human_or_manager: said('叫你们主管来', '叫你們主管來', 'Let me speak to a manager'),
  threat_review: said('不处理就给差评', '不處理就給一星', 'I will leave a one-star review'),
  legal_regulator: said('我会向12315投诉', '我會打1950申訴', 'I will file a complaint with the BBB'),
  how_to: said('这个怎么用？', '這個怎麼用？', 'How do I use it?'),
  accept: said('好的，就这样办', '好的，就這樣辦', 'OK, let’s do that'),
  suggestion: said('建议你们改一下包装', '建議你們改一下包裝', 'You should improve the packaging'),
};

export const FLAG_WORDS: Readonly<Record<Flag, Said>> = {
  safety: said('手被烫伤了', '手被燙傷了', 'I burned my hand'),
  vulnerable: said('我是给八十岁的妈妈买的', '我是買給八十歲的媽媽', 'It is for my mother, who is eighty'),
  self_harm_or_crisis: said('我真的不想活了', '我真的不想活了', 'I do not want to live any more'),
};

/** Where a script names neither trouble nor ask. */
export const PLAIN_WORDS: Said = said(
  '你好，想问一下我的订单',
  '你好，想問一下我的訂單',
  'Hello, a question about my order',
);
export const ANGRY_WORDS: Said = said(
  '太过分了，给我个说法',
  '太超過了，給我一個交代',
  'This is unacceptable, I want an explanation',
);
export const AGENT_WORDS: Said = said('您好，我看一下', '您好，我看一下', 'Hello, let me have a look');
/** What we wrote before a follow-up in a matter of safety. */
export const AGENT_SAFETY_WORDS: Said = said(
  '先别再用，人不舒服就去看医生',
  '先不要再用，人不舒服就去看醫生',
  'Please stop using it, and see a doctor if anyone is unwell',
);
