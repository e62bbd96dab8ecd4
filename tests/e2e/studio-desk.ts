/** The Studio's own desk in the built extension: work survives a closed tab and a crash, by keyboard alone, axe-clean. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { type ExtensionBrowser, launchWithExtension } from '../../utils/cli/browser/launch-with-extension.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import type { MemoryPackStore } from '../fixtures/memory-pack-store.ts';
import type { Harness } from './harness/harness.ts';
import { waitUntil } from './harness/wait-until.ts';
import { servePanel } from './serve-panel.ts';

export async function runStudioDesk(harness: Harness): Promise<void> {
  await storesPacks(harness);
  const studio = await harness.openPage(addressOf(harness.browser));
  await makePack(harness, studio);
  await worksByKeyboard(harness, studio);
  await losesNothing(harness, studio);
  await survivesACrash(harness);
  await sharesNothing(harness);
  await looksRight(harness);
}

const addressOf = ({ extensionId }: Pick<ExtensionBrowser, 'extensionId'>, page = 'scripts') =>
  `chrome-extension://${extensionId}/options.html#${page}`;
const textField = (page: Page) => page.getByTestId('editor').locator('textarea').first();
const countRows = (page: Page) => page.locator('[aria-rowcount]').first().getAttribute('aria-rowcount');
const openScript = (page: Page) => page.locator('.editor-head code').textContent();

async function fillNewPack(page: Page): Promise<void> {
  await page.locator('input[name=title]').fill('售后包');
  await page.locator('input[name=owner]').fill('小周');
  await page.getByTestId('make-pack').click();
  await page.getByTestId('script-row').first().waitFor();
}

async function makePack(harness: Harness, page: Page): Promise<void> {
  await harness.step('a lead starts from the built-in pack', async () => {
    await fillNewPack(page);
    const rows = Number(await page.getByTestId('script-grid').getAttribute('aria-rowcount'));
    assert.ok(rows > 200, `only ${rows} rows`);
    assert.ok((await page.getByTestId('script-row').count()) < 60, 'The table draws rows that nobody sees.');
  });
}

async function worksByKeyboard(harness: Harness, page: Page): Promise<void> {
  await harness.step('search, choose, edit, undo and bulk change without a mouse', async () => {
    const all = await countRows(page);
    await page.keyboard.press('/');
    await page.keyboard.type('退款');
    // The table answers a little after the typing; what was chosen before that is another script afterwards.
    while ((await countRows(page)) === all) await page.waitForTimeout(20);
    await page.waitForTimeout(300);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    const first = await openScript(page);
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await openScript(page), first);
    await page.keyboard.press('Enter');
    const before = await textField(page).inputValue();
    await page.keyboard.press('End');
    await page.keyboard.insertText('多谢。');
    assert.notEqual(await textField(page).inputValue(), before);
    await page.keyboard.press('Control+z');
    assert.equal(await textField(page).inputValue(), before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByTestId('bulk-archive').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('toast').waitFor();
    assert.equal(await page.locator('[role=row][aria-selected=true] .cell-status').last().textContent(), '已归档');
    await page.keyboard.press('Control+z');
    await page.getByTestId('clear-filters').click();
  });
}

async function losesNothing(harness: Harness, studio: Page): Promise<void> {
  const write = async (page: Page, words: string) => {
    await page.getByTestId('script-grid').focus();
    await page.keyboard.press('Home');
    await textField(page).fill(words);
  };
  const reopened = async () => {
    const page = await harness.openPage(addressOf(harness.browser));
    await page.getByTestId('script-row').first().waitFor();
    return page;
  };
  await harness.step('words typed right before the tab closes are there again', async () => {
    await write(studio, '关页前的最后一句');
    await studio.close({ runBeforeUnload: true });
    const again = await reopened();
    assert.equal(await textField(again).inputValue(), '关页前的最后一句');
    await again.close();
  });
}

/** The browser itself dies, as in a power cut, and is started again on the same profile. */
async function survivesACrash(harness: Harness): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'warmline-crash-'));
  const start = async () =>
    launchWithExtension({
      executablePath: harness.executablePath,
      extensionDir: await buildExtension(),
      headless: true,
      locale: 'zh-CN',
      profile,
    });
  const words = '崩溃前存下的一句';
  await harness.step('a crash loses nothing that was said to be saved', async () => {
    const first = await start();
    const page = await first.context.newPage();
    await page.goto(addressOf(first));
    await fillNewPack(page);
    await page.getByTestId('script-grid').focus();
    await page.keyboard.press('Home');
    await textField(page).fill(words);
    await page.locator('[data-testid=save-mark][data-kind=saved]').waitFor();
    const gone = new Promise((resolve) => first.context.once('close', resolve));
    first.devtools.send('Browser.crash').catch(() => undefined);
    await gone;
    const second = await start();
    try {
      const again = await second.context.newPage();
      await again.goto(addressOf(second));
      await again.getByTestId('script-row').first().waitFor();
      assert.equal(await textField(again).inputValue(), words);
    } finally {
      await second.close();
    }
  });
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}

async function sharesNothing(harness: Harness): Promise<void> {
  await harness.step(
    'two tabs never overwrite each other: the second takes over, the first stores and gives way',
    async () => {
      const first = await harness.openPage(addressOf(harness.browser));
      await first.getByTestId('script-row').first().waitFor();
      await first.getByTestId('script-grid').press('Home');
      await textField(first).fill('第一个标签页里刚写的');
      const second = await harness.openPage(addressOf(harness.browser));
      await second.getByTestId('studio-elsewhere').getByRole('button').click();
      await second.getByTestId('script-row').first().waitFor();
      assert.equal(await textField(second).inputValue(), '第一个标签页里刚写的');
      await first.getByTestId('studio-elsewhere').waitFor();
      assert.equal(await first.getByTestId('script-row').count(), 0);
      await first.getByTestId('studio-elsewhere').getByRole('button').click();
      await first.getByTestId('script-row').first().waitFor();
      await Promise.all([first.close(), second.close()]);
    },
  );
}

async function seriousProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message}`);
}

async function looksRight(harness: Harness): Promise<void> {
  const page = await harness.openPage(addressOf(harness.browser, 'settings'));
  for (const lang of ['zh-TW', 'en', 'zh-CN']) {
    for (const theme of ['light', 'dark']) {
      await harness.step(`the desk in ${lang}, ${theme}: no serious axe findings, nothing cut`, async () => {
        await page.goto(addressOf(harness.browser, 'settings'));
        await page.locator('select[name=uiLang]').selectOption(lang);
        await page.locator('select[name=theme]').selectOption(theme);
        await waitUntil(
          'the theme',
          () => page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dataset.theme}`),
          (now) => now === `${lang} ${theme}`,
        );
        for (const hash of ['new-pack', 'scripts']) {
          await page.goto(addressOf(harness.browser, hash));
          await page
            .getByTestId(hash === 'scripts' ? 'script-row' : 'make-pack')
            .first()
            .waitFor();
          if (hash === 'scripts') await page.getByTestId('script-grid').press('Control+a');
          // Colours glide for a moment after a switch; axe would measure them halfway.
          await page.waitForTimeout(400);
          assert.deepEqual(await seriousProblems(page), []);
          assert.equal(await page.evaluate(() => document.scrollingElement?.scrollWidth === innerWidth), true);
        }
      });
    }
  }
  await page.goto(addressOf(harness.browser, 'settings'));
  await page.locator('select[name=theme]').selectOption('auto');
  await page.locator('select[name=uiLang]').selectOption('auto');
}

function samples() {
  const pack = builtinLibrary().packs[0];
  const script = pack?.scripts[0];
  if (!pack || !script) throw new Error('no built-in pack');
  return { pack: { ...pack, scripts: [script] }, script };
}

/** The database itself, over the page that hands it out. */
async function storesPacks(harness: Harness): Promise<void> {
  const served = await servePanel();
  try {
    const page = await harness.openPage(`${served.url}studio#scripts`);
    await harness.step('the browser’s database keeps packs apart, in order, and versions for ever', async () => {
      const found = await page.evaluate(async ({ pack, script }) => {
        const { packs } = window as unknown as { packs: MemoryPackStore };
        const version = { version: '1.0.0', at: '2026-11-22T08:00:00Z', by: 'x', note: '', pack };
        const [s1, s2, s3, s4] = ['s-1', 's-2', 's-3', 's-4'].map((id) => ({ ...script, id }));
        if (!s1 || !s2 || !s3 || !s4) throw new Error('four scripts');
        await packs.saveScripts('a', [s2, s1, s3], []);
        await packs.saveScripts('a-b', [{ ...script, id: 'other' }], []);
        await packs.saveScripts('a', [s4], ['s-2']);
        await packs.saveWorkspace({ id: 'a', manifest: pack.manifest, cases: [], changedAt: '' });
        const added = [await packs.addVersion('a', version), await packs.addVersion('a', version)];
        const heard = new Promise<boolean>((resolve) => {
          const other = new BroadcastChannel('warmline-packs');
          other.onmessage = () => resolve(true);
        });
        await packs.setInForce('a', { pack, source: { kind: 'studio' }, since: '' });
        const before = [await packs.scripts('a'), await packs.scripts('a-b')];
        const inForce = (await packs.inForce()).length;
        await packs.removeWorkspace('a');
        await packs.setInForce('a', null);
        return {
          before: before.map((scripts) => scripts.map(({ id }) => id)),
          inForce,
          added: added.map(({ ok }) => ok),
          heard: await heard,
          after: [await packs.scripts('a'), await packs.workspaces(), await packs.inForce()].map(
            ({ length }) => length,
          ),
          others: (await packs.scripts('a-b')).length,
          versions: (await packs.versions('a')).length,
          personal: await packs.personal(),
        };
      }, samples());
      assert.deepEqual(found, {
        before: [['s-1', 's-3', 's-4'], ['other']],
        inForce: 1,
        added: [true, false],
        heard: true,
        after: [0, 0, 0],
        others: 1,
        versions: 1,
        personal: { scripts: [], edits: {} },
      });
    });
    await page.close();
  } finally {
    await served.close();
  }
}
