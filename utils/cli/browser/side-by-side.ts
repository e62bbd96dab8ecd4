import { readFile } from 'node:fs/promises';
import type { ExtensionBrowser } from './launch-with-extension.ts';

/** Page and panel are separate surfaces to the browser; people see them as one window. */
export async function sideBySide(browser: ExtensionBrowser, left: string, right: string, out: string): Promise<void> {
  const [page, panel] = await Promise.all([left, right].map(async (file) => (await readFile(file)).toString('base64')));
  const sheet = await browser.context.newPage();
  const image = (data: string | undefined) => `<img src="data:image/png;base64,${data}">`;
  await sheet.setContent(
    `<body style="margin:0"><div id="sheet" style="display:inline-flex;gap:1px;background:#b9bdc9">${image(page)}${image(panel)}</div>`,
  );
  await sheet.locator('#sheet').screenshot({ path: out });
  await sheet.close();
}
