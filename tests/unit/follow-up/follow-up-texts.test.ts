import { describe, expect, it } from 'vitest';
import { EFFORT_KINDS } from '../../../utils/core/follow-up/effort.ts';
import { FOLLOW_UP_KEYS } from '../../../utils/core/follow-up/follow-up-texts.ts';
import { holdingLine } from '../../../utils/core/follow-up/holding-line.ts';
import { suggestEffort } from '../../../utils/core/follow-up/suggest-effort.ts';
import { findPromises } from '../../../utils/core/promises/find-promises.ts';
import { ISSUES, LANGS, SCENARIOS } from '../../../utils/core/taxonomy.ts';
import { FOLLOW_UP } from '../../../utils/library/follow-up.ts';
import { CLOCK, SETTINGS, talk } from '../stage/make.ts';

const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the sentences of updates', () => {
  it.each(LANGS)('%s has every sentence with the same places', (lang) => {
    expect(Object.keys(FOLLOW_UP[lang]).sort()).toEqual([...FOLLOW_UP_KEYS].sort());
    for (const key of FOLLOW_UP_KEYS) expect(slots(FOLLOW_UP[lang][key]), key).toEqual(slots(FOLLOW_UP.en[key]));
  });

  it.each(LANGS)('%s promises a time and never a mere "soon"', (lang) => {
    expect(Object.values(FOLLOW_UP[lang]).join('\n')).not.toMatch(/尽快|儘快|耐心|稍后|稍後|\bsoon\b|patient|asap/i);
  });

  it.each(LANGS)('a holding line in %s is itself a promise with a time', (lang) => {
    const conversation = talk(['B:?'], { orderId: '2026111802' });
    const { text, slots: kept } = holdingLine({ conversation, settings: SETTINGS, clock: CLOCK, lang }, FOLLOW_UP);
    expect(text).toContain('2026111802');
    expect(kept.missing).toEqual([]);
    const [promise] = findPromises({ id: 'c', turns: [{ id: 'a', role: 'agent', text, at: CLOCK.now }] }, CLOCK);
    expect(Date.parse(promise?.due ?? '') - CLOCK.now).toBe(5 * 60_000);
    const bare = holdingLine({ conversation: talk(['B:?']), settings: SETTINGS, clock: CLOCK, lang }, FOLLOW_UP);
    expect(bare.slots.missing).toEqual([]);
  });
});

describe('suggestEffort', () => {
  it('asks whoever can know', () => {
    expect(suggestEffort({ issue: 'stuck', scenario: 'logistics' }, 'accompany')).toBe('called_courier');
    expect(suggestEffort({ issue: 'missing_part_or_item', scenario: 'product' }, 'solve')).toBe('asked_warehouse');
    expect(suggestEffort({ issue: null, scenario: 'promotion' }, 'answer')).toBe('checked_order');
    expect(suggestEffort({ issue: 'late', scenario: 'logistics' }, 'escalate')).toBe('sent_to_lead');
    for (const issue of ISSUES)
      for (const scenario of SCENARIOS) {
        const kind = suggestEffort({ issue, scenario }, 'solve');
        expect(EFFORT_KINDS).toContain(kind);
        expect(kind).not.toBe('other');
      }
  });
});
