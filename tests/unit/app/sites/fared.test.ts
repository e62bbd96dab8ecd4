import { describe, expect, it } from 'vitest';
import { faredOf } from '../../../../utils/app/sites/fared.ts';

const day = (healthy: number, broken: number, nothing: number) => ({ healthy, broken, nothing, missing: {} });

describe('faredOf', () => {
  it('lays the days side by side, the oldest first, over month and year ends', () => {
    const log = {
      site: 'a',
      version: 1,
      seenAt: 0,
      healthyAt: null,
      broke: null,
      idle: 0,
      days: { '2026-12-30': day(9, 9, 9), '2026-12-31': day(2, 1, 0), '2027-01-02': day(0, 0, 4) },
    };
    const fared = faredOf(log, '2027-01-02', 3);
    expect(fared.days.map((each) => each.day)).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
    expect(fared).toMatchObject({ healthy: 2, broken: 1, nothing: 4 });
    expect(faredOf(null, '2027-01-02', 30)).toMatchObject({ healthy: 0, broken: 0, nothing: 0 });
  });
});
