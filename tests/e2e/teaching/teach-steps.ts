/** What a person does to teach a page: in the panel, on the page, by mouse and by keyboard. */
import type { Locator, Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import type { TeachState } from '../../../utils/core/sites/teaching.ts';
import { waitUntil } from '../harness/wait-until.ts';

export const byId = (id: string) => `[data-testid="${id}"]`;

/** The panel's state while something is taught, once the condition over `teaching` holds. */
export async function teachingState(panel: SidePanel, condition: string): Promise<TeachState> {
  const state = await readPanelState(panel, `(({ teaching }) => teaching && (${condition}))(state)`, {
    what: `teaching with ${condition}`,
  });
  return (state as PanelReading & { teaching: TeachState }).teaching;
}

/** What reached the page of the clicks and keys meant for the overlay. */
export const reached = (page: Page) => page.evaluate(() => (window as unknown as { got: string[] }).got);

/** Starts from the panel, in whatever state it is that offers it. */
export async function startTeaching(panel: SidePanel, page: Page): Promise<void> {
  await panel.waitFor(`document.querySelector('${byId('teach-start')}')`, { what: 'the offer to teach' });
  await panel.click(byId('teach-start'));
  await panel.waitFor(`document.querySelector('${byId('teach')}')`, { what: 'the panel to teach' });
  await page.locator('warmline-teach').waitFor({ state: 'attached' });
}

/** Starts with what detection found without being sure. */
export async function checkWhatWasFound(panel: SidePanel, page: Page): Promise<void> {
  await panel.waitFor(`document.querySelector('${byId('teach-found')}')`, { what: 'the offer to check' });
  await panel.click(byId('teach-found'));
  await page.locator('warmline-teach').waitFor({ state: 'attached' });
}

/** A real click in the middle of what is shown, be it in a frame. */
export async function clickOn(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target} cannot be seen.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** A real click in the middle of what a person sees. */
export async function clickAt(page: Page, selector: string, text?: string): Promise<void> {
  const target =
    text === undefined ? page.locator(selector).first() : page.locator(selector, { hasText: text }).first();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`nothing to click at ${selector} ${text ?? ''}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Presses Tab in the panel until the control has the focus. */
export async function tabTo(panel: SidePanel, id: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await panel.evaluate<boolean>(`document.activeElement?.dataset?.testid === '${id}'`)) return;
    await panel.press({ key: 'Tab', code: 'Tab' });
  }
  throw new Error(`${id} is not reached by Tab`);
}

/** Enter with the character it types, without which a button is not pressed. */
export async function pressEnter(panel: SidePanel): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  await panel.session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await panel.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** Chooses a role for a row in the panel's reading. */
export async function chooseRole(panel: SidePanel, text: string, role: string): Promise<void> {
  await panel.evaluate(`(() => {
    const row = [...document.querySelectorAll('${byId('teach-row')}')].find((each) => each.textContent.includes(${JSON.stringify(text)}));
    const select = row.querySelector('select');
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, ${JSON.stringify(role)});
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

/** The reading with the taught definition of the page, once it is there; not the one of `before`. */
export async function taughtReading(panel: SidePanel, total: number, before = ''): Promise<PanelReading> {
  const conditions = [
    '!state.teaching',
    `state.site?.id.startsWith('taught-')`,
    `state.status === 'live'`,
    `state.conversation?.total >= ${total}`,
    `state.target?.instance !== '${before}'`,
  ];
  return readPanelState(panel, conditions.join(' && '), { what: `the taught definition to read ${total} rows` });
}

/** Loads the page anew and waits for what is read then. */
export async function reloadTaught(page: Page, panel: SidePanel, total: number): Promise<PanelReading> {
  const before = (await taughtReading(panel, total)) as PanelReading & { target: { instance: string } };
  await page.reload();
  return taughtReading(panel, total, before.target.instance);
}

export async function save(panel: SidePanel, page: Page): Promise<void> {
  // A reading that grows meanwhile moves the button; a person would look and press again.
  await panel.waitFor(`document.querySelector('${byId('teach-save')}:not([aria-disabled])')`, {
    what: 'Save to be free',
  });
  await panel.evaluate(`document.querySelector('${byId('teach-save')}').click()`);
  await waitUntil(
    'the overlay to leave the page',
    () => page.locator('warmline-teach').count(),
    (count) => count === 0,
  );
}
