import type { ComposerState } from '../../core/page-messages.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { isVisible } from '../is-visible.ts';
import { matchesAcross, queryAll, queryOne } from './query.ts';

/** Of what a rule finds, so many boxes are looked at; two visible ones already are one too many. */
const MOST_BOXES = 50;

/** The reply box: `element` takes the text, `outer` is what the page shows of it (the iframe of a framed editor). */
export interface FoundComposer {
  state: ComposerState;
  element: HTMLElement | null;
  outer: HTMLElement | null;
  /** The box of a private note: nothing is written there, but what was written before may have to be taken out. */
  note?: HTMLElement;
}

/** The editable body of a framed editor of the same origin; null for any other frame. */
function bodyOfFrame(element: Element): HTMLElement | null {
  try {
    return (element as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

export function isField(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  return element.localName === 'textarea' || element.localName === 'input';
}

function isReadOnly(element: HTMLElement): boolean {
  if (element.getAttribute('aria-readonly') === 'true' || element.getAttribute('aria-disabled') === 'true') return true;
  if (isField(element)) return element.readOnly || element.matches(':disabled');
  if (element.ownerDocument.designMode === 'on') return false;
  const host = element.closest('[contenteditable]');
  return host === null || host.getAttribute('contenteditable') === 'false';
}

function findBox(definition: SiteDefinition, root: ParentNode): FoundComposer {
  for (const css of definition.composer) {
    const outers = (queryAll(root, css, MOST_BOXES) as HTMLElement[]).filter(isVisible);
    if (outers.length > 1) return { state: 'ambiguous', element: null, outer: null };
    const outer = outers[0];
    const element = outer?.localName === 'iframe' ? bodyOfFrame(outer) : outer;
    if (outer && element) return { state: isReadOnly(element) ? 'readonly' : 'ready', element, outer };
  }
  return { state: 'absent', element: null, outer: null };
}

/** Finds the one reply box of the pane and says why there is none to write to. */
export function findComposer(definition: SiteDefinition, document: Document, pane: Element | null): FoundComposer {
  const root = pane ?? document;
  const found = findBox(definition, root);
  // Without its pane a conversation has no box: what else is on the page belongs to another one.
  if (definition.pane !== undefined && pane === null) {
    return found.state === 'ambiguous' ? found : { state: 'absent', element: null, outer: null };
  }
  if (!definition.composerBlocked?.some((css) => queryOne(root, css) !== null || (pane && matchesAcross(pane, css)))) {
    return found;
  }
  return { state: 'note', element: null, outer: null, ...(found.element ? { note: found.element } : {}) };
}
