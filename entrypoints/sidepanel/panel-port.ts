import type { Diagnostics, LibraryEntry, PanelPort, PanelState } from '../../utils/app/panel-state.ts';
import type { Suggestion } from '../../utils/core/advice.ts';
import type { HandOverCard } from '../../utils/core/hand-over/hand-over.ts';
import type { InsertResult } from '../../utils/core/page-messages.ts';
import { askAccessForChats } from '../../utils/platform/access/granted-hosts.ts';
import { openPanelLink, type PanelLink } from '../../utils/platform/messaging/panel-link.ts';
import { popOutPanel } from '../../utils/platform/panel-surface.ts';
import { askToNotify } from '../../utils/platform/reminders.ts';

const GONE: InsertResult = { ok: false, reason: 'page-gone', clipboard: false };

/** Puts a text that could not be inserted on the clipboard; here, because only a focused page may write to it. */
async function rescue(result: InsertResult, text: string): Promise<InsertResult> {
  if (result.ok || result.clipboard) return result;
  const clipboard = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return { ...result, clipboard };
}

/** Hands the browser to the panel. `pinned` is the tab of a popped-out panel. */
export function createPanelPort(pinned: number | null, onFocusSearch: () => void): PanelPort {
  let link: PanelLink | null = null;
  let last: PanelState | null = null;
  const call = async <T>(name: string, ...args: unknown[]): Promise<T | null> =>
    ((await link?.call(name, ...args).catch(() => null)) ?? null) as T | null;
  /** For what the agent must know of when it fails. */
  const callOrThrow = async (name: string, ...args: unknown[]): Promise<unknown> => {
    if (!link) throw new Error('the panel is not connected');
    return link.call(name, ...args);
  };
  return {
    subscribe(listener, signal) {
      const onState = (state: PanelState) => {
        last = state;
        listener(state);
      };
      link = openPanelLink<PanelState>(pinned, { onState, onFocusSearch }, signal);
    },
    async requestAccess() {
      if (!last?.host) return false;
      return askAccessForChats(last.host);
    },
    insert: async (text, target) => rescue((await call<InsertResult>('insert', text, target)) ?? GONE, text),
    replaceFinding: async (finding, target, draftFingerprint) =>
      rescue((await call<InsertResult>('replaceFinding', finding, target, draftFingerprint)) ?? GONE, finding.better),
    dismissFinding: async (rule) => void (await call('dismissFinding', rule)),
    chooseStage: async (stage) => void (await call('chooseStage', stage)),
    correct: async (turnId, emotion) => void (await call('correct', turnId, emotion)),
    logEffort: async (kind, words) => void (await call('logEffort', kind, words)),
    answerEffort: async (id, words) => void (await call('answerEffort', id, words)),
    removeEffort: async (id) => void (await call('removeEffort', id)),
    settlePromise: async (promise, kept) => void (await call('settlePromise', promise, kept)),
    allowReminders: () => askToNotify(),
    openCase: async (key) => void (await call('openCase', key)),
    handOver: () => call<HandOverCard>('handOver'),
    library: async () => (await call<LibraryEntry[]>('library')) ?? [],
    fill: (scriptId, packId) => call<Suggestion>('fill', scriptId, packId),
    changePersonal: async (change) => void (await callOrThrow('changePersonal', change)),
    suggestions: async () => String(await callOrThrow('suggestions')),
    saveSettings: async (change) => void (await call('saveSettings', change)),
    diagnostics: async (withTexts) => {
      const report = await call<Diagnostics>('diagnostics', withTexts);
      if (!report) throw new Error('the extension did not answer; reload it on the extensions page');
      return report;
    },
    teach: async (wish) => void (await callOrThrow('teach', wish)),
    reloadPage: async () => void (await call('reloadPage')),
    popOut: async () => {
      const tabId = link?.tabId();
      if (tabId != null) await popOutPanel(tabId);
    },
  };
}
