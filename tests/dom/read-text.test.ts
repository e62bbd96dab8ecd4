// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT, readText } from '../../utils/page/read/read-text.ts';
import { readTime } from '../../utils/page/read/read-time.ts';

function textOf(html: string, exclude: string | null = null): string {
  const element = document.createElement('div');
  element.innerHTML = html;
  return readText(element, exclude);
}

describe('readText', () => {
  it.each([
    ['a<br>b', 'a\nb'],
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['a<br><br>b', 'a\n\nb'],
    ['<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    ['\n    one\n    two\n', 'one two'],
    ['a <b> b</b>', 'a b'],
    ['a<span>b</span>', 'ab'],
    ['<ul>\n<li>one</li>\n<li>two</li>\n</ul>tail', 'one\ntwo\ntail'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<span style="white-space:pre-wrap">a\nb</span>', 'a\nb'],
    ['<table><tr><td>k</td><td>v</td></tr></table>', 'k v'],
    ['hi <img alt="😡"> <img alt="[微笑]"> <img alt="holiday.jpg">', 'hi 😡 [微笑]'],
    ['a<script>evil()</script><style>p{}</style><template>t</template><button>Copy</button>', 'a'],
    ['a<span hidden>b</span>', 'a'],
    ['&lt;b&gt;x&lt;/b&gt;', '<b>x</b>'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('leaves out what the definition excludes, wherever it stands', () => {
    expect(textOf('<div>own<div class="quoted">quoted</div></div><time>9:00</time> end', '.quoted,time')).toBe(
      'own\nend',
    );
  });

  it('cuts a giant text without halving an emoji', () => {
    const text = textOf(`a${'😡'.repeat(30_000)}`);
    expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('walks deep nesting', () => {
    const root = document.createElement('div');
    let at: Element = root;
    for (let i = 0; i < 2_000; i++) at = at.appendChild(document.createElement('span'));
    at.append('deep');
    expect(readText(root)).toBe('deep');
  });
});

describe('readTime', () => {
  const at = Date.parse('2026-11-20T08:00:00Z');
  it.each([
    ['2026-11-20T08:00:00Z', at],
    ['2026-11-20T16:00:00+08:00', at],
    ['2026-11-20 16:00:00.000 +0800', at],
    [String(at), at],
    [String(at / 1000), at],
    ['2026-11-20T08:00:00', null],
    ['11/10/2026', null],
    ['昨天 08:00', null],
    ['8:00 AM', null],
    ['12345', null],
    ['', null],
    [null, null],
  ])('%j', (label, expected) => {
    expect(readTime(label, null)).toBe(expected);
  });
});
