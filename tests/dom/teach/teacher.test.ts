// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseSiteDefinition } from '../../../utils/core/sites/parse-site-definition.ts';
import { CHAT, LABELS, rowOf, type Taught, teach } from './teach-page.ts';

let t: Taught;
afterEach(() => t.stop.abort());

const rolesRead = () => t.state().rows.map(({ role }) => role);
const teachThree = () => {
  t.click(rowOf('Please hurry'));
  t.click(rowOf('It reached Suzhou today.'));
  t.click(document.querySelector('textarea'));
};

describe('three clicks', () => {
  it('lead from step to step and read the page', () => {
    t = teach(CHAT);
    expect(t.state().step).toBe('customer');
    t.click(rowOf('Please hurry'));
    expect(t.state()).toMatchObject({ step: 'agent', examples: 1, definition: null });
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state().step).toBe('composer');
    t.click(document.querySelector('textarea'));
    const state = t.state();
    expect(state).toMatchObject({ step: 'review', composer: 'picked', problem: null });
    expect(rolesRead()).toEqual(['unknown', 'customer', 'agent', 'customer', 'unknown', 'agent', 'customer']);
    expect(parseSiteDefinition(JSON.parse(JSON.stringify(state.definition)))).toMatchObject({ ok: true });
    expect(state.definition).toMatchObject({
      id: 'taught-desk-example',
      match: { urls: ['https://desk.example/*'] },
      evidence: { confidence: 'taught' },
    });
  });

  it('leave the page as it was, and nothing of them reaches it', () => {
    const got: string[] = [];
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup'])
      document.addEventListener(type, () => got.push(type), true);
    t = teach(CHAT);
    const before = document.body.outerHTML;
    teachThree();
    t.key('ArrowLeft');
    t.key('Enter');
    t.key('Escape');
    expect(document.body.outerHTML).toBe(before);
    expect(got).toEqual([]);
    t.command({ type: 'stop' });
    expect(document.querySelector('warmline-teach')).toBeNull();
    document.body.click();
    expect(got).toEqual(['click']);
  });

  it('say what was wrong with a click', () => {
    t = teach(CHAT);
    t.click(null);
    expect(t.state().problem?.kind).toBe('no-text');
    t.click(rowOf('Please hurry'));
    t.click(rowOf('Please hurry'));
    expect(t.state()).toMatchObject({ step: 'agent', problem: { kind: 'same-row' } });
    t.click(rowOf('It reached Suzhou today.'));
    t.click(document.querySelector('h2'));
    expect(t.state().problem).toBeNull();
    expect(t.state().step).toBe('review');
  });

  it('go on without a reply box: left for later, or on another page', () => {
    t = teach(CHAT);
    t.click(rowOf('Please hurry'));
    t.click(rowOf('It reached Suzhou today.'));
    t.command({ type: 'composer', is: 'none' });
    expect(t.state()).toMatchObject({ step: 'review', composer: 'none' });
    expect(t.state().definition).toMatchObject({ composer: [], composerElsewhere: true });
    t.command({ type: 'step', step: 'composer' });
    t.command({ type: 'composer', is: 'skipped' });
    expect(t.state().definition?.composerElsewhere).toBeUndefined();
  });

  it('tell the buyer by the name over the conversation where all rows look alike', () => {
    const named = CHAT.replace(/<div class="msg (\w+)">/g, (_, who) => {
      const name = { in: 'Zhou Min', out: 'Ya', whisper: 'Ya', day: '' }[who as string];
      return `<div class="msg"><span class="author">${name}</span>`;
    });
    t = teach(named);
    t.click(rowOf('Please hurry'));
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state()).toMatchObject({ step: 'composer', problem: null });
    expect(rolesRead()).toEqual(['unknown', 'customer', 'agent', 'customer', 'agent', 'agent', 'customer']);
  });

  it('never tell by stripes', () => {
    let count = 0;
    t = teach(CHAT.replaceAll(/msg (?:in|out)/g, () => `msg ${count++ % 2 ? 'even' : 'odd'}`));
    t.click(rowOf('Please hurry'));
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state().problem?.kind).toBe('roles-not-separable');
  });

  it('take two rows that look the same for what they are: not to be told apart', () => {
    t = teach(CHAT.replaceAll(/msg (?:in|out)/g, 'msg'));
    t.click(rowOf('Please hurry'));
    t.click(rowOf('It reached Suzhou today.'));
    expect(t.state()).toMatchObject({ step: 'agent', definition: null, problem: { kind: 'roles-not-separable' } });
  });
});

describe('corrections', () => {
  it('infer anew from all examples', () => {
    t = teach(CHAT);
    teachThree();
    const whisper = t.state().rows.find(({ text }) => text.startsWith('The warehouse'));
    const day = t.state().rows[0];
    t.command({ type: 'correct', key: whisper?.key ?? 0, role: 'note' });
    t.command({ type: 'correct', key: day?.key ?? 0, role: 'none' });
    expect(rolesRead()).toEqual(['system', 'customer', 'agent', 'customer', 'note', 'agent', 'customer']);
    expect(t.state().problem).toBeNull();
  });

  it('by the menu on the page: the arrows choose, Escape closes only the menu', () => {
    t = teach(CHAT);
    teachThree();
    t.click(rowOf('The warehouse answers at six'));
    t.key('Escape');
    expect(t.ended).toEqual([]);
    t.click(rowOf('The warehouse answers at six'));
    t.key('Home');
    t.key('ArrowDown');
    t.key('ArrowDown');
    t.key('Enter');
    expect(t.state().counts.note).toBe(1);
    t.key('Escape');
    expect(t.ended).toEqual([false]);
  });

  it('that contradict each other cannot be saved, until one is taken back', async () => {
    t = teach(CHAT);
    teachThree();
    const row = t.state().rows.at(-1);
    t.command({ type: 'correct', key: row?.key ?? 0, role: 'agent' });
    expect(t.state()).toMatchObject({ definition: null, problem: { kind: 'roles-not-separable' } });
    t.command({ type: 'save' });
    expect(t.saved).toEqual([]);
    t.command({ type: 'correct', key: row?.key ?? 0, role: 'customer' });
    t.command({ type: 'save' });
    await Promise.resolve();
    expect(t.saved).toHaveLength(1);
    expect(t.ended).toEqual([true]);
  });

  it('follow messages that come while it is taught', () => {
    vi.useFakeTimers();
    t = teach(CHAT);
    teachThree();
    const late = rowOf('Please hurry').parentElement?.cloneNode(true) as Element;
    document.querySelector('.thread')?.append(late);
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    expect(t.state().counts.customer).toBe(4);
  });
});

describe('by keyboard', () => {
  it('walks the rows from the newest, makes the outline wider and narrower, and picks', () => {
    t = teach(CHAT);
    t.key('ArrowLeft');
    expect(t.state()).toMatchObject({ candidate: 'What time tomorrow?' });
    t.key('ArrowUp');
    expect(t.state().candidate).toContain('Where is my parcel?');
    t.key('ArrowDown');
    expect(t.state().candidate).toBe('What time tomorrow?');
    t.key('Enter');
    expect(t.state().step).toBe('agent');
    t.key('ArrowLeft');
    t.key('ArrowLeft');
    expect(t.state().candidate).toBe('It reached Suzhou today.');
    t.key('Enter');
    t.key('ArrowRight');
    expect(t.state().candidate).toBe('Reply');
    t.key('Enter');
    expect(t.state()).toMatchObject({ step: 'review', problem: null });
    expect(t.state().counts).toMatchObject({ customer: 3, agent: 2 });
  });

  it('leaves keys to an input method and combinations to the browser', () => {
    t = teach(CHAT);
    t.key('Enter', { isComposing: true });
    t.key('Escape', { isComposing: true });
    t.key('ArrowLeft', { ctrlKey: true });
    expect(t.state().candidate).toBeNull();
    expect(t.ended).toEqual([]);
  });
});

describe('saving', () => {
  it('shows why the extension refused', async () => {
    t = teach(CHAT, { ok: false, message: 'the store is full' });
    teachThree();
    t.command({ type: 'save' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(t.state().problem).toEqual({ kind: 'not-saved', detail: 'the store is full' });
    expect(t.ended).toEqual([]);
  });
});

it('has a text for every step, role and problem', () => {
  t = teach(CHAT);
  expect(Object.values(LABELS).every((text) => text !== '' && !text.includes('teach.'))).toBe(true);
});
