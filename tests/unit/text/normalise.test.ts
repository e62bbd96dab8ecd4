import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, toOriginalSpan } from '../../../utils/core/text/normalise.ts';

function originalOf(text: string, part: string): string {
  const n = normalise(text);
  const start = n.text.indexOf(part);
  expect(start, `"${part}" stands in "${n.text}"`).toBeGreaterThanOrEqual(0);
  const span = toOriginalSpan(n, start, start + part.length);
  return text.slice(span.start, span.end);
}

describe('normalise', () => {
  it.each([
    ['什麼爛東西', '什么烂东西'],
    ['ＡＢＣ１２３！？', 'abc123?!'],
    ['妳的帳號等著', '你的账号等着'],
    ['“贴心”「服务」', '"贴心""服务"'],
    ['don’t', "don't"],
    ['算了。。。', '算了…'],
    ['ok......', 'ok…'],
    ['啊啊啊啊', '啊啊'],
    ['sooooo', 'soo'],
    ['10000', '10000'],
    ['😡😡😡', '😡'],
    ['r​u\u200dde\u00ad', 'rude'],
    ['n\u0336o\u0336', 'no'],
    ['a \t\n b', 'a\nb'],
  ])('folds %j to %j', (raw, folded) => {
    expect(normalise(raw).text).toBe(folded);
  });

  it.each([
    ['辣鸡店', '垃圾店'],
    ['打1231五', '打12315'],
    ['木有人管', '没有人管'],
    ['怎么tk', '怎么退款'],
    ['pls fix', 'please fix'],
    ['dont know', "don't know"],
  ])('spells out the shorthand %j as %j', (raw, meant) => {
    expect(normalise(raw).text).toBe(meant);
  });

  it.each(['tk maxx', 'U盘坏', 'sb. else', 'the cpu', 'th'])('leaves %j alone, for it is no shorthand there', (raw) => {
    expect(normalise(raw).text).toBe(raw.toLowerCase());
  });

  it('leads every folded part back to what the buyer wrote', () => {
    expect(originalOf('真的！！！氣死我了', '气死我了')).toBe('氣死我了');
    expect(originalOf('你們這群辣雞，退錢', '垃圾')).toBe('辣雞');
    expect(originalOf('退​款！！！！', '退款')).toBe('退​款');
    expect(originalOf('好慢！！！！走', '!')).toBe('！！！！');
    expect(originalOf('pls help', 'please')).toBe('pls');
    expect(originalOf('a😡😡b', 'b')).toBe('b');
  });

  it('counts what it collapses', () => {
    const { features } = normalise('WHY is this LATE?!?! sooo bad... 退钱！！！！');
    expect(features).toMatchObject({ longestExclamation: 4, mixedMarks: true, ellipses: 1, elongations: 1 });
    expect(features.capsWords).toBe(1);
  });

  it.each([
    ['nothing', ''],
    ['a lone surrogate', 'a\ud83db'],
    ['only invisible characters', '\u200b\u200e\ufeff\u2066'],
    ['right to left', '\u202eمرحبا بك\u202c'],
    ['markup', '<img src=x onerror=alert(1)><script>1</script>'],
    ['only emoji', '👨‍👩‍👧‍👦🏳️‍🌈'],
  ])('survives %s', (_what, raw) => {
    const n = normalise(raw);
    expect(n.starts).toHaveLength(n.text.length);
    expect(n.ends).toHaveLength(n.text.length);
    expect(n.text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\ufeff]/);
  });

  it('reads only both ends of a giant message, and says so', () => {
    const n = normalise(`开头${'甲乙丙丁'.repeat(500_000)}结尾退钱`);
    expect(n.cut).toBe(true);
    expect(n.text.length).toBeLessThan(10_100);
    expect(n.text.startsWith('开头')).toBe(true);
    const at = n.text.indexOf('退钱');
    expect(toOriginalSpan(n, at, at + 2)).toEqual({ start: 2_000_004, end: 2_000_006 });
  });

  it('keeps spans ordered and inside the text, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(70), fc.nat(70), (raw, a, b) => {
        const n = normalise(raw);
        for (let i = 1; i < n.starts.length; i += 1) expect(n.starts[i]!).toBeGreaterThanOrEqual(n.starts[i - 1]!);
        const span = toOriginalSpan(n, Math.min(a, b), Math.max(a, b));
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(raw.length);
      }),
    );
  });
});
