/** An agent at another machine: a browser of their own, the practice helpdesk, the panel, and a subscribed list. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchWithExtension } from '../../../utils/cli/browser/launch-with-extension.ts';
import type { Harness } from '../harness/harness.ts';

export interface AgentDesk {
  browser: ExtensionBrowser;
  /** The Studio's page of lists. */
  lists: Page;
  /** The panel, popped out beside the helpdesk. */
  panel: Page;
}

/** @param chat address of the helpdesk with a conversation open */
export async function seatAgent({ executablePath, extensionDir, network }: Harness, chat: string): Promise<AgentDesk> {
  const browser = await launchWithExtension({
    executablePath,
    extensionDir,
    headless: true,
    locale: 'zh-CN',
    args: network.args,
  });
  network.follow(browser.context);
  const open = async (url: string) => {
    const page = await browser.context.newPage();
    await page.goto(url);
    return page;
  };
  await open(chat);
  const worker = await browser.serviceWorker();
  const tabId = await worker.evaluate(async (url) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id: number }[]> } } })
      .chrome;
    return (await tabs.query({ url: `${url}*` }))[0]?.id;
  }, new URL('/', chat).href);
  const own = `chrome-extension://${browser.extensionId}`;
  const panel = await open(`${own}/sidepanel.html?tabId=${tabId}`);
  await panel.locator('[data-testid=panel-root][data-status=live]').waitFor();
  return { browser, panel, lists: await open(`${own}/options.html#delivery`) };
}

/** A pack as agents hold it. */
export interface Held {
  id: string;
  version: string;
}

export async function subscribe({ lists }: AgentDesk, url: string, wanted: Held): Promise<void> {
  await lists.locator('input[name=address]').fill(url);
  await lists.getByTestId('add-list-submit').click();
  await holds(lists, wanted);
}

/** "Look now" instead of waiting for the alarm; ends when the version is in force. */
export async function lookNow({ lists }: AgentDesk, wanted: Held): Promise<void> {
  await lists.getByTestId('look-now').click();
  await holds(lists, wanted);
}

async function holds(lists: Page, { id, version }: Held): Promise<void> {
  await lists.getByTestId(`in-force-${id}`).getByRole('cell', { name: version, exact: true }).waitFor();
  assert.equal(await lists.getByTestId('list-problem').count(), 0);
}

/** Finds a script as agents do, by a few typed words, and answers its text as it would be inserted. */
export async function findInPanel({ panel }: AgentDesk, words: string): Promise<string> {
  const search = panel.getByTestId('search-input');
  await search.fill(words);
  // The list of the query before stands until the new one is there.
  await panel.locator('[role=option][aria-selected=true]', { hasText: words }).waitFor();
  await search.press('Enter');
  const text = await panel.getByTestId('picked-script').locator('.script-text').textContent();
  await panel.keyboard.press('Escape');
  await search.fill('');
  return text ?? '';
}
