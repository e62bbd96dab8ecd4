import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import type { Clock } from '../../../utils/core/settings.ts';
import { chooseStage } from '../../../utils/core/stage/choose-stage.ts';
import { CLOCK, contextOf, type Reading, reading, SETTINGS, START, talk } from './make.ts';

function choose(conversation: Conversation, given: Reading = {}, clock: Clock = CLOCK) {
  const assessment = reading(conversation, given);
  return chooseStage(assessment, conversation, contextOf(assessment, conversation, SETTINGS, clock));
}

const stageOf = (conversation: Conversation, given: Reading = {}, clock?: Clock): string => {
  const { stage, variant } = choose(conversation, given, clock);
  return variant ? `${stage}(${variant})` : stage;
};

const one = talk(['B:这个怎么回事']);

describe('the policy table, row by row', () => {
  it('0: a crisis comes before everything, even before safety', () => {
    const flags = ['self_harm_or_crisis', 'safety'] as const;
    expect(stageOf(one, { intensity: 5, standing: { flags: [...flags] } })).toBe('escalate(crisis)');
  });

  it('1: safety comes before an enraged buyer and before any ask', () => {
    expect(stageOf(one, { intensity: 5, standing: { flags: ['safety'], intents: ['refund_only'] } })).toBe(
      'escalate(safety)',
    );
  });

  describe('2: what only a lead can carry', () => {
    const cases: [string, Conversation, Reading][] = [
      [
        'critical exposure',
        one,
        { intensity: 4, standing: { exposure: { level: 'critical', rage: 2, channel: 2, resonance: 1 } } },
      ],
      ['intensity 5', one, { intensity: 5 }],
      ['beyond the item', one, { intensity: 3, signals: { beyondItem: true } }],
      ['a manager asked for twice', one, { intensity: 2, signals: { managerAsks: 2 } }],
      [
        'regulator named with a deadline',
        one,
        { intensity: 3, standing: { intents: ['legal_regulator'] }, signals: { deadline: '48小时内' } },
      ],
      [
        'out of tolerance after two replies',
        talk(['B:还没到', 'A:在查', 'B:还没好', 'A:在查的', 'B:我等够了']),
        { intensity: 3, tolerance: 8 },
      ],
    ];
    it.each(cases)('%s', (_, conversation, given) => {
      expect(stageOf(conversation, given)).toBe('escalate(lead)');
    });

    it('a demand above what the agent may grant', () => {
      const conversation = talk(['B:你们至少赔我300元']);
      expect(
        stageOf(conversation, { intensity: 3, standing: { issue: 'cosmetic_flaw', intents: ['compensate'] } }),
      ).toBe('escalate(lead)');
      const small = talk(['B:赔我20元就行']);
      expect(stageOf(small, { intensity: 2, standing: { issue: 'cosmetic_flaw', intents: ['compensate'] } })).toBe(
        'solve',
      );
    });

    it('a difference above the limit', () => {
      const given: Reading = {
        intensity: 1,
        standing: { issue: 'price_drop', intents: ['price_protect'], scenario: 'promotion' },
      };
      expect(stageOf(talk(['B:差价退我'], { difference: 80 }), given)).toBe('escalate(lead)');
      expect(stageOf(talk(['B:差价退我'], { difference: 30 }), given)).toBe('solve');
    });

    it('two lapsed promises, or a lapsed one after an earlier complaint of the kind', () => {
      const late: Clock = { ...CLOCK, now: START + 12 * 3_600_000 };
      const twice = talk(['B:在吗', 'A:12:00前给您单号', 'B:没看到', 'A:18:00前把单号发给您', 'B:人呢']);
      expect(choose(twice, { intensity: 2 }, late).rule).toBe('2.broken_twice');
      const again = talk(['B:上次说好的又没发', 'A:12:00前给您单号', 'B:人呢']);
      const cues = { 'tol.promise_broken': { turn: 0, words: '说好的又没发' } };
      expect(choose(again, { intensity: 2, cues }, late).rule).toBe('2.broken_twice');
      expect(choose(again, { intensity: 2 }, late).rule).not.toBe('2.broken_twice');
    });

    it('but not a first angry word that nobody has answered', () => {
      expect(stageOf(one, { intensity: 4, tolerance: 5, signals: { unacknowledgedFailure: true } })).toBe('apologise');
    });
  });

  describe('3: apologise', () => {
    it('for a failure nobody has owned, from intensity 2 on', () => {
      const given = { standing: { issue: 'late' as const }, signals: { unacknowledgedFailure: true } };
      expect(stageOf(one, { ...given, intensity: 2 })).toBe('apologise');
    });

    it('for a process failure already at 1, for a product question at 1 not', () => {
      const signals = { unacknowledgedFailure: true };
      expect(stageOf(one, { intensity: 1, standing: { issue: 'slow_reply', scenario: 'service' }, signals })).toBe(
        'apologise',
      );
      expect(stageOf(one, { intensity: 1, standing: { issue: 'size_fit' }, signals })).not.toBe('apologise');
    });

    it('for displeasure without a named failure, until we have said sorry', () => {
      expect(stageOf(one, { intensity: 3, standing: { root: 'none' } })).toBe('apologise');
      const owned = talk(['B:太差了', 'A:对不起，是我们没做好', 'B:然后呢']);
      expect(stageOf(owned, { intensity: 3 })).toBe('solve');
    });

    it('gives way to an explicit ask below real heat, and leads above it', () => {
      const signals = { unacknowledgedFailure: true };
      const ask = { issue: 'dead_or_malfunction' as const, intents: ['exchange' as const] };
      expect(stageOf(one, { intensity: 2, standing: ask, signals })).toBe('solve');
      expect(stageOf(one, { intensity: 4, standing: ask, signals })).toBe('apologise');
    });
  });

  it('4: reassures the worried who asked for nothing, and answers those who did', () => {
    const standing = { issue: 'counterfeit_doubt' as const };
    expect(stageOf(one, { intensity: 1, emotions: ['worried'], standing })).toBe('reassure');
    expect(
      stageOf(one, { intensity: 1, emotions: ['worried'], standing: { ...standing, intents: ['return_refund'] } }),
    ).toBe('solve');
  });

  it('4: needs a fact to show', () => {
    expect(stageOf(one, { intensity: 1, emotions: ['worried'], standing: { scenario: 'other' } })).not.toBe('reassure');
  });

  it.each([
    'refund_only',
    'return_refund',
    'exchange',
    'repair_resend_part',
    'compensate',
    'cancel',
    'price_protect',
    'human_or_manager',
    'urge_delivery',
  ] as const)('5: answers the ask %s', (intent) => {
    expect(stageOf(one, { intensity: 1, standing: { intents: [intent] } })).toBe('solve');
  });

  it('5: says no with its own form where the period is over', () => {
    const conversation = talk(['B:我要退货'], { price: 60, daysSinceReceipt: 20 });
    expect(stageOf(conversation, { standing: { issue: 'no_reason_return', intents: ['return_refund'] } })).toBe(
      'solve(no)',
    );
    const within = talk(['B:我要退货'], { price: 60, daysSinceReceipt: 5 });
    expect(stageOf(within, { standing: { issue: 'no_reason_return', intents: ['return_refund'] } })).toBe('solve');
  });

  it('5: acts when the evidence asked for has come', () => {
    const conversation = talk(['B:没声音', 'A:请发个视频', 'B:视频发你了']);
    const given: Reading = {
      standing: { issue: 'dead_or_malfunction', intents: ['evidence_given'] },
      cues: { 'it.evidence_given': '视频发你了' },
    };
    expect(stageOf(conversation, given)).toBe('solve');
  });

  it('6: explores a conditional refund, whatever the heat below 4', () => {
    for (const intensity of [1, 2, 3])
      expect(
        stageOf(one, {
          intensity,
          standing: { issue: 'stuck', hidden: 'refund_means_hurry', intents: ['return_refund'] },
          signals: { unacknowledgedFailure: true },
        }),
      ).toBe('explore');
  });

  it('7: keeps company while our promised time runs', () => {
    const conversation = talk(['B:还没到', 'A:我12:00前给您结果', 'B:好吧']);
    expect(stageOf(conversation, { intensity: 1, standing: { issue: 'late' } })).toBe('accompany');
  });

  it('7: hears out who only wants to be heard', () => {
    expect(stageOf(one, { intensity: 1, standing: { hidden: 'wants_to_be_heard' } })).toBe('accompany');
  });

  it('7: stops offering after two refusals while the hurt stands', () => {
    const given: Reading = {
      intensity: 3,
      standing: { root: 'unfair', intents: ['reject'] },
      signals: { rejectedOffers: 2 },
    };
    expect(stageOf(talk(['B:坏了', 'A:对不起，给您补偿10元', 'B:不行', 'A:给您补偿20元', 'B:不要']), given)).toBe(
      'accompany',
    );
  });

  it('8: confirms a remedy that was taken, but not an "ok" to nothing', () => {
    expect(stageOf(talk(['B:坏了', 'A:给您换一个新的可以吗', 'B:可以']), { standing: { intents: ['accept'] } })).toBe(
      'solve(confirm)',
    );
    expect(stageOf(talk(['B:几点关门', 'A:22:00关门', 'B:好的']), { standing: { intents: ['accept'] } })).toBe(
      'follow_up(close)',
    );
  });

  it('9: closes with the pleased, unless a dated promise still runs', () => {
    const given: Reading = { emotions: ['grateful'], valence: 0.7, standing: { step: 'satisfied' } };
    expect(stageOf(talk(['B:好了', 'A:不客气', 'B:谢谢你']), given)).toBe('follow_up(close)');
    expect(stageOf(talk(['B:还没退', 'A:明天18:00前退款给您', 'B:谢谢你']), given)).toBe('accompany');
  });

  it('9: thanks for a suggestion', () => {
    expect(stageOf(one, { intensity: 1, standing: { intents: ['suggestion'] } })).toBe('follow_up');
  });

  it('10: goes lightly with those who leave without a word', () => {
    expect(
      stageOf(one, {
        intensity: 3,
        emotions: ['helpless'],
        standing: { hidden: 'silent_exit', step: 'not_dissatisfied' },
        signals: { unacknowledgedFailure: true },
      }),
    ).toBe('accompany(light)');
  });

  it('10: and with those who have gone quiet on a lukewarm note, for a day', () => {
    const conversation = talk(['B:还行吧，凑合用', 'A:好的']);
    const later = (minutes: number) => ({ ...CLOCK, now: START + minutes * 60_000 });
    const given: Reading = { intensity: 1, standing: { step: 'not_dissatisfied' } };
    expect(stageOf(conversation, given, later(20))).toBe('accompany(light)');
    expect(stageOf(conversation, given, later(5))).toBe('answer');
    expect(stageOf(conversation, given, later(3 * 24 * 60))).toBe('answer');
  });

  it('11: answers everything else', () => {
    expect(stageOf(one)).toBe('answer');
    expect(stageOf(one, { standing: { intents: ['ask_status'] } })).toBe('answer');
    expect(stageOf(one, { standing: { intents: ['how_to'] }, emotions: ['confused'], intensity: 1 })).toBe('answer');
  });
});

describe('guards', () => {
  const hot = (stageWords: string): Conversation =>
    talk(['B:还没处理', `A:${stageWords}`, 'B:还没处理', `A:${stageWords}`, 'B:还没处理']);

  it('b: a second apology without relief gives way to a remedy', () => {
    const given: Reading = { intensity: 3, standing: { issue: 'late' }, signals: { unacknowledgedFailure: true } };
    expect(stageOf(hot('实在抱歉'), given)).toBe('solve');
    expect(stageOf(hot('收到'), given)).toBe('apologise');
  });

  it('b: relief lets the same stage stand', () => {
    const given: Reading = {
      intensity: 3,
      standing: { issue: 'late' },
      signals: { unacknowledgedFailure: true, intensityCurve: [5, 4, 3] },
    };
    expect(stageOf(hot('实在抱歉'), given)).toBe('apologise');
  });

  it('b: two remedies without relief go to a lead when hot', () => {
    const given: Reading = { intensity: 3, standing: { issue: 'late', intents: ['urge_delivery'] } };
    expect(choose(hot('给您补发一件'), given)).toMatchObject({
      stage: 'escalate',
      variant: 'lead',
      rule: '5.ask+move_on',
    });
  });

  it('b: never moves a buyer in danger away from safety', () => {
    expect(stageOf(hot('请主管接手'), { intensity: 4, standing: { flags: ['safety'] } })).toBe('escalate(safety)');
  });

  it('c: polite but serious gets the row of the angry', () => {
    const conversation = talk(['B:麻烦您周五前书面答复']);
    const given: Reading = {
      intensity: 1,
      emotions: ['polite'],
      standing: { issue: 'durability', intents: ['legal_regulator'] },
      signals: { unacknowledgedFailure: true },
    };
    const chosen = choose(conversation, given);
    expect(chosen.stage).toBe('apologise');
    expect(chosen.why.map(({ key }) => key)).toContain('why.polite_but_serious');
  });
});

describe('why', () => {
  it('quotes the words of the buyer behind the deciding row, at most three lines', () => {
    const conversation = talk(['B:第三次联系了，到底谁能解决']);
    const { why } = choose(conversation, {
      intensity: 3,
      tolerance: 20,
      standing: { issue: 'late', root: 'despair', trigger: 'employee', hidden: 'wants_to_be_heard' },
      signals: { unacknowledgedFailure: true },
      cues: { 'is.late': '第三次联系', 'root.despair': '到底谁能解决' },
    });
    expect(why.length).toBeLessThanOrEqual(3);
    expect(why[0]).toEqual({ key: 'why.3.apologise', words: '第三次联系了' });
    expect(why.filter(({ words }) => words === '第三次联系了')).toHaveLength(1);
  });

  it('names the promise that lapsed', () => {
    const conversation = talk(['B:单号呢', 'A:12:00前给您单号', 'B:单号呢']);
    const { why } = choose(conversation, { intensity: 1 }, { ...CLOCK, now: START + 6 * 3_600_000 });
    expect(why).toContainEqual({ key: 'why.overdue', params: { promise: '12:00前给您单号' } });
  });
});
