/** Import and export in the built extension: a table with errors is mended and applied, undone, and comes back as it went. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { Script } from '../../utils/core/packs/script.ts';
import { readFolder } from '../../utils/exchange/folder/folder-form.ts';
import { unzipFolder } from '../../utils/exchange/folder/zip-folder.ts';
import { writeCsv, writeXlsx } from '../../utils/exchange/table/write-table.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import type { Harness } from './harness/harness.ts';
import { waitUntil } from './harness/wait-until.ts';

const KINDS = ['new', 'changed', 'duplicate', 'rejected'] as const;
type Counts = Record<(typeof KINDS)[number], number>;

export async function runStudioImport(harness: Harness): Promise<void> {
  const page = await harness.openPage(addressOf(harness, 'new-pack'));
  await page.locator('input[name=title]').fill('导入包');
  await page.locator('input[name=owner]').fill('小周');
  await page.getByTestId('make-pack').click();
  await page.getByTestId('script-row').first().waitFor();
  await mendsAndApplies(harness, page);
  await readsCodePages(harness, page);
  await refusesHarm(harness, page);
  await takesTenThousand(harness, page);
  await comesBack(harness, page);
  await looksRight(harness, page);
}

const addressOf = (harness: Harness, page: string) =>
  `chrome-extension://${harness.browser.extensionId}/options.html#${page}`;

async function bring(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByTestId('nav-import').click();
  const other = page.getByTestId('import-other');
  if (await other.isVisible()) await other.click();
  await page
    .getByTestId('import-file')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

async function counts(page: Page): Promise<Counts> {
  await page.getByTestId('import-kind-new').waitFor();
  const read = async (kind: string) =>
    [kind, Number(await page.getByTestId(`import-kind-${kind}`).getAttribute('data-count'))] as const;
  return Object.fromEntries(await Promise.all(KINDS.map(read))) as Counts;
}

const scriptsInAll = async (page: Page): Promise<number> => {
  await page.getByTestId('nav-scripts').click();
  return Number(await page.getByTestId('script-grid').getAttribute('aria-rowcount'));
};

/** A known script with another wording, a new one, one that says nothing, and one of a stage nobody knows. */
function listWithErrors(): string {
  const known = builtinLibrary().packs[0]?.scripts.find(({ texts }) => texts['zh-Hans']);
  assert.ok(known);
  return [
    '编号,标题,阶段,内容',
    `${known.id},,,${known.texts['zh-Hans']}有变化我先找您。`,
    'tonight,今晚查到,致歉,让您久等了。今晚{time}前我告诉您结果。',
    'silent,没写完,致歉,',
    'odd,安利,安利一下,这款卖得最好。',
  ].join('\r\n');
}

async function mendsAndApplies(harness: Harness, page: Page): Promise<void> {
  await harness.step('rows with errors are named and mended; nothing is written before it is applied', async () => {
    const before = await scriptsInAll(page);
    await bring(page, 'list.csv', new TextEncoder().encode(listWithErrors()));
    assert.deepEqual(await counts(page), { new: 1, changed: 1, duplicate: 0, rejected: 2 });
    await page.getByTestId('import-kind-rejected').click();
    assert.match((await page.getByTestId('import-line').last().textContent()) ?? '', /5.*安利一下/);
    await page.getByTestId('import-cell').last().selectOption('answer');
    await page.getByTestId('import-mend').last().click();
    await waitUntil(
      'the mended row',
      () => counts(page),
      ({ rejected }) => rejected === 1,
    );
    assert.equal(await scriptsInAll(page), before);
  });
  await harness.step('an import is one step, and undo takes it back whole', async () => {
    const before = await scriptsInAll(page);
    await bring(page, 'list.csv', new TextEncoder().encode(listWithErrors()));
    await counts(page);
    await page.getByTestId('import-cell').last().selectOption('answer');
    await page.getByTestId('import-mend').last().click();
    const mended = { new: 2, changed: 1, duplicate: 0, rejected: 1 };
    await waitUntil(
      'the mended row',
      () => counts(page),
      ({ rejected }) => rejected === 1,
    );
    await page.getByTestId('import-apply').click();
    await page.getByTestId('import-undo').click();
    // The rows are there again as they were mended, to be applied once more or changed.
    assert.deepEqual(await counts(page), mended);
    assert.equal(await scriptsInAll(page), before);
    await bring(page, 'list.csv', new TextEncoder().encode(listWithErrors()));
    await counts(page);
    await page.getByTestId('import-apply').click();
    await page.getByTestId('import-show').click();
    await waitUntil(
      'the imported rows',
      () => page.getByTestId('script-row').count(),
      (count) => count === 2,
    );
    await page.keyboard.press('Control+z');
    await page.getByTestId('clear-filters').click();
    assert.equal(await scriptsInAll(page), before);
  });
}

async function readsCodePages(harness: Harness, page: Page): Promise<void> {
  await harness.step('files of Chinese offices are read in their own code pages', async () => {
    for (const [name, encoding] of [
      ['list.gb18030.csv', 'gb18030'],
      ['list-hant.big5.csv', 'big5'],
      ['list.utf-16le.csv', 'utf-16le'],
    ] as const) {
      await bring(page, name, await readFile(new URL(`../fixtures/exchange/${name}`, import.meta.url)));
      assert.deepEqual(await counts(page), { new: 2, changed: 0, duplicate: 0, rejected: 0 }, name);
      assert.equal(await page.getByTestId('import-encoding').inputValue(), encoding);
    }
  });
}

async function refusesHarm(harness: Harness, page: Page): Promise<void> {
  await harness.step('files that could harm are refused with a reason', async () => {
    const problem = (wanted: string) => page.locator(`[data-testid=import-problem][data-problem=${wanted}]`).waitFor();
    for (const [wanted, bytes] of [
      ['bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 9 })],
      ['old-office', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
      ['not-a-table', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])],
    ] as const) {
      await bring(page, 'file.xlsx', bytes);
      await problem(wanted);
      assert.equal(await page.getByTestId('import-apply').count(), 0);
    }
    await page.getByTestId('import-other').click();
    // Made in the page, as the browser's driver takes no file of that size.
    await page.locator('.import-drop').evaluate((zone) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(51 * 1024 * 1024)], 'huge.csv'));
      zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await problem('too-big');
  });
}

function manyScripts(): Script[] {
  const scripts = builtinLibrary().packs[0]?.scripts ?? [];
  return Array.from({ length: 10_000 }, (_, index) => {
    const script = scripts[index % scripts.length];
    assert.ok(script);
    const texts = Object.entries(script.texts).map(([lang, text]) => [lang, `${text} ${index}`]);
    return { ...script, id: `many-${index}`, texts: Object.fromEntries(texts) as Script['texts'] };
  });
}

async function takesTenThousand(harness: Harness, page: Page): Promise<void> {
  await harness.step('ten thousand rows come in within ten seconds', async () => {
    const bytes = await writeXlsx(manyScripts());
    const started = Date.now();
    await bring(page, 'many.xlsx', bytes);
    assert.deepEqual(await counts(page), { new: 10_000, changed: 0, duplicate: 0, rejected: 0 });
    await page.getByTestId('import-apply').click();
    await page.getByTestId('import-done').waitFor();
    const took = Date.now() - started;
    console.log(`    10,000 rows of XLSX read, checked and applied in ${took} ms`);
    assert.ok(took < 10_000, `It took ${took} ms.`);
    await page.getByTestId('import-undo').click();
  });
}

async function save(page: Page, label: RegExp): Promise<{ name: string; bytes: Uint8Array }> {
  await page.getByTestId('nav-scripts').click();
  await page.locator('.export-menu > button').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: label }).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
}

async function comesBack(harness: Harness, page: Page): Promise<void> {
  await harness.step('every export comes back as the same pack', async () => {
    const total = await scriptsInAll(page);
    for (const label of [/XLSX/, /CSV/, /JSON/, /YAML/]) {
      const { name, bytes } = await save(page, label);
      await bring(page, name, bytes);
      const all = await counts(page);
      assert.deepEqual({ ...all, duplicate: 0 }, { new: 0, changed: 0, duplicate: 0, rejected: 0 }, name);
      assert.ok(all.duplicate >= total - 1, `${all.duplicate} of ${total} in ${name}`);
      if (!name.endsWith('.zip')) continue;
      const folder = unzipFolder(bytes);
      assert.ok(folder.ok);
      assert.deepEqual(readFolder(folder.folder, name).parsed.problems, []);
    }
    const small = writeCsv(builtinLibrary().packs[0]?.scripts.slice(0, 1) ?? []);
    assert.deepEqual([...small.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  });
}

async function looksRight(harness: Harness, page: Page): Promise<void> {
  for (const theme of ['light', 'dark']) {
    for (const lang of ['zh-CN', 'zh-TW', 'en']) {
      await harness.step(`the import in ${lang}, ${theme}: no serious axe findings, nothing cut`, async () => {
        await page.goto(addressOf(harness, 'settings'));
        await page.locator('select[name=uiLang]').selectOption(lang);
        await page.locator('select[name=theme]').selectOption(theme);
        await page.locator(`html[lang=${lang}][data-theme=${theme}]`).waitFor();
        await bring(page, 'list.csv', new TextEncoder().encode(listWithErrors()));
        await counts(page);
        await page.waitForTimeout(400);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        assert.deepEqual(
          serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          [],
        );
        assert.equal(await page.evaluate(() => document.scrollingElement?.scrollWidth === innerWidth), true);
      });
    }
  }
  await page.goto(addressOf(harness, 'settings'));
  await page.locator('select[name=theme]').selectOption('auto');
  await page.locator('select[name=uiLang]').selectOption('auto');
}
