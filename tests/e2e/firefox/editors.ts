/** Insertion into real editors from a real content script: what matrix.ts promises, in Firefox. */
import assert from 'node:assert/strict';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { thisMachine } from '../../../utils/cli/find-browser.ts';
import { firefoxDriver } from '../editors/firefox-driver.ts';
import { runMatrix } from '../editors/matrix.ts';
import { type EditorSite, serveEditors } from '../editors/serve-editors.ts';
import { insertsUnderPolicy, STRICT_PAGE } from '../editors/strict-page.ts';
import { buildTestExtension } from '../editors/test-extension.ts';
import { writeMatrix } from '../editors/write-matrix.ts';
import type { Harness } from '../harness/harness.ts';
import { buildFirefox } from './build-firefox.ts';
import { ensureFirefox } from './ensure-firefox.ts';

type Step = Harness['step'];

async function tryExtension(browser: string, site: EditorSite): Promise<void> {
  const driver = await firefoxDriver(browser, await buildFirefox('.output/firefox-loopback', 'http://127.0.0.1/*'));
  try {
    await driver.goto(site.url + STRICT_PAGE);
    // What is asked of the panel is what both browsers' panels have.
    await insertsUnderPolicy(driver, (await driver.openPanel()) as SidePanel);
  } finally {
    await driver.close();
  }
}

async function tryEditors(browser: string, site: EditorSite, step: Step): Promise<void> {
  const driver = await firefoxDriver(browser, await buildTestExtension());
  try {
    await writeMatrix('Firefox', await runMatrix(site.url, driver, step));
  } finally {
    await driver.close();
  }
}

export async function runEditorsInFirefox({ step }: Pick<Harness, 'step'>): Promise<void> {
  const found = await ensureFirefox(thisMachine());
  assert.ok(found.ok, found.ok ? '' : found.message);
  const site = await serveEditors();
  try {
    await step("a page's policy does not keep the extension's bridge out", () => tryExtension(found.path, site));
    await tryEditors(found.path, site, step);
  } finally {
    site.close();
  }
}
