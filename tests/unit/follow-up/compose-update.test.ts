import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import { lintDraft } from '../../../utils/core/draft/lint-draft.ts';
import { composeUpdate, type FollowUpContext } from '../../../utils/core/follow-up/compose-update.ts';
import type { Effort } from '../../../utils/core/follow-up/effort.ts';
import { followUpPromise } from '../../../utils/core/follow-up/follow-up-promise.ts';
import { findPromises } from '../../../utils/core/promises/find-promises.ts';
import type { Lang } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { FOLLOW_UP } from '../../../utils/library/follow-up.ts';
import { SETTINGS, START, talk } from '../stage/make.ts';

const MINUTE = 60_000;
/** Lines start at 10:00 in Shanghai; `minutes` is how much later it is now. */
function context(
  lines: string[],
  efforts: Effort[],
  { minutes = 60, lang = 'zh-Hans' as Lang, lead = '' } = {},
): FollowUpContext {
  const clock = { now: START + minutes * MINUTE, timeZone: 'Asia/Shanghai' };
  const conversation = talk(lines);
  return {
    conversation,
    lang,
    efforts,
    promises: findPromises(conversation, clock),
    texts: FOLLOW_UP,
    settings: { ...SETTINGS, agent: lead ? { lead } : {} },
    clock,
  };
}
const effort = (kind: Effort['kind'], minute: number, part: Partial<Effort> = {}): Effort => ({
  id: `${kind}${minute}`,
  kind,
  at: START + minute * MINUTE,
  ...part,
});

describe('composeUpdate', () => {
  it('says what was done with clock times, what is pending and when we write next', () => {
    const { script, nothingDone } = composeUpdate(
      context(
        ['B:到底发没发', 'A:我去问'],
        [
          effort('called_courier', 20, { answer: { at: START + 25 * MINUTE, text: '包裹在虹口站点' } }),
          effort('asked_warehouse', 40),
        ],
      ),
    );
    expect(nothingDone).toBe(false);
    expect(script.text).toBe(
      '跟您说下进展：10:20我联系了快递，结果是：包裹在虹口站点；10:40我问了仓库。现在还在等仓库的答复。今天13:00前，不管有没有结果我都来告诉您。',
    );
    expect(script.slots.missing).toEqual([]);
    for (const { start, end, slot, filled } of script.marks ?? []) {
      expect(filled, slot).toBe(true);
      expect(script.text.slice(start, end).trim()).not.toBe('');
    }
  });

  it('speaks English and Taiwan Chinese from the same log', () => {
    const log = [effort('called_courier', 20), effort('checked_order', 30)];
    expect(composeUpdate(context(['B:where is it'], log, { lang: 'en' })).script.text).toBe(
      "Here is where things stand: at 10:20 am I contacted the courier; at 10:30 am I checked your order. I am still waiting for the courier's answer. You will hear from me by 1 pm today, with or without a result.",
    );
    expect(composeUpdate(context(['B:到哪了'], log, { lang: 'zh-Hant' })).script.text).toBe(
      '跟您回報進度：10:20我聯絡了物流；10:30我查了訂單。目前還在等物流的回覆。今天13:00前，不論有沒有結果我都會跟您說。',
    );
  });

  it('claims nothing with an empty log, and says that one thing should be done first', () => {
    const { script, nothingDone } = composeUpdate(context(['B:到底发没发', 'A:今天18:00前给您单号'], []));
    expect(nothingDone).toBe(true);
    expect(script.text).toBe(
      '先跟您说实话：目前还没有新的消息。答应您的“今天18:00前给您单号”还没办完。18:00前，不管有没有结果我都来告诉您。',
    );
    for (const lang of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const { text } = composeUpdate(context(['B:x'], [], { lang })).script;
      expect(text).not.toMatch(/联系|聯絡|问了|問了|查了|contacted|asked|checked|passed/);
    }
  });

  it('tells an effort once: what was sent with its time is not told again, its answer is', () => {
    const sent = 'A:跟您说下进展：10:00我联系了快递。';
    const log = [effort('called_courier', 0)];
    const again = composeUpdate(context(['B:到哪了', sent], log));
    expect(again.nothingDone).toBe(true);
    expect(again.script.text).toContain('还在等快递的答复');
    const answered = [effort('called_courier', 0, { answer: { at: START + 30 * MINUTE, text: '明天派送' } })];
    expect(composeUpdate(context(['B:到哪了', sent], answered)).script.text).toContain('明天派送');
  });

  it('leaves open what the buyer could not read or nobody wrote down', () => {
    const log = [
      effort('called_courier', 20, { answer: { at: START, text: '包裹在虹口站点' } }),
      effort('sent_to_lead', 30),
      effort('other', 40, { note: '看了监控' }),
    ];
    const { script } = composeUpdate(context(['B:where is it'], log, { lang: 'en' }));
    expect(script.slots.missing).toEqual(['result1', 'lead', 'step3']);
    expect(script.text).not.toMatch(/\p{Script=Han}/u);
    expect(script.marks?.find(({ slot }) => slot === 'step3')?.hint).toBe('看了监控');
    const hans = composeUpdate(context(['B:到哪了'], log, { lead: '周经理' })).script;
    expect(hans.slots.missing).toEqual([]);
    expect(hans.text).toContain('10:40看了监控');
    expect(hans.text).toContain('周经理的答复');
  });

  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
    'what it says in %s is a promise the keeper finds, and passes the draft lint',
    (lang) => {
      const lines = { 'zh-Hans': 'B:到底发没发', 'zh-Hant': 'B:到底出貨了沒', en: 'B:has it shipped or not' };
      const log = [effort('called_courier', 20), effort('asked_warehouse', 40)];
      for (const efforts of [log, []]) {
        const at = context([lines[lang]], efforts, { lang });
        const { text } = composeUpdate(at).script;
        const sent = { ...at.conversation.turns[0]!, id: 'u', role: 'agent' as const, text, at: at.clock.now };
        const found = findPromises({ ...at.conversation, turns: [...at.conversation.turns, sent] }, at.clock);
        expect(found.map(({ due }) => due)).toEqual(['2026-11-21T05:00:00Z']);
        const library = builtinLibrary();
        const assessment = assess(at.conversation, library, at.settings, at.clock);
        const findings = lintDraft(text, assessment, at.conversation, library, at.settings);
        expect(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual([]);
      }
    },
  );

  it('names yesterday as yesterday', () => {
    const { text } = composeUpdate(context(['B:到哪了'], [effort('checked_order', 20)], { minutes: 24 * 60 })).script;
    expect(text).toContain('昨天10:20我查了订单');
  });
});

describe('followUpPromise', () => {
  it('quotes the promise and leaves the result to the agent', () => {
    const at = context(['B:发没发', 'A:今天18:00前给您单号'], []);
    const script = followUpPromise(at.promises[0]!, at);
    expect(script.text).toBe('之前答应您“今天18:00前给您单号”，现在跟您说结果：{result}。');
    expect(script.slots.missing).toEqual(['result']);
  });

  it('owns a late one, says what was done since and names a new time', () => {
    const at = context(
      ['B:any news?', 'A:I will send you the tracking number by 11 am'],
      [effort('asked_warehouse', 50)],
      {
        minutes: 90,
        lang: 'en',
      },
    );
    expect(followUpPromise(at.promises[0]!, at).text).toBe(
      'I promised “I will send you the tracking number by 11 am” and did not do it in time. I am sorry. This is where it stands: {result}. At 10:50 am I asked the warehouse. You will hear from me by 1:30 pm today, with or without a result.',
    );
  });

  it.each([
    ['zh-Hans', 'B:发没发', 'A:今天11:00前给您单号', '今天已经发出，单号是SF1234567890'],
    ['zh-Hant', 'B:出貨了沒', 'A:今天11:00前給您單號', '今天已經出貨，單號是SF1234567890'],
    ['en', 'B:has it shipped?', 'A:I will send you the tracking number by 11 am', 'it left today as SF1234567890'],
  ] as const)(
    'passes the draft lint in %s, in time and late, once the result is typed',
    (lang, ask, promise, result) => {
      for (const minutes of [30, 90]) {
        const at = context([ask, promise], [effort('asked_warehouse', 10)], { lang, minutes });
        const text = followUpPromise(at.promises[0]!, at).text.replace('{result}', result);
        const library = builtinLibrary();
        const assessment = assess(at.conversation, library, at.settings, at.clock);
        const findings = lintDraft(text, assessment, at.conversation, library, at.settings);
        // A word of praise is none to mend.
        const faults = findings.filter(({ severity }) => severity !== 'info');
        expect(faults.map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([]);
      }
    },
  );
});
