export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Placement {
  left: number;
  top: number;
  /** Where it would stand without the agent's own shift; shifts are kept relative to it. */
  anchor: { left: number; top: number };
}

const GAP = 6;
const MARGIN = 4;

function overlaps(left: number, top: number, size: { width: number; height: number }, box: Box): boolean {
  return left < box.right && left + size.width > box.left && top < box.bottom && top + size.height > box.top;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

/**
 * Where the strip stands: above the reply box, else below, beside, or in a corner; always inside the window and never
 * over the box with its Send button. Null where there is no such place.
 */
export function placeStrip(input: {
  window: { width: number; height: number };
  size: { width: number; height: number };
  box: Box;
  /** How far the agent moved it from its place. */
  shift: { x: number; y: number };
}): Placement | null {
  const { window, size, box, shift } = input;
  const mostLeft = window.width - size.width - MARGIN;
  const mostTop = window.height - size.height - MARGIN;
  if (mostLeft < MARGIN || mostTop < MARGIN) return null;
  const candidates = [
    { left: clamp(box.left, MARGIN, mostLeft), top: box.top - size.height - GAP },
    { left: clamp(box.left, MARGIN, mostLeft), top: box.bottom + GAP },
    { left: box.right + GAP, top: clamp(box.bottom - size.height, MARGIN, mostTop) },
    { left: box.left - size.width - GAP, top: clamp(box.bottom - size.height, MARGIN, mostTop) },
    { left: mostLeft, top: MARGIN },
    { left: MARGIN, top: MARGIN },
    { left: mostLeft, top: mostTop },
  ];
  const isFree = ({ left, top }: { left: number; top: number }) =>
    left >= MARGIN && left <= mostLeft && top >= MARGIN && top <= mostTop && !overlaps(left, top, size, box);
  const anchor = candidates.find(isFree);
  if (!anchor) return null;
  const moved = {
    left: clamp(anchor.left + shift.x, MARGIN, mostLeft),
    top: clamp(anchor.top + shift.y, MARGIN, mostTop),
  };
  return { ...(isFree(moved) ? moved : anchor), anchor };
}
