/** What the Studio shows and what its pages may ask for. Pages read the state and call the actions, nothing else. */
import type { Library } from '../../core/library.ts';
import type { PackInForce, PackVersion, PackWorkspace, RegressionCase } from '../../core/packs/pack-record.ts';
import type { Pack, Script } from '../../core/packs/script.ts';
import type { Issue, Lang, Scenario, Stage } from '../../core/taxonomy.ts';
import type { SitesPort } from '../sites/sites-port.ts';
import type { DeliveryPort } from './delivery-port.ts';
import type { PackStore } from './pack-store.ts';

export interface ScriptFilter {
  /** Words that must all stand in id, titles or texts. */
  text: string;
  stage: Stage | null;
  scenario: Scenario | null;
  issue: Issue | null;
  /** Scripts with a text in the language, or those without. */
  lang: Lang | `no-${Lang}` | null;
  owner: string | null;
  /** `overdue` is a review day that has passed, whatever the status. */
  status: Script['status'] | 'overdue' | null;
  /** Narrows the table to what another page found; `label` is shown to the lead. */
  only: { label: string; ids: ReadonlySet<string> } | null;
}

export const NO_FILTER: ScriptFilter = {
  text: '',
  stage: null,
  scenario: null,
  issue: null,
  lang: null,
  owner: null,
  status: null,
  only: null,
};

export const COLUMNS = ['id', 'title', 'stage', 'langs', 'owner', 'reviewBy', 'status'] as const;
export type Column = (typeof COLUMNS)[number];

export interface ScriptSort {
  column: Column;
  down: boolean;
}

/** Names of undoable steps; each has a text `studio.step.<name>`. */
export type StepOfWork = 'edit' | 'create' | 'remove' | 'bulk' | 'import' | 'fix' | 'publish' | 'rollback';

/** How many scripts one undoable step concerned. */
export interface StepDone {
  step: StepOfWork;
  count: number;
}

type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** The work is still in the window; `message` says why the browser did not take it. */
  | { kind: 'failed'; message: string };

export interface StudioState {
  /** False until the first load has answered. */
  ready: boolean;
  workspaces: readonly PackWorkspace[];
  /** The open pack; null where the lead has none yet. */
  packId: string | null;
  /** True while scripts or versions of a large pack are still being read; what is there may be shown, not worked on. */
  arriving: boolean;
  /** Scripts of the open pack by id. A change makes a new map; untouched scripts stay the same objects. */
  scripts: ReadonlyMap<string, Script>;
  /** Ids in the pack's own order: sorted. */
  order: readonly string[];
  /** Published versions of the open pack, newest first. */
  versions: readonly PackVersion[];
  /** What agents of this browser get, of any pack. */
  inForce: readonly PackInForce[];
  selection: ReadonlySet<string>;
  /** The script in the editor. */
  openId: string | null;
  filter: ScriptFilter;
  sort: ScriptSort;
  /** Changed scripts that are not on disk yet. */
  dirty: ReadonlySet<string>;
  save: SaveState;
  /** The step that undo would take back, and the one that redo would bring back. */
  undo: StepDone | null;
  redo: StepDone | null;
  /** Id of the page shown (`components/studio/pages.tsx`). */
  page: string;
}

/** One undoable step: scripts to write whole, and ids to remove. */
interface ScriptsChange {
  step: StepOfWork;
  put?: readonly Script[];
  remove?: readonly string[];
}

export interface NewPack {
  /** A copy keeps the id of the pack, so that publishing it takes the built-in one's place and doubles nothing. */
  from: 'builtin' | 'empty';
  title: string;
  owner: string;
}

export interface StudioActions {
  /** Reads what is stored and opens the pack last worked on. */
  start(): Promise<void>;
  /** Stores everything and lets go of the packs, until `start` is called again. */
  close(): Promise<void>;
  /** Makes a pack and opens it. An id that is taken gets a number. */
  createPack(wanted: NewPack): Promise<string>;
  openPack(packId: string): Promise<void>;
  removePack(packId: string): Promise<void>;
  /** Saves parts of the working copy beside its scripts, at once. */
  saveManifest(manifest: Pack['manifest']): Promise<void>;
  saveCases(cases: RegressionCase[]): Promise<void>;

  /**
   * Changes one script. Quick changes with the same `field` become one undo step. Changed wording or rules
   * make a reviewed or published script a draft again; agents keep the published version.
   */
  edit(id: string, field: string, change: (script: Script) => Script): void;
  /** The same change on many scripts as one undo step. */
  editMany(ids: Iterable<string>, change: (script: Script) => Script): void;
  /** Writes and removes scripts as they are, as one undo step (import, fixes, rollback). */
  apply(change: ScriptsChange): void;
  /** Makes a draft with the given parts and opens it in the editor; returns its id. */
  create(parts?: Partial<Omit<Script, 'id'>>): string;
  undo(): void;
  redo(): void;
  /** Writes all unsaved work now; resolves when it is stored. */
  flush(): Promise<void>;

  /** Stores a version of the open pack. Refused where the number exists. */
  addVersion(version: PackVersion): Promise<{ ok: true } | { ok: false; message: string }>;
  setInForce(packId: string, entry: PackInForce | null): Promise<void>;

  select(ids: Iterable<string>): void;
  openScript(id: string | null): void;
  setFilter(change: Partial<ScriptFilter>): void;
  setSort(sort: ScriptSort): void;
  goTo(page: string): void;
  /** Shows exactly these scripts in the table. */
  showOnly(label: string, ids: Iterable<string>): void;
}

/** One Studio tab at a time works on the packs. `onLost` stores what is unsaved when another tab takes over. */
export interface StudioSeat {
  /** False where another tab sits there. */
  take(onLost: () => Promise<void>): Promise<boolean>;
  takeOver(onLost: () => Promise<void>): Promise<void>;
}

/** What the Studio needs from outside; the entrypoint hands in the browser, tests hand in maps. */
export interface StudioPorts {
  packs: PackStore;
  /** Loaded once, on first need: it is larger than the Studio itself. */
  library: () => Promise<Library>;
  now: () => number;
  delivery: DeliveryPort;
  sites: SitesPort;
}
