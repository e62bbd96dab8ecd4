/**
 * How the content script talks to the page-world script. Strings only, because objects do not cross the worlds in
 * Firefox. The page can overhear it, so nothing crosses but the text the agent is about to show there anyway and a
 * token that ties the answer to the question.
 */
export const BRIDGE_REQUEST = 'warmline:write';
export const BRIDGE_ANSWER = 'warmline:written';

export interface BridgeRequest {
  token: string;
  kind: string;
  /** Null takes back what was written last. */
  text: string | null;
}

/** What stands for the box in the document where the bridge listens: the box, or the frame that it is in. */
function inDocument(outer: Element, document: Document): Element | null {
  let at: Element | null = outer;
  while (at && at.ownerDocument !== document) at = at.ownerDocument.defaultView?.frameElement ?? null;
  return at;
}

/**
 * Asks the bridge of the document to write into the editor of this box, which has the focus, or to undo; false where
 * nobody answered. Answers come at once.
 */
export function askBridge(document: Document, outer: Element, kind: string, text: string | null): boolean {
  const view = document.defaultView;
  const target = inDocument(outer, document);
  if (!view || !target) return false;
  const token = view.crypto.randomUUID?.() ?? `${view.crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  let written = false;
  const hear = (event: Event) => {
    if ((event as CustomEvent<unknown>).detail === token) written = true;
  };
  document.addEventListener(BRIDGE_ANSWER, hear, { capture: true });
  const request: BridgeRequest = { token, kind, text };
  target.dispatchEvent(
    new view.CustomEvent(BRIDGE_REQUEST, { bubbles: true, composed: true, detail: JSON.stringify(request) }),
  );
  document.removeEventListener(BRIDGE_ANSWER, hear, { capture: true });
  return written;
}
