import assert from 'node:assert/strict';
import { readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import type { Harness } from '../harness/harness.ts';
import { fillSlots, scriptAsShown } from '../harness/panel-scripts.ts';
import { pause } from './editor-driver.ts';

/**
 * The extension itself on a console whose policy lets no foreign script in: the text has to go through the editor's own
 * interface all the same. Undo tells, for what is written past Summernote takes the draft along.
 */
export async function insertsUnderPolicy(harness: Harness, url: string): Promise<void> {
  const page = await harness.openPage(`${url}conversation/18`);
  const panel = await harness.openPanel(page);
  await harness.step("a page's policy does not keep the bridge out", async () => {
    await readPanelState(panel, `state.advice && state.site?.id === 'freescout'`, {
      what: 'advice on the strict page',
    });
    await page.locator('.note-editable').click();
    await page.keyboard.type('mine ');
    await fillSlots(panel, 1);
    const shown = await scriptAsShown(panel, 1);
    await panel.click('[data-testid="script-1-insert"]');
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, {
      what: 'the panel to report the insertion',
    });
    const box = page.locator('.note-editable');
    // biome-ignore lint/performance/useDomNodeTextContent: the text has lines
    const lines = await box.innerText();
    assert.equal(lines.replace(/\u00a0/g, ' ').trim(), `mine ${shown}`.trim());
    await box.focus();
    await page.keyboard.press('Control+z');
    await pause(100);
    assert.equal((await box.textContent())?.trim(), 'mine');
  });
}
