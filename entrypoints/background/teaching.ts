import type { Desk } from '../../utils/app/desk.ts';
import { TeachDesk } from '../../utils/app/sites/teach-desk.ts';
import type { TeachState, TeachWish } from '../../utils/core/sites/teaching.ts';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import { teachLabels } from '../../utils/i18n/teach-labels.ts';
import { onMessage, sendMessage } from '../../utils/platform/messaging/protocol.ts';
import type { SettingsCache } from './settings-cache.ts';

export interface Teaching {
  of(tabId: number): TeachState | null;
  command(tabId: number, wish: TeachWish): void;
  gone(tabId: number, frameId?: number): void;
}

/** Leads teaching between panel and pages. */
export function keepTeaching(desk: () => Desk, settings: SettingsCache): Teaching {
  const teaching = new TeachDesk({
    almost: (tabId) => desk().almost(tabId),
    // A page that left while we spoke to it is no error: its `gone` follows.
    send: (tabId, command, frameId) =>
      void sendMessage('teach', command, frameId === undefined ? tabId : { tabId, frameId }).catch(() => undefined),
    onChange: (tabId) => void desk().publish(tabId),
  });
  onMessage('teaching', ({ data, sender: { tab, frameId } }) => {
    if (tab?.id !== undefined) teaching.hear(tab.id, frameId ?? 0, data);
  });
  return {
    of: (tabId) => teaching.of(tabId),
    gone: (tabId, frameId) => teaching.gone(tabId, frameId),
    command: (tabId, wish) =>
      teaching.command(
        tabId,
        wish.type === 'start' ? { ...wish, labels: teachLabels(createTexts(settings.uiLang())) } : wish,
      ),
  };
}
