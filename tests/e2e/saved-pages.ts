/**
 * Every saved page of a console, at its own address, read in a real browser: jsdom's selectors are more lenient than a
 * browser's, and it lays nothing out. The addresses are answered from the files; nothing leaves the machine.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Health } from '../../utils/core/page-messages.ts';
import type { Harness } from './harness/harness.ts';
import { bundle } from './harness/serve-script.ts';
import type { Read } from './saved-pages/reader-world.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/sites');

interface Expected {
  site: string;
  recognised?: boolean;
  conversation: string | null;
  health: Record<string, unknown>;
  rowsOnPage?: number;
  turns: Record<string, unknown>[];
}

/** What a fixture states for jsdom, as a browser has it: places of a real layout, and frames with a body. */
function asPage(html: string): string {
  return html
    .replace(/(<iframe [^>]*)data-body=/g, '$1srcdoc=')
    .replace(/data-box="(\S+) (\S+) (\S+) (\S+)"/g, (_, left, top, width, height) => {
      const size = `width:${width}px;height:${height}px`;
      return `style="position:fixed;box-sizing:border-box;left:${left}px;top:${top}px;${size}"`;
    });
}

function assertHealth(health: Health, expected: Expected['health'], name: string): void {
  const told = Object.fromEntries(Object.entries(health).filter(([key]) => key in expected));
  assert.deepEqual(told, expected, name);
}

async function readSaved(page: Page, name: string, reader: string): Promise<void> {
  const html = asPage(readFileSync(path.join(FOLDER, `${name}.html`), 'utf8'));
  const expected = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as Expected;
  const address = /<meta name="saved-from" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  assert.ok(address, `${name} does not say where it was saved from`);
  await page.route('**', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  // Addresses that differ in their hash alone would otherwise be one document.
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load' });
  // As an expression, not as a script element: a page's own policy has no say in it.
  const read = await page.evaluate(`(() => {${reader}\nreturn window.readPage();})()`);
  await page.unroute('**');
  if (expected.recognised === false) {
    assert.equal(read, null, name);
    return;
  }
  const { site, conversation, health, glance, turns } = read as Read;
  assert.deepEqual({ site, conversation }, { site: expected.site, conversation: expected.conversation }, name);
  const shown = turns.map(({ id, at, ...rest }, i) => ({
    ...rest,
    // Rows without an id of their own get a made-up one.
    ...(expected.turns[i]?.id === undefined ? {} : { id }),
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
  }));
  assert.deepEqual(shown, expected.turns, name);
  assertHealth(health, expected.health, name);
  assertHealth(glance, { ...expected.health, rows: expected.rowsOnPage ?? expected.health.rows }, name);
}

export async function runSavedPages(harness: Harness): Promise<void> {
  const browser = await chromium.launch({
    executablePath: harness.executablePath,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
    chromiumSandbox: false,
  });
  try {
    const page = await browser.newPage();
    const reader = await bundle('saved-pages/reader-world.ts');
    for (const site of readdirSync(FOLDER)) {
      const names = readdirSync(path.join(FOLDER, site)).filter((name) => name.endsWith('.html'));
      await harness.step(`${site}: ${names.length} saved pages read as expected`, async () => {
        for (const name of names) await readSaved(page, `${site}/${name.replace('.html', '')}`, reader);
      });
    }
  } finally {
    await browser.close();
  }
}
