import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PanelPort, PanelState } from '../../utils/app/panel-state.ts';
import type { PanelView } from '../../utils/app/panel-store.ts';

export interface PanelHandle {
  port: PanelPort;
  store: StoreApi<PanelView>;
}

export const PanelContext = createContext<PanelHandle | null>(null);

function usePanelHandle(): PanelHandle {
  const handle = useContext(PanelContext);
  if (!handle) throw new Error('a panel component was rendered outside PanelApp');
  return handle;
}

export function usePort(): PanelPort {
  return usePanelHandle().port;
}

/** One narrow part of the state; parts that did not change keep their identity. */
export function usePanel<T>(select: (state: PanelState) => T): T {
  return useStore(usePanelHandle().store, (view) => select(view.state));
}
