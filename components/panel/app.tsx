import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PanelPort } from '../../utils/app/panel-state.ts';
import type { PanelView } from '../../utils/app/panel-store.ts';
import { resolveUiLang } from '../../utils/i18n/resolve-ui-lang.ts';
import { useDocumentLook } from '../hooks/use-document-look.ts';
import { usePanelStore } from '../hooks/use-panel-store.ts';
import { UiLangContext } from '../hooks/use-texts.ts';
import { ToastHost } from '../ui/toast.tsx';
import { PanelHeader } from './header.tsx';
import { LiveView } from './live-view.tsx';
import { PanelContext } from './panel-context.ts';
import { Search } from './search.tsx';
import { StatusNotice } from './status-notice.tsx';
import { TeachView } from './teach/teach-view.tsx';
import '../theme.css';
import '../ui/ui.css';
import './panel.css';
import './mood.css';
import './stage.css';
import './script.css';
import './watch.css';
import './search.css';
import './follow-up.css';

/** The whole panel over a port; it follows the port's state until it is unmounted. */
export function PanelApp({ port }: { port: PanelPort }) {
  const store = usePanelStore(port);
  return store && <Panel port={port} store={store} />;
}

function Panel({ port, store }: { port: PanelPort; store: StoreApi<PanelView> }) {
  const settings = useStore(store, (view) => view.state.settings);
  const uiLang = resolveUiLang(settings.uiLang, navigator.languages);
  useDocumentLook(uiLang, settings.theme);
  const [handle] = useState({ port, store });
  return (
    <PanelContext value={handle}>
      <UiLangContext value={uiLang}>
        <ToastHost>
          <PanelRoot store={store} />
        </ToastHost>
      </UiLangContext>
    </PanelContext>
  );
}

function PanelRoot({ store }: { store: StoreApi<PanelView> }) {
  const connected = useStore(store, (view) => view.connected);
  const status = useStore(store, (view) => view.state.status);
  const hasAdvice = useStore(store, (view) => view.state.advice !== null && view.state.conversation !== null);
  const calm = useStore(store, (view) => view.state.calm);
  const unsure = useStore(store, (view) => view.state.unsure);
  const stale = useStore(store, (view) => view.state.stale);
  const seenAt = useStore(store, (view) => view.state.seenAt);
  const teaching = useStore(store, (view) => (view.state.teaching ?? null) !== null);
  const live = status === 'live' && hasAdvice;
  return (
    <div
      className="panel"
      data-testid="panel-root"
      data-status={status}
      data-calm={calm}
      data-unsure={unsure}
      data-stale={stale}
      data-seen-at={seenAt}
    >
      <PanelHeader />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <main className="panel-main" tabIndex={0}>
        {connected && (teaching ? <TeachView /> : live ? <LiveView /> : <StatusNotice />)}
      </main>
      <Search />
    </div>
  );
}
