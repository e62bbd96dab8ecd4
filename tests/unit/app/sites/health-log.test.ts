import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { countProof, HealthLogs, troubleOf } from '../../../../utils/app/sites/health-log.ts';
import type { HealthLog, HealthReport } from '../../../../utils/core/sites/site-health.ts';
import { HealthLogSchema, HealthReportSchema } from '../../../../utils/core/sites/site-health-schema.ts';

const START = Date.parse('2026-11-02T10:00:00Z');
const DAY = 24 * 3600 * 1000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const OK: HealthReport = { site: 'desk', version: 1, ok: true, missing: [] };
const BROKEN: HealthReport = { site: 'desk', version: 1, ok: false, missing: ['roles'] };
const NOTHING: HealthReport = { ...BROKEN, missing: ['container', 'conversation', 'composer'] };

function start() {
  let disk: HealthLog[] = [];
  const clock = { now: START };
  const logs = new HealthLogs({
    load: async () => disk,
    save: async (next) => {
      disk = structuredClone([...next]);
    },
    now: () => clock.now,
    dayOf,
  });
  return { logs, clock, disk: () => disk };
}

describe('HealthLogs', () => {
  it('counts outcomes per definition, version and day, and what was missing', async () => {
    const { logs, clock, disk } = start();
    await logs.count(OK, 'a.example');
    await logs.count({ ...OK, missing: ['composer'] }, 'a.example');
    await logs.count(BROKEN, 'b.example:8443');
    await logs.count(NOTHING, 'c.example');
    clock.now += DAY;
    await logs.count(BROKEN, 'a.example');
    await logs.count({ ...OK, version: 2 }, 'a.example');
    expect(logs.of('desk', 1)).toEqual({
      site: 'desk',
      version: 1,
      seenAt: START + DAY,
      healthyAt: START,
      broke: { at: START + DAY, host: 'a.example', missing: ['roles'] },
      idle: 0,
      days: {
        '2026-11-02': { healthy: 2, broken: 1, nothing: 1, missing: { composer: 1, roles: 1 } },
        '2026-11-03': { healthy: 0, broken: 1, nothing: 0, missing: { roles: 1 } },
      },
    });
    expect(logs.of('desk', 2)?.days['2026-11-03']?.healthy).toBe(1);
    expect(disk()).toEqual(logs.all());
    for (const log of disk()) expect(v.is(HealthLogSchema, log)).toBe(true);
  });
  it('loses no proof of several frames at once', async () => {
    const { logs } = start();
    await Promise.all(Array.from({ length: 9 }, () => logs.count(OK, 'a.example')));
    expect(logs.of('desk', 1)?.days['2026-11-02']?.healthy).toBe(9);
  });
  it('keeps sixty days and two hundred definitions, the last seen', async () => {
    let log: HealthLog | undefined;
    for (let day = 0; day < 70; day++) log = countProof(log, OK, 'a', { at: START + day * DAY, dayOf });
    expect(Object.keys(log!.days)).toHaveLength(60);
    expect(Object.keys(log!.days).sort()[0]).toBe(dayOf(START + 10 * DAY));
    const { logs, clock } = start();
    for (let i = 0; i < 203; i++) {
      clock.now += 1;
      await logs.count({ ...OK, site: `s${i}` }, 'a');
    }
    expect(logs.all()).toHaveLength(200);
    expect(logs.of('s2', 1)).toBeNull();
    expect(logs.of('s3', 1)).not.toBeNull();
  });
  it('drops days of a clock that was set wrong', () => {
    const future = countProof(undefined, OK, 'a', { at: START + 400 * DAY, dayOf });
    expect(Object.keys(countProof(future, OK, 'a', { at: START, dayOf }).days)).toEqual(['2026-11-02']);
  });
});

describe('troubleOf', () => {
  const at = (report: HealthReport, log: HealthLog | undefined, now: number) =>
    countProof(log, report, 'a', { at: now, dayOf });

  it('is there until the definition is healthy again', () => {
    const well = at(OK, undefined, 1);
    const ill = at(BROKEN, well, 2);
    expect([null, well, ill].map(troubleOf)).toEqual([null, null, 'broken']);
    expect(troubleOf(at(NOTHING, ill, 3)), 'a page without a chat mends nothing').toBe('broken');
    expect(troubleOf(at(OK, ill, 3))).toBeNull();
  });
  it('takes page after page without any chat for a console that was rebuilt', () => {
    let log = at(OK, undefined, 1);
    for (let i = 0; i < 11; i++) log = at(NOTHING, log, 2 + i);
    expect(troubleOf(log), 'an inbox looked at now and then is none').toBeNull();
    log = at(NOTHING, log, 20);
    expect(troubleOf(log)).toBe('rebuilt');
    expect(troubleOf(at(OK, log, 21))).toBeNull();
  });
});

describe('HealthReportSchema', () => {
  it.each([
    { ...OK, url: 'https://a.example/secret' },
    { ...OK, missing: ['what the buyer said'] },
    { ...OK, version: 0 },
    { ...OK, missing: Array.from({ length: 99 }, () => 'roles') },
    null,
  ])('takes nothing else: %j', (raw) => {
    expect(v.is(HealthReportSchema, raw)).toBe(false);
  });
});
