import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { isVisible } from '../is-visible.ts';
import { containsAcross, queryAll, queryWithin } from './query.ts';
import { readSource } from './source.ts';

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
  return candidates.find((candidate) => lastFocused !== null && containsAcross(candidate, lastFocused)) ?? null;
}

/** The panes of what is open according to the page; a pane inside a pane is part of it. */
function activeOnly(panes: Element[], { activePane }: SiteDefinition, document: Document): Element[] {
  if (!activePane) return panes;
  const open = readSource(activePane.in, { document, pane: null, container: null });
  const active = panes.filter((pane) => readSource(activePane.from, { document, pane, container: null }) === open);
  return open === null ? [] : active.filter((pane) => !active.some((other) => other !== pane && other.contains(pane)));
}

/** Finds the pane and the container anew; re-mounts and conversation switches replace both. */
export function locate(definition: SiteDefinition, document: Document, lastFocused: Element | null): Place {
  let pane: Element | null = null;
  if (definition.pane) {
    const panes = activeOnly(queryAll(document, definition.pane).filter(isVisible), definition, document);
    pane = only(panes, lastFocused);
    if (!pane) return { pane: null, container: null, containers: panes.length };
  }
  // A pane may itself be the list.
  const all = pane ? queryWithin(pane, definition.container) : queryAll(document, definition.container);
  const found = all.filter(isVisible);
  const container = only(found, lastFocused);
  return { pane, container, containers: container ? 1 : found.length };
}
