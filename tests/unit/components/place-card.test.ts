import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../components/studio/tour/place-card.ts';

const ROOM = { width: 1000, height: 800 };
const CARD = { width: 300, height: 200 };

describe('placeCard', () => {
  it('stands beside, below, on the other side or above what it explains, wherever there is room', () => {
    expect(placeCard({ left: 100, top: 100, width: 400, height: 300 }, CARD, ROOM)).toEqual({ left: 512, top: 100 });
    expect(placeCard({ left: 100, top: 100, width: 800, height: 300 }, CARD, ROOM)).toEqual({ left: 100, top: 412 });
    expect(placeCard({ left: 400, top: 100, width: 500, height: 600 }, CARD, ROOM)).toEqual({ left: 88, top: 100 });
    expect(placeCard({ left: 100, top: 400, width: 800, height: 380 }, CARD, ROOM)).toEqual({ left: 100, top: 188 });
  });

  it('takes the corner where no side has room, and where there is nothing to point at', () => {
    const corner = { left: 688, top: 588 };
    expect(placeCard({ left: 20, top: 20, width: 960, height: 760 }, CARD, ROOM)).toEqual(corner);
    expect(placeCard(null, CARD, ROOM)).toEqual(corner);
  });

  it('never leaves the window, wherever the element is', () => {
    for (const left of [-200, 0, 350, 900]) {
      for (const top of [-300, 0, 500, 780]) {
        const place = placeCard({ left, top, width: 150, height: 60 }, CARD, ROOM);
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.left + CARD.width).toBeLessThanOrEqual(ROOM.width);
        expect(place.top + CARD.height).toBeLessThanOrEqual(ROOM.height);
      }
    }
  });
});
