/** Insertion into real editors from an isolated world, as in the extension: what matrix.ts promises, in Chromium. */
import { chromiumDriver, pageDriver } from './editors/chromium-driver.ts';
import { runMatrix } from './editors/matrix.ts';
import { serveEditors } from './editors/serve-editors.ts';
import { insertsUnderPolicy, STRICT_PAGE } from './editors/strict-page.ts';
import { writeMatrix } from './editors/write-matrix.ts';
import type { Harness } from './harness/harness.ts';

export async function runEditors({ step, openPage, openPanel }: Harness): Promise<void> {
  const site = await serveEditors();
  try {
    await step("a page's policy does not keep the extension's bridge out", async () => {
      const page = await openPage(site.url + STRICT_PAGE);
      await insertsUnderPolicy(pageDriver(page), await openPanel(page));
    });
    const driver = await chromiumDriver(await openPage('about:blank'));
    await writeMatrix('Chromium', await runMatrix(site.url, driver, step));
  } finally {
    site.close();
  }
}
