import type { Advice } from '../../core/advice.ts';
import type { Turn } from '../../core/conversation/conversation.ts';
import type { SidePanel, WaitOptions } from './open-side-panel.ts';

/** The parts of the panel's state that the command line prints and tests look at. */
export interface PanelReading {
  status: string;
  site: { id: string; name: string } | null;
  conversation: {
    key: string;
    customerName: string | null;
    orderId: string | null;
    turns: Turn[];
    offset: number;
    total: number;
  } | null;
  advice: Advice | null;
  calm: boolean;
}

/**
 * Waits for a state of the panel that satisfies `condition` (a JavaScript expression over `state`).
 * Listens on the very line that feeds the panel, so it reads what the extension read, not a second opinion.
 */
export async function readPanelState(
  panel: SidePanel,
  condition = 'state.advice !== null',
  { timeout = 15_000, what = 'advice in the side panel' }: WaitOptions = {},
): Promise<PanelReading> {
  const outcome = await panel.evaluate<{ state: PanelReading | null; found: boolean }>(`new Promise((resolve) => {
    let last = null;
    const port = chrome.runtime.connect({ name: 'panel' });
    const finish = (found) => { clearTimeout(timer); port.disconnect(); resolve({ state: last, found }); };
    const timer = setTimeout(() => finish(false), ${timeout});
    port.onMessage.addListener(({ state }) => {
      if (!state) return;
      last = state;
      if (${condition}) finish(true);
    });
    chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => port.postMessage({ follow: tab.id }));
  })`);
  if (outcome.found && outcome.state) return outcome.state;
  const seen = outcome.state ? `it says "${outcome.state.status}"` : 'it says nothing';
  throw new Error(`Waited ${timeout} ms in vain for ${what}; ${seen}.`);
}
