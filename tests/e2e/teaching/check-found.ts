/** Where detection is not sure, what it found is looked over by a person before anything is read. */
import assert from 'node:assert/strict';
import { readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import { servePages } from '../detection/serve-pages.ts';
import type { Harness } from '../harness/harness.ts';
import { assertKept, assertTurns } from './assert-turns.ts';
import { DESK_PAGES, outerPage, UNSURE_TURNS } from './pages.ts';
import {
  byId,
  checkWhatWasFound,
  chooseRole,
  clickAt,
  clickOn,
  pressEnter,
  reached,
  save,
  tabTo,
  taughtReading,
  teachingState,
} from './teach-steps.ts';

export async function checkFound(harness: Harness): Promise<void> {
  await checkAndSave(harness);
  await swapFound(harness);
  await checkFoundInFrame(harness);
}

/** A page on which detection is not sure: what it found is looked over and saved with one click. */
async function checkAndSave(harness: Harness): Promise<void> {
  const served = await servePages([], DESK_PAGES);
  try {
    const page = await harness.openPage(`${served.url}/unsure/`);
    const panel = await harness.openPanel(page);
    await harness.step('what was found is looked over, by keyboard, before anything is read', async () => {
      await panel.waitFor(`document.querySelector('${byId('teach-found')}')`, { what: 'the offer to check' });
      const before = await readPanelState(panel, `state.almost`);
      assert.equal(before.conversation, null);
      await tabTo(panel, 'teach-found');
      await pressEnter(panel);
      const state = await teachingState(panel, `teaching.step === 'review'`);
      assert.deepEqual([state.found, state.examples, state.composer, state.problem], [true, 0, 'picked', null]);
      assert.deepEqual(
        state.rows.map(({ role, text }) => ({ role, text })),
        UNSURE_TURNS,
      );
      await page.locator('warmline-teach').waitFor({ state: 'attached' });
      assert.equal((await readPanelState(panel, 'state.teaching')).advice, null);
      await harness.pictures('found');
    });
    await harness.step('another reply box changes nothing of how the messages are read', async () => {
      await panel.evaluate(`document.querySelectorAll('.teach-steps button')[2].click()`);
      await teachingState(panel, `teaching.step === 'composer'`);
      await clickAt(page, 'textarea');
      const state = await teachingState(panel, `teaching.step === 'review'`);
      assert.deepEqual([state.found, state.composer, state.total], [true, 'picked', UNSURE_TURNS.length]);
    });
    await harness.step('saved with one click, it is read at once and after a reload', async () => {
      await assertKept(panel, page, UNSURE_TURNS);
      assert.deepEqual(await reached(page), []);
    });
    await page.close();
  } finally {
    served.close();
  }
}

/** The page shows the agent on the left: one click turns the sides round. */
async function swapFound(harness: Harness): Promise<void> {
  const served = await servePages([], DESK_PAGES);
  try {
    const page = await harness.openPage(`${served.url}/swapped/`);
    const panel = await harness.openPanel(page);
    await harness.step('found the wrong way round: swapped, looked over, saved', async () => {
      await checkWhatWasFound(panel, page);
      const found = await teachingState(panel, `teaching.found`);
      assert.notEqual(found.rows[0]?.role, UNSURE_TURNS[0]?.role, 'The page does not mislead detection any more.');
      await panel.click(byId('teach-swap'));
      await teachingState(panel, `!teaching.found && teaching.step === 'review' && teaching.definition`);
      await assertKept(panel, page, UNSURE_TURNS);
    });
    await page.close();
  } finally {
    served.close();
  }
}

/** Found in a frame of another origin: the page around it has nothing to look over and stays as it is. */
async function checkFoundInFrame(harness: Harness): Promise<void> {
  const chat = await servePages([], DESK_PAGES);
  const outer = await servePages([], new Map([['/outer/', outerPage(`${chat.url}/unsure/`)]]));
  try {
    const page = await harness.openPage(`${outer.url}/outer/`);
    const panel = await harness.openPanel(page);
    const frame = page.frameLocator('iframe');
    await harness.step('found in a frame of another origin: corrected by what is shown there', async () => {
      await panel.waitFor(`document.querySelector('${byId('teach-found')}')`, { what: 'the offer to check' });
      await panel.click(byId('teach-found'));
      await teachingState(panel, `teaching.found`);
      await frame.locator('warmline-teach').waitFor({ state: 'attached' });
      assert.equal(await page.locator('warmline-teach').count(), 0);
      await chooseRole(panel, UNSURE_TURNS[1]?.text ?? '', 'agent');
      const torn = await teachingState(panel, `teaching.step === 'customer'`);
      assert.deepEqual([torn.found, torn.examples, torn.definition], [false, 1, null]);
      await clickOn(page, frame.getByText(UNSURE_TURNS[0]?.text ?? '', { exact: true }));
      await teachingState(panel, `teaching.step === 'review' && teaching.definition`);
      await save(panel, page);
      assertTurns((await taughtReading(panel, UNSURE_TURNS.length)).conversation?.turns, UNSURE_TURNS);
    });
    await page.close();
  } finally {
    chat.close();
    outer.close();
  }
}
