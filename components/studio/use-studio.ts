import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PanelPort, UserSettings } from '../../utils/app/panel-state.ts';
import type { StudioState } from '../../utils/app/studio/studio-state.ts';
import type { StudioStore } from '../../utils/app/studio/studio-store.ts';
import type { Library } from '../../utils/core/library.ts';
import '../../utils/i18n/studio-texts.ts';

export interface Studio {
  store: StudioStore;
  /** The agent's own settings, for samples and the settings page. */
  settings: UserSettings;
  /** Settings that the company set for good. */
  locked: readonly (keyof UserSettings)[];
  saveSettings: PanelPort['saveSettings'];
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('a Studio page is rendered outside the Studio');
  return studio;
}

/** A part of the Studio's state; the component renders anew when that part changes. */
export function useStudioState<T>(select: (state: StudioState) => T): T {
  return useStore(useStudio().store, select);
}

/** The built-in library with its rules and model; null until it is loaded. */
export function useLibrary(): Library | null {
  const { store } = useStudio();
  const [library, setLibrary] = useState<Library | null>(null);
  useEffect(() => {
    let gone = false;
    void store.ports.library().then((loaded) => {
      if (!gone) setLibrary(loaded);
    });
    return () => {
      gone = true;
    };
  }, [store]);
  return library;
}
