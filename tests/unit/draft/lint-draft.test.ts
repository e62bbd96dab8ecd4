import { describe, expect, it } from 'vitest';
import { lintDraft } from '../../../utils/core/draft/lint-draft.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { SEVERITIES } from '../../../utils/core/taxonomy.ts';
import { buildAssessment, buildConversation, type Circumstances, LIBRARY } from './corpus.ts';

function lint(
  draft: string,
  known: Circumstances = {},
  lang: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans',
  ignore?: string[],
) {
  const conversation = buildConversation(lang, known);
  const settings = defaultSettings(conversation.market ?? 'CN');
  return lintDraft(draft, buildAssessment(lang, known), conversation, LIBRARY, settings, ignore ? { ignore } : {});
}
const severity = (rule: string, draft: string, known?: Circumstances): string | undefined =>
  lint(draft, known).find((finding) => finding.rule === rule)?.severity;

describe('severity', () => {
  it('rises with the buyer and the danger', () => {
    expect(severity('blame', '是您操作不当')).toBe('high');
    expect(severity('blame', '是您操作不当', { intensity: 4 })).toBe('stop');
    expect(severity('minimise', '这很正常，不影响使用')).toBe('high');
    expect(severity('minimise', '这很正常，不影响使用', { flags: ['safety'] })).toBe('stop');
    expect(severity('absolute', '全网最低价')).toBe('warn');
    expect(severity('absolute', '全网最低价', { phase: 'presale' })).toBe('high');
    expect(severity('qin_spam', '亲亲，今天发出')).toBe('info');
    expect(severity('qin_spam', '亲亲，今天发出', { intensity: 2 })).toBe('warn');
  });

  it('makes a worried buyer’s fear weigh more', () => {
    const conversation = buildConversation('zh-Hans', {});
    const assessment = buildAssessment('zh-Hans', {});
    assessment.mood.emotions = [{ id: 'worried', score: 0.8, cues: [] }];
    const found = lintDraft('这很正常，不影响使用', assessment, conversation, LIBRARY, defaultSettings('CN'));
    expect(found.find(({ rule }) => rule === 'minimise')?.severity).toBe('stop');
  });

  it('weighs a mismatch more from intensity 3', () => {
    const known = { issue: 'dead_or_malfunction', talk: ['b:没有声音'] } as const;
    expect(severity('mismatch', '请拍几张照片', { ...known, intensity: 1 })).toBe('warn');
    expect(severity('mismatch', '请拍几张照片', { ...known, intensity: 3 })).toBe('stop');
  });

  it('comes highest first', () => {
    const found = lint('亲，您先别激动，加我微信，我会尽快处理', { intensity: 3 });
    const ranks = found.map((finding) => SEVERITIES.indexOf(finding.severity));
    expect(ranks.length).toBeGreaterThan(2);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });
});

describe('what was offered, sent and shown before', () => {
  const refused = { intents: ['reject' as const], talk: ['b:破了', 'a:给您补5元', 'b:不要', 'a:给您补8元', 'b:不要'] };
  const messageOf = (rule: string, draft: string, known: Circumstances): string | undefined =>
    lint(draft, known).find((finding) => finding.rule === rule)?.message;

  it('stops a third sum of money, but not what was paid, and not a first one', () => {
    expect(messageOf('same_offer', '再给您补12元可以吗', refused)).toMatch(/两次给钱/);
    expect(messageOf('same_offer', '我给您全额退款68元', refused)).toBeUndefined();
    expect(messageOf('same_offer', '给您换一件新的，今天发出', refused)).toBeUndefined();
    expect(messageOf('same_offer', '给您补12元可以吗', { talk: ['b:破了'] })).toBeUndefined();
  });

  it('says whether proof was asked for already or came unasked', () => {
    const sent = { issue: 'cosmetic_flaw' as const, talk: ['b:我把照片发过去了，你看'] };
    expect(messageOf('nag', '麻烦拍张照片', sent)).toMatch(/主动给过/);
  });
});

describe('likeness to bad drafts', () => {
  it.each([
    ['We will refund you $5 to keep it.', 'review_bribe'],
    ['我们最低只能赔您300元', 'review_bribe'],
    ['Please provide a photo of the serial plate.', 'pii_ask'],
    ['降价不属于质量问题，无法退差价的', 'conditional_proof'],
  ])('does not say of “%s” what it never speaks of', (draft, rule) => {
    const lang = /[a-z]{3}/.test(draft) ? 'en' : 'zh-Hans';
    expect(lint(draft, {}, lang).map((finding) => finding.rule)).not.toContain(rule);
  });
});

describe('spans and wordings', () => {
  it('replaces an adverb by a time and keeps the rest of the sentence', () => {
    const draft = '我会尽快给您退款';
    const finding = lint(draft).find(({ rule }) => rule === 'no_time');
    expect(finding && draft.slice(finding.start, finding.end)).toBe('尽快');
    expect(finding && draft.slice(0, finding.start) + finding.better + draft.slice(finding.end)).toBe(
      '我会{time}前给您退款',
    );
  });

  it('points into the original through zero-width characters, wide forms and collapsed runs', () => {
    const draft = '好的！！！！\u200b您\u200b先别激\u200b动，我来查';
    const finding = lint(draft).find(({ rule }) => rule === 'calm_down');
    expect(finding && draft.slice(finding.start, finding.end).replaceAll('\u200b', '')).toBe('您先别激动');
  });

  it('writes the wording in the buyer’s language and the reason in the agent’s', () => {
    const conversation = buildConversation('en', {});
    const settings = { ...defaultSettings('US'), uiLang: 'zh-CN' as const };
    const [finding] = lintDraft('Please calm down.', buildAssessment('en'), conversation, LIBRARY, settings);
    expect(finding?.better).toMatch(/^Anyone/);
    expect(finding?.message).toMatch(/\p{Script=Han}/u);
  });

  it('fills what is known', () => {
    const conversation = buildConversation('zh-Hans', {});
    const settings = { ...defaultSettings('CN'), agent: { name: '小林' } };
    const [finding] = lintDraft(
      '我是{owner}，今天18:00前回您',
      buildAssessment('zh-Hans'),
      conversation,
      LIBRARY,
      settings,
    );
    expect(finding).toMatchObject({ rule: 'slot', severity: 'block', better: '小林' });
  });

  it('turns a whole draft into the buyer’s script', () => {
    const finding = lint('您的包裹还在转运，我现在帮您联系', { talk: ['b:請問我的包裹到哪裡了'] }, 'zh-Hant').find(
      ({ rule }) => rule === 'wrong_script',
    );
    expect(finding?.better).toBe('您的包裹還在轉運，我現在幫您聯絡');
  });

  it('names the Taiwan word', () => {
    const draft = '這個視頻給您參考';
    const finding = lint(draft, {}, 'zh-Hant').find(({ rule }) => rule === 'wrong_term_tw');
    expect(finding && [draft.slice(finding.start, finding.end), finding.better]).toEqual(['視頻', '影片']);
    expect(lint(draft, { market: 'HK' }, 'zh-Hant').map(({ rule }) => rule)).not.toContain('wrong_term_tw');
  });

  it('shows only the tail of a number', () => {
    const finding = lint('您的电话是13812345678吗').find(({ rule }) => rule === 'pii_echo');
    expect(finding?.better).toBe('尾号5678');
  });
});

describe('a wording that goes in front', () => {
  const upset = { intensity: 3, talk: ['b:衣服一洗就破了，气死我了'] } as const;
  const mend = (draft: string, known: Circumstances, lang: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans') => {
    const finding = lint(draft, known, lang).find(({ rule }) => rule === 'no_apology');
    return finding && { finding, text: draft.slice(0, finding.start) + finding.better + draft.slice(finding.end) };
  };

  it('never hands back a clause that breaks a graver rule', () => {
    for (const draft of ['你去投诉好了，我们不怕', '爱去哪告去哪告，随您便']) {
      const mended = mend(draft, upset);
      expect(mended?.finding.better).toBe(`这件事是我们没做好，对不起。${draft.charAt(0)}`);
      expect(mended?.text).toBe(`这件事是我们没做好，对不起。${draft}`);
    }
    const known = { intensity: 3, talk: ['b:my coat tore on the first day, I am furious'] } as const;
    expect(mend('Go ahead and report us, we are not scared.', known, 'en')?.finding.better).toMatch(/sorry\. Go$/);
  });

  it('keeps a harmless first clause whole and nothing beyond it', () => {
    const mended = mend('新的一件已经在打包，旧的不用退', upset);
    expect(mended?.finding.better).toBe('这件事是我们没做好，对不起。新的一件已经在打包');
    expect(mended?.text).toBe('这件事是我们没做好，对不起。新的一件已经在打包，旧的不用退');
  });

  it('greets first and owns then, once', () => {
    expect(mend('亲，您好，新的已经在打包', upset)?.text).toBe('您好，这件事是我们没做好，对不起。新的已经在打包');
    expect(mend('您好好看看页面', upset)?.text).toContain('对不起。您');
    const known = { intensity: 3, talk: ['b:my coat tore on the first day, I am furious'] } as const;
    expect(mend('Hi Ann, a new coat is being packed.', known, 'en')?.text).toMatch(
      /^Hi Ann, that's on us, .* a new coat/,
    );
  });

  it('does not greet twice', () => {
    for (const [draft, wanted] of [
      ['亲，您好，对不起，今天18:00寄出', '您好，对不起，今天18:00寄出'],
      ['亲爱的，你好！对不起，今天18:00寄出', '你好！对不起，今天18:00寄出'],
      ['亲，对不起，今天18:00寄出', '您好，对不起，今天18:00寄出'],
    ] as const) {
      const finding = lint(draft, upset).find(({ rule }) => rule === 'qin_spam');
      expect(finding && draft.slice(0, finding.start) + finding.better + draft.slice(finding.end)).toBe(wanted);
    }
  });
});

describe('a wrong name', () => {
  it('is taken out together with the greeting behind it', () => {
    const known = { customerName: '李四', talk: ['b:退款呢'] } as const;
    const mended = (draft: string): string | undefined => {
      const finding = lint(draft, known).find(({ rule }) => rule === 'wrong_name');
      return finding && draft.slice(0, finding.start) + finding.better + draft.slice(finding.end);
    };
    expect(mended('王先生您好，今天18:00前退款')).toBe('您好，今天18:00前退款');
    expect(mended('王女士，今天18:00前退款')).toBe('您好，今天18:00前退款');
    expect(mended('李女士您好，今天18:00前退款')).toBeUndefined();
  });
});

describe('several places of one rule', () => {
  it('names every mainland word of a draft in the one message', () => {
    const message = (draft: string) => lint(draft, {}, 'zh-Hant').find(({ rule }) => rule === 'wrong_term_tw')?.message;
    for (const word of ['視頻 → 影片', '質量 → 品質', '信息 → 訊息', '聯繫 → 聯絡'])
      expect(message('視頻裡看得出質量，信息我會再聯繫您')).toContain(word);
    expect(message('快遞員說屏幕裂了')).toMatch(/：快遞員 → 物流士、屏幕 → 螢幕$/);
    expect(message('影片裡看得出品質，我再聯絡您')).toBeUndefined();
  });

  it('carries a vague promise on to its end, and stops where a fact stands between', () => {
    const span = (draft: string): string | undefined => {
      const finding = lint(draft).find(({ rule }) => rule === 'no_time');
      return finding && draft.slice(finding.start, finding.end);
    };
    expect(span('已经帮您反馈了，请耐心等待，会尽快处理')).toBe('已经帮您反馈了，请耐心等待，会尽快处理');
    expect(span('正在核实中，稍后给您答复')).toBe('正在核实中，稍后给您答复');
    expect(span('请您耐心等待，破的那件不用寄回，会尽快处理')).toBe('请您耐心等待');
    expect(span('我会尽快给您退款')).toBe('尽快');
  });
});

describe('quoting', () => {
  it('does not take the buyer’s words for ours', () => {
    expect(lint('您说的“这很正常”我核实了，是同事答错了，我们今天18:00前给您换')).toEqual([]);
    expect(lint('About "it is our policy": we got that wrong, and I will refund you today.', {}, 'en')).toEqual([]);
  });

  it('still sees a rule broken inside scare quotes', () => {
    expect(lint('这是“正常现象”').map(({ rule }) => rule)).toContain('minimise');
  });
});

describe('dismissing', () => {
  it('keeps a dismissed rule quiet, but not stop and block', () => {
    expect(lint('我会尽快处理', {}, 'zh-Hans', ['no_time'])).toEqual([]);
    expect(lint('加我微信处理', {}, 'zh-Hans', ['off_platform']).map(({ rule }) => rule)).toEqual(['off_platform']);
  });
});

describe('a clean draft', () => {
  it('stays silent after a stop-use line was sent before', () => {
    const known = {
      intensity: 3,
      issue: 'safety_hazard',
      flags: ['safety'],
      talk: ['b:充电宝冒烟了', 'a:对不起，请先断电离远些，人没事吧？', 'b:人没事'],
    } as const;
    expect(lint('人没事就好，退款今天18:00前到账，东西不用寄回', known).map(({ rule }) => rule)).not.toContain(
      'safety_first',
    );
  });

  it('is praised only when nothing is wrong', () => {
    const praised = '等了三天是我们的错，抱歉。今天20:00前出库；不想等我现在就退，您选。';
    expect(lint(praised).map(({ rule }) => rule)).toEqual(['good']);
    expect(lint(`亲亲，${praised}`).map(({ rule }) => rule)).not.toContain('good');
  });
});

describe('hostile drafts', () => {
  const hostile: Record<string, string> = {
    empty: '',
    blank: ' \n\t ',
    emoji: '😀😀🤬👍🏽👨‍👩‍👧',
    'right to left': 'مرحبا كيف الحال \u202e txet',
    'zero width': '\u200b\u200c\u200d\ufeff',
    surrogate: '\ud83d 您好 \udc00',
    markup: '<img src=x onerror=alert(1)> {{constructor}} %s',
    'ten thousand': '您先别激动，我会尽快处理。'.repeat(800),
    'one letter': 'a'.repeat(10_000),
    marks: '?!'.repeat(5000),
    quotes: '"'.repeat(9999),
    braces: '{'.repeat(9999),
    'a million': '没有照片不能退，'.repeat(125_000),
  };
  it.each(Object.keys(hostile))(
    '%s: bounded, never throws, spans inside',
    (name) => {
      const draft = hostile[name] ?? '';
      for (const lang of ['zh-Hans', 'zh-Hant', 'en'] as const) {
        const known = { intensity: 3, talk: ['b:你们到底管不管', 'a:在查', 'b:？'] };
        for (const finding of lint(draft, known, lang)) {
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.start).toBeLessThan(finding.end);
          expect(finding.end).toBeLessThanOrEqual(draft.length);
        }
      }
      // A busy machine takes its time; what counts is that it ends.
    },
    60_000,
  );

  it('says nothing about nothing', () => {
    expect(lint('')).toEqual([]);
    expect(lint(' \n')).toEqual([]);
  });

  it('gives the same answer twice', () => {
    const draft = '您先别激动，我会尽快处理';
    expect(lint(draft)).toEqual(lint(draft));
  });
});
