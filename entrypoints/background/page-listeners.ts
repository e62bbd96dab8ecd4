import type { Browser } from 'wxt/browser';
import type { Desk } from '../../utils/app/desk.ts';
import { bringScript } from '../../utils/platform/access/bring-script.ts';
import { onMessage } from '../../utils/platform/messaging/protocol.ts';
import { openPanel } from '../../utils/platform/panel-surface.ts';
import type { SettingsCache } from './settings-cache.ts';
import type { Teaching } from './teaching.ts';

type Sender = Pick<Browser.runtime.MessageSender, 'tab' | 'frameId'>;

/** Where a page's message comes from; a page without a tab cannot speak to us. */
function place({ tab, frameId }: Sender): [tabId: number, frameId: number] {
  return [tab?.id ?? -1, frameId ?? 0];
}

/** @param ready settings and packs are known: before that, advice would be replaced a moment later */
export function listenToPages(desk: Desk, settings: SettingsCache, teaching: Teaching, ready: Promise<unknown>): void {
  onMessage('delta', async ({ data, sender }) => {
    await ready;
    return desk.receive(...place(sender), data);
  });
  onMessage('unsupported', ({ data, sender }) => desk.unsupported(...place(sender), data));
  onMessage('draft', ({ data, sender }) => desk.draft(...place(sender), data));
  onMessage('action', async ({ data, sender }) => {
    const [tabId, frameId] = place(sender);
    if (data.type === 'inserted' || data.type === 'replaced') desk.tellResult(tabId, frameId, data.result);
    else if (data.type === 'dismiss') await desk.dismissFinding(tabId, data.rule);
    else if (data.type === 'strip-off') await settings.save({ strip: false });
    // A script with open slots is finished in the panel, where they can be typed.
    else await openPanel(tabId).catch(() => undefined);
  });
  onMessage('loadBridge', ({ sender }) => bringScript('bridge', ...place(sender)));
  onMessage('loadLearner', ({ sender }) => bringScript('learner', ...place(sender)));
  onMessage('pageGone', ({ sender }) => {
    teaching.gone(...place(sender));
    return desk.gone(...place(sender));
  });
}
