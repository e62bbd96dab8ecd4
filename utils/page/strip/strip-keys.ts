const RANKS: Record<string, number> = { Digit1: 1, Digit2: 2, Digit3: 3 };

/**
 * Alt+1…3 while a strip is shown. By key position, because Alt makes other characters on some keyboards; never with
 * other modifiers, while an input method composes, or for events that a script of the page made up.
 */
export function rankOfKey(event: KeyboardEvent): number | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  // Safari and some input methods of Windows say it by the key code alone.
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.repeat || event.getModifierState?.('AltGraph')) return null;
  return RANKS[event.code] ?? null;
}
