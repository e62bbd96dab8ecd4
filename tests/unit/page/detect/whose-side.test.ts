import { describe, expect, it } from 'vitest';
import type { RowFacts } from '../../../../utils/page/detect/row-facts.ts';
import type { Sides } from '../../../../utils/page/detect/tell-sides.ts';
import { whoseSide } from '../../../../utils/page/detect/whose-side.ts';
import { rowFacts } from '../../../fixtures/row-facts.ts';

const row = (side: 'left' | 'right', words: string, over: Partial<RowFacts> = {}): RowFacts =>
  rowFacts({ left: side === 'left' ? 20 : 500, right: side === 'left' ? 400 : 900, words, ...over });

const sides = (a: RowFacts[], b: RowFacts[]): Sides => ({ a, b, system: [], unsure: [], by: 'place' });
const FACTS = {
  header: null,
  rightToLeft: false,
  toBuyers: false,
  floats: false,
  desk: null,
  colleague: false,
  sent: [],
};
const LEFT = [row('left', 'hello'), row('left', 'not yet')];
const RIGHT = [row('right', 'left of the handle'), row('right', 'a bit later')];

describe('whoseSide', () => {
  it('takes the end side for ours, but is not sure of it alone', () => {
    const verdict = whoseSide(sides(LEFT, RIGHT), FACTS);
    expect(verdict.own).toBe('b');
    expect(verdict.confidence).toBeLessThan(0.9);
  });

  it('is sure of badges in one column only where a desk is seen: buyers see who is of the staff, too', () => {
    const written = (name: string, tag: RowFacts['tag'], words: string) => row('left', words, { name, tag });
    const column: Sides = {
      ...sides(
        [written('Mira', 'buyers', 'My order never arrived'), written('Mira', 'buyers', 'Where is it?')],
        [
          written('Paula', 'ours', 'Sorry for the delay, I will check your order with the courier right away'),
          written('Ben', 'ours', 'Your refund is on its way, you will have it in three working days'),
        ],
      ),
      by: 'names',
    };
    expect(whoseSide(column, FACTS).confidence).toBeLessThan(0.9);
    const atDesk = whoseSide(column, { ...FACTS, desk: 'staff' });
    expect(atDesk).toMatchObject({ own: 'b' });
    expect(atDesk.confidence).toBeGreaterThanOrEqual(0.9);
    const colleagues = { ...column, a: [written('Mira', 'buyers', 'did you write the essay, mum is asking')] };
    colleagues.b = [
      written('Paula', 'ours', 'not yet, the match was on, lol'),
      written('Ben', 'ours', 'me neither haha'),
    ];
    expect(whoseSide(colleagues, { ...FACTS, desk: 'staff' }).confidence).toBeLessThan(0.9);
  });

  it('believes names of the trade at a desk that shows its own words at the start', () => {
    const ours = { name: '客服 小唐' };
    const theirs = { name: '顾客 7712' };
    const turned = sides(
      [row('left', '非常抱歉，我给您申请全额退款，衣服不用寄回', ours), row('left', '1到3个工作日原路退回', ours)],
      [row('right', '你们店的羊毛衫洗完缩水了', theirs), row('right', '多久到账', theirs)],
    );
    const verdict = whoseSide(turned, { ...FACTS, header: '顾客 7712', desk: 'staff' });
    expect(verdict.own).toBe('a');
    expect(verdict.confidence).toBeGreaterThan(0.9);
    // Nothing but the words says so where buyers, too, would see them.
    expect(whoseSide(turned, FACTS).confidence).toBeLessThan(0.9);
  });

  it('is surer of the end side where a desk is seen and heard, whoever shows a face', () => {
    const faced = { avatar: true };
    const theirs = [row('left', 'My order never arrived'), row('left', 'Where is it?')];
    const ours = [
      row('right', 'Sorry for the delay, I will check your order with the courier right away', faced),
      row('right', 'Your refund is on its way', faced),
    ];
    const [plain, atDesk] = ([null, 'staff'] as const).map((desk) =>
      whoseSide(sides(theirs, ours), { ...FACTS, desk }),
    );
    expect(plain?.confidence).toBeLessThan(0.9);
    expect(atDesk?.confidence).toBeGreaterThanOrEqual(0.9);
    // Among colleagues nothing of a shop is heard: what only looks like a desk adds nothing.
    expect(whoseSide(sides(LEFT, RIGHT), { ...FACTS, desk: 'staff' }).confidence).toBeLessThan(0.9);
  });

  it('is sure where what left the box turns up', () => {
    const verdict = whoseSide(sides(LEFT, RIGHT), { ...FACTS, sent: ['left of  the handle'] });
    expect(verdict.own).toBe('b');
    expect(verdict.confidence).toBeGreaterThan(0.95);
    expect(verdict.reasons).toContain('sent-here');
  });

  it('believes it against the place', () => {
    const verdict = whoseSide(sides(LEFT, RIGHT), { ...FACTS, sent: ['not yet'] });
    expect(verdict.own).toBe('a');
    expect(verdict.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('hears nothing in what both sides say', () => {
    const both = [...RIGHT, row('right', 'not yet')];
    expect(whoseSide(sides(LEFT, both), { ...FACTS, sent: ['not yet'] }).reasons).not.toContain('sent-here');
  });

  it('never lifts the doubt that the page is the one a buyer sees', () => {
    const verdict = whoseSide(sides(LEFT, RIGHT), {
      ...FACTS,
      toBuyers: true,
      sent: ['a bit later', 'left of the handle'],
    });
    expect(verdict.confidence).toBeLessThan(0.9);
  });

  it('takes the side that writes notes for ours', () => {
    const noted = [...LEFT, row('left', 'third one this week', { note: true })];
    expect(whoseSide({ ...sides(noted, RIGHT), by: 'names' }, FACTS)).toMatchObject({
      own: 'a',
      reasons: expect.arrayContaining(['notes']),
    });
  });

  it('is not sure of two sides without a word of a shop, however they are marked', () => {
    const [theirs, ours] = [
      [row('left', 'the dark one', { tokens: new Set(['.incoming']), avatar: true }), ...LEFT],
      RIGHT.map((one) => ({ ...one, tokens: new Set(['.outgoing']), marked: true })),
    ];
    const friends = whoseSide(sides(theirs, ours), { ...FACTS, header: 'Mira' });
    expect(friends.confidence).toBeLessThan(0.9);
    expect(friends.reasons).toContain('!no-desk');
    expect(whoseSide(sides(theirs, ours), { ...FACTS, header: 'Mira', desk: 'staff' }).confidence).toBeGreaterThan(0.9);
    const served = [
      ...ours,
      row('right', 'Sorry for the delay, I will check your order with the courier right away', { marked: true }),
      row('right', 'Your refund is on its way, you will have it in three working days', { marked: true }),
      row('right', 'We have the blue one in stock, I can send it to you today', { marked: true }),
    ];
    const asked = [
      ...theirs,
      row('left', 'where is my order? I paid two weeks ago', { tokens: new Set(['.incoming']) }),
    ];
    const desk = whoseSide(sides(asked, served), FACTS);
    expect(desk.reasons).not.toContain('!no-desk');
    expect([friends.heard, desk.heard]).toEqual([false, true]);
  });

  describe('what stands round the talk', () => {
    const theirs = [row('left', 'The lid of my kettle is broken'), row('left', 'green'), row('left', 'thanks')];
    const ours = [row('right', 'Sorry for that. Which one is it?'), row('right', 'A new one leaves today')];
    const named = (rows: RowFacts[], token: string) => rows.map((one) => ({ ...one, tokens: new Set([token]) }));

    it('takes a user and an assistant beside a desk for a buyer and an agent', () => {
      const both = sides(named(theirs, '.role-user'), named(ours, '.role-assistant'));
      const turned = { ...both, a: named(theirs, '.role-assistant'), b: named(ours, '.role-user') };
      expect(whoseSide(turned, FACTS).confidence).toBeLessThan(0.9);
      expect(whoseSide(turned, { ...FACTS, desk: 'staff' }).confidence).toBeGreaterThan(0.9);
    });

    it('hears a word of the shop beside what both sides see, and none against it beside what staff see', () => {
      const plain = LEFT;
      const calm = RIGHT.map((one) => ({ ...one, marked: true }));
      const sure = (a: RowFacts[], b: RowFacts[], desk: 'shared' | 'staff') =>
        !whoseSide(sides(a, b), { ...FACTS, header: 'Mira', desk }).reasons.includes('!no-desk');
      expect(sure(plain, calm, 'shared')).toBe(false);
      expect(sure(plain, calm, 'staff')).toBe(true);
      const leaves = 'Sorry for the wait, your order leaves our warehouse today';
      expect(sure(plain, [...calm, row('right', leaves)], 'shared')).toBe(true);
      const office = [row('left', 'the printer is stuck and my vpn is down'), row('left', 'payroll asks again')];
      expect(sure(office, [row('right', 'my homework, the landlord, the interview…')], 'staff')).toBe(false);
    });

    it('doubts a page that names a help desk, unless staff work there', () => {
      const facts = { ...FACTS, header: 'Customer Care' };
      expect(whoseSide(sides(theirs, ours), facts).confidence).toBeLessThan(0.9);
      expect(whoseSide(sides(theirs, ours), { ...facts, desk: 'staff' }).confidence).toBeGreaterThan(0.9);
    });
  });
});
