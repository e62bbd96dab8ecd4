import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PanelPort, PanelState } from './panel-state.ts';
import { shareStructure } from './share-structure.ts';

export interface PanelView {
  state: PanelState;
  /** False until the worker has answered once; the panel then shows its frame and no claims. */
  connected: boolean;
}

/** Shown for the moments before the worker answers. */
export const WAITING: PanelState = {
  tabId: null,
  status: 'reading',
  host: null,
  site: null,
  health: null,
  conversation: null,
  target: null,
  advice: null,
  calm: false,
  unsure: false,
  stale: false,
  draft: null,
  followUp: null,
  reminders: { allowed: false, elsewhere: [] },
  chosenStage: null,
  settings: {
    uiLang: 'auto',
    theme: 'auto',
    market: 'auto',
    agent: {},
    strip: true,
    crisisLine: '',
    remindMinutes: 15,
    replyClocks: {},
    team: {},
  },
  seenAt: 0,
};

/** Mirrors the worker's state for React; the port stays the only writer. */
export function createPanelStore(port: PanelPort, signal: AbortSignal): StoreApi<PanelView> {
  const store = createStore<PanelView>(() => ({ state: WAITING, connected: false }));
  port.subscribe((state) => {
    const before = store.getState();
    const shared = shareStructure(before.state, state);
    if (before.connected && shared === before.state) return;
    store.setState({ state: shared, connected: true });
  }, signal);
  return store;
}
