/** Screenshots of the panel in every state into `.output/gallery/`, to be looked at: `tsx tests/e2e/panel-gallery.ts [name…]`. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { PANEL_STATES } from '../fixtures/panel-states.ts';
import { servePanel } from './serve-panel.ts';

interface Shot {
  state: string;
  lang: string;
  theme: 'light' | 'dark';
  width: number;
}

const LANGS: Record<string, string> = { hans: 'zh-CN', hant: 'zh-TW', en: 'en' };

function shots(): Shot[] {
  const list: Shot[] = [];
  for (const state of Object.keys(PANEL_STATES)) {
    const own = LANGS[state.split('-').at(-1) ?? ''] ?? 'zh-CN';
    list.push({ state, lang: own, theme: 'light', width: 380 });
  }
  for (const state of ['furious-hans', 'furious-en', 'hard-texts']) {
    for (const lang of Object.values(LANGS)) {
      for (const theme of ['light', 'dark'] as const) {
        for (const width of [320, 380, 560]) list.push({ state, lang, theme, width });
      }
    }
  }
  return list;
}

const nameOf = (shot: Shot) => `${shot.state}.${shot.lang}.${shot.theme}.${shot.width}`;
const wanted = process.argv.slice(2);
const panel = await servePanel();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
mkdirSync('.output/gallery', { recursive: true });
const page = await browser.newPage({ deviceScaleFactor: 2 });
const done = new Set<string>();
for (const shot of shots()) {
  const name = nameOf(shot);
  if (done.has(name) || (wanted.length > 0 && !wanted.some((word) => name.includes(word)))) continue;
  done.add(name);
  await page.setViewportSize({ width: shot.width, height: 900 });
  await page.goto(`${panel.url}?state=${shot.state}&lang=${shot.lang}&theme=${shot.theme}`);
  await page.getByTestId('panel-root').waitFor();
  const bottom = await page.evaluate(() => {
    const insert = document.querySelector('[data-testid="script-1-insert"]');
    const wide = document.scrollingElement;
    return {
      insert: insert ? Math.round(insert.getBoundingClientRect().bottom) : null,
      overflow: wide ? wide.scrollWidth - wide.clientWidth : 0,
    };
  });
  await page.screenshot({ path: `.output/gallery/${name}.png`, animations: 'disabled' });
  console.log(name, JSON.stringify(bottom));
}
await browser.close();
await panel.close();
console.log(`first script ${panel.sizes.first} bytes, later ${panel.sizes.later} bytes (minified, not compressed)`);
