/** Insertion into real editors from an isolated world, as in the extension: what matrix.ts promises, in Chromium. */

import { chromiumDriver } from './editors/chromium-driver.ts';
import { runMatrix } from './editors/matrix.ts';
import { serveEditors } from './editors/serve-editors.ts';
import { writeMatrix } from './editors/write-matrix.ts';
import type { Harness } from './harness/harness.ts';

export async function runEditors({ openPage, step }: Pick<Harness, 'openPage' | 'step'>): Promise<void> {
  const site = await serveEditors();
  try {
    const driver = await chromiumDriver(await openPage('about:blank'));
    await writeMatrix('Chromium', await runMatrix(site.url, driver, step));
  } finally {
    site.close();
  }
}
