import { describe, expect, it } from 'vitest';
import { compileCues } from '../../../utils/core/text/compile-cues.ts';
import type { CueFile, CueRule } from '../../../utils/core/text/cue-rule.ts';
import { matchCues } from '../../../utils/core/text/match-cues.ts';
import { normalise } from '../../../utils/core/text/normalise.ts';
import { CUE_FILES } from '../../../utils/library/cues.ts';

const rule = (id: string, pattern: string, more: Partial<CueRule> = {}): CueRule => ({
  id,
  label: id.split('.').slice(0, 2).join('.'),
  pattern,
  weight: 0.6,
  yes: ['-'],
  no: ['-'],
  ...more,
});

const file = (lang: 'zh' | 'en', rules: CueRule[], atoms: Record<string, string> = {}): CueFile => ({
  lang,
  atoms,
  rules,
});

const rules = compileCues([
  file(
    'zh',
    [
      rule('em.angry.word', '生气|{{junk}}', { unless: ['好用'] }),
      rule('em.angry.long', '非常生气', { weight: 0.8 }),
      rule('em.worried.fear', '担心', { unlessTurn: ['开玩笑'], needs: ['电'] }),
      rule('em.polite.ask', '请', { negatable: false }),
      rule('mod.canned.sorry', '抱歉', { speaker: 'agent' }),
      rule('mod.mask.bin', '垃圾[桶袋]'),
    ],
    { junk: '垃圾|{{worse}}', worse: '烂货' },
  ),
  file('en', [rule('em.angry.word', '\\bangry\\b'), rule('em.urgent.asap', '\\basap\\b')]),
]);

const read = (text: string, speaker?: 'customer' | 'agent') =>
  matchCues(rules, normalise(text), speaker).map((hit) => ({ ...hit, text: text.slice(hit.start, hit.end) }));

describe('matchCues', () => {
  it('marks the words in the original text', () => {
    expect(read('真的很生氣！！').map(({ text }) => text)).toEqual(['生氣']);
  });

  it('resolves atoms of atoms', () => {
    expect(read('这烂货')).toHaveLength(1);
  });

  it('reads a pattern in whichever script it was written', () => {
    const either = compileCues([file('zh', [rule('em.angry.bill', '爛帳')])]);
    expect(matchCues(either, normalise('烂账'))).toHaveLength(1);
  });

  it('takes product words out first', () => {
    expect(read('垃圾桶還有白色嗎')).toEqual([]);
    expect(read('垃圾店')).toHaveLength(1);
  });

  it('keeps the surest of overlapping hits of one label', () => {
    expect(read('我非常生气').map(({ rule: id }) => id)).toEqual(['em.angry.long']);
  });

  it.each([
    ['我没生气，就是想问问', true],
    ['並沒有生氣', true],
    ['我不是不生气', false],
    ['忍不住生气', false],
    ['不满，我很生气', false],
    ['要不是客服我才不会生气', true],
  ])('reads the negation in %s', (text, negated) => {
    expect(read(text).map((hit) => hit.negated)).toEqual([negated]);
  });

  it.each([
    ["I'm not angry, just asking", true],
    ['not only angry but tired', false],
    ['I was never once angry', true],
    ['no wonder I am angry', false],
    ['I have nothing. I am angry', false],
  ])('reads the negation in "%s"', (text, negated) => {
    expect(read(text).map((hit) => hit.negated)).toEqual([negated]);
  });

  it('leaves a rule alone that must not be negated', () => {
    expect(read('别请了')[0]?.negated).toBe(false);
  });

  it('cancels within the clause with unless, within the turn with unlessTurn', () => {
    expect(read('气人的烂货，好用')).toHaveLength(1);
    expect(read('这烂货好用')).toEqual([]);
    expect(read('担心漏电')).toHaveLength(1);
    expect(read('担心漏电。开玩笑的')).toEqual([]);
  });

  it('asks for what the rule needs', () => {
    expect(read('我担心')).toEqual([]);
  });

  it('marks what is only supposed, and what others said', () => {
    expect(read('要是明天不到，我会生气')[0]?.hypothetical).toBe(true);
    expect(read('我很生气')[0]?.hypothetical).toBe(false);
    expect(read('我老公气得说很生气')[0]?.quoted).toBe(true);
    expect(read('我很生气')[0]?.quoted).toBe(false);
    expect(read('他回我"非常生气也没用"')[0]?.quoted).toBe(true);
  });

  it('reads both languages of a mixed message', () => {
    expect(read('生气 asap').map(({ label }) => label)).toEqual(['em.angry', 'em.urgent']);
  });

  it('keeps buyer and agent apart', () => {
    expect(read('抱歉')).toEqual([]);
    expect(read('抱歉', 'agent')).toHaveLength(1);
    expect(read('生气', 'agent')).toEqual([]);
  });

  it('finds no feeling in addresses and account names', () => {
    expect(read('@生气客服 http://a.cn/angry')).toEqual([]);
  });

  it('reads hostile texts of 100 kB with every rule of the library', () => {
    const all = compileCues(CUE_FILES);
    const seeds = ['a1', '没不', '我已经', 'the you not ', '3天了还', '?!', '" ', '{[(', '好了'];
    for (const seed of seeds) {
      const text = seed.repeat(100_000 / seed.length);
      for (const hit of matchCues(all, normalise(text))) expect(hit.end).toBeLessThanOrEqual(text.length);
    }
  }, 60_000);
});

describe('compileCues', () => {
  it('refuses an id used twice', () => {
    const files = [file('zh', [rule('em.angry.a', 'a'), rule('em.angry.a', 'b')])];
    expect(() => compileCues(files)).toThrow(/em\.angry\.a exists twice/);
  });

  it.each([
    ['an unknown atom', [rule('em.angry.a', '{{nothing}}')], {}, /em\.angry\.a.*unknown atom/],
    ['atoms in a circle', [rule('em.angry.a', '{{a}}')], { a: '{{b}}', b: '{{a}}' }, /em\.angry\.a.*circle/],
    ['a broken pattern', [rule('em.angry.a', '(')], {}, /em\.angry\.a.*not a regular expression/],
  ])('refuses %s when it is used, and names the rule', (_what, rules, atoms, message) => {
    const broken = compileCues([file('zh', rules, atoms)]);
    expect(() => matchCues(broken, normalise('好'))).toThrow(message);
  });
});
