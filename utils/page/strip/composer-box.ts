import type { Box } from './place-strip.ts';

const HIGHEST_SHARE = 0.5;
const CLIMB = 6;
const NEAR = 120;

function isSendLike(element: Element): boolean {
  return element.matches('button, [role="button"], [role="tab"], input[type="submit"], input[type="button"]');
}

function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

function isShown(box: Box): boolean {
  return box.right - box.left > 0 && box.bottom - box.top > 0;
}

/**
 * The area the strip must keep clear: the reply box with its tabs, tool bar and Send button. No definition names the
 * button, so every button in the box's own part of the page counts. `thread` bounds that part.
 */
export function composerBox(composer: HTMLElement, thread: Element | null): Box {
  const view = composer.ownerDocument.defaultView;
  const highest = (view?.innerHeight ?? 800) * HIGHEST_SHARE;
  const box = boxOf(composer);
  let region: Element = composer;
  for (let i = 0; i < CLIMB && region.parentElement; i++) {
    const parent: Element = region.parentElement;
    if (parent.localName === 'body' || (thread && parent.contains(thread))) break;
    const { height } = parent.getBoundingClientRect();
    if (height > highest) break;
    region = parent;
  }
  for (const button of region.querySelectorAll('*')) {
    if (!isSendLike(button)) continue;
    const one = boxOf(button);
    if (!isShown(one) || one.bottom < box.top - NEAR || one.top > box.bottom + NEAR) continue;
    box.left = Math.min(box.left, one.left);
    box.top = Math.min(box.top, one.top);
    box.right = Math.max(box.right, one.right);
    box.bottom = Math.max(box.bottom, one.bottom);
  }
  return box;
}
