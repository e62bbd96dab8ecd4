/** Insertion into real editors from a real content script: what matrix.ts promises, in Firefox. */
import assert from 'node:assert/strict';
import { thisMachine } from '../../../utils/cli/find-browser.ts';
import { firefoxDriver } from '../editors/firefox-driver.ts';
import { runMatrix } from '../editors/matrix.ts';
import { serveEditors } from '../editors/serve-editors.ts';
import { writeMatrix } from '../editors/write-matrix.ts';
import type { Harness } from '../harness/harness.ts';
import { ensureFirefox } from './ensure-firefox.ts';

export async function runEditorsInFirefox({ step }: Pick<Harness, 'step'>): Promise<void> {
  const found = await ensureFirefox(thisMachine());
  assert.ok(found.ok, found.ok ? '' : found.message);
  const site = await serveEditors();
  try {
    const driver = await firefoxDriver(found.path);
    try {
      await writeMatrix('Firefox', await runMatrix(site.url, driver, step));
    } finally {
      await driver.close();
    }
  } finally {
    site.close();
  }
}
