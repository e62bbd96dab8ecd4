import { hostOf } from '../read/query.ts';
import type { Box } from './place-strip.ts';

/** The element's box as seen in the outermost window: inside a frame, boxes count from the frame's own corner. */
export function boxOnPage(element: Element, page: Document): Box {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  for (let at = element.ownerDocument; at !== page; ) {
    const frame = hostOf(at);
    if (!frame) break;
    const outer = frame.getBoundingClientRect();
    const scale = outer.width / ((frame as HTMLElement).offsetWidth || outer.width || 1);
    const [x, y] = [outer.left + frame.clientLeft * scale, outer.top + frame.clientTop * scale];
    left = x + left * scale;
    right = x + right * scale;
    top = y + top * scale;
    bottom = y + bottom * scale;
    at = frame.ownerDocument;
  }
  return { left, top, right, bottom };
}
