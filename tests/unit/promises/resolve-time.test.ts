import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveTime } from '../../../utils/core/promises/resolve-time.ts';

/** Saturday 21 November 2026, 18:00 in Shanghai. */
const AT = Date.parse('2026-11-21T10:00:00Z');
const iso = (text: string, timeZone = 'Asia/Shanghai', at = AT): string | null => {
  const found = resolveTime(text, at, timeZone);
  return found && new Date(found.due).toISOString().slice(0, 19);
};

describe('resolveTime', () => {
  it.each([
    ['今天20:00前给您结果', '2026-11-21T12:00:00'],
    ['今天晚上八点半前', '2026-11-21T12:30:00'],
    ['今晚9点前回您', '2026-11-21T13:00:00'],
    ['明天给您单号', '2026-11-22T15:59:59'],
    ['明天上午10点前', '2026-11-22T02:00:00'],
    ['明天下午三点半', '2026-11-22T07:30:00'],
    ['明早', '2026-11-22T02:00:00'],
    ['后天中午前', '2026-11-23T05:00:00'],
    ['周五前', '2026-11-27T15:59:59'],
    ['下周三', '2026-11-25T15:59:59'],
    ['本周五（28日）18:00前', '2026-11-28T10:00:00'],
    ['11月28日', '2026-11-28T15:59:59'],
    ['1月3日', '2027-01-03T15:59:59'],
    ['25号之前', '2026-11-25T15:59:59'],
    ['5号之前', '2026-12-05T15:59:59'],
    ['月底前', '2026-11-30T15:59:59'],
    ['24小时内', '2026-11-22T10:00:00'],
    ['一个半小时内', '2026-11-21T11:30:00'],
    ['半小时内回您', '2026-11-21T10:30:00'],
    ['大约10分钟', '2026-11-21T10:10:00'],
    ['1-3个工作日', '2026-11-25T15:59:59'],
    ['三天之内', '2026-11-24T15:59:59'],
    ['20：30前', '2026-11-21T12:30:00'],
    ['９點前', '2026-11-21T13:00:00'],
    ['明天下午三點半給您單號', '2026-11-22T07:30:00'],
    ['週五前', '2026-11-27T15:59:59'],
    ['禮拜一', '2026-11-23T15:59:59'],
    ['by 8 pm today', '2026-11-21T12:00:00'],
    ['tomorrow at 10am', '2026-11-22T02:00:00'],
    ['by Friday', '2026-11-27T15:59:59'],
    ['next Monday', '2026-11-23T15:59:59'],
    ['on the 28th', '2026-11-28T15:59:59'],
    ['by Nov 28', '2026-11-28T15:59:59'],
    ['28 November', '2026-11-28T15:59:59'],
    ['by end of day', '2026-11-21T15:59:59'],
    ['within 24 hours', '2026-11-22T10:00:00'],
    ['in half an hour', '2026-11-21T10:30:00'],
    ['within 3-5 business days', '2026-11-27T15:59:59'],
    ['in two weeks', '2026-12-05T15:59:59'],
    ['by 8:30', '2026-11-21T12:30:00'],
  ])('“%s” is %s', (text, due) => {
    expect(iso(text)).toBe(due);
  });

  it.each([
    '快一点',
    '晚一点回您',
    '已经等了三天',
    '五天没动静了',
    '昨天18:00就说了',
    '有3点要说明',
    '晚上好',
    '第3次联系',
    'yesterday at 5 pm',
    'it sat there',
    'may I help',
    '1/2 please see the next tweet',
    '',
  ])('“%s” names no time ahead', (text) => {
    expect(iso(text)).toBeNull();
  });

  it('reads the clock on the wall of the zone, through a clock change', () => {
    // Berlin leaves summer time in the night to 25 October 2026.
    const at = Date.parse('2026-10-24T10:00:00Z');
    expect(iso('by 6 pm today', 'Europe/Berlin', at)).toBe('2026-10-24T16:00:00');
    expect(iso('tomorrow at 6 pm', 'Europe/Berlin', at)).toBe('2026-10-25T17:00:00');
    expect(iso('by 6 pm', 'America/New_York', AT)).toBe('2026-11-21T23:00:00');
  });

  it('takes a bare clock time that has passed for the next day', () => {
    expect(iso('16:00前')).toBe('2026-11-22T08:00:00');
  });

  it('says where the words stand', () => {
    const text = '我們會在明天下午三點前給您單號';
    const found = resolveTime(text, AT, 'Asia/Shanghai');
    expect(text.slice(found?.start, found?.end)).toBe('明天下午三點');
  });

  it('never looks back and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 0, max: 4e12 }), (text, at) => {
        const found = resolveTime(`${text}明天3点`, at, 'Asia/Taipei');
        if (found) expect(found.due).toBeGreaterThanOrEqual(at);
      }),
    );
  });
});
