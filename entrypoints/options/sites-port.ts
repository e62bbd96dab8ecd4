import type { SitesPort } from '../../utils/app/sites/sites-port.ts';
import { sendMessage } from '../../utils/platform/messaging/protocol.ts';
import { onSitesChanged } from '../../utils/platform/storage/sites-off.ts';

const call = (name: string, ...args: unknown[]) => sendMessage('sites', { name, args });

/** The worker, as the Studio's page of sites sees it. */
export const sitesPort: SitesPort = {
  list: async () => ((await call('list')) ?? []) as Awaited<ReturnType<SitesPort['list']>>,
  switch: async (id, on) => void (await call('switch', id, on)),
  forget: async (host, how) => void (await call('forget', host, how)),
  remove: async (id) => void (await call('remove', id)),
  dryRun: (text) => call('dryRun', text) as ReturnType<SitesPort['dryRun']>,
  take: (text) => call('take', text) as ReturnType<SitesPort['take']>,
  onChanged: onSitesChanged,
};
