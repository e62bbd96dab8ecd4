import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { plan } from '../../../utils/core/plan.ts';
import { type Clock, defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { adviseExposure } from '../../../utils/core/standing/advise-exposure.ts';
import { findWindow } from '../../../utils/core/standing/find-window.ts';
import { EXPOSURE_LEVELS, type ExposureLevel } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { LIBRARY, type Reading, reading, talk } from '../stage/make.ts';

const day = (iso: string, timeZone = 'Asia/Shanghai'): Clock => ({ now: Date.parse(iso), timeZone });
const QUIET = day('2026-09-01T10:00:00+08:00');
const SALE = day('2026-11-11T20:00:00+08:00');
const CN = defaultSettings('CN');

const advise = (given: Reading, clock = QUIET, settings: Settings = CN, lines = ['B:你们等着']) => {
  const conversation = talk(lines);
  return adviseExposure(reading(conversation, given), LIBRARY, settings, clock);
};
const at = (level: ExposureLevel): Reading => ({
  standing: { exposure: { level, rage: 1, channel: 1, resonance: 1 } },
});

describe('calendar windows', () => {
  it('hold both their days, in the shop’s zone, and may run over New Year', () => {
    const windows = [{ name: 'w', from: '12-30', to: '01-02' }];
    const found = (iso: string, zone?: string) =>
      findWindow(windows, day(iso, zone).now, zone ?? 'Asia/Shanghai')?.name;
    expect(found('2026-12-30T00:00:00+08:00')).toBe('w');
    expect(found('2027-01-02T23:59:00+08:00')).toBe('w');
    expect(found('2027-01-03T00:00:00+08:00')).toBeUndefined();
    // The same moment is still the second of January in London.
    expect(found('2027-01-03T00:00:00+08:00', 'Europe/London')).toBe('w');
    expect(findWindow(windows, Number.NaN, 'UTC')).toBeNull();
  });

  it('warn one level earlier and leave the measured level alone', () => {
    for (const [index, level] of EXPOSURE_LEVELS.entries()) {
      const calm = advise(at(level));
      const sale = advise(at(level), SALE);
      expect([calm.level, sale.level, calm.warnAs]).toEqual([level, level, level]);
      expect(sale.warnAs).toBe(level === 'none' ? 'none' : EXPOSURE_LEVELS[Math.min(index + 1, 4)]);
      expect(sale.window).toBe(sale.warnAs === level ? null : '11·11');
    }
  });

  it('are the team’s own: none set, none raised; own days count', () => {
    expect(advise(at('medium'), SALE, { ...CN, windows: [] }).warnAs).toBe('medium');
    const own = { ...CN, windows: [{ name: '店庆', from: '09-01', to: '09-03' }] };
    expect(advise(at('medium'), QUIET, own)).toMatchObject({ warnAs: 'high', window: '店庆' });
  });

  it('raise nothing while an offer has just been taken', () => {
    const settled = { standing: { ...at('medium').standing, intents: ['accept'] } } as Reading;
    expect(advise(settled, SALE).warnAs).toBe('medium');
  });

  it('never reach the record', () => {
    const conversation: Conversation = {
      id: 'c',
      turns: [{ id: '0', role: 'customer', text: '再不处理我发小红书，太过分了', at: SALE.now }],
    };
    const library = builtinLibrary();
    const assessed = assess(conversation, library, CN, SALE);
    const quiet = assess(conversation, library, { ...CN, windows: [] }, SALE);
    expect(assessed.standing.exposure).toEqual(quiet.standing.exposure);
    expect(plan(assessed, conversation, library, CN, SALE).standing.exposure).toEqual(quiet.standing.exposure);
  });
});

describe('what to do', () => {
  it('grows with the level, in all three languages, and never bargains for silence', () => {
    for (const uiLang of ['zh-CN', 'zh-TW', 'en'] as const) {
      const of = (level: ExposureLevel) => advise(at(level), QUIET, { ...CN, uiLang });
      expect(of('none')).toMatchObject({ act: [], never: [] });
      for (const level of ['low', 'medium', 'high', 'critical'] as const)
        expect(of(level).act.length).toBeGreaterThan(0);
      for (const level of ['high', 'critical'] as const) {
        expect(of(level).never).toEqual(
          expect.arrayContaining([GUIDANCE[uiLang]['exposure.hush'], GUIDANCE[uiLang]['exposure.delete_post']]),
        );
      }
      expect(of('critical').act[0]).toBe(GUIDANCE[uiLang]['exposure.lead_now']);
    }
  });

  it('puts a crisis before safety, and both before everything else', () => {
    const flags = (...all: ('safety' | 'self_harm_or_crisis')[]): Reading => ({
      standing: { ...at('high').standing, flags: all },
    });
    const safety = advise(flags('safety'));
    expect([safety.first, safety.act[0], safety.act.length]).toEqual([
      'safety',
      GUIDANCE['zh-CN']['exposure.safety'],
      4,
    ]);
    const crisis = advise(flags('safety', 'self_harm_or_crisis'));
    expect(crisis.first).toBe('crisis');
    expect(crisis.act).toEqual([GUIDANCE['zh-CN']['exposure.crisis']]);
    expect(crisis.never).toEqual([GUIDANCE['zh-CN']['exposure.business']]);
  });

  it('shows the words behind each part, latest first, none twice', () => {
    const { parts } = advise(
      {
        ...at('high'),
        cues: { 'ex.channel': '小红书', 'it.threat_review': '小红书曝光', 'ex.public_point': '给孩子用的' },
      },
      QUIET,
      CN,
      ['B:给孩子用的，我去小红书曝光'],
    );
    expect(parts.map(({ id, cues }) => [id, cues.length])).toEqual([
      ['rage', 0],
      ['channel', 1],
      ['resonance', 1],
    ]);
  });
});

describe('polite and serious', () => {
  const library = builtinLibrary();
  const judged = (text: string, lang: 'CN' | 'TW' | 'US') => {
    const settings = defaultSettings(lang);
    const conversation: Conversation = {
      id: 'c',
      market: lang,
      turns: [
        {
          id: '0',
          role: 'customer',
          text: lang === 'US' ? 'My blender stopped working after two days.' : '榨汁机用两天就坏了',
        },
        { id: '1', role: 'agent', text: lang === 'US' ? 'We will look into it.' : '我们看看' },
        { id: '2', role: 'customer', text },
      ],
    };
    const assessment = assess(conversation, library, settings, QUIET);
    const advice = plan(assessment, conversation, library, settings, QUIET);
    return { stage: advice.next.stage, priority: advice.exposure?.priority };
  };

  it.each([
    [
      'CN',
      '您好，麻烦您了，如果周五前没有处理结果，我会向12315提交投诉，谢谢。',
      '垃圾！周五前不处理我就去12315投诉你们！！！',
    ],
    ['TW', '您好，不好意思，若週五前沒有處理，我會請消保官協助，謝謝您。', '爛死了！週五前不處理我就找消保官！！！'],
    [
      'US',
      'Hello, thank you for your time. If this is not resolved by Friday I will file a complaint with the BBB. Kind regards.',
      'THIS IS GARBAGE!!! Fix it by Friday or I will file a complaint with the BBB!!!',
    ],
  ] as const)('%s: the same stage and the same priority as a loud one', (market, polite, loud) => {
    expect(judged(polite, market)).toEqual(judged(loud, market));
    expect(judged(polite, market).priority).toBe('now');
  });

  it('tone alone moves no priority', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 2 }),
        (intensity, rage, channel) => {
          const of = (heat: number, anger: number) =>
            advise({ intensity: heat, standing: { exposure: { level: 'medium', rage: anger, channel, resonance: 1 } } })
              .priority;
          expect(of(intensity, rage)).toBe(of(0, 0));
        },
      ),
    );
  });
});
