import type { CDPSession, Page } from 'playwright-core';
import type { EditorDriver } from './editor-driver.ts';
import { bundle } from './serve-editors.ts';

/** Chromium: an isolated world, as a content script has, made by the debugger. */
export async function chromiumDriver(page: Page): Promise<EditorDriver> {
  const [content, bridge] = await Promise.all([bundle('insert-world.ts'), bundle('bridge-world.ts')]);
  const session: CDPSession = await page.context().newCDPSession(page);
  const inject = async () => {
    const { frameTree } = await session.send('Page.getFrameTree');
    const frameId = frameTree.frame.id;
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId });
    const expression = `(() => {${content}})()`;
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    await page.evaluate(`(() => {${bridge}})()`);
  };
  return {
    goto: async (url) => {
      await page.goto(url);
      await inject();
    },
    evaluate: (expression) => page.evaluate(expression),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}
