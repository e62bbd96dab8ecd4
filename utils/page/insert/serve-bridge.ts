import { activeElementAcross, containsAcross } from '../read/query.ts';
import { BRIDGE_ANSWER, BRIDGE_REQUEST, type BridgeRequest } from './bridge-protocol.ts';
import { OWN_WRITERS } from './own-writers.ts';

function parse(detail: unknown): BridgeRequest | null {
  if (typeof detail !== 'string') return null;
  try {
    const value: unknown = JSON.parse(detail);
    if (typeof value !== 'object' || value === null) return null;
    const { token, kind, text } = value as Record<string, unknown>;
    return typeof token === 'string' && typeof kind === 'string' && (typeof text === 'string' || text === null)
      ? { token, kind, text }
      : null;
  } catch {
    return null;
  }
}

function writeOwn({ kind, text }: BridgeRequest, view: Window, element: Element): boolean {
  const write = OWN_WRITERS[kind];
  if (!write) return false;
  // An editor in a frame may have been made by the page around it or by a script of the frame.
  const views = new Set([view, element.ownerDocument.defaultView ?? view]);
  try {
    return [...views].some((one) => write(one, element, text));
  } catch {
    // Half of it may be there: nobody is to write it a second time, and looking at the box will tell.
    return true;
  }
}

/** Runs in the page's world and writes through the editor's own interface where only that is right. */
export function serveBridge(document: Document): void {
  document.addEventListener(BRIDGE_REQUEST, (event) => {
    // The script may have been brought in twice; the first to hear answers alone, or the text would be there twice.
    event.stopImmediatePropagation();
    const request = parse((event as CustomEvent<unknown>).detail);
    const view = document.defaultView;
    const [outer] = event.composedPath();
    // The caret is in the box already; an element of a frame or a shadow root does not cross in the event.
    const element = activeElementAcross(document);
    if (!request || !view || !element || !(outer instanceof view.Node) || !containsAcross(outer, element)) return;
    const written = writeOwn(request, view, element);
    if (written) document.dispatchEvent(new view.CustomEvent(BRIDGE_ANSWER, { detail: request.token }));
  });
}
