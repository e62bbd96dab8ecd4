import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { isVisible } from '../is-visible.ts';

/** Where on the page the conversation is. */
export interface Place {
  pane: Element | null;
  container: Element | null;
  /** How many visible candidates there were; anything but one is not read. */
  containers: number;
}

/** Of several visible candidates only the one the agent worked in last is certain. */
function only(candidates: Element[], lastFocused: Element | null): Element | null {
  if (candidates.length === 1) return candidates[0] ?? null;
  return candidates.find((candidate) => lastFocused !== null && candidate.contains(lastFocused)) ?? null;
}

/** Finds the pane and the container anew; re-mounts and conversation switches replace both. */
export function locate(definition: SiteDefinition, document: Document, lastFocused: Element | null): Place {
  let pane: Element | null = null;
  if (definition.pane) {
    const panes = [...document.querySelectorAll(definition.pane)].filter(isVisible);
    pane = only(panes, lastFocused);
    if (!pane) return { pane: null, container: null, containers: panes.length };
  }
  const found = [...(pane ?? document).querySelectorAll(definition.container)].filter(isVisible);
  const container = only(found, lastFocused);
  return { pane, container, containers: container ? 1 : found.length };
}
