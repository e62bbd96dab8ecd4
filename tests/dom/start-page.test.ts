// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  DraftState,
  InsertRequest,
  InsertResult,
  ReadingDelta,
  StripView,
} from '../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import type { HealthReport } from '../../utils/core/sites/site-health.ts';
import { LEARNER, type Learner } from '../../utils/page/learner.ts';
import type { PageAction, PagePort } from '../../utils/page/page-port.ts';
import { startPage } from '../../utils/page/start-page.ts';
import { openFixture, openPage, SITES, siteOf } from './saved-page.ts';

class FakePort implements PagePort {
  deltas: ReadingDelta[] = [];
  drafts: DraftState[] = [];
  actions: PageAction[] = [];
  unsupported = 0;
  gone = 0;
  resync = false;
  insert: (request: InsertRequest) => Promise<InsertResult> = () => Promise.reject(new Error('not set'));
  strip: (view: StripView | null) => void = () => undefined;
  recheck: () => void = () => undefined;
  stripPrefs = { get: async () => null, set: () => undefined };
  definitions = async () => SITES;
  learnSite: PagePort['learnSite'] = async () => ({ ok: true, version: 1 });
  forgetSite = async () => undefined;
  healths: HealthReport[] = [];
  sendHealth = (report: HealthReport) => void this.healths.push(report);
  sendUnsupported = () => void this.unsupported++;
  sendGone = () => void this.gone++;
  sendTeaching = () => undefined;
  sendDraft = (draft: DraftState) => void this.drafts.push(draft);
  sendAction = (action: PageAction) => void this.actions.push(action);
  loadBridge = async () => false;
  loadLearner = async () => {
    window.warmlineLearner = LEARNER;
    return true;
  };
  sendDelta = async (delta: ReadingDelta) => {
    this.deltas.push(delta);
    const { resync } = this;
    this.resync = false;
    return { resync };
  };
  onInsert = (handler: FakePort['insert']) => {
    this.insert = handler;
  };
  onStrip = (handler: FakePort['strip']) => {
    this.strip = handler;
  };
  onTeach = () => undefined;
  onRecheck = (handler: () => void) => {
    this.recheck = handler;
  };
}

let stop: AbortController;
let port: FakePort;
const start = () => startPage({ document, window: window as Window & typeof globalThis, port, signal: stop.signal });
const settle = (ms = 100) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  port = new FakePort();
});
afterEach(() => {
  stop.abort();
  delete window.warmlineLearner;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('startPage', () => {
  it('reads, watches the draft and inserts on a page it knows', async () => {
    openFixture('practice/mixed.html');
    start();
    await settle();
    expect(port.deltas[0]).toMatchObject({ site: 'practice', conversation: 'kettle', length: 8 });
    expect(port.drafts).toMatchObject([{ conversation: 'kettle', text: '' }]);
    await settle(2000);
    expect(port.healths).toMatchObject([{ site: 'practice', ok: true, missing: [] }]);
    const inserted = port.insert({ conversation: 'kettle', draftFingerprint: null, text: '您好' });
    await settle(500);
    expect(await inserted).toEqual({ ok: true });
    expect(document.querySelector('textarea')!.value).toBe('您好');
    expect(port.drafts.at(-1)!.text).toBe('您好');
    const wrong = port.insert({ conversation: 'lamp', draftFingerprint: null, text: 'x' });
    await settle();
    expect(await wrong).toMatchObject({ ok: false, reason: 'conversation-changed' });
  });

  it('says once that it knows nothing of a page, and starts when the console appears', async () => {
    openPage('<body><p>loading</p></body>', 'https://blog.example/');
    start();
    await settle(1000);
    expect(port.unsupported).toBe(0);
    await settle(5000);
    expect(port.unsupported).toBe(1);
    expect(await port.insert({ conversation: 'a', draftFingerprint: null, text: 'x' })).toMatchObject({ ok: false });
    openFixture('practice/mixed.html');
    await settle(1000);
    expect(port.deltas[0]).toMatchObject({ site: 'practice' });
  });

  it('lets go of a definition that was switched off, and reads on undisturbed where nothing changed', async () => {
    openFixture('practice/mixed.html');
    start();
    await settle();
    const { instance } = port.deltas[0]!;
    port.definitions = async () => structuredClone(SITES);
    port.recheck();
    await settle(1000);
    expect(new Set(port.deltas.map((delta) => delta.instance))).toEqual(new Set([instance]));
    port.definitions = async () => SITES.filter(({ id }) => id !== 'practice');
    port.recheck();
    await settle(1000);
    expect(await port.insert({ conversation: 'kettle', draftFingerprint: null, text: 'x' } as InsertRequest)).toEqual({
      ok: false,
      reason: 'unreadable',
      clipboard: false,
    });
  });

  it('sends all anew when the worker lost its state', async () => {
    openFixture('practice/mixed.html');
    port.resync = true;
    start();
    await settle();
    expect(port.deltas.map(({ full, length }) => [full, length])).toEqual([
      [true, 8],
      [true, 8],
    ]);
  });

  it('starts afresh on another console', async () => {
    openFixture('practice/mixed.html');
    start();
    await settle();
    openFixture('chatwoot/grouped.html');
    await settle(1000);
    expect(port.deltas.at(-1)).toMatchObject({ site: 'chatwoot', conversation: '3/512' });
    expect(port.deltas.at(-1)!.instance).not.toBe(port.deltas[0]!.instance);
  });

  /** The practice page after its maker has renamed what the definition reads. */
  function redesign(): void {
    openFixture('practice/mixed.html');
    for (const row of document.querySelectorAll('[data-role]')) {
      row.setAttribute('data-writer', row.getAttribute('data-role') ?? '');
      row.removeAttribute('data-role');
    }
  }
  const detected = (over: Partial<SiteDefinition> = {}): SiteDefinition => ({
    ...structuredClone(siteOf('practice')),
    id: 'detected-desk-example',
    evidence: { source: 'Detected on the page', date: '2026-11-22', confidence: 'detected' },
    match: { urls: [`${document.location.origin}/*`] },
    row: '.message',
    roles: { customer: [{ self: '[data-writer="customer"]' }], agent: [{ self: ':not([data-writer="customer"])' }] },
    ...over,
  });
  const detect = vi.fn<Learner['detect']>();
  const learnt: SiteDefinition[] = [];
  function learn(): void {
    learnt.length = 0;
    detect.mockReset();
    port.loadLearner = async () => {
      window.warmlineLearner = { ...LEARNER, detect };
      return true;
    };
    port.learnSite = async (definition) => {
      learnt.push(definition);
      return { ok: true, version: 1 };
    };
    vi.stubGlobal('innerWidth', 1200);
    vi.stubGlobal('innerHeight', 800);
  }

  it('lets a detected definition stand in for one that has broken, and says for which', async () => {
    redesign();
    learn();
    detect.mockImplementation(() => ({ definition: detected(), confidence: 0.95, certain: true, reasons: [] }));
    start();
    await settle(5000);
    expect(port.deltas.at(-1)).toMatchObject({ site: 'practice', health: { ok: false } });
    expect(detect).not.toHaveBeenCalled();
    await settle(10_000);
    expect(port.healths[0]).toMatchObject({ site: 'practice', ok: false });
    expect(port.deltas.at(-1)).toMatchObject({ site: 'detected-desk-example', health: { ok: true } });
    expect(learnt[0]?.evidence.insteadOf).toMatchObject({ site: siteOf('practice').name, missing: ['roles'] });
    expect(port.unsupported).toBe(0);
    // The maker takes the redesign back: the written definition reads the page again.
    for (const row of document.querySelectorAll('[data-writer]')) {
      row.setAttribute('data-role', row.getAttribute('data-writer') ?? '');
    }
    await settle(8000);
    expect(port.deltas.at(-1)).toMatchObject({ site: 'practice', health: { ok: true } });
  });

  it('takes the stored one at once, and never one over a healthy page', async () => {
    redesign();
    learn();
    port.definitions = async () => [...SITES, detected()];
    start();
    await settle(15_000);
    expect(detect).not.toHaveBeenCalled();
    expect(port.deltas.at(-1)).toMatchObject({ site: 'detected-desk-example', health: { ok: true } });
    stop.abort();
    stop = new AbortController();
    port.deltas = [];
    openFixture('practice/mixed.html');
    start();
    await settle(20_000);
    expect(new Set(port.deltas.map(({ site }) => site))).toEqual(new Set(['practice']));
  });

  it('keeps to the broken one where nothing is sure', async () => {
    redesign();
    learn();
    detect.mockImplementation(() => ({ definition: detected(), confidence: 0.5, certain: false, reasons: [] }));
    start();
    await settle(20_000);
    expect(detect).toHaveBeenCalled();
    expect(port.deltas.at(-1)).toMatchObject({ site: 'practice', health: { ok: false } });
    expect(port.unsupported).toBe(0);
  });

  it('tells when the page is left, and is silent after its end', async () => {
    openFixture('practice/mixed.html');
    start();
    await settle();
    window.dispatchEvent(new Event('pagehide'));
    expect(port.gone).toBe(1);
    stop.abort();
    const before = port.deltas.length;
    document.querySelector('.thread')!.innerHTML = '';
    await settle(5000);
    expect(port.deltas).toHaveLength(before);
    expect(document.querySelector('warmline-strip')).toBeNull();
  });
});
