import type { Page } from 'playwright-core';
import { isolatedWorld } from '../harness/isolated-world.ts';
import { bundle } from '../harness/serve-script.ts';
import type { EditorDriver } from './editor-driver.ts';

/** Chromium: an isolated world, as a content script has, made by the debugger. */
export async function chromiumDriver(page: Page): Promise<EditorDriver> {
  const [content, bridge] = await Promise.all([bundle('editors/insert-world.ts'), bundle('editors/bridge-world.ts')]);
  return {
    goto: async (url) => {
      await page.goto(url);
      await isolatedWorld(page, content);
      await page.evaluate(`(() => {${bridge}})()`);
    },
    evaluate: (expression) => page.evaluate(expression),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}
