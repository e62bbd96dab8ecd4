import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../../utils/app/diagnostics.ts';
import { DEFAULT_USER_SETTINGS } from '../../../utils/app/effective-settings.ts';
import { newFrame } from '../../../utils/app/frame.ts';
import { siteDefinition } from '../../fixtures/site-definition.ts';

const HEALTH = { ok: true, containers: 1, rows: 1, unknownRows: 0, composer: 'ready' as const, missing: [] };
const LOG = {
  site: 'desk',
  version: 1,
  seenAt: 2,
  healthyAt: 1,
  broke: { at: 2, host: 'desk.example', missing: ['roles' as const] },
  idle: 0,
  days: { '2026-11-02': { healthy: 3, broken: 1, nothing: 0, missing: { roles: 1 } } },
};
const frame = {
  ...newFrame(),
  reading: {
    instance: 'i',
    seq: 1,
    site: 'desk',
    url: 'https://desk.example/secret',
    conversation: 'a',
    customerName: 'Ms Tao',
    orderId: null,
    turns: [{ id: '1', role: 'customer' as const, text: 'the words of the buyer', sender: 'Ms Tao' }],
    health: HEALTH,
    seenAt: 1,
  },
};
const report = (withTexts: boolean) =>
  diagnosticsOf(frame, {
    version: '1',
    browser: 'b',
    site: (id) => siteDefinition({ id }),
    siteHealth: [LOG],
    settings: { ...DEFAULT_USER_SETTINGS, agent: { name: 'Ning' } },
    withTexts,
  });

describe('diagnosticsOf', () => {
  it('says which definition was used and how all of them fared', () => {
    expect(report(false)).toMatchObject({ site: { id: 'desk' }, health: HEALTH, siteHealth: [LOG] });
  });
  it('holds no word, name or address of the chat unless the agent ticked it', () => {
    const text = JSON.stringify(report(false));
    for (const secret of ['the words of the buyer', 'Ms Tao', 'Ning', 'secret']) expect(text).not.toContain(secret);
    expect(JSON.stringify(report(true))).toContain('the words of the buyer');
  });
});
