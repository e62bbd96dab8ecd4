import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../utils/exchange/table/decode-text.ts';

/** One list in Simplified and one in Traditional Chinese, written in each encoding by another program. */
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/exchange/${name}`, import.meta.url)));
const hans = fixture('list.utf-8.csv');
const HANS = new TextDecoder().decode(hans);
const HANT = new TextDecoder().decode(fixture('list-hant.utf-8.csv'));

describe('decodeText', () => {
  it.each([
    ['list.utf-8.csv', 'utf-8', HANS],
    ['list.utf-8-bom.csv', 'utf-8', HANS],
    ['list.utf-16le.csv', 'utf-16le', HANS],
    ['list.utf-16be.csv', 'utf-16be', HANS],
    ['list.gb18030.csv', 'gb18030', HANS],
    ['list-hant.big5.csv', 'big5', HANT],
    ['list-hant.gb18030.csv', 'gb18030', HANT],
  ])('reads %s', (name, encoding, text) => {
    expect(decodeText(fixture(name))).toEqual({ text, encoding, sure: true });
  });

  it('reads the curly quotes and accents of a Western office', () => {
    const codes: Record<string, number> = { '’': 0x92, '–': 0x96, é: 0xe9 };
    const text = 'title,text\nsorry,I’m sorry – we’ll check\ncafé,Your café order is on its way\n';
    const read = decodeText(new Uint8Array([...text].map((each) => codes[each] ?? each.charCodeAt(0))));
    expect(read).toMatchObject({ encoding: 'windows-1252', sure: true });
    // Not all of Node's builds know the quotes; browsers do.
    expect(read?.text).toContain('Your café order');
  });

  it('says that it is not sure where two code pages fit about equally', () => {
    // Two characters in either, common in neither.
    expect(decodeText(new Uint8Array([0xe0, 0xe1, 0xe0, 0xe2]))?.sure).toBe(false);
  });

  it('lets a person choose, even where a byte is broken', () => {
    expect(decodeText(fixture('list.gb18030.csv'), 'gb18030')?.text).toBe(HANS);
    const cut = fixture('list.gb18030.csv').slice(0, -3);
    cut[cut.length - 1] = 0xff;
    expect(decodeText(cut, 'gb18030')?.text.slice(0, 10)).toBe(HANS.slice(0, 10));
  });

  it('returns null for bytes that are text in no encoding', () => {
    expect(decodeText(new Uint8Array([0xc9, 0xc9, 0xc9]))).toBeNull();
  });
});
