// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadingDelta } from '../../utils/core/page-messages.ts';
import { type Following, followConversation } from '../../utils/page/read/follow-conversation.ts';
import { readSource } from '../../utils/page/read/source.ts';
import { goTo, openFixture, openPage, siteOf } from './saved-page.ts';

let stop: AbortController;
let deltas: ReadingDelta[];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
  stop = new AbortController();
  deltas = [];
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

function follow(id: string): Following {
  return followConversation(siteOf(id), {
    document,
    signal: stop.signal,
    instance: 'test',
    now: () => Date.now(),
    onDelta: (delta) => deltas.push(delta),
  });
}

const settle = (ms = 1500) => vi.advanceTimersByTimeAsync(ms);
const last = () => deltas[deltas.length - 1]!;
const said = () => deltas.flatMap(({ conversation, turns }) => turns.map(({ turn }) => [conversation, turn.text]));

describe('several tickets in one page', () => {
  it('reads and offers the box of the ticket in the address, though all of them look visible', async () => {
    openFixture('zendesk-agent-workspace/two-tickets-both-visible.html');
    const following = follow('zendesk-agent-workspace');
    expect(following.composer().element?.closest('[data-ticket-id]')?.getAttribute('data-ticket-id')).toBe('4402');
    goTo('https://shop.zendesk.com/agent/tickets/4401');
    await settle();
    expect(last()).toMatchObject({ conversation: '4401', customerName: 'Piet' });
    expect(said().filter(([conversation]) => conversation === '4401')).toEqual([['4401', 'My order?']]);
    expect(following.composer().state).toBe('note');
  });

  it('shows nothing, not even a name or a box, until the pane of the address is there', async () => {
    openFixture('zendesk-agent-workspace/two-tickets-both-visible.html');
    const following = follow('zendesk-agent-workspace');
    const before = said().length;
    goTo('https://shop.zendesk.com/agent/tickets/4499');
    await settle();
    expect(last()).toMatchObject({ conversation: '4499', length: 0, health: { ok: false, composer: 'ambiguous' } });
    expect(last().customerName).toBeUndefined();
    expect(said()).toHaveLength(before);
    expect(following.composer().element).toBeNull();
  });

  it('follows the task that is shown', async () => {
    openFixture('zammad-classic/two-tickets.html');
    follow('zammad-classic');
    const [other, shown] = document.querySelectorAll('.content');
    goTo('https://zammad.example/#ticket/zoom/30');
    shown!.classList.remove('active');
    other!.classList.add('active');
    await settle();
    expect(last()).toMatchObject({ conversation: '30', health: { ok: true, composer: 'note' } });
    expect(said().filter(([conversation]) => conversation === '30')).toEqual([['30', 'Where is my lamp?']]);
  });

  it('knows by its list which chat tab is open', async () => {
    openFixture('livehelperchat/two-tabs.html');
    const following = follow('livehelperchat');
    expect(following.conversation()).toBe('812');
    for (const tab of document.querySelectorAll('.chat-tab-pane')) tab.classList.toggle('active');
    await settle();
    expect(following.conversation()).toBe('811');
    expect(last().turns.map(({ turn }) => [turn.role, turn.text, turn.sender])).toEqual([
      ['customer', 'Hello?', 'Kim'],
    ]);
    expect(following.composer().state).toBe('note');
  });
});

describe('rows without a header of their own', () => {
  const run = (id: string, own: boolean, words: string) =>
    `<li><div data-mid="${id}" data-qa-type="message" data-sequential="true" data-own="${own}">
       <div data-qa-type="message-body">${words}</div></div></li>`;

  it('take the role of the row before as they come in', async () => {
    openFixture('rocketchat-omnichannel/unknown-wrappers.html');
    follow('rocketchat-omnichannel');
    const list = document.querySelector('[role="list"]')!;
    list.insertAdjacentHTML('beforeend', run('eE3', true, 'It is on its way.'));
    await settle(50);
    expect(last().turns.map(({ turn }) => turn.role)).toEqual(['agent']);
    list.insertAdjacentHTML('afterbegin', run('eE0', false, 'before everything'));
    await settle(50);
    expect(last().turns.find(({ turn }) => turn.id === 'eE0')?.turn.role).toBe('unknown');
  });
});

describe('a part of a value', () => {
  const read = (source: string) => {
    openPage('<p title="Vera Low &lt;vera@mail.example&gt;,">chat 12 of 40</p>');
    return readSource([source], { document, pane: null, container: null });
  };

  it.each([
    ['p ~/chat (\\d+)/', '12'],
    ['p@title ~/<([^>]+)>/', 'vera@mail.example'],
    ['p ~/CHAT (\\d+) of (\\d+)/i', '12/40'],
    ['p ~/of \\d+/', 'of 40'],
    ['p ~/ticket (\\d+)/', null],
  ])('%s gives %s', (source, value) => {
    expect(read(source)).toBe(value);
  });
});
