/** The Studio's state over a `PackStore`: one open pack, undo across saves, every change saved by itself. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackWorkspace } from '../../core/packs/pack-record.ts';
import type { Script } from '../../core/packs/script.ts';
import { asEdited } from './as-edited.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import { blankScript, freeId } from './blank-script.ts';
import { createHistory, type History, type ScriptChange } from './history.ts';
import { NO_FILTER, type StepOfWork, type StudioActions, type StudioPorts, type StudioState } from './studio-state.ts';

export type StudioStore = StoreApi<StudioState> & {
  readonly actions: StudioActions;
  readonly ports: StudioPorts;
};

const EMPTY: StudioState = {
  ready: false,
  workspaces: [],
  packId: null,
  arriving: false,
  scripts: new Map(),
  order: [],
  versions: [],
  inForce: [],
  selection: new Set(),
  openId: null,
  filter: NO_FILTER,
  sort: { column: 'id', down: false },
  dirty: new Set(),
  save: { kind: 'saved' },
  undo: null,
  redo: null,
  page: 'scripts',
};

interface Parts {
  ports: StudioPorts;
  store: StoreApi<StudioState>;
  history: History;
  autosave: Autosave;
}

/** @param signal ends the listening to other pages */
export function createStudioStore(ports: StudioPorts, signal: AbortSignal): StudioStore {
  const store = createStore<StudioState>(() => EMPTY);
  const history = createHistory();
  const autosave = createAutosave({
    save: async (packId, ids) => {
      const { scripts } = store.getState();
      const changed = ids.flatMap((id) => scripts.get(id) ?? []);
      await ports.packs.saveScripts(
        packId,
        changed,
        ids.filter((id) => !scripts.has(id)),
      );
    },
    onChange: (problem) => {
      const dirty = autosave.unsaved();
      const save = problem !== null ? { kind: 'failed' as const, message: problem } : undefined;
      store.setState({ dirty, save: save ?? { kind: dirty.size > 0 ? 'saving' : 'saved' } });
    },
  });
  ports.packs.onChanged(() => {
    ports.packs.inForce().then(
      (inForce) => store.setState({ inForce }),
      () => undefined,
    );
  }, signal);
  const parts: Parts = { ports, store, history, autosave };
  return Object.assign(store, {
    ports,
    actions: { ...packActions(parts), ...scriptActions(parts), ...versionActions(parts), ...viewActions(store) },
  });
}

/** Puts scripts in place of others; the ids are sorted anew only where some came or went. */
function put({ store, autosave, history }: Parts, next: ReadonlyMap<string, Script | null>): void {
  const before = store.getState();
  if (before.packId === null) return;
  const scripts = new Map(before.scripts);
  for (const [id, script] of next) {
    if (script) scripts.set(id, script);
    else scripts.delete(id);
  }
  const moved = [...next].some(([id, script]) => before.scripts.has(id) !== (script !== null));
  const gone = (id: string) => !scripts.has(id);
  store.setState({
    scripts,
    ...(moved ? { order: sorted(scripts) } : {}),
    ...([...before.selection].some(gone)
      ? { selection: new Set([...before.selection].filter((id) => scripts.has(id))) }
      : {}),
    ...(before.openId !== null && gone(before.openId) ? { openId: null } : {}),
    ...history.next(),
  });
  autosave.touch(before.packId, next.keys());
}

/** Undo and redo show what they did: a single script comes back into the editor. */
function putBack(parts: Parts, next: ReadonlyMap<string, Script | null>): void {
  put(parts, next);
  const [only] = next;
  if (next.size === 1 && only?.[1]) parts.store.setState({ openId: only[0] });
}

/** Enough for any screen; a pack of this size arrives whole. */
const FIRST_BATCH = 500;
/** A fraction of a second to read, so that the page can paint and scroll in between. */
const BATCH = 4000;

function inOrder(scripts: readonly Script[]): Pick<StudioState, 'scripts' | 'order'> {
  const byId = new Map(scripts.map((script) => [script.id, script]));
  return { scripts: byId, order: sorted(byId) };
}

function sorted(scripts: ReadonlyMap<string, Script>): string[] {
  return [...scripts.keys()].sort();
}

/** Makes a change, keeps it for undo, and lets it be saved. Scripts that stay as they are do not count. */
function change(parts: Parts, step: StepOfWork, key: string | null, wanted: ReadonlyMap<string, Script | null>): void {
  const { scripts, arriving } = parts.store.getState();
  // Ids that are still to come cannot be told from free ones.
  if (arriving) return;
  const changes = new Map<string, ScriptChange>();
  for (const [id, after] of wanted) {
    const before = scripts.get(id) ?? null;
    if (before !== after) changes.set(id, { before, after });
  }
  if (changes.size === 0) return;
  parts.history.record(step, changes, key, parts.ports.now());
  put(parts, new Map([...changes].map(([id, { after }]) => [id, after])));
}

function scriptActions(parts: Parts) {
  const { store, history, autosave, ports } = parts;
  return {
    edit(id, field, make) {
      const before = store.getState().scripts.get(id);
      if (before) change(parts, 'edit', `${id} ${field}`, new Map([[id, asEdited(before, make(before))]]));
    },
    editMany(ids, make) {
      const { scripts } = store.getState();
      const wanted = [...ids].flatMap((id): [string, Script][] => {
        const before = scripts.get(id);
        return before ? [[id, asEdited(before, make(before))]] : [];
      });
      change(parts, 'bulk', null, new Map(wanted));
    },
    apply({ step, put: written = [], remove = [] }) {
      const wanted = new Map<string, Script | null>(remove.map((id) => [id, null]));
      for (const script of written) wanted.set(script.id, script);
      change(parts, step, null, wanted);
    },
    create(given = {}) {
      const { scripts, workspaces, packId } = store.getState();
      const owner = workspaces.find(({ id }) => id === packId)?.manifest.owner ?? '';
      const script = blankScript(given, owner, ports.now(), (id) => scripts.has(id));
      change(parts, 'create', null, new Map([[script.id, script]]));
      store.setState({ openId: script.id, page: 'scripts' });
      return script.id;
    },
    undo() {
      const back = history.undo();
      if (back) putBack(parts, back);
    },
    redo() {
      const again = history.redo();
      if (again) putBack(parts, again);
    },
    flush: () => autosave.flush(),
  } satisfies Partial<StudioActions>;
}

function packActions(parts: Parts) {
  const { store, history, autosave, ports } = parts;
  let opened = 0;
  const openPack = async (packId: string) => {
    await autosave.flush();
    opened += 1;
    const mine = opened;
    const first = await ports.packs.scripts(packId, { most: FIRST_BATCH });
    if (mine !== opened) return;
    history.clear();
    const { workspaces, inForce, page } = store.getState();
    // The first rows are on the screen while a large pack is still being read.
    store.setState({ ...EMPTY, ready: true, workspaces, inForce, page, packId, ...inOrder(first), arriving: true });
    const scripts = [...first];
    let more = first.length === FIRST_BATCH;
    while (more) {
      const batch = await ports.packs.scripts(packId, { after: scripts.at(-1)?.id ?? '', most: BATCH });
      if (mine !== opened) return;
      scripts.push(...batch);
      more = batch.length === BATCH;
    }
    const versions = await ports.packs.versions(packId);
    if (mine !== opened) return;
    const all = scripts.length > store.getState().order.length ? inOrder(scripts) : {};
    store.setState({ ...all, versions: newestFirst(versions), arriving: false });
  };
  const saveWorkspace = async (parts: Partial<PackWorkspace>) => {
    const { workspaces, packId } = store.getState();
    const before = workspaces.find(({ id }) => id === packId);
    if (!before) return;
    const after = { ...before, ...parts, changedAt: new Date(ports.now()).toISOString() };
    store.setState({ workspaces: workspaces.map((each) => (each === before ? after : each)) });
    await ports.packs.saveWorkspace(after);
  };
  const start = async () => {
    const workspaces = await ports.packs.workspaces();
    store.setState({ workspaces });
    const last = [...workspaces].sort((a, b) => b.changedAt.localeCompare(a.changedAt))[0];
    if (last) await openPack(last.id);
    // Whole packs, and nothing on the first screen needs them.
    store.setState({ ready: true, inForce: await ports.packs.inForce() });
  };
  return {
    start,
    async close() {
      await autosave.flush();
      opened += 1;
      history.clear();
      store.setState({ ...EMPTY, page: store.getState().page });
    },
    async createPack({ from, title, owner }) {
      const base = from === 'builtin' ? (await ports.library()).packs[0] : undefined;
      const { workspaces } = store.getState();
      const id = freeId(base?.manifest.id ?? 'team-pack', (each) => workspaces.some((known) => known.id === each));
      const manifest: PackWorkspace['manifest'] = {
        schema: 1,
        id,
        version: '0.0.0',
        title: { 'zh-Hans': title, 'zh-Hant': title, en: title },
        owner,
        licence: base?.manifest.licence ?? '',
      };
      const workspace = { id, manifest, cases: [], changedAt: new Date(ports.now()).toISOString() };
      // Scripts first: a pack that is listed has what it was made from.
      if (base) await ports.packs.saveScripts(id, base.scripts, []);
      await ports.packs.saveWorkspace(workspace);
      store.setState({ workspaces: [...store.getState().workspaces, workspace] });
      await openPack(id);
      return id;
    },
    openPack,
    async removePack(packId) {
      await autosave.flush();
      await ports.packs.removeWorkspace(packId);
      const { packId: open, ready, inForce, page, workspaces } = store.getState();
      const rest = workspaces.filter(({ id }) => id !== packId);
      store.setState({ workspaces: rest });
      if (open !== packId) return;
      const next = rest[0];
      if (next) await openPack(next.id);
      else {
        history.clear();
        store.setState({ ...EMPTY, ready, inForce, page });
      }
    },
    saveManifest: (manifest) => saveWorkspace({ manifest }),
    saveCases: (cases) => saveWorkspace({ cases }),
  } satisfies Partial<StudioActions>;
}

function newestFirst<T extends { at: string }>(versions: readonly T[]): T[] {
  return [...versions].sort((a, b) => b.at.localeCompare(a.at));
}

function versionActions({ store, ports }: Parts) {
  return {
    async addVersion(version) {
      const { packId, versions } = store.getState();
      if (packId === null) return { ok: false, message: 'no pack is open' };
      const added = await ports.packs.addVersion(packId, version);
      if (added.ok && store.getState().packId === packId)
        store.setState({ versions: newestFirst([...versions, version]) });
      return added;
    },
    async setInForce(packId, entry) {
      await ports.packs.setInForce(packId, entry);
      store.setState({ inForce: await ports.packs.inForce() });
    },
  } satisfies Partial<StudioActions>;
}

function viewActions(store: StoreApi<StudioState>) {
  return {
    select: (ids) => store.setState({ selection: new Set(ids) }),
    openScript: (openId) => store.setState({ openId }),
    // What is hidden must not be changed along: a selection lives as long as the rows it was made in.
    setFilter: (given) => store.setState({ filter: { ...store.getState().filter, ...given }, selection: new Set() }),
    setSort: (sort) => store.setState({ sort }),
    goTo: (page) => store.setState({ page }),
    showOnly: (label, ids) =>
      store.setState({
        page: 'scripts',
        filter: { ...NO_FILTER, only: { label, ids: new Set(ids) } },
        selection: new Set(),
      }),
  } satisfies Partial<StudioActions>;
}
