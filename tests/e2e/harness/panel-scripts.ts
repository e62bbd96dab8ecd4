import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';

/** Types something into every open slot of a script, as the agent would. */
export async function fillSlots(panel: SidePanel, place: number): Promise<void> {
  const inputs = `document.querySelectorAll('[data-testid="script-${place}"] input[data-slot]')`;
  const count = await panel.evaluate<number>(`${inputs}.length`);
  for (let index = 0; index < count; index += 1) {
    const isOpen = await panel.evaluate<boolean>(
      `(() => { const input = ${inputs}[${index}]; input.focus(); input.select(); return input.value === ''; })()`,
    );
    if (isOpen) await panel.type('20:00');
  }
  await panel.waitFor(`[...${inputs}].every((input) => input.value !== '')`, { what: 'every slot to be filled' });
}

/** The script's text as it stands in the panel, typed slots included. */
export function scriptAsShown(panel: SidePanel, place: number): Promise<string> {
  return panel.evaluate<string>(`(() => {
    const text = document.querySelector('[data-testid="script-${place}"] .script-text').cloneNode(true);
    const typed = document.querySelectorAll('[data-testid="script-${place}"] input[data-slot]');
    text.querySelectorAll('.slot-field').forEach((field, index) => field.replaceWith(typed[index].value));
    return text.textContent;
  })()`);
}
