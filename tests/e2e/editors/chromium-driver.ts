import type { Page } from 'playwright-core';
import { isolatedWorld } from '../harness/isolated-world.ts';
import { bundle } from '../harness/serve-script.ts';
import type { EditorDriver } from './editor-driver.ts';

/** Chromium as it is. */
export function pageDriver(page: Page): EditorDriver {
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}

/** Chromium with the insertion in an isolated world, as a content script has, made by the debugger. */
export async function chromiumDriver(page: Page): Promise<EditorDriver> {
  const [content, bridge] = await Promise.all([bundle('editors/insert-world.ts'), bundle('editors/bridge-world.ts')]);
  const driver = pageDriver(page);
  return {
    ...driver,
    goto: async (url) => {
      await driver.goto(url);
      await isolatedWorld(page, content);
      await driver.evaluate(`(() => {${bridge}})()`);
    },
  };
}
