/** The extension's own pages in the built extension: honest states, popped-out panel, live settings, restart. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { readPanelState } from '../../utils/cli/browser/read-panel-state.ts';
import { startPractice } from '../../utils/practice/server.ts';
import type { Harness } from './harness/harness.ts';
import { waitUntil } from './harness/wait-until.ts';

const UPSET = 'birthday-parcel';

interface Scene {
  harness: Harness;
  helpdesk: string;
  page: Page;
  panel: SidePanel;
}

export async function runPanelPages(harness: Harness): Promise<void> {
  const practice = await startPractice();
  try {
    const page = await harness.openPage(`${practice.url}?c=${UPSET}&speed=0`);
    const scene = { harness, helpdesk: practice.url, page, panel: await harness.openPanel(page) };
    await survivesRestart(scene);
    await tellsStatesApart(scene);
    await followsItsTab(scene);
    await switchesLanguageAndTheme(scene);
  } finally {
    await practice.close();
  }
}

const status = (panel: SidePanel) =>
  panel.evaluate<string>(`document.querySelector('[data-testid=panel-root]')?.dataset.status`);

async function survivesRestart({ harness, page, panel }: Scene): Promise<void> {
  await harness.step('a stopped worker loses nothing', async () => {
    const before = await readPanelState(panel, `state.conversation?.total >= 6`);
    const { devtools, extensionId } = harness.browser;
    const { targetInfos } = await devtools.send('Target.getTargets');
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
    assert.ok(worker, 'There is no worker to stop.');
    await devtools.send('Target.closeTarget', { targetId: worker.targetId });
    await page.evaluate((id) => window.practice.receive(id, '还在吗？？'), UPSET);
    const total = (before.conversation?.total ?? 0) + 1;
    const after = await readPanelState(panel, `state.conversation?.total >= ${total}`);
    assert.deepEqual(after.conversation?.turns.slice(0, -1), before.conversation?.turns);
    await panel.waitFor(`document.querySelector('[data-testid=panel-root]').textContent.includes('还在吗')`, {
      what: 'the panel to show the message that came after the restart',
    });
  });
}

async function tellsStatesApart({ harness, helpdesk, page, panel }: Scene): Promise<void> {
  await harness.step('a page without its rows is called unreadable, with what is missing', async () => {
    await page.evaluate(() => document.querySelector('.thread')?.remove());
    await waitUntil(
      'the panel to say so',
      () => status(panel),
      (now) => now === 'unreadable',
    );
    const state = await readPanelState(panel, `state.status === 'unreadable'`);
    assert.equal(state.advice, null, 'Advice on a page that cannot be read.');
    await harness.pictures('unreadable');
  });
  await harness.step('a page that nobody knows is called unsupported', async () => {
    await page.goto(`${helpdesk}icon.svg`);
    await page.goto(`${helpdesk}no-such-page`);
    await waitUntil(
      'the panel to say so',
      () => status(panel),
      (now) => now === 'unsupported',
    );
  });
  await harness.step('coming back, it reads again', async () => {
    await page.goto(`${helpdesk}?c=${UPSET}&speed=0`);
    await waitUntil(
      'advice',
      () => status(panel),
      (now) => now === 'live',
    );
  });
}

/** A popped-out panel on the tab of the helpdesk. */
async function popOut({ harness, helpdesk }: Scene): Promise<Page> {
  const worker = await harness.browser.serviceWorker();
  const tabId = await worker.evaluate(async (url) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id: number }[]> } } })
      .chrome;
    return (await tabs.query({ url: `${url}*` }))[0]?.id;
  }, helpdesk);
  const out = await harness.openPage(`chrome-extension://${harness.browser.extensionId}/sidepanel.html?tabId=${tabId}`);
  await out.locator('[data-testid=panel-root][data-status=live]').waitFor();
  return out;
}

async function followsItsTab(scene: Scene): Promise<void> {
  await scene.harness.step('a popped-out panel follows its own tab, whatever is in front', async () => {
    const out = await popOut(scene);
    await scene.page.evaluate((id) => window.practice.receive(id, '编号七七七的那句话'), UPSET);
    await out.getByText('编号七七七').first().waitFor();
    await out.close();
  });
}

async function seriousProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message}`);
}

async function switchesLanguageAndTheme(scene: Scene): Promise<void> {
  const { harness } = scene;
  const out = await popOut(scene);
  const options = await harness.openPage(`chrome-extension://${harness.browser.extensionId}/options.html#settings`);
  for (const lang of ['zh-TW', 'en', 'zh-CN']) {
    for (const theme of ['light', 'dark']) {
      await harness.step(
        `settings switch the open panel to ${lang}, ${theme}, without serious axe findings`,
        async () => {
          await options.locator('select[name=uiLang]').selectOption(lang);
          await options.locator('select[name=theme]').selectOption(theme);
          await waitUntil(
            'the panel’s language',
            () => out.evaluate(() => document.documentElement.lang),
            (now) => now === lang,
          );
          await waitUntil(
            'the panel’s theme',
            () => out.evaluate(() => document.documentElement.dataset.theme),
            (now) => now === theme,
          );
          // Colours glide for a moment after a switch, and only in front; axe would measure them halfway.
          await out.bringToFront();
          await out.waitForTimeout(400);
          assert.deepEqual(await seriousProblems(out), []);
          assert.deepEqual(await seriousProblems(options), []);
        },
      );
    }
  }
  await options.locator('select[name=theme]').selectOption('auto');
  await options.locator('select[name=uiLang]').selectOption('auto');
}
