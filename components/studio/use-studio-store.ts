import { useEffect, useState } from 'react';
import type { StudioPorts, StudioSeat } from '../../utils/app/studio/studio-state.ts';
import { createStudioStore, type StudioStore } from '../../utils/app/studio/studio-store.ts';

export interface StartedStudio {
  store: StudioStore;
  /** Why the stored packs could not be read, or null. */
  problem: string | null;
  /** Another tab works on the packs; this one shows none until it takes over. */
  elsewhere: boolean;
  takeOver: () => void;
}

/** The store of this tab, from taking the seat to storing the last word when the tab goes. */
export function useStudioStore(ports: StudioPorts, seat: StudioSeat): StartedStudio | null {
  const [started, setStarted] = useState<StartedStudio | null>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    const store = createStudioStore(ports, lifetime.signal);
    const show = (change: Partial<StartedStudio>) =>
      setStarted((before) => ({ store, takeOver, problem: null, elsewhere: false, ...before, ...change }));
    const open = () =>
      store.actions.start().catch((error: unknown) => {
        show({ problem: error instanceof Error ? error.message : String(error) });
      });
    const giveWay = async () => {
      await store.actions.close();
      show({ elsewhere: true });
    };
    function takeOver(): void {
      void seat.takeOver(giveWay).then(() => {
        show({ elsewhere: false });
        return open();
      });
    }
    show({});
    void seat.take(giveWay).then((mine) => (mine ? open() : show({ elsewhere: true })));

    const save = () => void store.actions.flush();
    // Both: a closed tab fires pagehide, a phone or a killed window often only the first.
    document.addEventListener('visibilitychange', save, { signal: lifetime.signal });
    window.addEventListener('pagehide', save, { signal: lifetime.signal });
    return () => {
      save();
      lifetime.abort();
    };
  }, [ports, seat]);
  return started;
}
