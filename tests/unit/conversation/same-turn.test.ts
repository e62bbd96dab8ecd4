import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import { isSameTurn } from '../../../utils/core/conversation/same-turn.ts';

const TURN: Required<Turn> = {
  id: 't1',
  role: 'customer',
  text: '还没收到',
  at: 1,
  seen: 2,
  sender: 'Li',
  media: ['image', 'video'],
};
const OTHER: Required<Turn> = {
  id: 't2',
  role: 'agent',
  text: '收到了',
  at: 3,
  seen: 4,
  sender: 'Wu',
  media: ['image', 'file'],
};

describe('isSameTurn', () => {
  it('holds for a copy, as a page sends it each time', () => {
    expect(isSameTurn(TURN, structuredClone(TURN))).toBe(true);
    expect(isSameTurn({ id: 'a', role: 'agent', text: '' }, { id: 'a', role: 'agent', text: '' })).toBe(true);
  });

  it.each(Object.keys(TURN) as (keyof Turn)[])('tells another %s, and a missing one', (field) => {
    const { [field]: _left, ...rest } = TURN;
    expect(isSameTurn(TURN, { ...TURN, [field]: OTHER[field] })).toBe(false);
    expect(isSameTurn(TURN, rest as Turn)).toBe(false);
    expect(isSameTurn(rest as Turn, TURN)).toBe(false);
  });

  it('tells fewer attachments', () => {
    expect(isSameTurn(TURN, { ...TURN, media: ['image'] })).toBe(false);
  });
});
