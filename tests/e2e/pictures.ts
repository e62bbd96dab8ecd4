/** `npm run pictures`: the README's pictures, taken from the real extension beside the practice helpdesk. */
import { mkdir, rm } from 'node:fs/promises';
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { launchWithExtension } from '../../utils/cli/browser/launch-with-extension.ts';
import { openSidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { readPanelState } from '../../utils/cli/browser/read-panel-state.ts';
import { sideBySide } from '../../utils/cli/browser/side-by-side.ts';
import { ensureBrowser } from '../../utils/cli/find-browser.ts';
import { startPractice } from '../../utils/practice/server.ts';
import { takeStudioPictures } from './studio-pictures.ts';

interface Picture {
  name: string;
  conversation: string;
  uiLang: string;
  theme: 'light' | 'dark';
}

const OUT = '.pictures';
const PICTURES: Picture[] = [
  { name: 'helpdesk', conversation: 'birthday-parcel', uiLang: 'zh-CN', theme: 'light' },
  { name: 'panel-zh-tw-dark', conversation: 'silent-speaker', uiLang: 'zh-TW', theme: 'dark' },
  { name: 'panel-en-light', conversation: 'missing-bolts', uiLang: 'en', theme: 'light' },
  { name: 'panel-calm', conversation: 'happy-tea', uiLang: 'zh-TW', theme: 'light' },
];

const found = await ensureBrowser();
if (!found.ok) throw new Error(found.message);
const extensionDir = await buildExtension();
const practice = await startPractice();
const browser = await launchWithExtension({
  executablePath: found.path,
  extensionDir,
  headless: true,
  locale: 'zh-CN',
});
await mkdir(OUT, { recursive: true });
try {
  const page = await browser.context.newPage();
  await page.goto(`${practice.url}?speed=0&ui=zh-CN`);
  const panel = await openSidePanel(browser, page);
  for (const { name, conversation, uiLang, theme } of PICTURES) {
    const settings = {
      version: 1,
      uiLang,
      theme,
      market: 'auto',
      agent: { name: '小雅', lead: '陈主管' },
      strip: true,
      crisisLine: '',
    };
    await panel.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
    await page.goto(`${practice.url}?speed=0&ui=${uiLang}&c=${conversation}`);
    await readPanelState(
      panel,
      `state.advice && state.conversation?.key.endsWith('${conversation}') && state.settings.uiLang === '${uiLang}'`,
    );
    await page.waitForTimeout(700);
    await panel.screenshot(`${OUT}/${name}.png`);
    if (name !== 'helpdesk') continue;
    await page.screenshot({ path: `${OUT}/page.png` });
    await sideBySide(browser, `${OUT}/page.png`, `${OUT}/${name}.png`, `${OUT}/helpdesk-and-panel.png`);
    await Promise.all([rm(`${OUT}/page.png`), rm(`${OUT}/${name}.png`)]);
    await page.bringToFront();
  }
  await takeStudioPictures(browser, OUT);
} finally {
  await browser.close();
  await practice.close();
}
