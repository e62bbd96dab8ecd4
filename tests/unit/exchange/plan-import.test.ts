import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../../utils/core/packs/script.ts';
import { guessColumns } from '../../../utils/exchange/import/columns.ts';
import type { ForeignRow, ImportDefaults } from '../../../utils/exchange/import/make-script.ts';
import {
  type ImportEntry,
  type ImportPlan,
  planImport,
  scriptsOf,
} from '../../../utils/exchange/import/plan-import.ts';
import { readSource } from '../../../utils/exchange/import/read-source.ts';
import { tableEntries } from '../../../utils/exchange/import/table-entries.ts';
import { tableOf, writeCsv, writeXlsx } from '../../../utils/exchange/table/write-table.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { makeScript } from '../app/studio/make-script.ts';

const DEFAULTS: ImportDefaults = { owner: '小周', reviewBy: '2027-05-20', stage: 'answer' };
const byId = (scripts: readonly Script[]) => new Map(scripts.map((script) => [script.id, script]));

async function plan(entries: readonly ImportEntry[], known: readonly Script[] = []): Promise<ImportPlan> {
  const made = await planImport(entries, byId(known), DEFAULTS);
  if (!made) throw new Error('cancelled');
  return made;
}
const rows = (...list: ForeignRow[]): ImportEntry[] => list.map((foreign, index) => ({ row: index + 2, foreign }));
const table = (cells: string[][], known: readonly Script[] = []) => {
  const { map, hasHeads } = guessColumns(cells);
  return plan(tableEntries(cells, map, hasHeads), known);
};
const file = async (name: string, bytes: Uint8Array, known: readonly Script[] = []) => {
  const source = await readSource(name, bytes);
  if (!source.ok) throw new Error(source.problem);
  if (source.kind !== 'table') return plan(source.entries, known);
  return table(source.sheets[0]?.rows ?? [], known);
};
const fixture = (name: string) => {
  const bytes = readFileSync(new URL(`../../fixtures/exchange/${name}`, import.meta.url));
  return file(name, new Uint8Array(bytes));
};
const first = ({ lines }: ImportPlan) => {
  const [line] = lines;
  if (line?.kind !== 'new' && line?.kind !== 'changed') throw new Error(`the first line is ${JSON.stringify(line)}`);
  return line.script;
};

describe('columns', () => {
  it.each([
    [
      ['编号', '标题', '阶段', '场景', '话术内容', '负责人', '复核日期', '备注'],
      ['id', 'title', 'stage', 'scenarios', 'text', 'owner', 'reviewBy', 'note'],
    ],
    [
      ['編號', '話術名稱', '階段', '情境', '內文', '負責人', '複核日', '備註'],
      ['id', 'title', 'stage', 'scenarios', 'text', 'owner', 'reviewBy', 'note'],
    ],
    [
      ['ID', 'Name', 'Stage', 'Category', 'Message', 'Owner', 'Review_by', 'Notes'],
      ['id', 'title', 'stage', 'scenarios', 'text', 'owner', 'reviewBy', 'note'],
    ],
    [
      ['标题（简体）', '繁體標題', 'Title (English)', '话术（简体）', '話術（台灣）', 'Text EN'],
      ['title.zh-Hans', 'title.zh-Hant', 'title.en', 'text.zh-Hans', 'text.zh-Hant', 'text.en'],
    ],
    [
      ['简体', '繁體', 'English'],
      ['text.zh-Hans', 'text.zh-Hant', 'text.en'],
    ],
  ])('are known by their heads: %j', (heads, fields) => {
    const { hasHeads, map } = guessColumns([heads, heads.map(() => 'x')]);
    expect(hasHeads).toBe(true);
    expect(map).toEqual(Object.fromEntries(fields.map((field, index) => [field, index])));
  });

  it('of a bare list are told by their length, whichever comes first', () => {
    const short = ['退款', '换货', '催发货'];
    const long = ['退款会原路退回，到账前我一直跟着。', '今天就安排换货。', '我这就去催仓库，晚上8点前告诉您。'];
    const pairs = (a: string[], b: string[]) => a.map((each, index) => [each, b[index] ?? '']);
    expect(guessColumns(pairs(short, long))).toEqual({ hasHeads: false, map: { title: 0, text: 1 } });
    expect(guessColumns(pairs(long, short))).toEqual({ hasHeads: false, map: { title: 1, text: 0 } });
    expect(guessColumns(long.map((text) => [text]))).toEqual({ hasHeads: false, map: { text: 0 } });
  });

  it('by hand: whatever the heads say', async () => {
    const cells = [
      ['foo', 'bar'],
      ['x', '您好，我这就去查。'],
    ];
    const made = await plan(tableEntries(cells, { text: 1 }, true));
    expect(made.counts).toEqual({ new: 1, changed: 0, duplicate: 0, rejected: 0 });
    expect(made.lines[0]).toMatchObject({ row: 2, script: { texts: { 'zh-Hans': '您好，我这就去查。' } } });
  });
});

describe('rows', () => {
  it("become drafts with what the table says, and the lead's own values where it is silent", async () => {
    const made = await table([
      ['标题', '阶段', '场景', '内容', '标签', '复核日期', '状态'],
      ['今晚查到', '致歉', '物流；售后', '让您久等了，今晚8点前我告诉您。', 'apologise, 热门', '2027/3/1', '已发布'],
      ['', '', '新品区', 'We are on it.', '', '', ''],
    ]);
    const [one, two] = scriptsOf(made);
    expect(one).toMatchObject({
      stage: 'apologise',
      title: { 'zh-Hans': '今晚查到' },
      fits: { scenarios: ['logistics', 'service'] },
      tags: ['apologise'],
      reviewBy: '2027-03-01',
      status: 'reviewed',
      owner: '小周',
    });
    expect(two).toMatchObject({
      stage: 'answer',
      texts: { en: 'We are on it.' },
      fits: {},
      status: 'draft',
      reviewBy: '2027-05-20',
    });
  });

  it('that cannot be scripts are rejected with the reason, the field and the row of the file', async () => {
    const made = await plan(
      rows(
        { title: '空', text: ' ' },
        { text: '您好', stage: '安利' },
        { text: '您好', issues: 'late, nonsense' },
        { text: '您好', reviewBy: '2026-02-30' },
        { text: '您好', status: '神秘' },
        { text: '长'.repeat(5001) },
        { text: '好', note: ' '.repeat(3_000_000) },
      ),
    );
    expect(
      made.lines.map((line) => line.kind === 'rejected' && [line.row, line.field, line.problem, line.detail]),
    ).toEqual([
      [2, 'text', 'no-text', ''],
      [3, 'stage', 'unknown', '安利'],
      [4, 'issues', 'unknown', 'nonsense'],
      [5, 'reviewBy', 'no-day', '2026-02-30'],
      [6, 'status', 'unknown', '神秘'],
      [7, 'text', 'too-long', '5001'],
      [8, 'note', 'too-long', '3000000'],
    ]);
  });

  it('with one id and other words are rejected, and name the row that came first', async () => {
    const made = await plan(rows({ id: 'a', text: '一' }, { id: 'a', text: '二' }, { id: 'A', text: '一' }));
    expect(made.lines).toMatchObject([
      { kind: 'new', row: 2 },
      { kind: 'rejected', row: 3, field: 'id', problem: 'twice', detail: '2' },
      { kind: 'duplicate', row: 4, of: 'a' },
    ]);
  });

  it('keep ids apart that differ only in what an id cannot hold', async () => {
    const made = await plan(rows({ id: '退款-1', text: '一' }, { id: '换货-1', text: '二' }, { id: '7', text: '三' }));
    const ids = scriptsOf(made).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids[2]).toBe('import-7');
  });

  it('carry no mark-up, no script and no prototype keys, whatever the field', async () => {
    const evil =
      '<img src=x onerror="alert(1)"><script>steal()</script>好&lt;b onclick="x"&gt;的{constructor}{__proto__}';
    const fields = ['title', 'text', 'note', 'owner', 'text.en', 'title.en'] as const;
    const made = await plan(rows(Object.fromEntries(fields.map((field) => [field, evil]))));
    const said = JSON.stringify(first(made));
    expect(said).not.toMatch(/<|onerror|onclick|steal/);
    expect(said).toContain('好的');
    expect(({} as Record<string, unknown>).hint).toBeUndefined();
    for (const id of ['__proto__', 'constructor', 'toString', '<b>'])
      expect((await plan(rows({ id, text: `好 ${id.length}` }))).counts.rejected).toBe(0);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('keep what only looks like mark-up', async () => {
    const made = await plan(rows({ text: 'We <3 you. Stock < 5 and > 2. Hi <name>, R&D says x & y.' }));
    expect(first(made).texts.en).toBe('We <3 you. Stock < 5 and > 2. Hi <name>, R&D says x & y.');
  });
});

describe('known scripts', () => {
  const known = [makeScript('late', { fits: { intensity: [2, 4] }, note: '旧' })];

  it('change only where the row speaks, and become drafts when their words do', async () => {
    const made = await plan(rows({ id: 'late', text: '我{time}前来告诉您 late，一定。', tags: '' }), known);
    expect(made.lines).toMatchObject([{ kind: 'changed', parts: ['texts'] }]);
    expect(first(made)).toEqual({
      ...known[0],
      texts: { ...known[0]?.texts, 'zh-Hans': '我{time}前来告诉您 late，一定。' },
      status: 'draft',
    });
  });

  it('stay published when only the owner or the day changes, and can be archived from a table', async () => {
    const text = known[0]?.texts['zh-Hans'] ?? '';
    expect(first(await plan(rows({ id: 'late', text, owner: '阿琳' }), known))).toMatchObject({
      owner: '阿琳',
      status: 'published',
    });
    expect(first(await plan(rows({ id: 'late', text, status: '停用' }), known)).status).toBe('archived');
  });

  it('take a title in the language of the row, and no other', async () => {
    const text = known[0]?.texts['zh-Hans'] ?? '';
    expect(first(await plan(rows({ id: 'late', text, title: '晚到' }), known)).title).toEqual({
      ...known[0]?.title,
      'zh-Hans': '晚到',
    });
  });

  it('are found by their words where the table has no ids', async () => {
    const made = await plan(
      rows({ 'text.zh-Hans': known[0]?.texts['zh-Hans'] ?? '', 'text.en': known[0]?.texts.en ?? '' }),
      known,
    );
    expect(made.lines).toMatchObject([{ kind: 'duplicate', of: 'late' }]);
  });
});

describe('the same table again', () => {
  it('brings nothing new: ids hang on the words or on the keys of the other tool', async () => {
    for (const name of [
      'list.utf-8.csv',
      'list.gb18030.csv',
      'chatwoot.json',
      'zendesk.json',
      'gorgias.json',
      'live-helper-chat.csv',
    ]) {
      const once = await fixture(name);
      expect(scriptsOf(once).length, name).toBeGreaterThan(1);
      const bytes = new Uint8Array(readFileSync(new URL(`../../fixtures/exchange/${name}`, import.meta.url)));
      const again = await file(name, bytes, scriptsOf(once));
      expect({ ...again.counts, rejected: 0 }, name).toEqual({
        new: 0,
        changed: 0,
        duplicate: scriptsOf(once).length,
        rejected: 0,
      });
    }
  });

  it('changes the script of a key whose words changed', async () => {
    const once = await fixture('chatwoot.json');
    const changed = [{ short_code: '退款', content: '退款今天已经退出。' }];
    const again = await file('c.json', new TextEncoder().encode(JSON.stringify(changed)), scriptsOf(once));
    expect(again.lines).toMatchObject([{ kind: 'changed', parts: ['texts'] }]);
  });
});

describe('exports of other tools', () => {
  it('Chatwoot: short codes and contact names', async () => {
    expect(scriptsOf(await fixture('chatwoot.json')).map(({ id, texts }) => [id, Object.keys(texts)])).toEqual([
      ['late', ['en']],
      [expect.stringMatching(/^import-/), ['zh-Hans']],
      [expect.stringMatching(/^import-/), ['zh-Hans']],
    ]);
    expect(first(await fixture('chatwoot.json'))).toMatchObject({
      texts: { en: expect.stringMatching(/^Hi \{buyer\},/) },
      slots: { buyer: { type: 'text' } },
    });
    expect((await fixture('chatwoot.csv')).lines).toMatchObject([
      { kind: 'new', script: { id: 'late' } },
      { kind: 'new', script: { id: 'refund', texts: { en: expect.stringContaining('came.\nI stay') } } },
    ]);
  });

  it('Zendesk: the public reply of each macro, without its mark-up; macros without a reply are rejected', async () => {
    const { lines } = await fixture('zendesk.json');
    expect(lines).toMatchObject([
      { kind: 'new', script: { id: 'zendesk-360011', title: { en: 'Apology' }, note: 'When the carrier is late' } },
      {
        kind: 'new',
        script: { id: 'zendesk-360012', status: 'archived', texts: { en: 'Thanks for your patience. — {owner}' } },
      },
      { kind: 'rejected', row: 3, problem: 'no-text' },
    ]);
    expect(lines[0]).toMatchObject({
      script: { texts: { en: "Hi {buyer},\nI'm sorry your parcel is late.\nI'll update you by tomorrow noon." } },
    });
  });

  it("Gorgias: text or HTML replies with the order's number", async () => {
    expect(scriptsOf(await fixture('gorgias.json')).map(({ id, texts }) => [id, texts.en])).toEqual([
      ['gorgias-901', 'Hi {buyer},\norder {order} left us today.'],
      ['gorgias-902', "I've booked the exchange. Your new parcel leaves today."],
    ]);
  });

  it('Live Helper Chat: titles, explanations and its own gaps', async () => {
    expect(first(await fixture('live-helper-chat.csv'))).toMatchObject({
      title: { en: 'Greeting' },
      note: 'Shown when a chat starts',
      texts: { en: 'Hello {buyer}, I am {owner}. What can I do for you?' },
    });
  });

  it('Warmline: suggestions come in as drafts, and broken ones are named', async () => {
    const known = makeScript('a');
    const list = [{ ...known, texts: { en: 'Other words.' } }, { ...makeScript('b'), stage: 'shout' }, makeScript('c')];
    const made = await file('mine.json', new TextEncoder().encode(JSON.stringify(list)), [known]);
    expect(made.lines).toMatchObject([
      { kind: 'changed', script: { id: 'a', status: 'draft' } },
      { kind: 'rejected', row: 2, problem: 'invalid', detail: expect.stringContaining('stage') },
      { kind: 'new', script: { id: 'c', status: 'draft' } },
    ]);
  });

  it.each([
    ['{{ticket.requester.first_name}}', '{buyer}'],
    ['{{order.customer.name}}', '{buyer}'],
    ['{{contact.email}}', '{contactemail}'],
    ['{{agent.name}}', '{owner}'],
    ['{{ticket.customer.integrations[0].orders[0].tracking_number}}', '{tracking}'],
    ['{{order.total_price}}', '{ordertotalprice}'],
    ['{{ line_items[0].title | default: "it" }}', '{item}'],
    ['{nick}', '{buyer}'],
    ['%customer_name%', '{buyer}'],
    ['【订单号】', '{order}'],
    ['【客户姓名】', '{buyer}'],
    ['【重要通知】', '【重要通知】'],
    ['{time}', '{time}'],
    ['{itemtwo}', '{itemtwo}'],
    ['50% off, 20% back', '50% off, 20% back'],
  ])('write the gap %s as %s', async (gap, slot) => {
    const script = first(await plan(rows({ text: `好的 ${gap} 好的` })));
    expect(script.texts['zh-Hans']).toBe(`好的 ${slot} 好的`);
    expect(Object.keys(script.slots)).toEqual(/^\{(\w+)\}$/.exec(slot)?.slice(1) ?? []);
  });

  it.each([
    ['{"a":1}', 'x.json', 'unknown-json'],
    ['[{"text": ', 'x.json', 'not-json'],
    ['a: [b', 'x.yaml', 'not-json'],
    ['null', 'x.json', 'unknown-json'],
    [`${'['.repeat(50_000)}`, 'x.json', 'not-json'],
    ['{"__proto__":{"texts":1},"constructor":{"prototype":{}}}', 'x.json', 'unknown-json'],
  ])('says of %.20s that it is none', async (text, name, problem) => {
    expect(await readSource(name, new TextEncoder().encode(text))).toMatchObject({ ok: false, problem });
  });
});

describe('our own tables', () => {
  const builtin = builtinLibrary().packs.flatMap(({ scripts }) => scripts);
  const dangerous = makeScript('formula', {
    title: { 'zh-Hans': '=HYPERLINK("http://x")', 'zh-Hant': '@sum', en: '+1' },
    texts: { 'zh-Hans': '-5 元优惠', en: "'=quoted" },
    slots: {},
    owner: '@小周',
    note: '=cmd|calc',
  });
  const all = [...builtin, dangerous];

  it('hold no cell that a spreadsheet would execute', () => {
    for (const row of tableOf(all)) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });

  it.each([
    ['CSV', async () => writeCsv(all)],
    ['XLSX', () => writeXlsx(all)],
  ])('come back from %s as they went out', async (_name, write) => {
    const made = await file('export', await write(), all);
    expect(made.lines.filter(({ kind }) => kind !== 'duplicate')).toEqual([]);
    expect(made.counts.duplicate).toBe(all.length);
  });
});

describe('long tables', () => {
  const many = rows(...Array.from({ length: 1000 }, (_, index) => ({ text: `第 ${index} 条，请稍等。` })));

  it('say how far they are and can be stopped', async () => {
    const seen: number[] = [];
    const stop = new AbortController();
    const made = await planImport(many, new Map(), DEFAULTS, {
      signal: stop.signal,
      onProgress: ({ done, total }) => {
        seen.push(done / total);
        if (done >= 400) stop.abort();
      },
    });
    expect(made).toBeNull();
    expect(seen).toEqual([0.2, 0.4]);
  });

  it('go on to the end, and let the page breathe in between', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    });
    const made = await plan(many);
    clearInterval(timer);
    expect(made.counts.new).toBe(1000);
    expect(ticks).toBeGreaterThan(0);
  });
});
