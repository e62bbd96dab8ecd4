/** Several conversations side by side: each stands in a pane of the same make, and is read there while it is worked in. */

import { isVisible } from '../is-visible.ts';
import { activeElementAcross, containsAcross, hostOf } from '../read/query.ts';
import { robustSelector } from './robust-selector.ts';
import { cssName, selectorParts } from './selector-parts.ts';

/** What holds a list and its reply box, where others like it stand beside it. */
export interface Pane {
  element: Element;
  /** Finds all of them. */
  css: string;
  all: readonly Element[];
}

const MOST_PANES = 6;
const MOST_LEVELS = 3;
/** From here on a name says what the element is like for now, or was made up. */
const PASSING = 7;

/** What elements of the make are called: by a name, or by all their looks together. */
function namesOf(element: Element): string[] {
  const parts = selectorParts(element).filter(({ css, rank }) => rank < PASSING && /^[.[#]/.test(css));
  const looks = [...element.classList].map((token) => `.${cssName(token)}`).join('');
  return [...parts.map(({ css }) => css), looks].filter((css) => css !== '');
}

/** Whether each of them, beside the others, holds one list and one reply box, called as those of this one are. */
function areAlike(panes: readonly Element[], one: Element, list: Element, box: Element): boolean {
  // What holds another of them shows the same conversation.
  if (panes.some((pane) => panes.some((other) => other !== pane && pane.contains(other)))) return false;
  const inside = [list, box].map((part) => robustSelector(part, one));
  return panes.every((pane) => isVisible(pane) && inside.every((css) => pane.querySelectorAll(css).length === 1));
}

/** The pane of a conversation beside which the page shows others; null where it shows one. */
export function alikePane(list: Element, box: Element): Pane | null {
  const root = list.getRootNode() as Document | ShadowRoot;
  let at: Element | null = list;
  while (at && !at.contains(box)) at = at.parentElement;
  for (let level = 0; at && level < MOST_LEVELS; level++, at = at.parentElement) {
    for (const css of namesOf(at)) {
      const all = [...root.querySelectorAll(css)];
      if (all.length < 2 || all.length > MOST_PANES || !areAlike(all, at, list, box)) continue;
      const host = hostOf(at);
      const way = host ? `${robustSelector(host, host.ownerDocument)} >>> ` : '';
      return { element: at, css: way + css, all };
    }
  }
  return null;
}

/** Of panes alike the one that is worked in, where it is another than this. */
export function otherInUse({ element, all }: Pane): Element | null {
  const active = activeElementAcross(element.ownerDocument.defaultView?.top?.document ?? element.ownerDocument);
  const used = active && all.find((pane) => containsAcross(pane, active));
  return used && used !== element ? used : null;
}
