import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import type { PanelReading } from '../../../utils/cli/browser/read-panel-state.ts';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import { reloadTaught, save, taughtReading } from './teach-steps.ts';

type Said = readonly { role: string; text: string }[];

const squeeze = (text: string) => text.replace(/\s+/g, '');

/** Every wanted message is read, and with its role. */
export function assertTurns(turns: readonly Turn[] | undefined, wanted: Said): void {
  const wrong = wanted.flatMap(({ role, text }) => {
    const found = turns?.find((turn) => squeeze(turn.text).includes(squeeze(text)));
    return found?.role === role ? [] : [`"${text.slice(0, 20)}" is ${found?.role ?? 'not read'}, not ${role}`];
  });
  assert.deepEqual(wrong, []);
}

/**
 * Saves what was taught: the page is read with it at once, and after a reload.
 *
 * @param total rows that are read, where more are than those wanted
 * @returns what the panel shows after the reload
 */
export async function assertKept(
  panel: SidePanel,
  page: Page,
  wanted: Said,
  total = wanted.length,
): Promise<PanelReading> {
  await save(panel, page);
  assertTurns((await taughtReading(panel, total)).conversation?.turns, wanted);
  const again = await reloadTaught(page, panel, total);
  assertTurns(again.conversation?.turns, wanted);
  return again;
}
