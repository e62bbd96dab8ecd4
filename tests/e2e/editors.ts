/** Insertion into real editors from an isolated world, as in the extension: what matrix.ts promises, in Chromium. */

import { chromiumDriver } from './editors/chromium-driver.ts';
import { runMatrix } from './editors/matrix.ts';
import { serveEditors } from './editors/serve-editors.ts';
import { insertsUnderPolicy } from './editors/strict-page.ts';
import { writeMatrix } from './editors/write-matrix.ts';
import type { Harness } from './harness/harness.ts';

export async function runEditors(harness: Harness): Promise<void> {
  const site = await serveEditors();
  try {
    await insertsUnderPolicy(harness, site.url);
    const driver = await chromiumDriver(await harness.openPage('about:blank'));
    await writeMatrix('Chromium', await runMatrix(site.url, driver, harness.step));
  } finally {
    site.close();
  }
}
