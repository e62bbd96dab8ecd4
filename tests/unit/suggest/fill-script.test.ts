import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { fillScript } from '../../../utils/core/suggest/fill-script.ts';
import type { SlotContext } from '../../../utils/core/suggest/slot-values.ts';
import { sampleScript } from './sample-script.ts';

const context: SlotContext = {
  conversation: {
    id: 'c',
    turns: [{ id: '1', role: 'customer', text: '订单号 2026111802 到现在没发' }],
    order: { item: '空气净化器', price: 1299 },
  },
  settings: { ...defaultSettings('CN'), agent: { name: '小周' } },
  clock: { now: Date.parse('2026-11-11T18:00:00+08:00'), timeZone: 'Asia/Shanghai' },
  lang: 'zh-Hans',
};
const script = (text: string) =>
  sampleScript('s', { texts: { 'zh-Hans': text }, slots: { time: { type: 'time', inMinutes: 60 } } });

describe('fillScript', () => {
  it('fills from order, conversation, profile and clock', () => {
    const filled = fillScript(script('{item}（{order}）由我{owner}跟进，{time}前答复，可退{amount}。'), context)!;
    expect(filled.text).toBe('空气净化器（2026111802）由我小周跟进，今天19:00前答复，可退¥1299。');
    expect(filled.slots).toEqual({ filled: ['item', 'order', 'owner', 'time', 'amount'], missing: [] });
    for (const { start, end, slot } of filled.marks) expect(filled.text.slice(start, end), slot).not.toContain('{');
  });

  it('leaves a sum open that cannot be true', () => {
    const order = { price: -5, returnFreight: Number.NaN, difference: 0, daysSinceReceipt: -3 };
    const impossible = { ...context, conversation: { ...context.conversation, order } };
    const text = '{amount} {freight} {difference} {days}';
    expect(fillScript(script(text), impossible)!.text).toBe(text);
  });

  it('leaves what nobody knows as a visible slot and never invents it', () => {
    const filled = fillScript(script('已联系{party}，{lead}会回您。'), context)!;
    expect(filled.text).toBe('已联系{party}，{lead}会回您。');
    expect(filled.slots).toEqual({ filled: [], missing: ['party', 'lead'] });
    expect(filled.marks.map(({ start, end }) => filled.text.slice(start, end))).toEqual(['{party}', '{lead}']);
  });

  it('does not read a slot name in the buyer’s words or in a filled value', () => {
    const tricky = { ...context, settings: { ...context.settings, agent: { name: '{time}' } } };
    expect(fillScript(script('我是{owner}。'), tricky)!.text).toBe('我是{time}。');
  });

  it('has no text in a language the script does not speak', () => {
    expect(fillScript(script('你好'), { ...context, lang: 'zh-Hant' })).toBeNull();
  });
});
