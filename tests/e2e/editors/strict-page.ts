import assert from 'node:assert/strict';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import { fillSlots, scriptAsShown } from '../harness/panel-scripts.ts';
import { type EditorDriver, pause } from './editor-driver.ts';

export const STRICT_PAGE = 'conversation/18';
const HTML = `jQuery('#body').summernote('code')`;

/** Text of the box as its editor would save it. */
async function saved(driver: EditorDriver): Promise<string> {
  return driver.evaluate(
    `new DOMParser().parseFromString(${HTML}.replaceAll('<br>', '\\n'), 'text/html').body.textContent`,
  );
}

/**
 * The extension itself on a console whose policy lets no foreign script in: the text has to go through the editor's own
 * interface all the same. Undo tells, for what is written past Summernote takes the draft along.
 */
export async function insertsUnderPolicy(driver: EditorDriver, panel: SidePanel): Promise<void> {
  await readPanelState(panel, `state.advice && state.site?.id === 'freescout'`, { what: 'advice on the strict page' });
  await driver.evaluate(`document.querySelector('.note-editable').focus()`);
  await driver.type('mine');
  await fillSlots(panel, 1);
  const shown = await scriptAsShown(panel, 1);
  await panel.click('[data-testid="script-1-insert"]');
  await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, {
    what: 'the panel to report the insertion',
  });
  assert.equal((await saved(driver)).replaceAll('\u00a0', ' ').trim(), `mine${shown}`.trim());
  await driver.evaluate(`document.querySelector('.note-editable').focus()`);
  await driver.press('Control+z');
  await pause(100);
  assert.equal(await saved(driver), 'mine');
}
