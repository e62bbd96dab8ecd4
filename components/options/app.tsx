import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PanelPort } from '../../utils/app/panel-state.ts';
import type { PanelView } from '../../utils/app/panel-store.ts';
import { resolveUiLang } from '../../utils/i18n/resolve-ui-lang.ts';
import { useDocumentLook } from '../hooks/use-document-look.ts';
import { usePanelStore } from '../hooks/use-panel-store.ts';
import { UiLangContext } from '../hooks/use-texts.ts';
import { ToastHost } from '../ui/toast.tsx';
import { SettingsForm } from './settings-form.tsx';
import '../theme.css';
import '../ui/ui.css';
import './options.css';

/** The settings of one agent, over the same port as the panel. */
export function OptionsApp({ port }: { port: PanelPort }) {
  const store = usePanelStore(port);
  return store && <Options port={port} store={store} />;
}

function Options({ port, store }: { port: PanelPort; store: StoreApi<PanelView> }) {
  const connected = useStore(store, (view) => view.connected);
  const settings = useStore(store, (view) => view.state.settings);
  const uiLang = resolveUiLang(settings.uiLang, navigator.languages);
  useDocumentLook(uiLang, settings.theme);
  return (
    <UiLangContext value={uiLang}>
      <ToastHost>
        {connected && <SettingsForm settings={settings} onSave={(change) => port.saveSettings(change)} />}
      </ToastHost>
    </UiLangContext>
  );
}
