/**
 * What a console does in one race, drawn from a seed: when which of its parts goes over to another conversation, what
 * else happens meanwhile, and when the agent presses Insert. Shared by the test and the page, so plain data only.
 */
export const TALKS = ['ada', 'bao', 'chi'] as const;
export type Talk = (typeof TALKS)[number];

/** How the page is built; one page is one kind of console. */
export interface ConsoleKind {
  name: string;
  /** Where the open conversation is named. */
  key: 'container' | 'url' | 'header';
  /** Whether rows carry ids. */
  ids: boolean;
  box: 'reused' | 'replaced' | 'rich' | 'late' | 'prosemirror' | 'react';
  /** Drafts are kept per conversation, come back a moment later, or there is one for all. */
  draft: 'own' | 'late' | 'shared';
}

export const KINDS: readonly ConsoleKind[] = [
  { name: 'one text area, key on the list', key: 'container', ids: true, box: 'reused', draft: 'own' },
  { name: 'one text area, key in the address', key: 'url', ids: true, box: 'reused', draft: 'late' },
  { name: 'one draft for all, key in the address, no ids', key: 'url', ids: false, box: 'reused', draft: 'shared' },
  { name: 'text area made anew, key in the header', key: 'header', ids: false, box: 'replaced', draft: 'own' },
  { name: 'contenteditable made anew, key in the address', key: 'url', ids: true, box: 'rich', draft: 'late' },
  { name: 'editor that writes late, key on the list', key: 'container', ids: false, box: 'late', draft: 'own' },
  {
    name: 'ProseMirror with exchanged state, key in the header',
    key: 'header',
    ids: true,
    box: 'prosemirror',
    draft: 'own',
  },
  { name: 'React, controlled, key in the address', key: 'url', ids: true, box: 'react', draft: 'own' },
];

export type Happening =
  /** Delays in ms after `at`. `bare` empties the list first; `remount` makes a new list element. */
  | { at: number; do: 'switch'; to: Talk; url: number; rows: number; box: number; bare: boolean; remount: boolean }
  | { at: number; do: 'note'; on: boolean }
  | { at: number; do: 'remount-box' }
  | { at: number; do: 'remount-list' }
  | { at: number; do: 'message'; to: Talk }
  | { at: number; do: 'type' };

export interface Race {
  seed: number;
  start: Talk;
  drafts: Record<Talk, string>;
  happenings: Happening[];
  insertAt: number;
  /** How long ago the agent saw what the press is about. */
  lag: number;
  text: string;
}

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DELAYS = [0, 0, 0, 8, 17, 40, 90, 160, 240];
const DRAFTS = ['', '', '', 'let me look, ', '稍等，', 'two\nlines '];

/**
 * In order, and no switch overtakes one whose box went first before anything else of it shows: such a page gives no
 * sign at all that the box was another's for a while, so nobody could tell.
 */
function inTurn(happenings: Happening[]): Happening[] {
  const sorted = happenings.sort((a, b) => a.at - b.at);
  let free = 0;
  for (const one of sorted) {
    if (one.do !== 'switch') continue;
    one.at = Math.max(one.at, free);
    const shows = Math.min(one.url, one.rows);
    if (one.box < shows) free = one.at + Math.max(one.url, one.rows) + 10;
  }
  return sorted.sort((a, b) => a.at - b.at);
}

export function drawRace(seed: number): Race {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const chance = (share: number) => next() < share;
  const happenings: Happening[] = [];
  const count = 1 + Math.floor(next() * 3);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(next() * 600);
    const what =
      i === 0 || chance(0.5) ? 'switch' : pick(['note', 'remount-box', 'remount-list', 'message', 'type'] as const);
    if (what === 'switch') {
      const [url, rows, box] = [pick(DELAYS), pick(DELAYS), pick(DELAYS)];
      happenings.push({ at, do: what, to: pick(TALKS), url, rows, box, bare: chance(0.4), remount: chance(0.4) });
    } else if (what === 'note') happenings.push({ at, do: what, on: chance(0.6) });
    else if (what === 'message') happenings.push({ at, do: what, to: pick(TALKS) });
    else happenings.push({ at, do: what });
  }
  return {
    seed,
    start: pick(TALKS),
    drafts: { ada: pick(DRAFTS), bao: pick(DRAFTS), chi: pick(DRAFTS) },
    happenings: inTurn(happenings),
    insertAt: Math.floor(next() * 800),
    lag: pick([0, 0, 30, 120, 300]),
    text: `#${seed} ${pick(['您好，我马上为您查。', 'I am on it.\n\nBack in ten minutes.', '馬上幫您處理！'])}`,
  };
}
