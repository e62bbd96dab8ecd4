// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { CHAT, foundBy, rowOf, type Taught, teach } from './teach-page.ts';

let t: Taught;
afterEach(() => t.stop.abort());

const box = () => document.querySelector('textarea');
const right = () => foundBy('Please hurry', 'It reached Suzhou today.', box());
const wrong = () => foundBy('It reached Suzhou today.', 'Please hurry', box());
const without = () => foundBy('Please hurry', 'It reached Suzhou today.');
const rolesRead = () => t.state().rows.map(({ role }) => role);
const READ = ['unknown', 'customer', 'agent', 'customer', 'unknown', 'agent', 'customer'];
const keyOf = (text: string) => t.state().rows.find((row) => row.text === text)?.key ?? 0;

describe('what was found', () => {
  it('is looked over first and saved as it is', () => {
    t = teach(CHAT, { ok: true }, right);
    expect(t.state()).toMatchObject({ step: 'review', found: true, examples: 0, composer: 'picked', problem: null });
    expect(rolesRead()).toEqual(READ);
    expect(t.state().rows.some(({ taught }) => taught)).toBe(false);
    expect(t.saved).toEqual([]);
    const { definition } = t.state();
    t.command({ type: 'save' });
    expect(t.saved).toEqual([definition]);
  });

  it('is walked and its rows are chosen by keyboard like any other', () => {
    t = teach(CHAT, { ok: true }, right);
    t.key('ArrowLeft');
    expect(t.state().candidate).toBe('What time tomorrow?');
    t.key('Enter');
    t.key('ArrowDown');
    t.key('Enter');
    expect(t.state()).toMatchObject({ step: 'customer', found: false, examples: 1 });
  });

  it('is left when a row of it is wrong: only what was shown counts, and the other side is asked for', () => {
    t = teach(CHAT, { ok: true }, wrong);
    expect(rolesRead()[1]).toBe('agent');
    t.command({ type: 'correct', key: keyOf('Please hurry'), role: 'customer' });
    expect(t.state()).toMatchObject({ step: 'agent', found: false, examples: 1, definition: null, rows: [] });
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state()).toMatchObject({ step: 'review', composer: 'picked', examples: 2 });
    expect(rolesRead()).toEqual(READ);
  });

  it('asks for both sides when a note is shown, and for the missing one whichever comes first', () => {
    t = teach(CHAT, { ok: true }, right);
    t.command({ type: 'correct', key: keyOf('The warehouse answers at six'), role: 'note' });
    expect(t.state()).toMatchObject({ step: 'customer', found: false, examples: 1 });
    t.click(rowOf('Please hurry'));
    expect(t.state().step).toBe('agent');
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state().step).toBe('review');
    expect(rolesRead()).toEqual(['unknown', 'customer', 'agent', 'customer', 'note', 'agent', 'customer']);
  });

  it('is left when our side is shown again, which is shown before the buyer then', () => {
    t = teach(CHAT, { ok: true }, wrong);
    t.command({ type: 'step', step: 'agent' });
    expect(t.state()).toMatchObject({ step: 'agent', found: false, examples: 0, rows: [] });
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state().step).toBe('customer');
    t.click(rowOf('Please hurry'));
    expect(t.state().step).toBe('review');
    expect(rolesRead()).toEqual(READ);
  });

  it('stays when only the reply box is shown again, or there is none', () => {
    t = teach(CHAT, { ok: true }, without);
    expect(t.state()).toMatchObject({ step: 'review', composer: 'skipped' });
    expect(t.state().definition?.composer).toEqual([]);
    t.command({ type: 'step', step: 'composer' });
    t.click(box());
    expect(t.state()).toMatchObject({ step: 'review', found: true, examples: 0, composer: 'picked' });
    expect(t.state().definition?.composer).toHaveLength(1);
    expect(rolesRead()).toEqual(READ);
    t.command({ type: 'step', step: 'composer' });
    t.command({ type: 'composer', is: 'none' });
    expect(t.state().definition).toMatchObject({ composer: [], composerElsewhere: true });
    expect(t.state().definition).not.toHaveProperty('noteModeUnknown');
  });

  it('is turned round where the two sides are swapped', () => {
    t = teach(CHAT, { ok: true }, wrong);
    t.command({ type: 'swap' });
    expect(t.state()).toMatchObject({ step: 'review', found: false, examples: 2, composer: 'picked', problem: null });
    expect(rolesRead()).toEqual(READ);
    // Once people have shown rows there is nothing to turn round.
    t.command({ type: 'swap' });
    expect(rolesRead()).toEqual(READ);
  });

  it('is asked for step by step where turning it round gives nothing that can be read', () => {
    t = teach(CHAT, { ok: true }, wrong);
    for (const row of document.querySelectorAll('.msg')) row.className = 'msg';
    t.command({ type: 'swap' });
    expect(t.state()).toMatchObject({ step: 'customer', found: false, examples: 0, rows: [], definition: null });
    expect(t.state().problem?.kind).toBe('roles-not-separable');
  });

  it('is the ordinary three clicks, and says so, where nothing is found any more', () => {
    t = teach(CHAT, { ok: true }, () => null);
    expect(t.state()).toMatchObject({ step: 'customer', found: false, problem: { kind: 'nothing-found' } });
    t.click(rowOf('Please hurry'));
    expect(t.state()).toMatchObject({ step: 'agent', problem: null });
  });
});
