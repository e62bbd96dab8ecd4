// @vitest-environment jsdom
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../utils/core/conversation/conversation.ts';
import { SiteDefinitionSchema } from '../../../utils/core/sites/site-definition.ts';
import { innerOf } from '../../../utils/page/detect/composed.ts';
import { definitionFrom } from '../../../utils/page/detect/definition-from.ts';
import { queryAll, queryOne } from '../../../utils/page/read/query.ts';
import { readRow } from '../../../utils/page/read/read-row.ts';
import { openPage } from '../saved-page.ts';

const PAGE = { url: 'https://desk.example:8443/inbox/conversations/512?tab=1', today: '2026-11-22' };

interface Row {
  from: 'customer' | 'agent' | 'system';
  text: string;
}

const ROWS: Row[] = [
  { from: 'system', text: '2026-11-20' },
  { from: 'customer', text: 'My lamp has a crack.' },
  { from: 'customer', text: 'ok' },
  { from: 'agent', text: 'I am sorry, a new one leaves today.' },
  { from: 'customer', text: 'Today?' },
  { from: 'agent', text: 'Yes.' },
];

const page = (row: (row: Row, i: number) => string, list = 'class="thread" role="log"') =>
  `<!doctype html><body><header><h2 class="title">Mira Holt</h2></header><div ${list}>${ROWS.map(row).join('')}</div>
   <form><input type="search" placeholder="Search"><textarea class="reply-text" placeholder="Reply"></textarea></form></body>`;

const named = page(({ from, text }, i) =>
  from === 'system'
    ? `<div class="row separator"><span class="day">${text}</span></div>`
    : `<div class="row ${from === 'agent' ? 'outgoing' : 'incoming'}" data-message-id="m-${i * 7}"><span class="author">${from === 'agent' ? 'Paula' : 'Mira'}</span><p class="words">${text}</p><time datetime="2026-11-20T10:0${i}:00Z">10:0${i}</time></div>`,
);

function learn(rowCss: string, picks: readonly [number, Role][] | 'all', how: 'taught' | 'detected') {
  const all = [...document.querySelectorAll(rowCss)];
  const chosen = picks === 'all' ? ROWS.map(({ from }, i) => [i, from] as const) : picks;
  const rows = chosen.flatMap(([i, role]) => {
    const row = all[i];
    return row ? [{ row, role }] : [];
  });
  const list = document.querySelector('[role="log"], .list');
  if (!list) throw new Error('no list');
  return definitionFrom({ list, rows, composer: document.querySelector('textarea') }, how, { document, ...PAGE });
}

function rolesRead(result: ReturnType<typeof learn>) {
  if (!result.ok) throw new Error(result.reason);
  const { definition } = result;
  const container = queryOne(document, definition.container);
  if (!container) throw new Error(`nothing at ${definition.container}`);
  const context = { document, pane: null, container, people: new Map<string, Set<string>>(), seenLive: null };
  return queryAll(container, definition.row).map((row) => readRow(row, definition, context));
}

const expected = ROWS.map(({ from, text }) => ({ role: from, text }));
const seen = (result: ReturnType<typeof learn>) => rolesRead(result).map(({ role, text }) => ({ role, text }));

describe('definitionFrom', () => {
  it('learns a whole page from all its rows', () => {
    openPage(named);
    const result = learn('.row', 'all', 'detected');
    expect(seen(result)).toEqual(expected);
    if (!result.ok) return;
    const { definition } = result;
    expect(safeParse(SiteDefinitionSchema, definition).issues).toBeUndefined();
    expect(definition.id).toBe('detected-desk-example-8443');
    expect(definition.match.urls).toEqual(['https://desk.example:8443/*']);
    expect(definition.conversation[0]).toBe('url:/[\\/#]conversations[\\/#]+([^\\/?#]+)/');
    expect(definition.customerName).toEqual(['.title']);
    expect(definition.composer).toEqual(['.reply-text']);
    expect(definition.roles.customer).toEqual([{ self: '.incoming' }]);
  });

  it('learns it from one row of each side', () => {
    openPage(named);
    const result = learn(
      '.row',
      [
        [1, 'customer'],
        [3, 'agent'],
      ],
      'taught',
    );
    const rows = seen(result).filter(({ role }) => role !== 'unknown');
    expect(rows).toEqual(expected.filter(({ role }) => role !== 'system'));
    expect(result.ok && result.definition.id).toBe('taught-desk-example-8443');
  });

  it('holds on to a data attribute rather than to a made-up class', () => {
    openPage(
      page(
        ({ from, text }) =>
          `<div class="css-1a2b3c x${from.length}9f8e7"><div data-sender="${from}"><p>${text}</p></div></div>`,
        'class="list"',
      ),
    );
    const result = learn('.list > div', 'all', 'detected');
    expect(seen(result)).toEqual(expected);
    expect(result.ok && result.definition.roles.customer).toEqual([{ has: '[data-sender="customer"]' }]);
  });

  it('finds a list inside an open shadow root', () => {
    openPage('<!doctype html><body><x-chat></x-chat></body>');
    const root = document.querySelector('x-chat')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no shadow root');
    root.innerHTML = named.slice(named.indexOf('<header>'), named.indexOf('</body>'));
    const list = root.querySelector('.thread');
    const rows = [...root.querySelectorAll('.row')].map((row, i) => ({
      row,
      role: ROWS[i]?.from ?? ('unknown' as const),
    }));
    if (!list) throw new Error('no list');
    const result = definitionFrom({ list, rows, composer: root.querySelector('textarea') }, 'detected', {
      document,
      ...PAGE,
    });
    expect(result.ok && result.definition.container.startsWith('x-chat >>> ')).toBe(true);
    expect(seen(result)).toEqual(expected);
  });

  it('never tells the buyer by what a row lacks', () => {
    openPage(
      page(
        ({ from, text }) => `<div class="row${from === 'agent' ? ' own' : ''}"><p>${text}</p></div>`,
        'class="list"',
      ),
    );
    expect(learn('.row', 'all', 'detected')).toEqual({ ok: false, reason: 'roles-not-separable' });
  });

  const ticket = (buyer: string, ours: string) =>
    page(({ from, text }, i) => {
      const who = from === 'agent' ? ours : buyer;
      const words = `<p class="words">${text}</p><time>10:0${i}</time>`;
      return from === 'system'
        ? `<div class="row event"><p class="words">${text}</p></div>`
        : `<div class="row"><b class="who">${who}</b>${words}</div>`;
    }, 'class="list"');
  const byName = (composer: HTMLElement | null = null) => {
    const list = document.querySelector('.list');
    const rows = [...document.querySelectorAll('.row')].map((row, i) => ({
      row,
      role: ROWS[i]?.from ?? ('unknown' as const),
    }));
    if (!list) throw new Error('no list');
    return definitionFrom({ list, rows, composer, byName: true }, 'detected', { document, ...PAGE });
  };

  it('tells one column by the name over it, and notices by their own mark', () => {
    openPage(ticket('Mira Holt', 'Paula'));
    const result = byName();
    expect(seen(result)).toEqual(expected);
    expect(result.ok && result.definition.roles).toEqual({
      system: [{ self: '.event' }],
      customer: [{ sender: { from: '.who', in: '.title' } }],
      agent: [{ sender: { from: '.who', in: '.title', not: true } }],
    });
  });

  it('tells it also where each message hides its name in a shadow root of its own', () => {
    openPage(ticket('Mira Holt', 'Paula'));
    for (const row of document.querySelectorAll('.row')) {
      const root = row.attachShadow({ mode: 'open' });
      root.append(...row.childNodes);
    }
    const result = byName();
    expect(seen(result)).toEqual(expected);
    expect(result.ok && result.definition.roles.customer).toEqual([
      { sender: { from: '.row >>> .who', in: '.title' } },
    ]);
  });

  it('tells it where the name stands in a title among a face, a state and buttons', () => {
    openPage(ticket('Mira Holt', 'Paula'));
    const title = document.querySelector('.title');
    if (title) title.innerHTML = '<i>MH</i>Mira Holt<span>Waiting</span><button>Resolve</button>';
    expect(seen(byName())).toEqual(expected);
  });

  it.each([
    ['Enquiry 5513 from Mira Holt', /^\.title ~\/\^Enquiry \\d\+ from/],
    ['正在与Mira Holt沟通', /^\.title ~\//],
  ])('reads the name out of a title that says more: %s', (words, source) => {
    openPage(ticket('Mira Holt', 'Paula'));
    const title = document.querySelector('.title');
    if (title) title.textContent = words;
    const result = byName();
    expect(seen(result)).toEqual(expected);
    expect(result.ok && result.definition.customerName?.[0]).toMatch(source);
    // The next conversation, in which somebody else serves, too.
    if (title) title.textContent = words.replace('5513', '8').replace('Mira Holt', 'Ann Lee');
    for (const who of document.querySelectorAll('.who'))
      who.textContent = who.textContent === 'Mira Holt' ? 'Ann Lee' : 'Mira Holt';
    expect(seen(result)).toEqual(expected);
  });

  it('reads the name out of what the reply box says, and none that the box is found by', () => {
    openPage(ticket('Mira Holt', 'Paula'));
    document.querySelector('.title')?.remove();
    const box = document.querySelector('textarea');
    box?.setAttribute('placeholder', 'Reply to Mira Holt…');
    expect(seen(byName(box))).toEqual(expected);
    box?.removeAttribute('class');
    document.querySelector('form')?.append(document.createElement('textarea'));
    expect(byName(box)).toEqual({ ok: false, reason: 'roles-not-separable' });
  });

  it('finds no mark in a root that the others have, too, but hide behind their words', () => {
    openPage(
      page(
        ({ from, text }) =>
          from === 'system'
            ? '<div class="row"><x-card></x-card></div>'
            : `<div class="row ${from}"><x-card>${text}</x-card></div>`,
        'class="list"',
      ),
    );
    for (const [i, card] of [...document.querySelectorAll('x-card')].entries())
      card.attachShadow({
        mode: 'open',
      }).innerHTML = `<x-ripple></x-ripple><slot></slot>${i === 0 ? '<p>2026-11-20</p>' : ''}`;
    const result = learn('.row', 'all', 'detected');
    const [day, ...talk] = rolesRead(result).map(({ role }) => role);
    expect(day).not.toMatch(/customer|agent/);
    expect(talk).toEqual(ROWS.slice(1).map(({ from }) => from));
  });

  it('sees a picture put into an element that draws its frame in a root of its own', () => {
    openPage('<!doctype html><body><x-card><img src="a.png"></x-card><y-card><i></i></y-card></body>');
    const [card, other] = document.querySelectorAll('x-card, y-card');
    if (!card || !other) throw new Error('no cards');
    for (const one of [card, other]) one.attachShadow({ mode: 'open' }).innerHTML = '<p>frame</p><slot></slot>';
    expect([innerOf(card), innerOf(other)]).toEqual([card, other.shadowRoot]);
  });

  it('tells one column by whose page the name leads to', () => {
    openPage(ticket('<a href="/people/customer/44">Finn Low</a>', '<a href="/people/agent/3">Paula</a>'));
    const result = byName();
    expect(seen(result)).toEqual(expected);
    expect(result.ok && result.definition.roles.customer).toEqual([{ has: '[href*="/customer/"]' }]);
  });

  it('says nothing of one column in which only chance tells', () => {
    openPage(ticket('<i class="blue">Finn Low</i>', '<i class="green">Paula</i>'));
    expect(byName()).toEqual({ ok: false, reason: 'roles-not-separable' });
  });

  it("leaves the hour out of the page's own rows, and none of their words", () => {
    const line = ({ from, text }: Row, i: number) =>
      from === 'system'
        ? '<div class="row event"><b>Paula took over</b> <small>10:00</small></div>'
        : `<div class="row ${from}"><b>${from === 'agent' ? 'Paula' : 'Mira'}</b><p>${text}</p><small>10:0${i}</small></div>`;
    openPage(page(line));
    const result = learn('.row', 'all', 'detected');
    expect(seen(result)).toEqual([{ role: 'system', text: 'Paula took over' }, ...expected.slice(1)]);
  });

  const article = ({ from, text }: Row, i: number) => {
    const name = from === 'agent' ? 'Paula' : 'Mira Holt';
    return `<article aria-label="Message from ${name}"><h4>${name}<small>10:0${i}</small></h4><p>${text}</p></article>`;
  };

  it('reads a name without the hour in it, and finds rows by nothing that names people', () => {
    const rows = ROWS.filter(({ from }) => from !== 'system');
    openPage(page((row, i) => (row.from === 'system' ? '' : article(row, i)), 'class="list"'));
    const result = learn(
      'article',
      rows.map(({ from }, i): [number, Role] => [i, from]),
      'detected',
    );
    expect(seen(result)).toEqual(rows.map(({ from, text }) => ({ role: from, text })));
    if (!result.ok) throw new Error(result.reason);
    expect(JSON.stringify([result.definition.row, result.definition.roles])).not.toMatch(/Mira|Paula/);
  });

  it('leaves out by its place what has no name', () => {
    const rows = ROWS.filter(({ from }) => from !== 'system');
    const line = ({ from, text }: Row, i: number) =>
      `<div data-from="${from}"><div><div>${from === 'agent' ? 'Paula' : 'Mira'} 10:0${i}</div><div>${text}</div></div></div>`;
    openPage(page((row, i) => (row.from === 'system' ? '' : line(row, i)), 'class="list"'));
    const result = learn(
      '[data-from]',
      rows.map(({ from }, i): [number, Role] => [i, from]),
      'detected',
    );
    expect(seen(result)).toEqual(rows.map(({ from, text }) => ({ role: from, text })));
  });

  it('tells the sides by what custom elements are marked with, and reads what they keep inside', () => {
    const rows = ROWS.filter(({ from }) => from !== 'system');
    openPage(
      page(
        (row) => (row.from === 'system' ? '' : `<x-entry${row.from === 'agent' ? ' outbound' : ' inbound'}></x-entry>`),
        'class="list"',
      ),
    );
    for (const [i, element] of [...document.querySelectorAll('x-entry')].entries()) {
      element.attachShadow({
        mode: 'open',
      }).innerHTML = `<div part="head">${i % 2 ? 'Paula' : 'Mira'} · 10:0${i}</div><div class="words">${rows[i]?.text}</div>`;
    }
    const result = learn(
      'x-entry',
      rows.map(({ from }, i): [number, Role] => [i, from]),
      'detected',
    );
    expect(seen(result)).toEqual(rows.map(({ from, text }) => ({ role: from, text })));
  });

  it('finds the rows that nobody could tell, too', () => {
    const line = ({ from, text }: Row) =>
      `<div class="row"${from === 'system' ? '' : ` data-from="${from}"`}><p>${text}</p></div>`;
    openPage(page(line));
    const picks = ROWS.map(({ from }, i): [number, Role] => [i, from === 'system' ? 'unknown' : from]);
    expect(rolesRead(learn('.row', picks, 'detected')).map(({ role }) => role)).toEqual([
      'unknown',
      ...ROWS.slice(1).map(({ from }) => from),
    ]);
  });

  it('tells the sides by the place of a part where nothing has a name', () => {
    const box = (left: number, width: number) => `data-box="${left} 0 ${width} 40"`;
    const rows = ROWS.filter(({ from }) => from !== 'system');
    const line = ({ from, text }: Row) =>
      `<div ${box(0, 800)}><div ${box(from === 'agent' ? 500 : 0, 300)}><p>${text}</p></div></div>`;
    openPage(`<body><div class="list" ${box(0, 800)}>${rows.map(line).join('')}</div><textarea></textarea></body>`);
    const picks = rows.map(({ from }, i): [number, Role] => [i, from]);
    const result = learn('.list > div', picks, 'detected');
    expect(seen(result)).toEqual(rows.map(({ from, text }) => ({ role: from, text })));
  });

  it('tells a machine and a note by the words of their badges alone', () => {
    const badges = ['', '', '', 'Auto Reply', '', '社内メモ · Bea'];
    const roles: Role[] = ['system', 'customer', 'customer', 'bot', 'customer', 'note'];
    const line = ({ text }: Row, i: number) =>
      `<div class="row ${roles[i] === 'customer' ? 'incoming' : i === 0 ? 'day' : 'outgoing'}"><p class="words">${text}</p><div class="foot"><span>${badges[i]}</span></div></div>`;
    const own = '<div class="row outgoing"><p class="words">Bye.</p><div class="foot"><span>Bea</span></div></div>';
    openPage(page(line).replace('</div>\n   <form>', `${own}</div>\n   <form>`));
    const rows = [...document.querySelectorAll('.row')].map((row, i) => ({ row, role: roles[i] ?? 'agent' }));
    const list = document.querySelector('[role="log"]');
    if (!list) throw new Error('no list');
    const result = definitionFrom({ list, rows, composer: null }, 'detected', { document, ...PAGE });
    expect(rolesRead(result).map(({ role }) => role)).toEqual([...roles, 'agent']);
  });

  it('tells a machine by what it says where nothing else does, and a day by the marks of neither side', () => {
    const roles: Role[] = ['system', 'customer', 'bot', 'agent', 'customer', 'agent'];
    const line = ({ text }: Row, i: number) => {
      const ours = roles[i] !== 'customer';
      return `<div class="row"><div class="${i === 0 ? 'item' : `item ${ours ? 'outgoing' : 'incoming'}`}"><i></i><p>${i === 2 ? 'Hello! We open again at nine.' : text}</p></div></div>`;
    };
    openPage(page(line));
    const rows = [...document.querySelectorAll('.row')].map((row, i) => ({ row, role: roles[i] ?? 'agent' }));
    const list = document.querySelector('[role="log"]');
    if (!list) throw new Error('no list');
    const result = definitionFrom({ list, rows, composer: null }, 'detected', { document, ...PAGE });
    expect(rolesRead(result).map(({ role }) => role)).toEqual(roles);
    if (!result.ok) return;
    expect(result.definition.roles.bot).toEqual([{ says: { in: '.item', any: ['Hello! We open again at nine.'] } }]);
    // After a redesign nothing has its mark; then nobody is the page.
    for (const item of document.querySelectorAll('.item')) item.className = 'box';
    expect(rolesRead(result).every(({ role }) => role !== 'system')).toBe(true);
  });

  it('tells one column by the badges beside the names, also of colleagues who write their first', () => {
    const people = { Mira: 'Customer', Paula: 'Agent', Ben: 'Supervisor' };
    const talk: [keyof typeof people | null, string, Role][] = [
      ['Mira', 'My lamp has a crack.', 'customer'],
      [null, 'Again!', 'customer'],
      ['Paula', 'I am sorry, a new one leaves today.', 'agent'],
      ['Mira', 'Today?', 'customer'],
      ['Ben', 'Yes, I packed it.', 'agent'],
    ];
    const entry = (name: string | null, words: string, badge: string) => {
      const head = name ? `<b class="who">${name}</b> <small class="tag"> ${badge} </small>` : '';
      return `<div class="entry">${head}<p class="words">${words}</p></div>`;
    };
    const entries = talk.map(([name, words]) => entry(name, words, name ? people[name] : ''));
    openPage(`<body><h2>A cracked lamp</h2><div class="list">${entries.join('')}</div><textarea></textarea></body>`);
    const list = document.querySelector('.list');
    if (!list) throw new Error('no list');
    const rows = [...list.children].map((row, i) => ({ row, role: talk[i]?.[2] ?? ('unknown' as const) }));
    const result = definitionFrom({ list, rows, composer: null, byName: true }, 'detected', { document, ...PAGE });
    expect(seen(result)).toEqual(talk.map(([, text, role]) => ({ role, text })));
    const later = [
      entry('Ada', 'Me, too.', 'Admin'),
      entry('Zoe', 'Hello.', 'Customer success'),
      entry('Al', 'Hm.', 'Carrier'),
    ];
    list.insertAdjacentHTML('beforeend', later.join(''));
    expect(
      rolesRead(result)
        .slice(-3)
        .map(({ role }) => role),
    ).toEqual(['agent', 'unknown', 'unknown']);
  });

  it('tells writers by the prompts over their messages, of which one only is a word for a side', () => {
    const talk: [string, string, Role][] = [
      ['Kontakt:', 'The lid is cracked.', 'customer'],
      ['Bearbeitet von:', 'A new one leaves today.', 'agent'],
      ['Kontakt:', 'Thank you.', 'customer'],
      ['Bearbeitet von:', 'With pleasure.', 'agent'],
    ];
    const entry = (asks: string, words: string) =>
      `<div class="entry"><i class="asks">${asks}</i><p class="words">${words}</p></div>`;
    openPage(`<body><div class="list">${talk.map(([a, w]) => entry(a, w)).join('')}</div><textarea></textarea></body>`);
    const list = document.querySelector('.list');
    if (!list) throw new Error('no list');
    const rows = [...list.children].map((row, i) => ({ row, role: talk[i]?.[2] ?? ('unknown' as const) }));
    const result = definitionFrom({ list, rows, composer: null, byName: true }, 'detected', { document, ...PAGE });
    expect(seen(result)).toEqual(talk.map(([, text, role]) => ({ role, text })));
  });

  it.each([
    ['is on the card beside the messages', '<b>Mira</b><p>2 orders</p>', '.card b'],
    ['the window bears', '', 'title ~/^#\\d+ (.+?) – Desk$/'],
    ['the answer is to', '<p>Your answer to Mira</p>', '.card p ~/^Your answer to (.+?)$/'],
  ])('tells the buyer by the name that %s where the title has none', (_, card, source) => {
    const rows = ROWS.filter(({ from }) => from !== 'system');
    const line = ({ from, text }: Row) =>
      `<div class="entry"><b class="who">${from === 'agent' ? 'Paula' : 'Mira'}</b> <i class="what">replied</i><p class="words">${text}</p></div>`;
    const queue = ['Mira', 'Jon', 'Kim'].map((name) => `<div class="talk">${name}</div>`).join('');
    const lists = `<div class="list">${rows.map(line).join('')}</div><div class="queue">${queue}</div>`;
    openPage(`<body><h2>A cracked lamp</h2>${lists}<div class="card">${card}</div><textarea></textarea></body>`);
    document.title = '#4471 Mira – Desk';
    const list = document.querySelector('.list');
    if (!list) throw new Error('no list');
    const given = [...list.children].map((row, i) => ({ row, role: rows[i]?.from ?? ('unknown' as const) }));
    const examples = { list, rows: given, composer: null, byName: true };
    const result = definitionFrom(examples, 'detected', { document, ...PAGE });
    expect(seen(result)).toEqual(rows.map(({ from, text }) => ({ role: from, text })));
    expect(result.ok && result.definition.customerName).toEqual([source]);
  });

  it('reads a message whole of which its words cannot be told, rather than not at all', () => {
    const rows = ROWS.filter(({ from }) => from !== 'system');
    const line = ({ from, text }: Row) =>
      from === 'agent'
        ? `<div class="row outgoing">${text} <i role="button">Copy</i></div>`
        : `<div class="row incoming"><p class="words">${text}</p></div>`;
    openPage(`<body><div class="list">${rows.map(line).join('')}</div><textarea></textarea></body>`);
    const result = learn(
      '.row',
      rows.map(({ from }, i): [number, Role] => [i, from]),
      'detected',
    );
    for (const [i, { text }] of seen(result).entries()) expect(text).toContain(rows[i]?.text);
  });

  it('says that one side is not enough', () => {
    openPage(named);
    expect(learn('.row', [[1, 'customer']], 'taught')).toEqual({ ok: false, reason: 'one-sided' });
  });
});
