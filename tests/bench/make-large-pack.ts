/** Packs of any size from sentence parts, the same for the same size: for benches only, nobody should send these. */
import type { Pack, Script } from '../../utils/core/packs/script.ts';
import { ISSUES, LANGS, type Lang, SCENARIOS, STAGES, STRATEGY_TAGS } from '../../utils/core/taxonomy.ts';

type Said = Readonly<Record<Lang, string>>;
const say = (hans: string, hant: string, en: string): Said => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

const THINGS = [
  say('空气净化器', '空氣清淨機', 'air purifier'),
  say('冲锋衣', '防風外套', 'shell jacket'),
  say('婴儿推车', '嬰兒推車', 'stroller'),
  say('机械键盘', '機械鍵盤', 'mechanical keyboard'),
  say('羽绒被', '羽絨被', 'down duvet'),
  say('不粘锅', '不沾鍋', 'non-stick pan'),
  say('保温杯', '保溫杯', 'vacuum flask'),
  say('蓝牙耳机', '藍牙耳機', 'wireless earphones'),
  say('猫粮', '貓飼料', 'cat food'),
  say('面膜', '面膜', 'face mask'),
  say('行车记录仪', '行車記錄器', 'dash camera'),
  say('儿童书包', '兒童書包', 'school bag'),
  say('折叠桌', '摺疊桌', 'folding table'),
  say('跑鞋', '慢跑鞋', 'running shoes'),
  say('投影仪', '投影機', 'projector'),
  say('电饭煲', '電子鍋', 'rice cooker'),
  say('窗帘', '窗簾', 'curtain'),
  say('鱼油', '魚油', 'fish oil'),
  say('滑板车', '滑板車', 'scooter'),
  say('咖啡机', '咖啡機', 'coffee maker'),
];
const EVENTS = [
  say('还没有发出', '還沒有出貨', 'has not left the warehouse'),
  say('停在中转站', '停在轉運站', 'is stuck at the hub'),
  say('外箱压坏了', '外箱壓壞了', 'came in a crushed box'),
  say('颜色发错了', '顏色寄錯了', 'came in the wrong colour'),
  say('少了一个配件', '少了一個配件', 'lacks a part'),
  say('退款还没到账', '退款還沒入帳', 'is not refunded yet'),
  say('刚买就降价', '剛買就降價', 'became cheaper right after the order'),
  say('开不了机', '無法開機', 'does not switch on'),
  say('尺寸不合适', '尺寸不合適', 'does not fit'),
  say('发票抬头有误', '發票抬頭有誤', 'has a wrong name on the invoice'),
  say('显示签收却没收到', '顯示簽收卻沒收到', 'is marked as delivered but is not there'),
  say('与描述不一样', '與描述不一樣', 'differs from its description'),
  say('用了一周就掉漆', '用了一週就掉漆', 'lost its paint within a week'),
  say('赠品漏寄', '贈品漏寄', 'came without the gift'),
  say('安装师傅没来', '安裝師傅沒來', 'waits for the fitter'),
];
const OPENINGS = [
  say('您说得对', '您說得對', 'You are right'),
  say('这件事我记下了', '這件事我記下了', 'I have written this down'),
  say('谢谢您把经过讲清楚', '謝謝您把經過講清楚', 'Thank you for telling me how it went'),
  say('换了谁都会着急', '換了誰都會著急', 'Anybody would worry'),
  say('先把情况跟您说明白', '先把情況跟您說明白', 'Let me say first where things stand'),
  say('我刚看过订单', '我剛看過訂單', 'I have just read the order'),
  say('辛苦您又来一趟', '辛苦您又來一趟', 'You had to come back for this'),
  say('约定的日子确实过了', '約定的日子確實過了', 'The agreed day has passed'),
];
const ACTIONS = [
  say('我去仓库核对出库记录', '我去倉庫核對出庫紀錄', 'I am checking the stock record'),
  say('我给站点打电话催派送', '我打電話請站點安排配送', 'I am phoning the depot'),
  say('我为您补寄一件', '我為您補寄一件', 'I am sending another one'),
  say('我请质检看照片', '我請品管看照片', 'I am showing the photo to our inspector'),
  say('我把差额退回原支付方式', '我把差額退回原付款方式', 'I am returning the difference'),
  say('我联系财务改发票', '我聯絡財務改發票', 'I am asking accounting for a new invoice'),
  say('我安排上门取件', '我安排到府收件', 'I am arranging a pick-up'),
  say('我替您登记换货', '我替您登記換貨', 'I am booking the exchange'),
  say('我请快递说明签收人', '我請物流說明簽收人', 'I am asking the courier who signed'),
  say('我查退款停在哪一步', '我查退款停在哪一步', 'I am tracing the refund'),
];
const CLOSINGS = [
  say(
    '{time}前给您结果，不用您再来问。',
    '{time}前給您結果，不用您再來問。',
    'You have the answer by {time} without asking.',
  ),
  say(
    '办好后把{order}的进度截图发您。',
    '辦好後把{order}的進度截圖傳給您。',
    'I will send you a picture of where {order} stands.',
  ),
  say('没有结果也会在{time}告诉您。', '沒有結果也會在{time}告訴您。', 'Even without news I will write at {time}.'),
  say('运费由我们出。', '運費由我們出。', 'We pay the postage.'),
  say(
    '您看这样可以吗？不行我们再想办法。',
    '您看這樣可以嗎？不行我們再想辦法。',
    'Does this work for you? If not, we find another way.',
  ),
  say('费用以{amount}元为准，不再另收。', '費用以{amount}元為準，不另收。', 'It costs {amount} and nothing on top.'),
];
const OWNERS = ['小周', '阿杰', '林珊', 'Mina', '何工', '夜班组'];

/** Park and Miller: small, and the same on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48271) % 0x7fffffff;
    return state % sides;
  };
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const each = (write: (lang: Lang) => string): Record<Lang, string> => ({
  'zh-Hans': write('zh-Hans'),
  'zh-Hant': write('zh-Hant'),
  en: write('en'),
});

function makeScript(index: number, roll: (sides: number) => number): Script {
  const [thing, event] = [pick(THINGS, roll(1000)), pick(EVENTS, roll(1000))];
  const [opening, action, closing] = [
    pick(OPENINGS, roll(1000)),
    pick(ACTIONS, roll(1000)),
    pick(CLOSINGS, roll(1000)),
  ];
  const then = pick(ACTIONS, roll(1000));
  const kinds = roll(4);
  return {
    id: `${pick(STAGES, index).replaceAll('_', '-')}-${index.toString().padStart(6, '0')}`,
    stage: pick(STAGES, index),
    title: each((lang) => `${thing[lang]}${lang === 'en' ? ' ' : ''}${event[lang]} ${index.toString(36)}`),
    texts: each((lang) =>
      lang === 'en'
        ? `${opening.en}: the ${thing.en} ${event.en}. ${action.en}, then ${then.en.replace(/^I am /, 'I am also ')}. ${closing.en}`
        : `${opening[lang]}，${thing[lang]}${event[lang]}。${action[lang]}，再${then[lang].slice(1)}。${closing[lang]}`,
    ),
    fits: {
      ...(kinds > 0 ? { issues: [pick(ISSUES, roll(1000))] } : {}),
      ...(kinds > 2 ? { scenarios: [pick(SCENARIOS, roll(1000))] } : {}),
      ...(roll(5) === 0 ? { mentions: [thing['zh-Hans'], thing.en] } : {}),
      ...(roll(3) === 0 ? { intensity: [roll(3), 3 + roll(3)] as [number, number] } : {}),
    },
    tags: [pick(STRATEGY_TAGS, roll(1000))],
    slots: { time: { type: 'time' }, order: { type: 'text' }, amount: { type: 'money' } },
    owner: pick(OWNERS, roll(1000)),
    reviewBy: `2027-0${1 + roll(9)}-1${roll(10)}`,
    status: 'published',
  };
}

/** @param count scripts in the pack, all published, each in three languages */
export function makeLargePack(count: number, id = 'large'): Pack {
  const roll = dice(20_261_111);
  const title = each(() => id);
  return {
    manifest: { schema: 1, id, version: '1.0.0', title, owner: 'bench', licence: 'CC0-1.0' },
    scripts: Array.from({ length: count }, (_, index) => makeScript(index, roll)),
  };
}

/** The same scripts as the rows of an office's table, heads first. */
export function asTable(pack: Pack): string[][] {
  const heads = ['id', 'stage', ...LANGS.map((lang) => `title.${lang}`), ...LANGS.map((lang) => `text.${lang}`)];
  const rows = pack.scripts.map(({ id, stage, title, texts }) => [
    id,
    stage,
    ...LANGS.map((lang) => title[lang]),
    ...LANGS.map((lang) => texts[lang] ?? ''),
  ]);
  return [heads, ...rows];
}
