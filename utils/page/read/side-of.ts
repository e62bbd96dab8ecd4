import { queryOne } from './query.ts';

interface Span {
  left: number;
  right: number;
}

/** Less than this, or than this share of the width, is a rounding or an avatar, not a side. */
const SLACK_PX = 8;
const SLACK_SHARE = 0.05;
/** A row that takes up so much of the container says nothing by its own place, but bounds its parts well. */
const WHOLE_WIDTH = 0.8;

const widthOf = ({ left, right }: Span) => right - left;

function px(value: string): number {
  return Number.parseFloat(value) || 0;
}

/**
 * Where rows may stand in the container: without borders, padding and scroll bars (which right-to-left pages have on
 * the left), scrolled sideways or not. Null where nothing is laid out.
 */
function roomOf(container: Element): Span | null {
  let box: Element | null = container;
  // `display: contents` has no box of its own.
  while (box && box.getBoundingClientRect().width === 0) box = box.parentElement;
  if (!box) return null;
  const outer = box.getBoundingClientRect();
  const { clientWidth, clientLeft, scrollWidth, scrollLeft } = box;
  if (clientWidth === 0) return { left: outer.left, right: outer.right };
  const style = box.ownerDocument.defaultView?.getComputedStyle(box);
  const scale = outer.width / ((box as HTMLElement).offsetWidth || outer.width);
  const full = Math.max(clientWidth, scrollWidth);
  const before = style?.direction === 'rtl' ? full - clientWidth + scrollLeft : scrollLeft;
  const left = outer.left + (clientLeft - before + px(style?.paddingLeft ?? '')) * scale;
  const right = outer.left + (clientLeft - before + full - px(style?.paddingRight ?? '')) * scale;
  return right > left ? { left, right } : { left: outer.left, right: outer.right };
}

/**
 * Which edge of the container the row, or its part `css`, is nearer to. Null where that is not told: no layout, as
 * in a hidden container, or about as much room on both sides.
 */
export function sideOf(row: Element, css: string | undefined, container: Element | null): 'left' | 'right' | null {
  const part = css ? queryOne(row, css) : row;
  const box = part?.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0 || !container) return null;
  const room = roomOf(container);
  if (!room) return null;
  const own = part === row ? null : row.getBoundingClientRect();
  const frame = own && own.width >= WHOLE_WIDTH * widthOf(room) ? own : room;
  const toLeft = box.left - frame.left;
  const toRight = frame.right - box.right;
  if (Math.abs(toLeft - toRight) <= Math.max(SLACK_PX, SLACK_SHARE * widthOf(frame))) return null;
  return toLeft < toRight ? 'left' : 'right';
}
