/** Whether a person could see the element: consoles keep closed conversations and old editors in the DOM, hidden. */
export function isVisible(element: Element): boolean {
  if (!element.isConnected) return false;
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
  }
  const view = element.ownerDocument.defaultView;
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at.hasAttribute('hidden')) return false;
    const style = view?.getComputedStyle(at);
    if (style?.display === 'none' || (at === element && style?.visibility === 'hidden')) return false;
  }
  return true;
}
