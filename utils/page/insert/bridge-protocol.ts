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

/** Asks the bridge to write into the editor of this element, or to undo; false where nobody answered. Answers come at once. */
export function askBridge(outer: HTMLElement, kind: string, text: string | null): boolean {
  const document = outer.ownerDocument;
  const view = document.defaultView;
  if (!view) return false;
  const token = view.crypto.randomUUID?.() ?? `${view.crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  let written = false;
  const hear = (event: Event) => {
    if ((event as CustomEvent<unknown>).detail === token) written = true;
  };
  document.addEventListener(BRIDGE_ANSWER, hear, { capture: true });
  const request: BridgeRequest = { token, kind, text };
  outer.dispatchEvent(
    new view.CustomEvent(BRIDGE_REQUEST, { bubbles: true, composed: true, detail: JSON.stringify(request) }),
  );
  document.removeEventListener(BRIDGE_ANSWER, hear, { capture: true });
  return written;
}
