// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import type { TeachCommand, TeachState } from '../../../utils/core/sites/teaching.ts';
import { LEARNER } from '../../../utils/page/learner.ts';
import { serveTeaching, type Teaching } from '../../../utils/page/teach/serve-teaching.ts';
import { siteDefinition } from '../../fixtures/site-definition.ts';
import { openPage } from '../saved-page.ts';
import { CHAT, LABELS } from './teach-page.ts';

let command: (command: TeachCommand) => void;
let told: (TeachState | null)[];
let learned: SiteDefinition[];
let forgotten: string[];
let active: boolean[];
let current: SiteDefinition | null;
let looked: number;
let stop: AbortController;
let teaching: Teaching;

beforeEach(() => {
  openPage(CHAT, 'https://desk.example:8443/chat/42');
  told = [];
  learned = [];
  forgotten = [];
  active = [];
  current = null;
  looked = 0;
  stop = new AbortController();
  teaching = serveTeaching({
    document,
    signal: stop.signal,
    learner: async () => LEARNER,
    current: () => current,
    onActive: (now) => active.push(now),
    onLearned: () => looked++,
    isGenuine: () => true,
    port: {
      onTeach: (handler) => {
        command = handler;
      },
      sendTeaching: (state) => told.push(state),
      learnSite: async (definition) => {
        learned.push(definition);
        return { ok: true };
      },
      forgetSite: async (host, how) => void forgotten.push(`${host} ${how}`),
    },
  });
});
afterEach(() => stop.abort());

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('serveTeaching', () => {
  it('starts once, tells how far it is, and ends when left', async () => {
    expect(teaching.active()).toBe(false);
    command({ type: 'pick' });
    expect(told).toEqual([]);
    command({ type: 'start', labels: LABELS });
    command({ type: 'start', labels: LABELS });
    await settled();
    expect(document.querySelectorAll('warmline-teach')).toHaveLength(1);
    expect(teaching.active()).toBe(true);
    const before = told.length;
    teaching.tell();
    expect(told.slice(before)).toMatchObject([{ step: 'customer' }]);
    command({ type: 'stop' });
    expect(told.at(-1)).toBeNull();
    expect(active).toEqual([true, false]);
    expect(document.querySelector('warmline-teach')).toBeNull();
    expect(looked).toBe(0);
  });

  it('looks once more for what is to be looked over, but not where the page is read already', async () => {
    command({ type: 'start', labels: LABELS, from: 'found' });
    await settled();
    expect(told.at(-1)).toMatchObject({ step: 'customer', problem: { kind: 'nothing-found' } });
    command({ type: 'stop' });
    current = siteDefinition({});
    command({ type: 'start', labels: LABELS, from: 'found' });
    await settled();
    expect(told.at(-1)).toMatchObject({ step: 'customer', problem: null });
  });

  it('ends with the extension', () => {
    command({ type: 'start', labels: LABELS });
    stop.abort();
    expect(document.querySelector('warmline-teach')).toBeNull();
  });

  it('keeps a detected reading that is confirmed as taught, for this very host', async () => {
    const evidence = { source: 'Detected on the page', date: '2026-11-20', confidence: 'detected' as const };
    current = siteDefinition({ id: 'detected-desk-example-8443', evidence });
    command({ type: 'confirm', site: 'another' });
    await settled();
    expect(learned).toEqual([]);
    command({ type: 'confirm', site: current.id });
    await settled();
    expect(learned).toEqual([
      { ...current, id: 'taught-desk-example-8443', evidence: { ...evidence, confidence: 'taught' } },
    ]);
    expect(looked).toBe(1);
  });

  it('forgets what was taught here, and nothing of another page', async () => {
    current = siteDefinition({ id: 'taught-desk-example-8443' });
    command({ type: 'forget', site: 'taught-other' });
    command({ type: 'forget', site: current.id });
    await settled();
    expect(forgotten).toEqual(['desk.example:8443 taught']);
    expect(looked).toBe(1);
  });
});
