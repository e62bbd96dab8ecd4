/**
 * True while an input method composes. Safari and older Chromium report the Enter that ends
 * a composition as keyCode 229 with `isComposing` already false, so both are asked.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
