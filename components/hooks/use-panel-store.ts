import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { PanelPort } from '../../utils/app/panel-state.ts';
import { createPanelStore, type PanelView } from '../../utils/app/panel-store.ts';

/** A store that follows the port's state until the component goes; null before the first effect. */
export function usePanelStore(port: PanelPort): StoreApi<PanelView> | null {
  const [store, setStore] = useState<StoreApi<PanelView> | null>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    setStore(createPanelStore(port, lifetime.signal));
    return () => lifetime.abort();
  }, [port]);
  return store;
}
