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

/** A page shows a few conversations at once; a rule that finds more finds anything. */
const MOST_CANDIDATES = 50;

function shown(found: Element[]): Element[] {
  return found.length > MOST_CANDIDATES ? found : found.filter(isVisible);
}

/** One inside another is part of it. */
function outermost(found: Element[]): Element[] {
  if (found.length > MOST_CANDIDATES) return found;
  return found.filter((one) => !found.some((other) => other !== one && containsAcross(other, one)));
}

/** Of several visible candidates only the one the agent worked in last is certain. */
function only(candidates: Element[], lastFocused: Element | null): Element | null {
  if (candidates.length === 1) return candidates[0] ?? null;
  if (candidates.length > MOST_CANDIDATES) return null;
  return candidates.find((candidate) => lastFocused !== null && containsAcross(candidate, lastFocused)) ?? null;
}

/** The panes of what is open according to the page. */
function activeOnly(panes: Element[], { activePane }: SiteDefinition, document: Document): Element[] {
  if (!activePane) return panes;
  const open = readSource(activePane.in, { document, pane: null, container: null });
  if (open === null || panes.length > MOST_CANDIDATES) return [];
  return panes.filter((pane) => readSource(activePane.from, { document, pane, container: null }) === open);
}

/** Finds the pane and the container anew; re-mounts and conversation switches replace both. */
export function locate(definition: SiteDefinition, document: Document, lastFocused: Element | null): Place {
  let pane: Element | null = null;
  if (definition.pane) {
    const panes = outermost(
      activeOnly(shown(queryAll(document, definition.pane, MOST_CANDIDATES + 1)), definition, document),
    );
    pane = only(panes, lastFocused);
    if (!pane) return { pane: null, container: null, containers: panes.length };
  }
  // A pane may itself be the list.
  const all = pane
    ? queryWithin(pane, definition.container)
    : queryAll(document, definition.container, MOST_CANDIDATES + 1);
  const found = outermost(shown(all));
  const container = only(found, lastFocused);
  return { pane, container, containers: container ? 1 : found.length };
}
