/** A release-like build to which no host is granted: it touches no page, and says what to do. */
import assert from 'node:assert/strict';
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { launchWithExtension } from '../../utils/cli/browser/launch-with-extension.ts';
import { openSidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { startPractice } from '../../utils/practice/server.ts';
import type { Harness } from './harness/harness.ts';

const ROOT = `document.querySelector('[data-testid=panel-root]')`;
const ASK = `document.querySelector('[data-testid=request-access]')`;

export async function runAccess({ executablePath, step }: Harness): Promise<void> {
  const extensionDir = await buildExtension({ hosts: [], outDir: '.output/no-hosts' });
  const practice = await startPractice();
  const browser = await launchWithExtension({ executablePath, extensionDir, headless: true });
  try {
    const page = await browser.context.newPage();
    await page.goto(practice.url);
    const panel = await openSidePanel(browser, page);
    await step('without access nothing runs in the page, and the panel offers to ask for this very host', async () => {
      await panel.waitFor(`${ROOT}?.dataset.status === 'no-access' && ${ASK}`, { what: 'the offer to ask' });
      const { host } = new URL(practice.url);
      assert.ok((await panel.evaluate<string>(`${ROOT}.textContent`)).includes(host), 'The host is not named.');
      const worker = await browser.serviceWorker();
      const scripts = await worker.evaluate(() => {
        const { scripting } = (
          globalThis as unknown as { chrome: { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } } }
        ).chrome;
        return scripting.getRegisteredContentScripts();
      });
      assert.deepEqual(scripts, []);
    });
    await step('on a tab whose address the browser does not tell, it says what to click', async () => {
      const other = await browser.context.newPage();
      await other.goto(`${practice.url}?c=frozen-phone`);
      await other.bringToFront();
      await panel.waitFor(`${ROOT}?.dataset.status === 'no-access' && !${ASK}`, {
        what: 'the hint instead of a button that could do nothing',
      });
    });
  } finally {
    await browser.close();
    await practice.close();
  }
}
