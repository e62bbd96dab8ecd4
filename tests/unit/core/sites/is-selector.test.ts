// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSelector } from '../../../../utils/core/sites/is-selector.ts';
import { isSource } from '../../../../utils/core/sites/is-source.ts';

const FOLDER = join(import.meta.dirname, '../../../../scripts-library/sites');

function parses(css: string): boolean {
  try {
    document.createDocumentFragment().querySelector(css);
    return true;
  } catch {
    return false;
  }
}

/** Every string in the built-in definitions that a browser takes for a selector. */
const REAL = readdirSync(FOLDER).flatMap((name) => {
  const found: string[] = [];
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8'), (key: string, value: unknown) => {
    if (
      typeof value === 'string' &&
      /[.#[]/.test(value) &&
      !/\s{2}|@|^url:|^https?:|^\*:/.test(value) &&
      key !== 'source'
    )
      if (!['notes', 'date', 'name'].includes(key) && parses(value)) found.push(value);
    return value;
  });
  return found;
});

describe('isSelector', () => {
  it.each([
    '*',
    'x-chat >>> .list',
    'iframe[name="a, b"] >>> x-row >>> :is(.a, .b) > p',
    '.a\\:b .\\31 23',
    '[data-id^="a\\"b" i]',
    'li:nth-child(2n + 1 of .row):not(.a, .b:hover)',
    'div:has(> .x + .y, ~ z)',
    'input:not([type]), #a',
    '.消息',
    'a>b~c+d',
  ])('takes %s', (css) => {
    expect(isSelector(css)).toBe(true);
  });
  it.each([
    '',
    ' ',
    '.a,',
    ', .a',
    '.a >',
    '> .a',
    '.a >>> ',
    '>>> .a',
    '.a >> .b',
    '.',
    '#1a',
    '.a..b',
    '[a=]',
    '[a="b]',
    '[a=b',
    ':not()',
    ':not(.a',
    ':has(:has(.a))',
    ':contains("x")',
    'div::before',
    ':is(.a >>> .b)',
    '.a)',
    '{}',
    '.a { color: red }',
    `${':not('.repeat(500)}.a${')'.repeat(500)}`,
  ])('refuses %s', (css) => {
    expect(isSelector(css)).toBe(false);
  });
  it('takes every selector of the built-in definitions', () => {
    expect(REAL.length).toBeGreaterThan(20);
    expect(REAL.filter((css) => !isSelector(css))).toEqual([]);
  });
  it('never takes what a browser refuses', () => {
    const piece = fc.oneof(
      fc.constantFrom(...REAL),
      fc.constantFrom(
        '.',
        '#',
        '[',
        ']',
        '(',
        ')',
        ':',
        '::',
        '>',
        '+',
        '~',
        '*',
        '|',
        ',',
        '"',
        "'",
        '\\',
        ' ',
        '=',
        '1',
      ),
      fc.constantFrom(':not(', ':has(', ':is(', ':nth-child(', '2n', 'of', 'a', 'data-x', 'i', '^=', '--x', '-', '消'),
    );
    const cut = fc.tuple(fc.constantFrom(...REAL), fc.nat(40), fc.nat(6), piece).map(([css, at, length, added]) => {
      const place = at % (css.length + 1);
      return css.slice(0, place) + added + css.slice(place + length);
    });
    const made = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(cut, made), (css) => {
        // jsdom splits lists at escaped commas, which browsers do not.
        fc.pre(!css.includes('>>>') && !css.includes('\\,'));
        if (isSelector(css)) expect(parses(css), css).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('isSource', () => {
  it.each([
    'url:/conversations\\/(\\d+)/',
    'url:/a/i',
    'self@data-id',
    'container@id',
    '.name',
    'x-a >>> .b@title',
    '.order ~/(\\d+)/',
    'pane@id ~/chat-(\\w+)/i',
  ])('takes %s', (source) => {
    expect(isSource(source)).toBe(true);
  });
  it.each(['url:/(/', 'url:/(a+)+$/', 'url:/(a*)*b/', '.a ~/(/', '@id', '.a[', 'url:/a/g', '', '.a ~/(?:x|y+){2,}/'])(
    'refuses %s',
    (source) => {
      expect(isSource(source)).toBe(false);
    },
  );
});
