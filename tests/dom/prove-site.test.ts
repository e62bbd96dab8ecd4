import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Health } from '../../utils/core/page-messages.ts';
import type { HealthReport } from '../../utils/core/sites/site-health.ts';
import { proveSite } from '../../utils/page/prove-site.ts';

const OK: Health = { ok: true, containers: 1, rows: 3, unknownRows: 0, composer: 'ready', missing: [] };
const BROKEN: Health = { ...OK, ok: false, missing: ['roles', 'something newer'] };

let reports: HealthReport[];
let lifetime: AbortController;
let shown: (conversation: string | null, health: Health) => void;
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  reports = [];
  lifetime = new AbortController();
  const prove = proveSite({ id: 'desk', version: 3 }, (report) => void reports.push(report), lifetime.signal);
  shown = (conversation, health) => prove({ conversation, health });
});
afterEach(() => vi.useRealTimers());

describe('proveSite', () => {
  it('tells once that the page can be read, when it has stayed so for a moment', () => {
    shown('a', OK);
    pass(1);
    expect(reports).toEqual([]);
    shown('a', OK);
    pass(1);
    expect(reports).toEqual([{ site: 'desk', version: 3, ok: true, missing: [] }]);
    shown('a', OK);
    pass(60);
    expect(reports).toHaveLength(1);
  });
  it('gives a slow page its time', () => {
    shown(null, BROKEN);
    pass(8);
    shown(null, OK);
    pass(2);
    expect(reports.map(({ ok }) => ok)).toEqual([true]);
  });
  it('tells what is missing of a page that stays broken, in words it knows', () => {
    shown('a', BROKEN);
    pass(11);
    expect(reports).toEqual([{ site: 'desk', version: 3, ok: false, missing: ['roles'] }]);
  });
  it('proves itself anew for each conversation, but not for those that were only passed by', () => {
    for (const conversation of ['a', 'b', 'c']) {
      shown(conversation, OK);
      pass(0.5);
    }
    pass(2);
    expect(reports).toHaveLength(1);
    shown('d', BROKEN);
    pass(11);
    expect(reports.map(({ ok }) => ok)).toEqual([true, false]);
  });
  it('tells of a page that breaks while it is open, and of one that mends', () => {
    shown('a', OK);
    pass(2);
    shown('a', BROKEN);
    pass(3);
    shown('a', OK);
    pass(20);
    expect(reports, 'a moment is nothing').toHaveLength(1);
    shown('a', BROKEN);
    pass(11);
    shown('a', OK);
    pass(2);
    expect(reports.map(({ ok }) => ok)).toEqual([true, false, true]);
  });
  it('says nothing of a page that was left', () => {
    shown('a', OK);
    lifetime.abort();
    shown('b', BROKEN);
    pass(60);
    expect(reports).toEqual([]);
  });
});
