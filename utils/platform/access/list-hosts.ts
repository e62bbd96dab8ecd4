/**
 * Hosts that were granted only so that pack lists can be fetched from them. The browser knows one kind of access;
 * that no chat is read there is our word, so it is kept until the agent asks for that host in the panel.
 */
import { browser } from 'wxt/browser';

const KEY = 'listHosts';

/** Host names, without ports: access is given without them. */
export async function listOnlyHosts(): Promise<ReadonlySet<string>> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  return new Set(Array.isArray(stored) ? stored.filter((host): host is string => typeof host === 'string') : []);
}

async function save(hosts: Iterable<string>): Promise<void> {
  await browser.storage.local.set({ [KEY]: [...hosts] });
}

export async function keepForLists(host: string): Promise<void> {
  const hosts = await listOnlyHosts();
  if (!hosts.has(host)) await save([...hosts, host]);
}

/** The agent wants Warmline on this host's pages, too. */
export async function openForChats(host: string): Promise<void> {
  const hosts = await listOnlyHosts();
  if (hosts.has(host)) await save([...hosts].filter((each) => each !== host));
}

export function onListHostsChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) listener();
  });
}
