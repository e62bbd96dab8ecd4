import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PanelPort } from '../../utils/app/panel-state.ts';
import type { PanelView } from '../../utils/app/panel-store.ts';
import type { StudioPorts, StudioSeat } from '../../utils/app/studio/studio-state.ts';
import type { StudioStore } from '../../utils/app/studio/studio-store.ts';
import { resolveUiLang } from '../../utils/i18n/resolve-ui-lang.ts';
import { useDocumentLook } from '../hooks/use-document-look.ts';
import { usePanelStore } from '../hooks/use-panel-store.ts';
import { UiLangContext, useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
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
import { TourHost } from './tour/tour.tsx';
import { StudioContext, useStudioState } from './use-studio.ts';
import { type StartedStudio, useStudioStore } from './use-studio-store.ts';
import { useUndoKeys } from './use-undo-keys.ts';

interface StudioAppProps {
  /** The agent's settings come over the panel's port. */
  port: PanelPort;
  ports: StudioPorts;
  seat: StudioSeat;
}

/** The full tab in which a lead curates packs; the agent's own settings are one of its pages. */
export function StudioApp({ port, ports, seat }: StudioAppProps) {
  const panel = usePanelStore(port);
  const studio = useStudioStore(ports, seat);
  return panel && studio && <Studio port={port} panel={panel} {...studio} />;
}

interface StudioProps extends StartedStudio {
  port: PanelPort;
  panel: StoreApi<PanelView>;
}

function Studio({ port, panel, store, ...start }: StudioProps) {
  const connected = useStore(panel, (view) => view.connected);
  const settings = useStore(panel, (view) => view.state.settings);
  const locked = useStore(panel, (view) => view.state.locked) ?? [];
  const uiLang = resolveUiLang(settings.uiLang, navigator.languages);
  useDocumentLook(uiLang, settings.theme);
  useAddress(store);
  useUndoKeys(store);
  if (!connected) return null;
  return (
    <UiLangContext value={uiLang}>
      <StudioContext value={{ store, settings, locked, saveSettings: (change) => port.saveSettings(change) }}>
        <ToastHost>
          <DoctorRunner>
            <CaseRunner>
              <TourHost>
                <div className="studio" data-testid="studio-root">
                  <TopBar />
                  <Sidebar />
                  <main className="studio-main">
                    <Page {...start} />
                  </main>
                </div>
              </TourHost>
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

function Page({ problem, elsewhere, takeOver }: Omit<StartedStudio, 'store'>) {
  const t = useTexts();
  const ready = useStudioState((state) => state.ready);
  const packId = useStudioState((state) => state.packId);
  const pageId = useStudioState((state) => state.page);
  const arriving = useStudioState((state) => state.arriving);
  const page = PAGES.find(({ id }) => id === pageId) ?? PAGES[0];
  if (!page) return null;
  if (elsewhere && page.id !== 'settings')
    return (
      <div className="studio-note" data-testid="studio-elsewhere">
        <p>{t('studio.elsewhere')}</p>
        <Button kind="primary" onClick={takeOver}>
          {t('studio.takeOver')}
        </Button>
      </div>
    );
  // Half a pack would be checked, compared or published as if it were all; only the table may show it.
  // A new pack needs to know the others: made or typed before they are read, it would be lost when they arrive.
  const waits = page.alone ? page.id === 'new-pack' && !ready : !ready || (arriving && page.id !== 'scripts');
  if ((waits || !page.alone) && problem !== null)
    return <p className="studio-note">{t('studio.startFailed', { message: problem })}</p>;
  if (waits) return <p className="studio-note">{t('studio.loading')}</p>;
  if (!page.alone && packId === null) return <NewPack />;
  return (
    <Guard
      // What is typed on a page that stands alone must outlive the arrival of the stored packs.
      key={page.alone ? pageId : `${pageId} ${packId}`}
      fallback={(message) => <p className="studio-note">{t('studio.partFailed', { message })}</p>}
    >
      <Suspense fallback={<p className="studio-note">{t('studio.loading')}</p>}>
        <page.Component />
      </Suspense>
    </Guard>
  );
}
