import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_USER_SETTINGS } from '../../../utils/app/effective-settings.ts';
import { layPolicy, withoutLocked } from '../../../utils/app/lay-policy.ts';
import { allowsSite, LOCKABLE, parsePolicy } from '../../../utils/platform/policy/managed-policy.ts';
import { isMatchPattern, matchesPattern } from '../../../utils/platform/policy/match-pattern.ts';

vi.mock('wxt/browser', () => ({ browser: {} }));

const URL_A = 'https://packs.example/index.json';

describe('parsePolicy', () => {
  it('is empty where there is none', () => {
    for (const none of [undefined, null, {}, 'x'])
      expect(parsePolicy(none)).toEqual({ packs: [], sites: null, settings: {}, locked: [], problems: [] });
  });

  it('reads every part', () => {
    const policy = parsePolicy({
      packs: [{ url: URL_A, pins: { team: '1.0.0' } }],
      sites: ['https://*.desk.example/*'],
      market: 'TW',
      strip: false,
      locked: ['market', 'team'],
    });
    expect(policy).toEqual({
      packs: [{ url: URL_A, every: 60, pins: { team: '1.0.0' } }],
      sites: ['https://*.desk.example/*'],
      settings: { market: 'TW', strip: false },
      locked: ['market', 'team'],
      problems: [],
    });
  });

  it('uses the good parts beside a bad one and names the bad one', () => {
    const policy = parsePolicy({
      packs: [{ url: 'packs' }, { url: URL_A, key: 'short' }, { url: URL_A }],
      market: 'Mars',
      strip: true,
      locked: ['everything', 'strip'],
    });
    expect(policy.packs.map(({ url }) => url)).toEqual([URL_A]);
    expect(policy).toMatchObject({ settings: { strip: true }, locked: ['strip'] });
    expect(policy.problems.map((problem) => problem.split(':')[0])).toEqual([
      'packs[0]',
      'packs[1]',
      'locked[0]',
      'market',
    ]);
  });

  it('allows no site where the only pattern is wrong, rather than every one', () => {
    const policy = parsePolicy({ sites: ['desk.example'] });
    expect(policy.sites).toEqual([]);
    expect(allowsSite(policy, 'https://desk.example/')).toBe(false);
    expect(allowsSite(parsePolicy({}), 'https://desk.example/')).toBe(true);
  });

  it('stands in the form that Chrome shows to administrators, and nothing else does', () => {
    const form = JSON.parse(readFileSync('utils/platform/public/managed-schema.json', 'utf8')) as {
      properties: Record<string, object>;
    };
    const wanted = ['packs', 'sites', 'locked', ...LOCKABLE];
    expect(Object.keys(form.properties).sort()).toEqual(wanted.sort());
  });
});

describe('match patterns', () => {
  it.each([
    ['https://desk.example/*', 'https://desk.example/chat', true],
    ['https://desk.example/*', 'http://desk.example/chat', false],
    ['https://desk.example/*', 'https://desk.example.evil/chat', false],
    ['*://*.desk.example/*', 'http://a.b.desk.example/', true],
    ['*://*.desk.example/*', 'https://desk.example/', true],
    ['*://*.desk.example/*', 'https://notdesk.example/', false],
    ['http://127.0.0.1:8080/*', 'http://127.0.0.1:8080/x', true],
    ['http://127.0.0.1:8080/*', 'http://127.0.0.1:9090/x', false],
    ['https://desk.example:443/*', 'https://desk.example/x', true],
    ['http://desk.example:80/*', 'http://desk.example:80/x', true],
    ['*://desk.example:443/*', 'http://desk.example/x', false],
    ['https://desk.example:443/*', 'https://desk.example:8443/x', false],
    ['https://*/*', 'https://anything.example/', true],
    ['https://desk.example/*', 'not an address', false],
  ])('%s and %s: %s', (pattern, address, covered) => {
    expect(isMatchPattern(pattern)).toBe(true);
    expect(matchesPattern(pattern, address)).toBe(covered);
  });
  it('knows what is none', () => {
    for (const text of ['desk.example', 'https://desk.example', 'file:///*', '<all_urls>'])
      expect(isMatchPattern(text)).toBe(false);
  });
});

describe('layPolicy', () => {
  const team = JSON.stringify({ byMarket: { CN: { limits: { agent: 20 } } } });
  it('gives the company’s values to whoever saved none, and the locked ones to everybody', () => {
    const policy = { settings: { market: 'TW' as const, strip: false }, locked: ['market' as const] };
    expect(layPolicy(null, policy).settings).toMatchObject({ market: 'TW', strip: false });
    const own = { ...DEFAULT_USER_SETTINGS, market: 'CN' as const, strip: true };
    expect(layPolicy(own, policy).settings).toMatchObject({ market: 'TW', strip: true });
    expect(withoutLocked({ market: 'US', strip: false }, policy.locked)).toEqual({ strip: false });
  });
  it('reads the team file, and says what is wrong with it', () => {
    const laid = layPolicy({ ...DEFAULT_USER_SETTINGS }, { settings: { team }, locked: ['team'] });
    expect(laid.settings.team).toEqual({ CN: { limits: { agent: 20 } } });
    const broken = layPolicy(null, { settings: { team: '{', strip: false }, locked: ['team'] });
    expect(broken.settings).toMatchObject({ team: {}, strip: false });
    expect(broken.problem).toBeTruthy();
  });
});
