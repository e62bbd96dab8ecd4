export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

type Size = Pick<Box, 'width' | 'height'>;

/** Between the card, what it points at, and the edge of the window. */
const GAP = 12;

const within = (value: number, size: number, room: number): number => Math.max(GAP, Math.min(value, room - size - GAP));

/**
 * Where the card stands: beside what it explains, on the first side with room for it, else in the lower right corner
 * over the part of the element that is seen last. Pixels of the window.
 */
export function placeCard(anchor: Box | null, card: Size, room: Size): Pick<Box, 'left' | 'top'> {
  const corner = { left: room.width - card.width - GAP, top: room.height - card.height - GAP };
  if (!anchor) return corner;
  const right = anchor.left + anchor.width + GAP;
  const bottom = anchor.top + anchor.height + GAP;
  const top = within(anchor.top, card.height, room.height);
  const left = within(anchor.left, card.width, room.width);
  const places = [
    { left: right, top },
    { left, top: bottom },
    { left: anchor.left - card.width - GAP, top },
    { left, top: anchor.top - card.height - GAP },
  ];
  const fits = (place: Pick<Box, 'left' | 'top'>): boolean =>
    place.left >= GAP && place.left <= corner.left && place.top >= GAP && place.top <= corner.top;
  return places.find(fits) ?? corner;
}
