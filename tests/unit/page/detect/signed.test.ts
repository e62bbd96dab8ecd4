import { describe, expect, it } from 'vitest';
import { isMeta, writerIn } from '../../../../utils/page/detect/signed.ts';

describe('writerIn', () => {
  it.each([
    ['晴天小猪 19:02', '晴天小猪'],
    ['晴天小猪（19:02）', '晴天小猪'],
    ['Ravi from Nordlys, 9:41 AM', 'Ravi from Nordlys'],
    ['Mira Holt Nov 8, 7:12 PM', 'Mira Holt'],
    ['Nov 8, 7:12 PM Mira Holt', 'Mira Holt'],
    ['Lena Fischer · 16:41 · Seen', 'Lena Fischer'],
    ['Note · Lena Fischer · 16:44', 'Lena Fischer'],
  ])('%s is by %s', (line, writer) => expect(writerIn(line)).toBe(writer));
  it.each([
    '9:05 ・ Read',
    '19:02',
    '2:02 PM',
    '10:03 ✓✓',
    '已读 10:03',
    'Mira Holt',
    'Size M · two pieces',
    'It came, finally. 10:30',
  ])('%s tells no writer', (line) => expect(writerIn(line)).toBeNull());
});

describe('isMeta', () => {
  it.each(['9:05 ・ Read', 'Dan joined • 9:02', 'AI agent | 16:40'])('%s', (line) => expect(isMeta(line)).toBe(true));
  it.each(['10:02', 'Size M · two pieces', 'It came, at last. Call me! · 10:30'])('%s is said', (line) =>
    expect(isMeta(line)).toBe(false),
  );
});
