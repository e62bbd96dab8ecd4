import { containsAcross, hostOf, parentAcross, rootIn } from '../read/query.ts';
import { boxOnPage } from './box-on-page.ts';
import type { Box } from './place-strip.ts';

const HIGHEST_SHARE = 0.5;
const CLIMB = 6;
const NEAR = 120;
const DEEPEST_ROOT = 3;

function isSendLike(element: Element): boolean {
  return element.matches('button, [role="button"], [role="tab"], input[type="submit"], input[type="button"]');
}

function isShown(box: Box): boolean {
  return box.right - box.left > 0 && box.bottom - box.top > 0;
}

/** Buttons in the element, those in its components and frames too. */
function buttonsIn(region: Element, depth = 0): Element[] {
  if (isSendLike(region)) return [region];
  const inner = depth < DEEPEST_ROOT ? rootIn(region) : null;
  const below = [...region.querySelectorAll('*'), ...(inner?.querySelectorAll('*') ?? [])];
  return below.flatMap((element) => {
    if (isSendLike(element)) return [element];
    return rootIn(element) ? buttonsIn(element, depth + 1) : [];
  });
}

/** The box's own part of the page, across shadow roots and frames. */
function regionOf(composer: HTMLElement, thread: Element | null, page: Document): Element {
  const highest = (page.defaultView?.innerHeight ?? 800) * HIGHEST_SHARE;
  let region: Element = composer;
  for (let i = 0; i < CLIMB; i++) {
    const parent = parentAcross(region);
    if (!parent || (thread && containsAcross(parent, thread))) break;
    if (parent.localName === 'body' && hostOf(parent) === null) break;
    if (parent.getBoundingClientRect().height > highest) break;
    region = parent;
  }
  return region;
}

/**
 * The area the strip must keep clear, in the window of `page`: the reply box with its tabs, tool bar and Send button.
 * No definition names the button, so every button in the box's own part of the page counts. `thread` bounds that part.
 */
export function composerBox(composer: HTMLElement, thread: Element | null, page: Document): Box {
  const box = boxOnPage(composer, page);
  const { top, bottom } = box;
  for (const button of buttonsIn(regionOf(composer, thread, page))) {
    const one = boxOnPage(button, page);
    if (!isShown(one) || one.bottom < top - NEAR || one.top > bottom + NEAR) continue;
    box.left = Math.min(box.left, one.left);
    box.top = Math.min(box.top, one.top);
    box.right = Math.max(box.right, one.right);
    box.bottom = Math.max(box.bottom, one.bottom);
  }
  return box;
}
