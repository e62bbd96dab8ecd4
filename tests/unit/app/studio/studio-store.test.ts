import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStudioStore, type StudioStore } from '../../../../utils/app/studio/studio-store.ts';
import type { Library } from '../../../../utils/core/library.ts';
import type { Script } from '../../../../utils/core/packs/script.ts';
import { fakeDelivery } from '../../../fixtures/fake-delivery.ts';
import { fakeSites } from '../../../fixtures/fake-sites.ts';
import { type MemoryPackStore, memoryPackStore } from '../../../fixtures/memory-pack-store.ts';
import { makeScript } from './make-script.ts';

const BUILTIN = {
  manifest: {
    schema: 1 as const,
    id: 'warmline-core',
    version: '2.0.0',
    title: { 'zh-Hans': '内置', 'zh-Hant': '內建', en: 'Built-in' },
    owner: 'warmline',
    licence: 'MIT',
  },
  scripts: [makeScript('b-two'), makeScript('a-one', { status: 'draft' }), makeScript('c-three')],
};

let packs: MemoryPackStore;
let studio: StudioStore;
let lifetime: AbortController;
let clock = Date.UTC(2026, 10, 22, 8);

const open = () => {
  const library = async () => ({ packs: [BUILTIN] }) as unknown as Library;
  const ports = {
    packs,
    library,
    now: () => clock,
    delivery: fakeDelivery(packs, () => clock),
    sites: fakeSites([], () => clock),
  };
  return createStudioStore(ports, lifetime.signal);
};
const text = (id: string) => studio.getState().scripts.get(id)?.texts['zh-Hans'];
const say = (words: string) => (script: Script) => ({ ...script, texts: { ...script.texts, 'zh-Hans': words } });
const stored = async (id: string) => (await packs.scripts('warmline-core')).find((script) => script.id === id);

beforeEach(async () => {
  vi.useFakeTimers();
  packs = memoryPackStore();
  lifetime = new AbortController();
  studio = open();
  await studio.actions.start();
  await studio.actions.createPack({ from: 'builtin', title: '售后包', owner: '小周' });
  packs.writes.length = 0;
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

describe('packs', () => {
  it('copies the built-in pack under its own id, so that publishing takes its place', async () => {
    const { packId, order, workspaces } = studio.getState();
    expect(packId).toBe('warmline-core');
    expect(order).toEqual(['a-one', 'b-two', 'c-three']);
    expect(workspaces[0]?.manifest).toMatchObject({ version: '0.0.0', owner: '小周', title: { en: '售后包' } });
    expect(await packs.scripts('warmline-core')).toHaveLength(3);
  });

  it('shows the first scripts of a large pack at once, and lets it be worked on when all are there', async () => {
    const many = Array.from({ length: 9000 }, (_, at) => makeScript(`s-${String(at).padStart(5, '0')}`));
    await packs.saveScripts('warmline-core', many, ['a-one', 'b-two', 'c-three']);
    const seen: { shown: number; arriving: boolean }[] = [];
    const stop = studio.subscribe(({ order, arriving }) => {
      seen.push({ shown: order.length, arriving });
      if (arriving) studio.actions.edit('s-00000', 'text', say('太早'));
    });
    await studio.actions.openPack('warmline-core');
    stop();
    expect(seen).toEqual([
      { shown: 500, arriving: true },
      { shown: 9000, arriving: false },
    ]);
    expect(studio.getState().order).toEqual(many.map(({ id }) => id));
    expect(text('s-00000')).not.toBe('太早');
    studio.actions.edit('s-00000', 'text', say('现在'));
    expect(text('s-00000')).toBe('现在');
  });

  it('opens the pack that was asked for last', async () => {
    const other = await studio.actions.createPack({ from: 'empty', title: '大促', owner: '阿琳' });
    await Promise.all([studio.actions.openPack('warmline-core'), studio.actions.openPack(other)]);
    expect(studio.getState()).toMatchObject({ packId: other, order: [], arriving: false });
  });

  it('gives every pack an id of its own and opens the last one worked on', async () => {
    clock += 1000;
    expect(await studio.actions.createPack({ from: 'empty', title: '大促', owner: '阿琳' })).toBe('team-pack');
    clock += 1000;
    expect(await studio.actions.createPack({ from: 'empty', title: '大促', owner: '阿琳' })).toBe('team-pack-2');
    const again = open();
    await again.actions.start();
    expect(again.getState().packId).toBe('team-pack-2');
    await again.actions.removePack('team-pack-2');
    expect(again.getState().packId).toBe('warmline-core');
  });

  it('forgets undo and selection with the pack they belong to', async () => {
    studio.actions.edit('a-one', 'zh-Hans', say('新'));
    studio.actions.select(['a-one']);
    await studio.actions.createPack({ from: 'empty', title: '大促', owner: '阿琳' });
    expect(studio.getState()).toMatchObject({ undo: null, selection: new Set(), scripts: new Map() });
    expect((await stored('a-one'))?.texts['zh-Hans']).toBe('新');
  });
});

describe('saving', () => {
  it('writes only what changed, a moment after the last keystroke', async () => {
    studio.actions.edit('a-one', 'zh-Hans', say('一'));
    await vi.advanceTimersByTimeAsync(300);
    studio.actions.edit('a-one', 'zh-Hans', say('一二'));
    expect(studio.getState()).toMatchObject({ save: { kind: 'saving' }, dirty: new Set(['a-one']) });
    await vi.advanceTimersByTimeAsync(300);
    expect(packs.writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(packs.writes).toEqual([{ pack: 'warmline-core', changed: ['a-one'], removed: [] }]);
    expect(studio.getState()).toMatchObject({ save: { kind: 'saved' }, dirty: new Set() });
    expect((await stored('a-one'))?.texts['zh-Hans']).toBe('一二');
  });

  it('has everything on disk after a flush, as when the tab closes', async () => {
    studio.actions.edit('b-two', 'zh-Hans', say('别丢'));
    await studio.actions.flush();
    const again = open();
    await again.actions.start();
    expect(again.getState().scripts.get('b-two')?.texts['zh-Hans']).toBe('别丢');
  });

  it('says when it could not save, keeps the work, and tries again', async () => {
    packs.fail = 'the disk is full';
    studio.actions.edit('a-one', 'zh-Hans', say('要留住'));
    await vi.advanceTimersByTimeAsync(500);
    expect(studio.getState().save).toEqual({ kind: 'failed', message: 'the disk is full' });
    expect(studio.getState().dirty).toEqual(new Set(['a-one']));
    packs.fail = null;
    await vi.advanceTimersByTimeAsync(5000);
    expect(studio.getState().save).toEqual({ kind: 'saved' });
    expect((await stored('a-one'))?.texts['zh-Hans']).toBe('要留住');
  });
});

describe('undo', () => {
  it('takes typing back as one step, and a pause begins a new one', () => {
    const first = text('b-two');
    for (const words of ['一', '一二', '一二三']) {
      clock += 200;
      studio.actions.edit('b-two', 'zh-Hans', say(words));
    }
    clock += 5000;
    studio.actions.edit('b-two', 'zh-Hans', say('一二三四'));
    studio.actions.undo();
    expect(text('b-two')).toBe('一二三');
    studio.actions.undo();
    expect(text('b-two')).toBe(first);
    expect(studio.getState().undo).toBeNull();
    studio.actions.undo();
    expect(text('b-two')).toBe(first);
    studio.actions.redo();
    studio.actions.redo();
    expect(text('b-two')).toBe('一二三四');
    expect(studio.getState().redo).toBeNull();
  });

  it('keeps fields apart, and works across saves', async () => {
    studio.actions.edit('b-two', 'zh-Hans', say('新词'));
    studio.actions.edit('b-two', 'owner', (script) => ({ ...script, owner: '阿琳' }));
    await studio.actions.flush();
    studio.actions.undo();
    expect(studio.getState().scripts.get('b-two')).toMatchObject({ owner: '小周', texts: { 'zh-Hans': '新词' } });
    await studio.actions.flush();
    expect((await stored('b-two'))?.owner).toBe('小周');
  });

  it('brings back exactly what was there, the very objects', () => {
    const before = new Map(studio.getState().scripts);
    studio.actions.editMany(['a-one', 'b-two'], (script) => ({ ...script, stage: 'solve' }));
    studio.actions.apply({ step: 'import', put: [makeScript('d-four'), makeScript('a-one')], remove: ['c-three'] });
    expect(studio.getState().order).toEqual(['a-one', 'b-two', 'd-four']);
    expect(studio.getState().undo).toEqual({ step: 'import', count: 3 });
    studio.actions.undo();
    studio.actions.undo();
    const { scripts, order } = studio.getState();
    expect(order).toEqual(['a-one', 'b-two', 'c-three']);
    for (const [id, script] of before) expect(scripts.get(id)).toBe(script);
  });

  it('removes a script that undo took back, on disk too', async () => {
    const id = studio.actions.create({ stage: 'follow_up' });
    expect(id).toBe('follow-up-new');
    expect(studio.getState().openId).toBe(id);
    await studio.actions.flush();
    expect(await stored(id)).toBeDefined();
    studio.actions.undo();
    expect(studio.getState().openId).toBeNull();
    await studio.actions.flush();
    expect(await stored(id)).toBeUndefined();
  });

  it('drops what could be redone once something else is changed', () => {
    studio.actions.edit('b-two', 'zh-Hans', say('一'));
    studio.actions.undo();
    studio.actions.edit('a-one', 'zh-Hans', say('二'));
    expect(studio.getState().redo).toBeNull();
  });

  it('does not call a change that changes nothing a step', () => {
    studio.actions.editMany(['a-one'], (script) => script);
    expect(studio.getState()).toMatchObject({ undo: null, save: { kind: 'saved' } });
  });
});

describe('life cycle', () => {
  it('makes published wording a draft again, but not for a new owner or review day', () => {
    studio.actions.editMany(['b-two'], (script) => ({ ...script, owner: '阿琳', reviewBy: '2027-01-01' }));
    expect(studio.getState().scripts.get('b-two')?.status).toBe('published');
    studio.actions.edit('b-two', 'zh-Hans', say('新的'));
    expect(studio.getState().scripts.get('b-two')?.status).toBe('draft');
    studio.actions.editMany(['b-two', 'c-three'], (script) => ({ ...script, status: 'archived' }));
    expect(studio.getState().scripts.get('c-three')?.status).toBe('archived');
    expect(studio.getState().undo).toEqual({ step: 'bulk', count: 2 });
  });

  it('refuses a version twice and follows what another page put in force', async () => {
    const version = { version: '1.0.0', at: '2026-11-22T08:00:00Z', by: '小周', note: 'first', pack: BUILTIN };
    expect(await studio.actions.addVersion(version)).toEqual({ ok: true });
    expect((await studio.actions.addVersion(version)).ok).toBe(false);
    expect(studio.getState().versions.map((each) => each.version)).toEqual(['1.0.0']);
    await packs.setInForce('x', { pack: BUILTIN, source: { kind: 'studio' }, since: '2026-11-22T08:00:00Z' });
    await vi.advanceTimersByTimeAsync(0);
    expect(studio.getState().inForce).toHaveLength(1);
  });
});
