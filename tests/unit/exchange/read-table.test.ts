import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeSheets from 'write-excel-file/universal';
import { guardFormula, unguardFormula } from '../../../utils/exchange/table/guard-formula.ts';
import { MOST_ROWS, readTable } from '../../../utils/exchange/table/read-table.ts';
import { MOST_BYTES } from '../../../utils/exchange/table/weigh-zip.ts';

const csv = (text: string) => readTable('list.csv', new TextEncoder().encode(text));
const problemOf = async (name: string, bytes: Uint8Array) => {
  const read = await readTable(name, bytes);
  return read.ok ? 'read' : read.problem;
};

/** The parts of a workbook that the reader needs, around one sheet. */
function workbook(sheet: string): Record<string, Uint8Array> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  };
}
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('text tables', () => {
  it('reads commas, tabs and semicolons, quotes and lines within a cell', async () => {
    expect(await csv('a,"b ""c""\nd"\n1,2')).toMatchObject({
      ok: true,
      sheets: [
        {
          rows: [
            ['a', 'b "c"\nd'],
            ['1', '2'],
          ],
        },
      ],
    });
    expect(await csv('a\tb\n1\t2')).toMatchObject({
      sheets: [
        {
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
      ],
    });
    expect(await csv('a;b\n1;2\n3;4')).toMatchObject({
      sheets: [
        {
          rows: [
            ['a', 'b'],
            ['1', '2'],
            ['3', '4'],
          ],
        },
      ],
    });
  });

  it('keeps blank rows between others, so that row numbers are those of the file', async () => {
    const read = await csv('a,b\n\n1,2\n\n\n');
    expect(read).toMatchObject({ sheets: [{ rows: [['a', 'b'], [''], ['1', '2']] }] });
  });

  it('takes a text that begins with PK for a text', async () => {
    expect(await csv('PK,text\n1,hello')).toMatchObject({
      ok: true,
      sheets: [
        {
          rows: [
            ['PK', 'text'],
            ['1', 'hello'],
          ],
        },
      ],
    });
  });
});

describe('workbooks', () => {
  it('reads every sheet that holds something, dates as days', async () => {
    const blob = await writeSheets([
      {
        sheet: '话术',
        data: [
          ['标题', '内容', '日期'],
          ['退款', '原路退回', new Date(Date.UTC(2027, 2, 1))],
        ] as never,
        dateFormat: 'yyyy-mm-dd',
      },
      { sheet: 'empty', data: [] },
      {
        sheet: 'English',
        data: [
          ['Title', 'Text'],
          ['Late', 'Sorry'],
        ],
      },
    ] as never).toBlob();
    const read = await readTable('book.bin', new Uint8Array(await blob.arrayBuffer()));
    if (!read.ok) throw new Error(read.problem);
    expect(read.sheets).toEqual([
      {
        name: '话术',
        rows: [
          ['标题', '内容', '日期'],
          ['退款', '原路退回', '2027-03-01'],
        ],
      },
      {
        name: 'English',
        rows: [
          ['Title', 'Text'],
          ['Late', 'Sorry'],
        ],
      },
    ]);
  });

  it('reads a sheet of ten thousand rows, larger than what the library would give to a worker', async () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => {
      const noise = Array.from({ length: 12 }, (_, part) =>
        Math.imul(row * 12 + part, 2_654_435_761).toString(36),
      ).join(' ');
      return `<row r="${row + 1}">${cell(`A${row + 1}`, noise)}</row>`;
    });
    const bytes = zipSync(workbook(rows.join('')));
    expect(bytes.length).toBeGreaterThan(512 * 1024);
    const read = await readTable('big.xlsx', bytes);
    expect(read.ok && read.sheets[0]?.rows.length).toBe(10_000);
  });
});

describe('bad files', () => {
  it('refuses a zip whose directory promises a gigabyte, without unpacking it', async () => {
    const bytes = zipSync(workbook(`<row r="1">${cell('A1', 'x')}</row>`));
    const view = new DataView(bytes.buffer);
    // The uncompressed size stands 24 bytes into each entry of the central directory.
    for (let at = 0; at < bytes.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1024 ** 3, true);
    expect(await problemOf('bomb.xlsx', bytes)).toBe('bomb');
  });

  it('refuses what really unpacks to a thousand times its size', async () => {
    const bytes = zipSync({ ...workbook(''), 'xl/sharedStrings.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    expect(bytes.length).toBeLessThan(200_000);
    expect(await problemOf('bomb.xlsx', bytes)).toBe('bomb');
  });

  it('is not made to write more than the directory says', async () => {
    const bytes = zipSync(workbook(' '.repeat(2_000_000)));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(['not-a-table', 'empty']).toContain(await problemOf('liar.xlsx', bytes));
  });

  it('refuses a sheet with one cell at the far corner, which would fill the memory with empty ones', async () => {
    const bytes = zipSync(workbook(`<row r="1048576">${cell('XFD1048576', 'x')}</row>`));
    expect(await problemOf('corner.xlsx', bytes)).toBe('bomb');
  });

  it('refuses more than 50 MB and more rows than a pack can hold', async () => {
    expect(await problemOf('huge.csv', new Uint8Array(MOST_BYTES + 1))).toBe('too-big');
    expect(await problemOf('long.csv', new TextEncoder().encode('a\n'.repeat(MOST_ROWS + 1)))).toBe('too-many-rows');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', new TextEncoder().encode(' \n,\n')],
    ['old-office', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['not-a-table', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x41])],
    ['not-a-table', new TextEncoder().encode('a\0b')],
    ['not-a-table', zipSync({ 'photo.txt': strToU8('x') })],
    ['not-a-table', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['encoding', new Uint8Array([0xc9, 0xc9, 0xc9])],
  ])('says %s', async (problem, bytes) => {
    expect(await problemOf('file', bytes)).toBe(problem);
  });
});

describe('formula guard', () => {
  it.each(['=1+1', '+86 10', '-5', '@sum', '\tx', '\rx', '＝1', "'=1", "''@x"])(
    'guards %j and takes the guard off again',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
      expect(unguardFormula(guardFormula(text))).toBe(text);
    },
  );

  it.each(["it's", "'quoted'", '您好', '', '1-2', 'a=b'])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });
});
