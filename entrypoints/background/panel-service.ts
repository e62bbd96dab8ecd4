import { type Browser, browser } from 'wxt/browser';
import type { Desk } from '../../utils/app/desk.ts';
import { diagnosticsOf } from '../../utils/app/diagnostics.ts';
import { addEffort, answerEffort, removeEffort } from '../../utils/app/effort-log.ts';
import { libraryEntries } from '../../utils/app/library-entries.ts';
import { type PersonalChange, suggestionFile } from '../../utils/app/packs/personal-layer.ts';
import type { InsertTarget, PanelState, UserSettings } from '../../utils/app/panel-state.ts';
import { settlePromise } from '../../utils/app/settle-promise.ts';
import type { Finding } from '../../utils/core/advice.ts';
import type { PromiseRef } from '../../utils/core/conversation/conversation.ts';
import type { EffortKind } from '../../utils/core/follow-up/effort.ts';
import type { TeachWish } from '../../utils/core/sites/teaching.ts';
import type { Emotion, Stage } from '../../utils/core/taxonomy.ts';
import { isOwnPage } from '../../utils/platform/messaging/is-own-page.ts';
import { PANEL_PORT, type ToPanel, type ToWorker } from '../../utils/platform/messaging/panel-link.ts';
import { onMessage } from '../../utils/platform/messaging/protocol.ts';
import type { Promises } from './keep-promises.ts';
import type { Packs } from './packs.ts';
import type { SettingsCache } from './settings-cache.ts';
import type { Sites } from './sites.ts';
import type { Teaching } from './teaching.ts';

export interface PanelService {
  push(tabId: number, state: PanelState): void;
  focusSearch(): void;
  refreshAll(): void;
}

type Call = (tabId: number, ...args: never[]) => unknown;

/** Everything a panel may ask for, by name (see `PanelPort`). */
function panelCalls(
  desk: Desk,
  settings: SettingsCache,
  promises: Promises,
  packs: Packs,
  sites: Sites,
  teaching: Teaching,
): Record<string, Call> {
  return {
    insert: (_tabId, text: string, target: InsertTarget) => desk.insert(target, text),
    replaceFinding: (_tabId, { better, start, end }: Finding, target: InsertTarget, draftFingerprint: string) =>
      desk.insert(target, better, { start, end, draftFingerprint }),
    dismissFinding: (tabId, rule: string) => desk.dismissFinding(tabId, rule),
    chooseStage: (tabId, stage: Stage | null) => desk.chooseStage(tabId, stage),
    correct: (tabId, turnId: string, emotion: Emotion | null) => desk.correct(tabId, turnId, emotion),
    logEffort: (tabId, kind: EffortKind, words: string) =>
      desk.change(tabId, ({ notes }) => addEffort(notes, kind, words, Date.now())),
    answerEffort: (tabId, id: string, words: string) =>
      desk.change(tabId, ({ notes }) => answerEffort(notes, id, words, Date.now())),
    removeEffort: (tabId, id: string) => desk.change(tabId, ({ notes }) => removeEffort(notes, id)),
    settlePromise: (tabId, promise: PromiseRef, kept: boolean) =>
      desk.change(tabId, ({ notes }) => settlePromise(notes, promise, kept)),
    openCase: (_tabId, key: string) => promises.open(key),
    handOver: (tabId) => desk.handOver(tabId),
    library: () => packs.ready.then(() => libraryEntries(packs.library())),
    changePersonal: (_tabId, change: PersonalChange) => packs.changePersonal(change),
    suggestions: () => suggestionFile(packs.personal(), packs.library(), settings.get().agent.name ?? ''),
    fill: (tabId, scriptId: string, packId: string) => desk.fill(tabId, scriptId, packId),
    saveSettings: (_tabId, change: Partial<UserSettings>) => settings.save(change),
    teach: (tabId, wish: TeachWish) => teaching.command(tabId, wish),
    reloadPage: (tabId) => browser.tabs.reload(tabId),
    diagnostics: (tabId, withTexts: boolean) =>
      diagnosticsOf(desk.inspect(tabId), {
        version: browser.runtime.getManifest().version,
        browser: navigator.userAgent,
        site: sites.find,
        siteHealth: sites.health(),
        settings: settings.get(),
        withTexts,
      }),
  };
}

export function servePanels(
  desk: () => Desk,
  settings: SettingsCache,
  promises: Promises,
  packs: Packs,
  sites: Sites,
  teaching: Teaching,
): PanelService {
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
    if (!isOwnPage(sender)) return null;
    const call = panelCalls(desk(), settings, promises, packs, sites, teaching)[name];
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
