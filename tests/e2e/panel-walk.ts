/**
 * The panel in a real browser over its fake port: a walk by keyboard alone, axe in both themes,
 * room for the first script, nothing cut.
 */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PANEL_STATES } from '../fixtures/panel-states.ts';
import type { Harness } from './harness/harness.ts';
import { type ServedPanel, servePanel } from './serve-panel.ts';

type Calls = { port: { calls: [string, ...unknown[]][] } };

const callsOf = (page: Page) => page.evaluate(() => (window as unknown as Calls).port.calls);
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });

async function open(page: Page, panel: ServedPanel, query: string): Promise<void> {
  await page.goto(`${panel.url}?${query}`);
  await page.getByTestId('panel-root').waitFor();
}

/** Every control is reached by Tab in the order of the eye, and all main jobs are done without a mouse. */
async function walkByKeyboard(page: Page, panel: ServedPanel): Promise<void> {
  await open(page, panel, 'state=furious-hans&lang=en');
  const seen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const name = await focusOf(page);
    if (name.startsWith('Search scripts')) break;
    seen.push(name);
  }
  const order = [
    'Pop out',
    'Menu',
    'The buyer is really',
    'Details',
    'Choose another stage',
    'Fill in: time',
    'Insert script 1',
  ];
  const places = [...order, 'Insert script 2', 'Insert script 3', 'Replace', 'Dismiss'].map((name) =>
    seen.findIndex((each) => each.startsWith(name)),
  );
  assert.ok(
    places.every((place) => place >= 0),
    `not reachable by Tab: ${places} in ${seen.join(' | ')}`,
  );
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    `Tab order is not the order of the eye: ${seen.join(' | ')}`,
  );

  // A blocked insertion leads to the place to type; Enter there inserts.
  await page.keyboard.press('Alt+1');
  assert.equal(await focusOf(page), 'Fill in: time');
  await page.keyboard.type('21:30');
  await page.keyboard.press('Enter');
  const inserted = (await callsOf(page)).at(-1);
  assert.equal(inserted?.[0], 'insert');
  assert.match(String(inserted?.[1]), /21:30前把单号给您/);
  await page.getByTestId('toast').waitFor();

  // The menu: open, choose by arrows, focus comes back.
  await page.getByRole('button', { name: 'Menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('End');
  assert.equal(await focusOf(page), 'Settings');
  await page.keyboard.press('Escape');
  assert.equal(await focusOf(page), 'Menu');

  // The search: results by arrows, into the script and back.
  await page.keyboard.press('Alt+K');
  await page.keyboard.type('tk');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('[role="option"][aria-selected="true"]').count(), 1);
  await page.keyboard.press('Enter');
  await page.getByTestId('picked-script').waitFor();
  assert.equal(await focusOf(page), 'Insert');
  await page.keyboard.press('Escape');
  assert.equal(await focusOf(page), 'Search scripts');
  await page.keyboard.press('Escape');
  assert.equal(await page.getByTestId('search-input').inputValue(), '');
  await page.getByTestId('stage-name').click();
  await page.keyboard.press('/');
  assert.equal(await focusOf(page), 'Search scripts');
}

/** A real composition in the search field: its Enter and its arrows belong to the input method. */
async function composeInSearch(page: Page, panel: ServedPanel): Promise<void> {
  await open(page, panel, 'state=furious-hans&lang=zh-CN');
  const cdp = await page.context().newCDPSession(page);
  await page.keyboard.press('Alt+K');
  await page.keyboard.type('tk');
  await page.getByRole('option').first().waitFor();
  const before = (await callsOf(page)).length;
  await cdp.send('Input.imeSetComposition', { text: 'tui', selectionStart: 3, selectionEnd: 3 });
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    windowsVirtualKeyCode: 229,
    code: 'Enter',
  });
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    windowsVirtualKeyCode: 229,
    code: 'Digit3',
    modifiers: 1,
  });
  assert.equal(await page.getByTestId('picked-script').count(), 0);
  assert.equal((await callsOf(page)).length, before);
  await cdp.send('Input.insertText', { text: '退款' });
  assert.equal(await page.getByTestId('search-input').inputValue(), 'tk退款');
}

/** Nothing sideways, nothing cut with an ellipsis that cannot be unfolded. */
async function measure(page: Page, panel: ServedPanel): Promise<void> {
  for (const width of [320, 380, 560]) {
    await page.setViewportSize({ width, height: 900 });
    for (const state of Object.keys(PANEL_STATES)) {
      for (const lang of ['zh-CN', 'zh-TW', 'en']) {
        await open(page, panel, `state=${state}&lang=${lang}`);
        const cut = await page.evaluate(() => {
          const wide = document.documentElement.scrollWidth > innerWidth;
          const tall = document.documentElement.scrollHeight > innerHeight;
          const main = document.querySelector('.panel-main')?.getBoundingClientRect();
          const clipped = [...document.querySelectorAll<HTMLElement>('.panel-main *, .panel-header *')].filter(
            (element) => {
              if (element.closest('.sr-only, svg, .slot-field')) return false;
              const clips = getComputedStyle(element).overflowX !== 'visible';
              const outside = element.getBoundingClientRect().right > (main?.right ?? innerWidth) + 0.5;
              return outside || (clips && element.scrollWidth > element.clientWidth + 1);
            },
          );
          return { wide, tall, clipped: clipped.map((element) => `${element.className}: ${element.textContent}`) };
        });
        assert.deepEqual(cut, { wide: false, tall: false, clipped: [] }, `${state} ${lang} at ${width}`);
      }
    }
  }
  await page.setViewportSize({ width: 380, height: 900 });
  for (const [state, lang] of [
    ['furious-hans', 'zh-CN'],
    ['furious-hans', 'zh-TW'],
    ['furious-hans', 'en'],
    ['worried-hant', 'zh-TW'],
    ['calm-en', 'en'],
    ['unsure-hant', 'zh-TW'],
  ]) {
    await open(page, panel, `state=${state}&lang=${lang}`);
    const bottom = await page
      .getByTestId('script-1-insert')
      .evaluate((button) => button.getBoundingClientRect().bottom);
    assert.ok(bottom <= 450, `${state} ${lang}: Insert ends at ${bottom} px, below the first 450`);
  }
}

/** At twice the browser's font size everything grows and nothing overlaps sideways. */
async function largeText(browser: Browser, panel: ServedPanel): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 380, height: 900 } });
  await page.addInitScript(() => {
    const style = new CSSStyleSheet();
    style.replaceSync('html{font-size:200%}');
    document.adoptedStyleSheets = [style];
  });
  await open(page, panel, 'state=furious-hans&lang=en');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, 'the panel scrolls sideways at 200 % font size');
  await page.close();
}

async function checkAxe(page: Page, panel: ServedPanel): Promise<void> {
  for (const theme of ['light', 'dark']) {
    for (const state of Object.keys(PANEL_STATES)) {
      await open(page, panel, `state=${state}&lang=en&theme=${theme}`);
      await report(page, `${state} ${theme}`);
    }
    await open(page, panel, `state=furious-en&lang=en&theme=${theme}`);
    await page.getByRole('button', { name: 'Details of the reading' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Menu' }).click();
    await report(page, `menu ${theme}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+K');
    await page.keyboard.type('refund');
    await page.getByRole('option').first().waitFor();
    await report(page, `search ${theme}`);
    await page.keyboard.press('Enter');
    await page.getByTestId('picked-script').waitFor();
    await report(page, `picked ${theme}`);
  }
}

async function report(page: Page, where: string): Promise<void> {
  // The entry animation would be measured half transparent.
  await page.addStyleTag({ content: '*{animation:none!important;transition:none!important}' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical');
  const text = grave.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ; ')}`);
  assert.deepEqual(text, [], `axe, ${where}`);
}

const CHECKS = {
  'by keyboard alone': walkByKeyboard,
  'search while an input method composes': composeInSearch,
  'nothing cut in any width and language': measure,
  'no serious axe findings': checkAxe,
};

/** The panel over its fake port, in a browser of its own: every state can be shown without staging a chat for it. */
export async function runPanelWalk({ executablePath, step }: Harness): Promise<void> {
  const panel = await servePanel();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 380, height: 900 } });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const [name, check] of Object.entries(CHECKS)) await step(name, () => check(page, panel));
    await step('text at twice the size', () => largeText(browser, panel));
    await step('no error on the page', async () => assert.deepEqual(errors, []));
  } finally {
    await browser.close();
    await panel.close();
  }
}
