/** Pictures of the Studio as a lead sees it, in three languages and both themes; part of `npm run pictures`. */
import type { Page } from 'playwright-core';
import type { ExtensionBrowser } from '../../utils/cli/browser/launch-with-extension.ts';

interface StudioPicture {
  name: string;
  /** Page of the Studio, as in its address. */
  page: string;
  uiLang: 'zh-CN' | 'zh-TW' | 'en';
  theme: 'light' | 'dark';
  /** What the lead has done when the picture is taken. */
  after?: (page: Page) => Promise<void>;
}

const selectThree = async (page: Page) => {
  const grid = page.getByTestId('script-grid');
  for (const key of ['Home', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown']) await grid.press(key);
};
const search = (words: string) => async (page: Page) => {
  await page.getByTestId('table-search').fill(words);
  await page.getByTestId('script-grid').press('Home');
};

const PICTURES: StudioPicture[] = [
  { name: 'studio', page: 'scripts', uiLang: 'zh-CN', theme: 'light', after: search('退款') },
  { name: 'studio-zh-tw-dark', page: 'scripts', uiLang: 'zh-TW', theme: 'dark', after: selectThree },
  {
    name: 'studio-en-side-by-side',
    page: 'scripts',
    uiLang: 'en',
    theme: 'light',
    after: (page) => page.getByTestId('editor-wide').click(),
  },
  { name: 'studio-new-pack', page: 'new-pack', uiLang: 'en', theme: 'dark' },
];

/** Makes a pack of the built-in scripts and takes every picture into `out`. */
export async function takeStudioPictures(browser: ExtensionBrowser, out: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  const open = (hash: string) => page.goto(`chrome-extension://${browser.extensionId}/options.html#${hash}`);
  await open('new-pack');
  await page.locator('input[name=title]').fill('售后包');
  await page.locator('input[name=owner]').fill('小周');
  await page.getByTestId('make-pack').click();
  await page.getByTestId('script-row').first().waitFor();
  for (const { name, page: hash, uiLang, theme, after } of PICTURES) {
    await open('settings');
    await page.locator('select[name=uiLang]').selectOption(uiLang);
    await page.locator('select[name=theme]').selectOption(theme);
    await page.locator(`html[lang=${uiLang}][data-theme=${theme}]`).waitFor();
    await page.reload();
    await open(hash);
    await page.locator('[data-testid=script-row], [data-testid=make-pack]').first().waitFor();
    await after?.(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${out}/${name}.png` });
  }
  await page.close();
}
