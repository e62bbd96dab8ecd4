import { Converter as toTraditional } from 'opencc-js/cn2t';
import { Converter as toSimplified } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../../utils/core/packs/script.ts';
import { LANGS, type Lang } from '../../../utils/core/taxonomy.ts';
import {
  ASKS_EVIDENCE,
  broken,
  count,
  lengthOf,
  MINE,
  MONEY_AS_COMFORT,
  mayMeetAnger,
  never,
  OWN,
  per,
  REGRET,
  scripts,
  stageIs,
  type Texts,
  textOf,
  texts,
  WHEN,
  zhEn,
} from './builtin-pack-texts.ts';

describe('every text (domain.md §2.2)', () => {
  it('keeps to the length limits, filled', () => {
    const limit = (script: Script, lang: Lang) =>
      lang === 'en' ? (mayMeetAnger(script) ? 45 : 65) : mayMeetAnger(script) ? 80 : 120;
    expect(broken((text, lang, script) => lengthOf(text, lang) <= limit(script, lang))).toEqual([]);
  });

  it('asks one question at most and regrets once at most', () => {
    expect(broken((text) => count(text, /[?？]/) <= 1)).toEqual([]);
    expect(broken((text, lang) => count(text, REGRET[lang]) <= 1)).toEqual([]);
  });

  it('never opens by pointing at the buyer', () => {
    // "您说的…" and its like repeat the buyer's words; a bare 您 or "You" points.
    const pointing = zhEn(/^(您(?!.{1,4}的)|你|请您|請您)/, /^(You\b|Why\b)/);
    expect(broken(never(pointing))).toEqual([]);
  });

  it('promises no vague time', () => {
    const vague: Record<Lang, RegExp> = {
      'zh-Hans': /尽快|尽早|马上|稍后|稍候|过几天|回头|近期|随后/,
      'zh-Hant': /盡快|儘快|盡早|儘早|馬上|稍後|稍候|過幾天|晚點|近期|隨後/,
      en: /as soon as|\bsoon\b|shortly|in due course|in a few days|at the earliest/i,
    };
    expect(broken(never(vague))).toEqual([]);
  });

  it('keeps out pleas, walls, blame, absolutes, stock empathy and chatty address', () => {
    const zh =
      /谅解|諒解|见谅|見諒|原谅|原諒|耐心等|亲[，,~！亲]|親[，,~！親]|放心|没问题|沒問題|没办法|沒辦法|不要紧|小问题|小問題|正常现象|正常現象|很正常|规定|規定|政策|系统不|系統不|您自己(?:没|沒|弄|选|選|操作)|操作不当|操作不當|冷静|冷靜|别激动|別激動|保证|保證|一定|绝对|絕對|百分|最|第一|理解您|不便之处|不便之處|感同身受|深表|大促|疫情|新来的|新來的/;
    const en =
      /understand your|inconvenience|frustrat|policy|calm down|guarantee|definitely|always|100 ?%|absolutely|no problem|don't worry|\bbest\b|patien(t|ce)|forgive|you should have|your fault|\bdear\b|value your|hear you/i;
    expect(broken((text, lang) => never(zhEn(zh, en))(text, lang))).toEqual([]);
    expect(broken((text) => !/\p{Extended_Pictographic}|[!！~～]|\bTODO\b/u.test(text))).toEqual([]);
  });

  it('asks for no public opinion and moves nothing off the platform', () => {
    const zh =
      /评价|評價|好评|好評|差评|負評|五星|晒图|微信|加我|QQ|LINE|支付宝|支付寶|转账|轉帳|扫码|掃碼|身份证|身分證|验证码|驗證碼/;
    const en =
      /\breviews?\b|\bstars?\b|rating|feedback score|whatsapp|wechat|venmo|bank transfer|passport|\bID card\b/i;
    expect(broken(never(zhEn(zh, en)))).toEqual([]);
  });

  it('lets evidence be mentioned only as something that is optional or not needed', () => {
    const waived = zhEn(
      /不用|不想拍|不方便|不影响|不影響|够了|夠了|免/,
      /\bno\b|needn't|not\b|n't|nobody|if not|rather not|without|any doubt/i,
    );
    expect(broken((text, lang) => !ASKS_EVIDENCE[lang].test(text) || waived[lang].test(text))).toEqual([]);
  });
});

describe('script and terms of each Chinese', () => {
  const hintsOf = (script: Script, lang: Lang) =>
    Object.values(script.slots)
      .map((slot) => slot.hint?.[lang] ?? '')
      .join('');
  const fold = toSimplified({ from: 'tw', to: 'cn' });

  it('writes zh-Hans without Traditional characters', () => {
    const odd = texts
      .filter(({ lang }) => lang === 'zh-Hans')
      .flatMap(({ script, text }) =>
        [...text, ...script.title['zh-Hans']]
          .filter((char) => fold(char) !== char && char !== '么')
          .map((char) => `${script.id}: ${char}`),
      );
    expect(odd).toEqual([]);
  });

  it('writes zh-Hant without characters that only Simplified uses', () => {
    const raise = toTraditional({ from: 'cn', to: 't' });
    // Right in Taiwan although the converter would change them: 台, 吃, 核准, 划算.
    const kept = new Set('台吃准划');
    const odd = scripts.flatMap((script) =>
      [...textOf(script, 'zh-Hant'), ...script.title['zh-Hant'], ...hintsOf(script, 'zh-Hant')]
        .filter((char) => raise(char) !== char && !kept.has(char))
        .map((char) => `${script.id}: ${char}`),
    );
    expect(odd).toEqual([]);
  });

  it('says it the Taiwan way', () => {
    const mainland =
      /快遞|物流|質量|視頻|優惠券|發貨|補發|信息|渠道|屏幕|默認|網絡|賬|郵費|店鋪|保修|反饋|激活|軟件|打印|售後|門衛|上門|(?<!託運)單號|支持|水平|用戶/;
    expect(
      texts
        .filter(({ lang, text }) => lang === 'zh-Hant' && mainland.test(text))
        .map(({ script, text }) => `${script.id}: ${text}`),
    ).toEqual([]);
  });

  it('is written twice, not converted', () => {
    const same = scripts.filter((s) => fold(textOf(s, 'zh-Hant')) === textOf(s, 'zh-Hans'));
    expect(same.length / scripts.length).toBeLessThan(0.1);
  });
});

describe('stages (domain.md §2.3)', () => {
  it('apologise: own it, regret it once, act with a time, ask for nothing, buy no silence', () => {
    const apologies = (script: Script) => script.stage === 'apologise';
    expect(broken(per(OWN), apologies)).toEqual([]);
    expect(broken((text, lang) => count(text, REGRET[lang]) === 1, apologies)).toEqual([]);
    expect(broken((text, lang) => WHEN.test(text) && MINE[lang].test(text), apologies)).toEqual([]);
    expect(broken(never(MONEY_AS_COMFORT), apologies)).toEqual([]);
  });

  it('apologise: something is being done now, after the acknowledgement', () => {
    const acts = zhEn(
      /我.{0,10}(现在|現在|先|接着|接著|亲手|親自|换|換|去|来|來|把|跟|查|登记|登記|前)/,
      /\bI'm (?!sorry)|\bI'll|\bI have/,
    );
    const acknowledges: Record<Lang, RegExp> = OWN;
    expect(
      broken(
        (text, lang) => {
          const own = text.search(acknowledges[lang]);
          return acts[lang].test(text.slice(own));
        },
        (script) => script.stage === 'apologise',
      ),
    ).toEqual([]);
  });

  it('reassure: a fact or a checkable record, and what happens if it turns out otherwise', () => {
    const fact = zhEn(/\{fact\}|底单|簽收單|订单备注|訂單備註/, /\{fact\}|slip|order notes/);
    const ifNot = zhEn(
      /如果|要是|若|再来一次|再來一次|万一|核完|看完|真找不着|真的找不到|还没|還沒|没进展|沒進展|不合适|不合適|拿不准|不確定|说得不同|說得不同|若有不同|有变|有變|对不上|對不上/,
      /\bif\b|should|in case|in doubt|remain|either way/i,
    );
    expect(broken(per(fact), stageIs('reassure'))).toEqual([]);
    expect(broken(per(ifNot), stageIs('reassure'))).toEqual([]);
  });

  it('accompany: an update is promised for a time, nothing new is asked', () => {
    expect(
      broken(
        (text) => WHEN.test(text) && !/[?？]/.test(text),
        (s) => s.stage === 'accompany',
      ),
    ).toEqual([]);
    expect(broken(never(MONEY_AS_COMFORT), (s) => s.stage === 'accompany')).toEqual([]);
  });

  it('accompany(light): says that no reply is needed', () => {
    const noReply = zhEn(/不用回|不用再/, /no reply needed/i);
    expect(broken(per(noReply), stageIs('accompany', 'light'))).toEqual([]);
  });

  it('explore: one either/or question with both ways kept', () => {
    const either = zhEn(/还是|還是|或者|或是|要哪样|要哪一種/, /\bor\b|\bwhich\b/i);
    expect(broken((text, lang) => count(text, /[?？]/) === 1 && either[lang].test(text), stageIs('explore'))).toEqual(
      [],
    );
  });

  it('solve: says when and who, and leaves a choice', () => {
    const choice = zhEn(
      /A.+B|或|也行|也可以|还是|還是|要是|如果|可以直说|换或|退或|您定|恢复|告诉我|告訴我/,
      /\bA\b.+\bB\b|\bor\b|\bif\b|\bchoose\b|want an? /is,
    );
    const solves = stageIs('solve');
    expect(broken((text, lang) => WHEN.test(text) && MINE[lang].test(text), solves)).toEqual([]);
    expect(broken((text, lang, script) => choice[lang].test(text) || script.tags.includes('handover'), solves)).toEqual(
      [],
    );
  });

  it('solve: offers two ways wherever it is tagged as an offer', () => {
    const two = zhEn(/A.+B|或|还是|還是|也行|也可以/, /\bA\b.+\bB\b|\bor\b|\beither\b/is);
    expect(broken(per(two), (s) => stageIs('solve')(s) && s.tags.includes('offer'))).toEqual([]);
  });

  it('solve(no): plain no, a reason, two ways on, and a route for those who disagree', () => {
    const no = (s: Script) => stageIs('solve', 'no')(s);
    expect(broken(per(zhEn(/做不到/, /can't/)), no)).toEqual([]);
    expect(broken((text) => /\{reason\}/.test(text), no)).toEqual([]);
    expect(broken(per(zhEn(/或/, /\bor\b/)), no)).toEqual([]);
    expect(broken(per(zhEn(/主管|平台/, /\blead\b|marketplace/)), no)).toEqual([]);
  });

  it('solve(confirm): says what follows and when', () => {
    expect(broken((text) => WHEN.test(text), stageIs('solve', 'confirm'))).toEqual([]);
  });

  it('escalate(lead): who takes over, when, and that nothing has to be told again', () => {
    const lead = stageIs('escalate', 'lead');
    expect(broken((text) => WHEN.test(text), lead)).toEqual([]);
    expect(broken(per(zhEn(/\{lead\}|主管/, /\{lead\}|\blead\b/)), lead)).toEqual([]);
    expect(
      broken(
        per(
          zhEn(
            /不用(您)?(再)?(重讲|重說|再讲|再說|再说|复述|您重说|重说|都)|不必重|都不用再/,
            /nothing to repeat|no retelling|n't retell|need retell/i,
          ),
        ),
        lead,
      ),
    ).toEqual([]);
    expect(broken(never(zhEn(/做不了主|没权限|沒權限/, /not my (job|department)|can't help/)), lead)).toEqual([]);
  });

  it('escalate(safety): stop use, people before things, a lead, and no evidence asked', () => {
    const safety = stageIs('escalate', 'safety');
    expect(
      broken(
        per(zhEn(/停用|停止|先别再|先別再|继续停用|繼續停用/, /stop (using|charging|eating)|unused|out of use/i)),
        safety,
      ),
    ).toEqual([]);
    expect(broken(per(zhEn(/人|谁|誰/, /\byou\b|people|everyone|anyone|child/i)), safety)).toEqual([]);
    // Any of them may be the first word after the accident: it asks, and never takes for granted that all is well.
    expect(broken((text) => /[?？]/.test(text), safety)).toEqual([]);
    expect(broken(never(zhEn(/没事就好|沒事就好/, /glad (that )?(you|nobody)/i)), safety)).toEqual([]);
    expect(broken(per(zhEn(/主管/, /my lead/i)), safety)).toEqual([]);
    expect(broken((text) => /\{time\}/.test(text), safety)).toEqual([]);
    expect(
      broken(never(zhEn(/操作|不当|不當|券|请拍|請拍|录|錄/, /misuse|voucher|photo|video|picture/i)), safety),
    ).toEqual([]);
  });

  it('escalate(crisis): the team’s help line, a person who stays, nothing of the trade', () => {
    const crisis = stageIs('escalate', 'crisis');
    expect(broken((text) => text.includes('{crisis}'), crisis)).toEqual([]);
    expect(broken(per(zhEn(/我在|和我一起在/, /I'm (here|staying)/)), crisis)).toEqual([]);
    expect(
      broken(
        never(zhEn(/退款|退货|退貨|订单|訂單|换货|換貨|补|補|商品|包裹/, /refund|order|return|exchange|parcel|item/i)),
        crisis,
      ),
    ).toEqual([]);
  });

  it('follow_up: refers to what was agreed, never sells, never asks what happened', () => {
    const refers = zhEn(
      /答应|答應|说好|說好|上次|上回|说定|說定|该办的|該辦的|您托的|您交代|欠您|那次/,
      /promised|I said|agreed|as promised|owed|said it|settled|asked for|needed doing/i,
    );
    // A bare thank-you has nothing to refer to.
    const thanksOnly = (s: Script) => s.tags.every((tag) => tag === 'thank');
    expect(broken(per(refers), (s) => s.stage === 'follow_up' && !thanksOnly(s))).toEqual([]);
    const sells = zhEn(/新品上|活动价|活動價|关注|關注|收藏|优惠|折扣/, /\bsale\b|discount|subscribe|new arrivals/i);
    expect(broken(never(sells), (s) => s.stage === 'follow_up')).toEqual([]);
  });
});

describe('rules of this test can fail', () => {
  const bad: Texts = {
    'zh-Hans': '亲，给您带来不便请谅解，我们会尽快处理，请您提供照片！',
    'zh-Hant': '親，造成不便敬請見諒，我們會盡快處理，請提供照片！',
    en: 'We apologise for any inconvenience. Please send a photo and we will reply as soon as possible.',
  };
  it('sees a bad apology in each language', () => {
    for (const lang of LANGS) {
      expect(OWN[lang].test(bad[lang])).toBe(false);
      expect(WHEN.test(bad[lang])).toBe(false);
      expect(ASKS_EVIDENCE[lang].test(bad[lang])).toBe(true);
    }
  });
});
