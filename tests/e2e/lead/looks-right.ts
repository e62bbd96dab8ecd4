/** Every page of the Studio, with a lead's real work on it, in three languages and both themes. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Harness } from '../harness/harness.ts';

const PAGES = [
  'scripts',
  'import',
  'doctor',
  'coverage',
  'bench',
  'versions',
  'delivery',
  'sites',
  'new-pack',
  'settings',
];
/** Both themes, each language at least once; words change the layout, colours the contrast. */
const LOOKS = [
  { lang: 'zh-TW', theme: 'dark' },
  { lang: 'en', theme: 'light' },
  { lang: 'zh-CN', theme: 'dark' },
] as const;

export async function seriousProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message}`);
}

export async function looksRight(harness: Harness, page: Page): Promise<void> {
  const open = async (id: string) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await page.locator('.studio-main h1').first().waitFor({ state: 'attached' });
  };
  for (const { lang, theme } of LOOKS) {
    await harness.step(`every page in ${lang}, ${theme}: no serious axe findings, nothing cut`, async () => {
      await open('settings');
      await page.locator('select[name=uiLang]').selectOption(lang);
      await page.locator('select[name=theme]').selectOption(theme);
      await page.locator(`html[lang=${lang}][data-theme=${theme}]`).waitFor();
      for (const id of PAGES) {
        await open(id);
        if (id === 'bench') {
          await page.getByTestId('bench-sample').selectOption({ index: 1 });
          await page.getByTestId('bench-reading').waitFor();
        }
        await stillOf(page);
        assert.deepEqual(await seriousProblems(page), [], id);
        const cut = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
        assert.ok(cut <= 0, `${id} is ${cut} px wider than its window`);
      }
    });
  }
  await open('settings');
  await page.locator('select[name=theme]').selectOption('auto');
  await page.locator('select[name=uiLang]').selectOption('auto');
}

/** Colours glide for a moment after a switch; axe would measure them halfway. */
export function stillOf(page: Page): Promise<unknown> {
  return page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}
