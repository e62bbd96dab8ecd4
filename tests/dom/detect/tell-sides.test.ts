import { describe, expect, it } from 'vitest';
import type { RowFacts } from '../../../utils/page/detect/row-facts.ts';
import { tellSides } from '../../../utils/page/detect/tell-sides.ts';
import { rowFacts } from '../../fixtures/row-facts.ts';

/** A row with its words between two edges, as a layout would place them. */
const row = (left: number, right: number, tokens: string[] = [], name: string | null = null): RowFacts =>
  rowFacts({
    row: { getBoundingClientRect: () => ({ left: 0, right: 0 }) } as Element,
    tokens: new Set(tokens),
    left,
    right,
    name,
  });

describe('tellSides', () => {
  it('tells two sides by their edges', () => {
    const rows = [row(20, 300), row(20, 180), row(500, 900), row(640, 900)];
    const sides = tellSides(rows, () => null);
    expect(sides?.by).toBe('place');
    expect([sides?.a.length, sides?.b.length]).toEqual([2, 2]);
  });

  it('takes ends that meet by chance in one column for no side', () => {
    // A card of a file begins further in and ends where two messages happen to end.
    const rows = [row(21, 137), row(21, 213), row(21, 121), row(21, 231), row(61, 163), row(21, 157)];
    expect(tellSides(rows, () => null)).toBeNull();
  });

  it('takes edges for chance where several writers stand at both', () => {
    const by = (name: string, left: number, right: number) => row(left, right, [], name);
    const rows = [
      by('Mira', 20, 300),
      by('Paul', 20, 180),
      by('Mira', 500, 900),
      by('Paul', 640, 900),
      by('Mira', 20, 240),
    ];
    const sides = tellSides(rows, () => null);
    expect([sides?.by, sides?.a.length, sides?.b.length]).toEqual(['names', 3, 2]);
    const labelled = rows.map((one) => ({ ...one, name: 'Messenger' }));
    expect(tellSides(labelled, () => null)?.by).toBe('place');
  });

  it('counts a row of another kind to its side by a word of the same meaning', () => {
    const rows = [
      row(20, 300, ['.customer-message']),
      row(20, 180, ['.customer-message']),
      row(20, 200, ['.customer-message']),
      row(20, 240, ['.customer-attachment']),
      row(20, 260, ['.order-card']),
      row(500, 900, ['.agent-message']),
      row(640, 900, ['.agent-message']),
    ];
    const sides = tellSides(rows, () => null);
    expect([sides?.a.length, sides?.b.length, sides?.unsure.length]).toEqual([4, 2, 1]);
  });

  const written = (name: string | null, note = false) => ({ ...row(20, 400, [], name), note });
  const namesOf = (side: readonly RowFacts[] | undefined) => [...new Set(side?.map(({ name }) => name))];

  const bubble = (avatarSide: RowFacts['avatarSide'], ground: string, edge = avatarSide): RowFacts => ({
    ...row(edge === 'right' ? 500 : 60, edge === 'right' ? 900 : 300, [edge === 'right' ? '.end' : '.start']),
    ground,
    avatar: avatarSide !== null,
    avatarSide,
    length: 20,
  });

  it('takes a framed line without a face for a notice, though it is placed like a message', () => {
    const notice = bubble(null, 'rgb(255, 255, 255)', 'left');
    const [theirs, ours] = ['rgb(240, 240, 240)', 'rgb(0, 90, 255)'];
    const rows = [
      bubble('left', theirs),
      bubble('left', theirs),
      notice,
      bubble('right', ours),
      bubble('left', theirs),
    ];
    expect(tellSides(rows, () => null)?.system).toEqual([notice]);
  });

  it('leaves a card without a face on its side where runs bear one face each', () => {
    const card = bubble(null, 'rgb(255, 255, 255)', 'left');
    const [theirs, ours] = ['rgb(240, 240, 240)', 'rgb(0, 90, 255)'];
    const next = bubble(null, theirs, 'left');
    const rows = [bubble('left', theirs), card, bubble('right', ours), bubble('left', theirs), next];
    expect(tellSides(rows, () => null)?.a).toEqual([rows[0], rows[3], card, next]);
  });

  it('takes bare words at the edge of the bubbles of one side for a notice, bare emoji and its own cards not', () => {
    const line = (words: string, left: number, right: number, ground: string | null, tokens: string[] = []) => ({
      ...row(left, right, tokens),
      ground,
      words,
      length: words.length,
    });
    const notice = line('Paula made a return label', 60, 230, null);
    const emoji = line('👍', 60, 90, null);
    const rows = [
      line('My lamp has a crack', 60, 300, '#eee'),
      line('I am sorry', 500, 900, '#cdf'),
      notice,
      line('Can I have a new one?', 60, 260, '#eee'),
      emoji,
      line('It leaves today', 600, 900, '#cdf'),
    ];
    expect(tellSides(rows, () => null)).toMatchObject({ system: [notice], a: [rows[0], rows[3], emoji] });
    const called = rows.map((one) => ({ ...one, tokens: new Set([one.right === 900 ? '.end' : '.start']) }));
    expect(tellSides(called, () => null)?.system).toEqual([]);
    const marked = rows.map((one) => ({ ...one, tokens: new Set([one.right === 900 ? '.agent' : '.customer']) }));
    const stranger = { ...notice, tokens: new Set(['.line']) };
    expect(tellSides([...marked, stranger], () => null)).toMatchObject({ system: [], unsure: [stranger] });
  });

  it('leaves a note among the faces of both sides to be told by its mark', () => {
    const note = { ...bubble(null, 'rgb(255, 243, 205)', 'left'), tokens: new Set<string>() };
    const [theirs, ours] = ['rgb(240, 240, 240)', 'rgb(0, 90, 255)'];
    const rows = [bubble('left', theirs), bubble('left', theirs), note, bubble('right', ours), bubble('left', theirs)];
    expect(tellSides(rows, () => null)?.system).toEqual([]);
  });

  it('takes a line with neither face nor bubble for nobody, wherever it begins', () => {
    const said = (left: number, right: number, avatarSide: RowFacts['avatarSide']): RowFacts => ({
      ...row(left, right),
      ground: 'rgb(240, 240, 240)',
      avatarSide,
    });
    const notice = row(502, 700);
    const rows = [
      said(60, 300, 'left'),
      said(500, 800, 'right'),
      notice,
      said(60, 200, 'left'),
      said(400, 800, 'right'),
    ];
    const sides = tellSides(rows, () => null);
    expect(sides?.by).toBe('avatars');
    expect(sides?.system).toEqual([notice]);
  });

  it('tells one column by its two writers: the name over it is the buyer', () => {
    const rows = [written('Paula'), written('Mira'), written(null), written('Paula')];
    const sides = tellSides(rows, () => 'mira');
    expect(sides?.by).toBe('names');
    expect(sides?.a).toEqual([rows[1], rows[2]]);
    expect(namesOf(sides?.b)).toEqual(['Paula']);
  });

  it('tells one column by its notes: who writes them is no buyer', () => {
    const rows = [written('Paula', true), written('Mira'), written('Paula')];
    expect(namesOf(tellSides(rows, () => null)?.a)).toEqual(['Mira']);
  });

  it('tells nothing of three writers of whom the page names none, or several', () => {
    const rows = [written('Paula'), written('Mira'), written('Otto'), written('Mira')];
    expect(tellSides(rows, () => null)).toBeNull();
    expect(tellSides(rows, () => 'Lamps')).toBeNull();
    expect(tellSides(rows, () => 'Mira, Otto')).toBeNull();
  });

  it('takes the others for ours where the page names one of three', () => {
    const rows = [written('Paula'), written('Mira'), written('Otto'), written('Mira')];
    const sides = tellSides(rows, () => '#4711 · Mira');
    expect(sides?.a).toEqual([rows[1], rows[3]]);
    expect(namesOf(sides?.b)).toEqual(['Paula', 'Otto']);
  });

  it('tells nothing of a crowd', () => {
    const rows = ['Mira', 'Paula', 'Otto', 'Ida', 'Emil'].map((name) => written(name));
    expect(tellSides(rows, () => 'Mira')).toBeNull();
  });

  it('knows one writer by two ways of writing the name', () => {
    const rows = [written('Mira Holt via e-mail'), written('Paula'), written('Mira Holt')];
    expect(tellSides(rows, () => 'Ticket from mira.holt@home.example')?.a).toEqual([rows[0], rows[2]]);
  });

  it('takes a nameless line of another make for nobody among messages that bear names', () => {
    const said = (name: string | null) => row(60, 300, ['.entry'], name);
    const notice = row(20, 280, ['.audit']);
    const follows = said(null);
    const rows = [said('Mira'), said('Paula'), notice, said('Mira'), follows, said('Paula')];
    const sides = tellSides(rows, () => 'Mira');
    expect(sides?.system).toEqual([notice]);
    expect(sides?.a).toContain(follows);
  });

  it('takes a nameless line for nobody whose words are called what no others are, where each of a run bears its name', () => {
    const said = (name: string | null, css: string[] = []) => {
      const around = { ...row(60, 300).row, classList: ['words'], localName: 'div' } as unknown as Element;
      const element = { classList: css, localName: 'b', parentElement: around } as unknown as Element;
      return { ...row(60, 300, [], name), row: around, leaves: [{ element, words: 'One', kind: 'text' as const }] };
    };
    const notice = said(null, ['grey']);
    expect(tellSides([said('Mira'), said('Mira'), said('Paula'), notice], () => 'Mira')?.system).toEqual([notice]);
    // In runs a name is left out, and what follows may hold anything.
    expect(tellSides([said('Mira'), notice, said('Paula'), said('Mira')], () => 'Mira')?.system).toEqual([]);
  });

  it('gives a nameless line in the middle to nobody, and one where messages begin to the last writer', () => {
    const line = (left: number, right: number, name: string | null = null): RowFacts => {
      const box = { left: 0, right: 800 } as DOMRect;
      return { ...row(left, right, [], name), row: { getBoundingClientRect: () => box } as Element };
    };
    const end = line(360, 440);
    const second = line(20, 500);
    const rows = [line(20, 600, 'Ola'), line(20, 550, 'Paul'), second, end];
    const sides = tellSides(rows, () => 'Ola');
    expect(sides).toMatchObject({ by: 'names', system: [end], unsure: [] });
    expect(sides?.b).toContain(second);
  });

  it('takes what is called like a notice for one, though its ends fall where a message has its own', () => {
    const called = (name: string, left: number, right: number, marks: string[] = []): RowFacts => ({
      ...row(left, right, marks),
      row: { getAttribute: () => name, getBoundingClientRect: () => ({ left: 0, right: 0 }) } as unknown as Element,
    });
    const theirs = (right: number) => called('msg', 20, right, ['.incoming']);
    const ours = (left: number) => called('msg', left, 900, ['.outgoing']);
    const notice = called('tip', 500, 900);
    const rows = [theirs(300), called('tip', 380, 520), ours(500), theirs(420), ours(610), notice, theirs(200)];
    const sides = tellSides(rows, () => null);
    expect(sides?.system).toContain(notice);
    expect(sides).toMatchObject({ unsure: [] });
  });

  it('believes the badges beside the names, however many write', () => {
    const as = (name: string | null, tag: RowFacts['tag']): RowFacts => ({ ...row(20, 400, [], name), tag });
    const staff = ['Ada', 'Bea', 'Cy', 'Dan', 'Eve'].map((name) => as(name, 'ours'));
    const sides = tellSides([...staff, as('Zoe', 'buyers'), as(null, null)], () => null);
    expect(sides).toMatchObject({ by: 'names', unsure: [] });
    expect([sides?.a.length, sides?.b.length]).toEqual([2, 5]);
    // A badge on one side only leaves the other to whoever is left over.
    const some = [as('Zoe', null), as('Ada', 'ours'), as('Zoe', null), as('Bea', 'ours')];
    expect(namesOf(tellSides(some, () => null)?.a)).toEqual(['Zoe']);
  });

  it('takes bare lines apart from one column of named writers for no side', () => {
    const named = (name: string, right: number) => row(20, right, [], name);
    const line = { getBoundingClientRect: () => ({ left: 0, right: 960 }) } as unknown as Element;
    const log = () => ({ ...row(400, 560, []), row: line });
    const column = [named('Zoe', 300), named('Ada', 500), log(), named('Zoe', 410), named('Ada', 250), log()];
    const sides = tellSides(column, () => 'Zoe');
    expect(sides).toMatchObject({ by: 'names' });
    expect([namesOf(sides?.a), namesOf(sides?.b)]).toEqual([['Zoe'], ['Ada']]);
  });

  it('takes nameless words without a bubble for a notice where all named ones have theirs', () => {
    const drawn = (name: string | null): RowFacts => ({ ...row(20, 400, [], name), ground: 'rgb(1, 2, 3)' });
    const log = row(20, 300, []);
    const sides = tellSides([drawn('Zoe'), log, drawn('Ada'), drawn(null), drawn('Zoe')], () => 'Zoe');
    expect(sides?.system).toEqual([log]);
    expect(sides?.b).toHaveLength(2);
  });

  it('does not place by chance a notice that ends where a message beside an avatar does', () => {
    const at = (left: number, right: number, avatarSide: RowFacts['avatarSide']): RowFacts => ({
      ...row(left, right, []),
      avatarSide,
      ground: 'rgb(1, 2, 3)',
    });
    const next = at(20, 250, null);
    const notice = at(240, 420, null);
    const talk = [at(20, 420, 'left'), at(600, 900, 'right'), next, at(20, 300, 'left'), at(500, 900, 'right')];
    const sides = tellSides([...talk, notice], () => null);
    expect(sides).toMatchObject({ by: 'avatars', system: [notice], unsure: [] });
    expect(sides?.a).toContain(next);
  });

  it.each(['itself', 'what holds its words'])(
    'takes a nameless line of another make for a notice, not for the next words of a writer: by %s',
    (by) => {
      const of = (marks: string[], name: string | null, tag: RowFacts['tag']): RowFacts => {
        const own = row(20, 400, by === 'itself' ? ['.entry', ...marks.map((mark) => `.${mark}`)] : [], name);
        const element = { classList: by === 'itself' ? [] : marks, parentElement: own.row } as unknown as Element;
        Object.assign(own.row, { classList: ['entry'] });
        return { ...own, tag, leaves: [{ element, words: 'so', kind: 'text' }] };
      };
      const zoe = () => of(['card', 'card-text'], 'Zoe', 'buyers');
      const ada = () => of(['card', 'card-text'], 'Ada', 'ours');
      const log = of(['entry-log', 'dot'], null, null);
      const next = of(['card-text'], null, null);
      const sides = tellSides([zoe(), log, ada(), zoe(), next, ada()], () => null);
      expect(sides?.system).toEqual([log]);
      expect(sides?.a).toContain(next);
    },
  );

  it('tells such a line where nothing is called anything by how deep its words stand', () => {
    const of = (steps: string[], name: string | null): RowFacts => {
      const own = row(20, 400, [], name);
      Object.assign(own.row, { classList: [], localName: 'div' });
      const element = steps.reduce(
        (parentElement, localName) => ({ classList: [], localName, parentElement }) as unknown as Element,
        own.row,
      );
      return { ...own, leaves: [{ element, words: 'so', kind: 'text' }] };
    };
    const log = of([], null);
    const next = of(['div', 'p', 'a'], null);
    const sides = tellSides([of(['div'], 'Zoe'), log, next, of(['div'], 'Ada'), of(['div', 'b'], 'Zoe')], () => 'Zoe');
    expect(sides?.system).toEqual([log]);
    expect(sides?.a).toContain(next);
  });

  it('knows the buyer among three writers by what only the others do or are called', () => {
    const notes = [written('Ada'), written('Bea'), written('Bea', true), written('Cy', true), written('Cy')];
    expect(namesOf(tellSides(notes, () => 'Lost parcel')?.a)).toEqual(['Ada']);
    const called = [written('智能机器人'), written('客户'), written('客服 阿珍'), written('客户')];
    expect(namesOf(tellSides(called, () => '桐乡访客')?.a)).toEqual(['客户']);
    const marked = (name: string, tokens: string[]) => row(20, 400, ['.entry', ...tokens], name);
    const staff = [marked('Ada', []), marked('Bea', ['.staff']), marked('Cy', ['.staff']), marked('Ada', [])];
    expect(namesOf(tellSides(staff, () => null)?.a)).toEqual(['Ada']);
  });
});
