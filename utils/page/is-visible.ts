/** The frame the element's document stands in, or null; another origin's frame does not tell. */
function frameOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}

function isShown(element: Element, view: Window): boolean {
  // Knows of shadow roots, not of frames.
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true });
  }
  let at: Element | null = element;
  while (at) {
    if (at.hasAttribute('hidden')) return false;
    const style = view.getComputedStyle(at);
    if (style.display === 'none' || (at === element && style.visibility === 'hidden')) return false;
    const root: Node | null = at.parentElement ?? at.getRootNode();
    at = root.nodeType === 1 ? (root as Element) : ((root as Partial<ShadowRoot>).host ?? null);
  }
  return true;
}

/**
 * Whether a person could see the element: consoles keep closed conversations and old editors in the DOM, hidden.
 * An element in a frame is seen where the frame is.
 */
export function isVisible(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  // A frame that went away leaves its document behind without a window.
  if (!element.isConnected || !view || !isShown(element, view)) return false;
  const frame = frameOf(view);
  return frame === null || isVisible(frame);
}
