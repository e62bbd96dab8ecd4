import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_USER_SETTINGS, effectiveSettings } from '../../../utils/app/effective-settings.ts';
import { readTeamFile, writeTeamFile } from '../../../utils/app/team-file.ts';
import { clockFor, settingsFor } from '../../../utils/cli/settings-file.ts';
import { parseSettings } from '../../../utils/core/parse-settings.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { MARKETS } from '../../../utils/core/taxonomy.ts';
import {
  findConflicts,
  isMonthDay,
  layTeamRules,
  readTeamNumber,
  TEAM_NUMBERS,
  type TeamNumber,
  teamNumber,
  withTeamNumber,
} from '../../../utils/core/team-rules.ts';

const PATHS = Object.keys(TEAM_NUMBERS) as TeamNumber[];
const talk = { id: 'c', turns: [{ id: '0', role: 'customer' as const, text: '在吗' }] };

describe('defaults', () => {
  it.each(MARKETS)('of %s hold together and pass their own bounds', (market) => {
    const settings = defaultSettings(market);
    expect(findConflicts(settings)).toEqual([]);
    for (const path of PATHS) {
      const value = teamNumber(settings, path);
      if (path === 'medianPrice') expect(value).toBeUndefined();
      else expect(readTeamNumber(path, String(value)), path).toEqual({ ok: true, value });
    }
    expect(settings.windows.every(({ from, to }) => isMonthDay(from) && isMonthDay(to))).toBe(true);
  });
});

describe('a number as typed', () => {
  it.each<[TeamNumber, string, unknown]>([
    ['limits.agent', '８０', 80],
    ['limits.agent', ' 12.5 ', 12.5],
    ['limits.agent', '12,5', 12.5],
    ['limits.agent', '1,500', 1500],
    ['limits.agent', '五十', 'noNumber'],
    ['limits.agent', '', 'noNumber'],
    ['limits.agent', '-1', 'tooSmall'],
    ['limits.agent', '1e9', 'noNumber'],
    ['asking.most', '3', 'tooLarge'],
    ['asking.live', '2.5', 'notWhole'],
    ['thresholds.show', '1.2', 'tooLarge'],
  ])('%s “%s”', (path, text, expected) => {
    const read = readTeamNumber(path, text);
    expect(read.ok ? read.value : read.problem).toBe(expected);
  });

  it('is set, found and taken back without a trace', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), fc.integer({ min: 1, max: 2 }), (path, value) => {
        const rules = withTeamNumber({}, path, value);
        expect(teamNumber(rules, path)).toBe(value);
        expect(withTeamNumber(rules, path, undefined)).toEqual({});
      }),
    );
  });
});

describe('rules over defaults', () => {
  it('change what they name and nothing else', () => {
    const base = defaultSettings('CN');
    expect(layTeamRules(base, {})).toEqual(base);
    const changed = layTeamRules(base, { limits: { agent: 80 }, medianPrice: 60 });
    expect(changed).toEqual({ ...base, limits: { ...base.limits, agent: 80 }, medianPrice: 60 });
  });

  it('never leave a lead with less than an agent', () => {
    expect(layTeamRules(defaultSettings('CN'), { limits: { agent: 500 } }).limits.lead).toBe(500);
  });

  it('name contradictions', () => {
    const base = defaultSettings('CN');
    expect(findConflicts({ ...base, thresholds: { show: 0.3, maybe: 0.5 } })).toEqual([
      { field: 'thresholds.maybe', must: 'atMost', other: 'thresholds.show' },
    ]);
    expect(findConflicts({ ...base, limits: { ...base.limits, minOffer: 60 } })).toHaveLength(1);
  });

  it('count in their own market only', () => {
    const user = { ...DEFAULT_USER_SETTINGS, team: { CN: { limits: { agent: 80 } }, TW: { promiseMinutes: 60 } } };
    expect(effectiveSettings(user, talk, 'zh-CN')).toMatchObject({
      market: 'CN',
      limits: { agent: 80 },
    });
    const english = { id: 'c', turns: [{ id: '0', role: 'customer' as const, text: 'Hello, any news?' }] };
    expect(effectiveSettings(user, talk, 'en').marketGuessed).toBeUndefined();
    expect(effectiveSettings(user, english, 'en').marketGuessed).toBe(true);
    expect(effectiveSettings(user, { ...english, market: 'UK' }, 'en')).toMatchObject({ market: 'UK' });
    const taiwan = effectiveSettings({ ...user, market: 'TW' }, talk, 'zh-TW');
    expect(taiwan).toMatchObject({ promiseMinutes: 60, limits: { agent: 200 } });
    expect(taiwan.marketGuessed).toBeUndefined();
  });
});

describe('the settings file', () => {
  it('goes out and comes back unchanged, and the command line reads the same', () => {
    const user = {
      ...DEFAULT_USER_SETTINGS,
      market: 'CN' as const,
      crisisLine: '12356',
      team: { CN: { limits: { agent: 80 }, timeZone: 'Asia/Urumqi' }, UK: { thresholds: { show: 0.6 } } },
    };
    const text = writeTeamFile(user);
    expect(readTeamFile(text)).toEqual({ ok: true, change: { team: user.team, market: 'CN', crisisLine: '12356' } });
    const parsed = parseSettings(text);
    if (!parsed.ok) throw new Error(parsed.message);
    const settings = settingsFor(talk, parsed.settings);
    expect(settings).toMatchObject({ market: 'CN', crisisLine: '12356', limits: { agent: 80, lead: 200 } });
    expect(settings.marketGuessed).toBeUndefined();
    expect(clockFor(talk, settings, parsed.settings, 5)).toEqual({ now: 5, timeZone: 'Asia/Urumqi' });
    expect(settingsFor({ ...talk, market: 'UK' }, parsed.settings).thresholds.show).toBe(0.6);
  });

  it('with flat rules belongs to the market it names', () => {
    const read = readTeamFile('{"market":"TW","limits":{"agent":300}}');
    expect(read).toEqual({ ok: true, change: { team: { TW: { limits: { agent: 300 } } }, market: 'TW' } });
    const all = readTeamFile('{"promiseMinutes":90}');
    expect(all.ok && Object.keys(all.change.team)).toEqual([...MARKETS]);
  });

  it.each([
    ['{', /JSON/],
    ['[]', /settings|Invalid|object/i],
    ['{"limits":{"agent":"fifty"}}', /limits\.agent/],
    ['{"limits":{"agent":-1}}', /limits\.agent: must be at least 0/],
    ['{"byMarket":{"CN":{"asking":{"most":3}}}}', /byMarket\.CN\.asking\.most: must be 1 or 2/],
    ['{"windows":[{"name":"x","from":"02-30","to":"03-01"}]}', /windows\.0\.from: must be a day of the year/],
    ['{"timeZone":"Mars/Olympus"}', /timeZone: must be a time zone/],
    ['{"currency":"yuan"}', /currency: must be a currency code/],
    ['{"now":"yesterday"}', /now: must be an ISO 8601 time/],
  ])('that is wrong says where: %s', (text, message) => {
    const read = readTeamFile(text);
    expect(read.ok).toBe(false);
    expect('message' in read ? read.message : '').toMatch(message);
  });

  it('that contradicts itself names the market and the pair', () => {
    expect(readTeamFile('{"byMarket":{"UK":{"limits":{"agent":30,"lead":20}}}}')).toEqual({
      ok: false,
      market: 'UK',
      conflict: { field: 'limits.lead', must: 'atLeast', other: 'limits.agent' },
    });
  });
});
