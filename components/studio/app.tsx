import { Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PanelPort } from '../../utils/app/panel-state.ts';
import type { PanelView } from '../../utils/app/panel-store.ts';
import type { StudioPorts } from '../../utils/app/studio/studio-state.ts';
import { createStudioStore, type StudioStore } from '../../utils/app/studio/studio-store.ts';
import { resolveUiLang } from '../../utils/i18n/resolve-ui-lang.ts';
import { useDocumentLook } from '../hooks/use-document-look.ts';
import { usePanelStore } from '../hooks/use-panel-store.ts';
import { UiLangContext, useTexts } from '../hooks/use-texts.ts';
import { ToastHost } from '../ui/toast.tsx';
import '../theme.css';
import '../ui/ui.css';
import './studio.css';
import { CaseRunner } from './bench/case-runner.tsx';
import { DoctorRunner } from './doctor/doctor-runner.tsx';
import { Guard } from './guard.tsx';
import { NewPack } from './new-pack.tsx';
import { PAGES } from './pages.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { StudioContext, useStudioState } from './use-studio.ts';
import { useUndoKeys } from './use-undo-keys.ts';

interface StudioAppProps {
  /** The agent's settings come over the panel's port. */
  port: PanelPort;
  ports: StudioPorts;
}

/** The full tab in which a lead curates packs; the agent's own settings are one of its pages. */
export function StudioApp({ port, ports }: StudioAppProps) {
  const panel = usePanelStore(port);
  const studio = useStudioStore(ports);
  return panel && studio && <Studio port={port} panel={panel} {...studio} />;
}

interface StartedStudio {
  store: StudioStore;
  /** Why the stored packs could not be read, or null. */
  problem: string | null;
}

function useStudioStore(ports: StudioPorts): StartedStudio | null {
  const [started, setStarted] = useState<StartedStudio | null>(null);
  useEffect(() => {
    const lifetime = new AbortController();
    const store = createStudioStore(ports, lifetime.signal);
    setStarted({ store, problem: null });
    store.actions.start().catch((error: unknown) => {
      setStarted({ store, problem: error instanceof Error ? error.message : String(error) });
    });
    const save = () => void store.actions.flush();
    // Both: a closed tab fires pagehide, a phone or a killed window often only the first.
    document.addEventListener('visibilitychange', save, { signal: lifetime.signal });
    window.addEventListener('pagehide', save, { signal: lifetime.signal });
    return () => {
      save();
      lifetime.abort();
    };
  }, [ports]);
  return started;
}

function Studio({ port, panel, store, problem }: StartedStudio & { port: PanelPort; panel: StoreApi<PanelView> }) {
  const connected = useStore(panel, (view) => view.connected);
  const settings = useStore(panel, (view) => view.state.settings);
  const uiLang = resolveUiLang(settings.uiLang, navigator.languages);
  useDocumentLook(uiLang, settings.theme);
  useAddress(store);
  useUndoKeys(store);
  if (!connected) return null;
  return (
    <UiLangContext value={uiLang}>
      <StudioContext value={{ store, settings, saveSettings: (change) => port.saveSettings(change) }}>
        <ToastHost>
          <DoctorRunner>
            <CaseRunner>
              <div className="studio" data-testid="studio-root">
                <TopBar />
                <Sidebar />
                <main className="studio-main">
                  <Page problem={problem} />
                </main>
              </div>
            </CaseRunner>
          </DoctorRunner>
        </ToastHost>
      </StudioContext>
    </UiLangContext>
  );
}

/** The page shown is part of the address, so that a link, a reload and the back key keep it. */
function useAddress(store: StudioStore): void {
  useEffect(() => {
    const lifetime = new AbortController();
    const follow = () => {
      const wanted = location.hash.slice(1);
      if (PAGES.some(({ id }) => id === wanted)) store.actions.goTo(wanted);
    };
    follow();
    window.addEventListener('hashchange', follow, { signal: lifetime.signal });
    const stop = store.subscribe(({ page }) => {
      if (location.hash.slice(1) !== page) history.pushState(null, '', `#${page}`);
    });
    return () => {
      lifetime.abort();
      stop();
    };
  }, [store]);
}

function Page({ problem }: { problem: string | null }) {
  const t = useTexts();
  const ready = useStudioState((state) => state.ready);
  const packId = useStudioState((state) => state.packId);
  const pageId = useStudioState((state) => state.page);
  const page = PAGES.find(({ id }) => id === pageId) ?? PAGES[0];
  if (!page) return null;
  if (!page.alone && problem !== null)
    return <p className="studio-note">{t('studio.startFailed', { message: problem })}</p>;
  if (!page.alone && !ready) return <p className="studio-note">{t('studio.loading')}</p>;
  if (!page.alone && packId === null) return <NewPack />;
  return (
    <Guard
      key={`${pageId} ${packId}`}
      fallback={(message) => <p className="studio-note">{t('studio.partFailed', { message })}</p>}
    >
      <Suspense fallback={<p className="studio-note">{t('studio.loading')}</p>}>
        <page.Component />
      </Suspense>
    </Guard>
  );
}
