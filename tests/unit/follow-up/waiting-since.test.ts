import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import { waitingSince } from '../../../utils/core/follow-up/waiting-since.ts';

const turn = (role: Turn['role'], time: Partial<Turn> = {}): Turn => ({ id: role, role, text: 'x', ...time });

describe('waitingSince', () => {
  it('counts from the first message nobody answered', () => {
    const turns = [
      turn('customer', { at: 1 }),
      turn('agent', { at: 2 }),
      turn('customer', { at: 3 }),
      turn('customer', { at: 4 }),
    ];
    expect(waitingSince(turns, 0)).toEqual({ since: 3, atLeast: false });
  });

  it('is null once we answered; notes and system rows answer nobody', () => {
    expect(waitingSince([turn('customer', { at: 1 }), turn('bot')], 0)).toBeNull();
    expect(waitingSince([turn('agent')], 0)).toBeNull();
    expect(waitingSince([turn('customer', { at: 1 }), turn('note'), turn('system')], 0)?.since).toBe(1);
  });

  it('falls back to when we saw it, and says so where it was there before us', () => {
    expect(waitingSince([turn('customer', { seen: 9 })], 5)).toEqual({ since: 9, atLeast: false });
    expect(waitingSince([turn('customer', { seen: 5 })], 5)).toEqual({ since: 5, atLeast: true });
    expect(waitingSince([turn('customer')], 5)).toBeNull();
  });
});
