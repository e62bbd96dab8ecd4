import { describe, expect, it } from 'vitest';
import type { StageVariant } from '../../../utils/core/advice.ts';
import { dutiesOf } from '../../../utils/core/stage/duties.ts';
import { listDuties } from '../../../utils/core/stage/list-duties.ts';
import { readStageFacts } from '../../../utils/core/stage/stage-facts.ts';
import { OVERLAYS } from '../../../utils/core/stage/state-overlays.ts';
import { type Issue, STAGES, type Stage } from '../../../utils/core/taxonomy.ts';
import { contextOf, LIBRARY, type Reading, reading, talk } from './make.ts';

const one = talk(['B:第三次了，你们只会拖']);

function duties(given: Reading, stage: Stage = 'solve', variant: StageVariant = null, conversation = one) {
  const assessment = reading(conversation, given);
  return listDuties(readStageFacts(assessment, conversation, contextOf(assessment, conversation)), stage, variant);
}

describe('must and must-not', () => {
  it('are the stage’s own where nothing special stands', () => {
    for (const stage of STAGES) {
      const { must, mustNot } = duties({}, stage);
      expect(must).toEqual([...dutiesOf(stage, null).must].slice(0, 5));
      expect(mustNot).toEqual([...dutiesOf(stage, null).mustNot].slice(0, 5));
    }
  });

  const overlays: [string, Reading][] = [
    ['vulnerable', { standing: { flags: ['vulnerable'] } }],
    ['hidden.refund_means_hurry', { standing: { hidden: 'refund_means_hurry' } }],
    ['hidden.silent_exit', { standing: { hidden: 'silent_exit' } }],
    ['hidden.collecting_evidence', { standing: { hidden: 'collecting_evidence' } }],
    ['hidden.authenticity_reassurance', { standing: { hidden: 'authenticity_reassurance' } }],
    ['hidden.about_to_return', { standing: { hidden: 'about_to_return' } }],
    ['hidden.price_check', { standing: { hidden: 'price_check' } }],
    ['hidden.wants_to_be_heard', { standing: { hidden: 'wants_to_be_heard' } }],
    ['beyond_item', { signals: { beyondItem: true } }],
    ['threat', { standing: { exposure: { level: 'medium', rage: 1, channel: 1, resonance: 0 } } }],
    ['review_threat', { standing: { intents: ['threat_review'] } }],
    ['quoted', { signals: { quoted: true } }],
    ['money_issue', { standing: { issue: 'coupon_failed' } }],
    ['right', { standing: { issue: 'durability', intents: ['legal_regulator'] } }],
    ['repeat', { signals: { repeatedAsks: 1 } }],
    ['selfblame', { emotions: ['selfblame'] }],
    ['greed', { cues: { 'ex.greed': '只会拖' } }],
    ['root.despair', { intensity: 3, standing: { root: 'despair' } }],
    ['root.insecurity', { intensity: 3, standing: { root: 'insecurity' } }],
    ['root.unfair', { intensity: 3, standing: { root: 'unfair' } }],
    ['trigger.employee', { intensity: 3, standing: { trigger: 'employee' } }],
    ['trigger.value', { intensity: 3, cues: { 'tr.value': '第三次' } }],
    ['trigger.system', { intensity: 3, cues: { 'tr.system': '只会拖' } }],
    ['loyal', { standing: { step: 'loyal', issue: 'late' } }],
  ];
  it.each(overlays)('adds %s, first', (id, given) => {
    const { must, mustNot } = duties(given);
    expect(must.slice(0, 2)).toContain(`must.${id}`);
    expect(mustNot.slice(0, 2)).toContain(`not.${id}`);
    expect(duties({}).must).not.toContain(`must.${id}`);
  });

  it('forbids money first while anger stands unacknowledged (guard d)', () => {
    const signals = { unacknowledgedFailure: true };
    expect(duties({ intensity: 4, signals }, 'apologise').mustNot).toContain('not.hush_money');
    expect(duties({ intensity: 3, signals }, 'apologise').mustNot).not.toContain('not.hush_money');
    expect(duties({ intensity: 4 }, 'apologise').mustNot).not.toContain('not.hush_money');
  });

  it('puts one sentence of apology before a remedy, and the answer behind an apology (guard a)', () => {
    const given: Reading = {
      intensity: 2,
      standing: { intents: ['exchange'] },
      signals: { unacknowledgedFailure: true },
    };
    expect(duties(given, 'solve').must).toContain('must.one_sentence_apology');
    expect(duties(given, 'apologise').must).toContain('must.ask_in_same_message');
  });

  it('forbids asking again once the buyer has refused', () => {
    const conversation = talk(['B:坏了', 'A:请拍张照片', 'B:不想拍']);
    const given: Reading = { standing: { issue: 'cosmetic_flaw' }, cues: { 'ng.unwilling': '不想拍' } };
    const { must, mustNot } = duties(given, 'solve', null, conversation);
    expect(must).toContain('must.evidence.stop');
    expect(mustNot).toContain('not.evidence.stop');
  });

  it('leaves the duties of safety and crisis unmixed', () => {
    const given: Reading = {
      intensity: 4,
      standing: { root: 'despair', flags: ['safety', 'vulnerable'], hidden: 'silent_exit', issue: 'safety_hazard' },
    };
    expect(duties(given, 'escalate', 'safety').must).toEqual(dutiesOf('escalate', 'safety').must);
    const crisis: Reading = { standing: { flags: ['self_harm_or_crisis'], intents: ['refund_only'] } };
    expect(duties(crisis, 'escalate', 'crisis').must).toEqual(dutiesOf('escalate', 'crisis').must);
  });

  it('has power cut only where something may burn or shock', () => {
    const must = (issue: Issue) => duties({ standing: { flags: ['safety'], issue } }, 'escalate', 'safety').must;
    expect(must('safety_hazard')[0]).toBe('must.safety.stop_use');
    for (const issue of ['allergy_injury', 'food_spoiled_foreign'] as const) {
      expect(must(issue).slice(0, 2)).toEqual(['must.safety.stop_body', 'must.safety.medical']);
      expect(must(issue)).not.toContain('must.safety.stop_use');
    }
  });

  it('speaks of the years only where something went wrong', () => {
    expect(duties({ standing: { step: 'loyal', issue: 'wrong_item' } }).must).toContain('must.loyal');
    expect(duties({ standing: { step: 'loyal' } }).must).not.toContain('must.loyal');
  });

  it('never lists more than five, never one twice, and always leaves the stage two of its own', () => {
    const full: Reading = {
      intensity: 4,
      emotions: ['selfblame', 'worried'],
      standing: {
        issue: 'late',
        root: 'unfair',
        trigger: 'employee',
        flags: ['vulnerable'],
        hidden: 'collecting_evidence',
        intents: ['threat_review', 'legal_regulator'],
        exposure: { level: 'high', rage: 1, channel: 2, resonance: 1 },
        step: 'loyal',
      },
      signals: { quoted: true, beyondItem: true, repeatedAsks: 3, unacknowledgedFailure: true },
    };
    for (const stage of STAGES) {
      const { must, mustNot } = duties(full, stage);
      for (const list of [must, mustNot]) {
        expect(list.length).toBeLessThanOrEqual(5);
        expect(new Set(list).size).toBe(list.length);
      }
      const own = dutiesOf(stage, null).must;
      expect(must.filter((key) => own.includes(key))).toHaveLength(Math.min(2, own.length));
    }
  });

  it('has a text for every overlay', () => {
    for (const { id, must, not } of OVERLAYS) {
      if (must) expect(LIBRARY.guidance.en).toHaveProperty([`must.${id}`]);
      if (not) expect(LIBRARY.guidance.en).toHaveProperty([`not.${id}`]);
    }
  });
});
