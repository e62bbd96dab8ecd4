import type { Browser } from 'wxt/browser';
import type { Desk } from '../../utils/app/desk.ts';
import { SITES } from '../../utils/library/sites.ts';
import { onMessage } from '../../utils/platform/messaging/protocol.ts';
import { openPanel } from '../../utils/platform/panel-surface.ts';
import type { PanelService } from './panel-service.ts';
import type { SettingsCache } from './settings-cache.ts';

type Sender = Pick<Browser.runtime.MessageSender, 'tab' | 'frameId'>;

/** Where a page's message comes from; a page without a tab cannot speak to us. */
function place({ tab, frameId }: Sender): [tabId: number, frameId: number] {
  return [tab?.id ?? -1, frameId ?? 0];
}

export function listenToPages(desk: Desk, settings: SettingsCache, panels: PanelService): void {
  onMessage('definitions', async () => {
    await settings.ready;
    return SITES;
  });
  onMessage('delta', async ({ data, sender }) => {
    await settings.ready;
    return desk.receive(...place(sender), data);
  });
  onMessage('unreadable', ({ data, sender }) => desk.unreadable(...place(sender), data));
  onMessage('draft', ({ data, sender }) => desk.draft(...place(sender), data));
  onMessage('stripInsert', ({ data, sender }) => desk.insertRank(...place(sender), data));
  onMessage('stripReplace', ({ data, sender }) => {
    const [tabId] = place(sender);
    return desk.insert(tabId, data.better, { start: data.start, end: data.end });
  });
  onMessage('stripDismiss', ({ data, sender }) => desk.dismissFinding(place(sender)[0], data));
  onMessage('stripOff', () => settings.save({ ...settings.get(), strip: false }));
  onMessage('openSearch', ({ sender }) => {
    void openPanel(place(sender)[0])
      .catch(() => undefined)
      .finally(panels.focusSearch);
  });
  onMessage('pageGone', ({ sender }) => desk.gone(...place(sender)));
}
