import { describe, expect, it } from 'vitest';
import { writeDate, writeMoment, writeTime } from '../../../utils/core/suggest/write-time.ts';

const shanghai = (iso: string) => ({ now: Date.parse(iso), timeZone: 'Asia/Shanghai' });

describe('writeTime', () => {
  it('rounds up to the half hour and names the day', () => {
    const evening = shanghai('2026-11-11T18:12:00+08:00');
    expect(writeTime(evening, 60, 'zh-Hans')).toBe('今天19:30');
    expect(writeTime(evening, 60, 'zh-Hant')).toBe('今天19:30');
    expect(writeTime(evening, 60, 'en')).toBe('7:30 pm today');
    expect(writeTime(shanghai('2026-11-11T18:00:00+08:00'), 120, 'en')).toBe('8 pm today');
  });

  it('keeps a time within the hour, even at night: whoever writes is at work, and a danger does not wait', () => {
    expect(writeTime(shanghai('2026-11-11T02:10:00+08:00'), 30, 'zh-Hans')).toBe('今天03:00');
    expect(writeTime(shanghai('2026-11-11T23:10:00+08:00'), 60, 'zh-Hans')).toBe('明天00:30');
  });

  it('promises nothing for the night: late times move to the next morning', () => {
    const late = shanghai('2026-11-11T21:40:00+08:00');
    expect(writeTime(late, 120, 'zh-Hans')).toBe('明天10:00');
    expect(writeTime(late, 120, 'en')).toBe('10 am tomorrow');
    expect(writeTime(shanghai('2026-11-11T02:10:00+08:00'), 120, 'zh-Hans')).toBe('今天10:00');
    expect(writeTime(shanghai('2026-11-11T20:00:00+08:00'), 120, 'zh-Hans')).toBe('今天22:00');
  });

  it('writes times for the buyer’s zone, whatever the agent’s machine says', () => {
    const now = Date.parse('2026-11-11T12:00:00Z');
    expect(writeTime({ now, timeZone: 'Europe/London' }, 60, 'en')).toBe('1 pm today');
    expect(writeTime({ now, timeZone: 'Asia/Taipei' }, 60, 'zh-Hant')).toBe('今天21:00');
  });

  it('names weekday and date beyond tomorrow', () => {
    const clock = shanghai('2026-11-25T10:00:00+08:00');
    expect(writeDate(clock, 2 * 1440, 'zh-Hans')).toBe('周五（11月27日）');
    expect(writeDate(clock, 2 * 1440, 'zh-Hant')).toBe('週五（11月27日）');
    expect(writeDate(clock, 2 * 1440, 'en')).toBe('Friday 27 Nov');
    expect(writeTime(clock, 3 * 1440, 'en')).toBe('10 am on Saturday 28 Nov');
  });
});

describe('writeMoment', () => {
  it('names the minute as it was, and the day only where it is another', () => {
    const clock = shanghai('2026-11-25T10:00:00+08:00');
    const write = (iso: string, lang: 'zh-Hans' | 'zh-Hant' | 'en') => writeMoment(clock, Date.parse(iso), lang);
    expect(write('2026-11-25T09:07:00+08:00', 'zh-Hans')).toBe('09:07');
    expect(write('2026-11-25T14:20:00+08:00', 'en')).toBe('2:20 pm');
    expect(write('2026-11-24T23:59:00+08:00', 'zh-Hant')).toBe('昨天23:59');
    expect(write('2026-11-24T14:20:00+08:00', 'en')).toBe('2:20 pm yesterday');
    expect(write('2026-11-26T09:00:00+08:00', 'en')).toBe('9 am tomorrow');
    expect(write('2026-11-27T09:00:00+08:00', 'zh-Hans')).toBe('周五（11月27日）09:00');
    expect(write('2026-11-27T09:00:00+08:00', 'en')).toBe('9 am on Friday 27 Nov');
  });
});
