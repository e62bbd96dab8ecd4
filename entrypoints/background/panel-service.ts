import { type Browser, browser } from 'wxt/browser';
import type { Desk } from '../../utils/app/desk.ts';
import { diagnosticsOf } from '../../utils/app/diagnostics.ts';
import { libraryEntries } from '../../utils/app/library-entries.ts';
import type { PanelState, UserSettings } from '../../utils/app/panel-state.ts';
import type { Finding } from '../../utils/core/advice.ts';
import type { Emotion, Stage } from '../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { builtinSites } from '../../utils/library/builtin-sites.ts';
import { PANEL_PORT, type ToPanel, type ToWorker } from '../../utils/platform/messaging/panel-link.ts';
import { onMessage } from '../../utils/platform/messaging/protocol.ts';
import type { SettingsCache } from './settings-cache.ts';

export interface PanelService {
  push(tabId: number, state: PanelState): void;
  focusSearch(): void;
  refreshAll(): void;
}

type Call = (tabId: number, ...args: never[]) => unknown;

/** Everything a panel may ask for, by name (see `PanelPort`). */
function panelCalls(desk: Desk, settings: SettingsCache): Record<string, Call> {
  return {
    insert: (tabId, text: string, conversation: string) => desk.insert(tabId, conversation, text),
    replaceFinding: (tabId, { better, start, end }: Finding, conversation: string) =>
      desk.insert(tabId, conversation, better, { start, end }),
    dismissFinding: (tabId, rule: string) => desk.dismissFinding(tabId, rule),
    chooseStage: (tabId, stage: Stage | null) => desk.chooseStage(tabId, stage),
    correct: (tabId, turnId: string, emotion: Emotion | null) => desk.correct(tabId, turnId, emotion),
    library: () => libraryEntries(builtinLibrary()),
    fill: (tabId, scriptId: string) => desk.fill(tabId, scriptId),
    saveSettings: (_tabId, change: Partial<UserSettings>) => settings.save(change),
    diagnostics: (tabId, withTexts: boolean) =>
      diagnosticsOf(desk.inspect(tabId), {
        version: browser.runtime.getManifest().version,
        browser: navigator.userAgent,
        sites: builtinSites(),
        settings: settings.get(),
        withTexts,
      }),
  };
}

export function servePanels(desk: () => Desk, settings: SettingsCache): PanelService {
  const following = new Map<Browser.runtime.Port, number>();
  const tell = (port: Browser.runtime.Port, message: ToPanel<PanelState>) => port.postMessage(message);

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PANEL_PORT) return;
    port.onMessage.addListener(({ follow }: ToWorker) => {
      following.set(port, follow);
      void settings.ready.then(() => desk().follow(follow));
    });
    port.onDisconnect.addListener(() => following.delete(port));
  });

  onMessage('panel', ({ data: { tabId, name, args }, sender }) => {
    // Pages can be lied to; only the extension's own pages may command.
    if (!sender.url?.startsWith(browser.runtime.getURL(''))) return null;
    const call = panelCalls(desk(), settings)[name];
    return call ? call(tabId, ...(args as never[])) : null;
  });

  return {
    push: (tabId, state) => {
      for (const [port, followed] of following) if (followed === tabId) tell(port, { state });
    },
    focusSearch: () => {
      for (const port of following.keys()) tell(port, { focusSearch: true });
    },
    refreshAll: () => {
      for (const tabId of new Set(following.values())) void desk().follow(tabId);
    },
  };
}
