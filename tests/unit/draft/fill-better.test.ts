import { describe, expect, it } from 'vitest';
import type { Finding, RemedyAdvice } from '../../../utils/core/advice.ts';
import { fillBetter } from '../../../utils/core/draft/fill-better.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import type { SlotContext } from '../../../utils/core/suggest/slot-values.ts';

const finding = (better: string): Finding => ({
  rule: 'mismatch',
  severity: 'warn',
  start: 0,
  end: 4,
  message: '',
  better,
});
const context: SlotContext = {
  conversation: { id: 'c', turns: [] },
  settings: { ...defaultSettings('CN'), agent: { name: '小周' } },
  clock: { now: Date.parse('2026-11-11T18:10:00+08:00'), timeZone: 'Asia/Shanghai' },
  lang: 'zh-Hans',
};
const remedy = (...options: RemedyAdvice['options']): RemedyAdvice => ({ options, warnings: [] });
const exchange = { rung: 'exchange', amount: 0, currency: 'CNY', freight: 'seller', approval: 'agent' } as const;

describe('fillBetter', () => {
  it('writes the remedy the agent may grant, and a time', () => {
    const filled = fillBetter(finding('我现在就{option1}，{time}前办好'), remedy(exchange), context);
    expect(filled.better).toBe('我现在就安排换新，今天20:30前办好');
  });

  it('names an amount, and leaves a payment without one open', () => {
    const pay = { ...exchange, rung: 'small_comp', amount: 12 } as const;
    expect(fillBetter(finding('我先{option1}'), remedy(pay), context).better).toBe('我先补偿您¥12');
    expect(fillBetter(finding('我先{option1}'), remedy({ ...pay, amount: 0 }), context).better).toBe('我先{option1}');
  });

  it('promises nothing that a lead must approve', () => {
    const asked = fillBetter(finding('我直接{option1}'), remedy({ ...exchange, approval: 'lead' }), context);
    expect(asked.better).toBe('我直接{option1}');
  });

  it('takes a second option for the second slot, never the same one twice', () => {
    const refund = { ...exchange, rung: 'return_refund' } as const;
    const two = fillBetter(finding('{option1}，或者{option2}'), remedy(exchange, refund), context);
    expect(two.better).toBe('安排换新，或者安排退货退款');
    expect(fillBetter(finding('{option1}，或者{option2}'), remedy(exchange), context).better).toContain('{option2}');
  });

  it('leaves open what nobody knows', () => {
    expect(fillBetter(finding('目前显示{fact}'), remedy(), context).better).toBe('目前显示{fact}');
  });
});
