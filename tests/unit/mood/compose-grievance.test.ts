import { describe, expect, it } from 'vitest';
import { composeGrievance, findGrievance, speaksInPublic } from '../../../utils/core/mood/compose-grievance.ts';
import { readTurns } from '../../../utils/core/text/read-turns.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';

const { cues } = builtinLibrary();
const read = (text: string) => readTurns({ id: 'c', turns: [{ id: 't', role: 'customer' as const, text }] }, cues);
const parts = (text: string): string[] => [...findGrievance(read(text)).keys()];
const feelings = (text: string, open = false): string[] =>
  composeGrievance(findGrievance(read(text)), { open, heated: false, shouts: false, tells: false }).map(
    ({ emotion }) => emotion,
  );

describe('findGrievance', () => {
  it.each([
    ['保存按钮点了三次都存不上', 'fault'],
    ['商家死活不给换', 'refused'],
    ['白跑了一趟门店', 'imposed'],
    ['這已經是第四次報修', 'effort'],
    ['你们有没有点责任心', 'challenge'],
    ['客服连单号都查不到', 'blame'],
  ])('finds in "%s" the part %s', (text, part) => {
    expect(parts(text)).toContain(part);
  });

  it.each(['这款会不会经常卡顿', '如果打不开可以退吗', '麻烦查一下订单', '請問有黑色嗎'])(
    'finds none in "%s"',
    (text) => {
      expect(parts(text)).toEqual([]);
    },
  );

  it('keeps the words behind each part', () => {
    const text = '充满电一拔就断电，开不了机';
    for (const cue of findGrievance(read(text)).get('fault') ?? []) {
      expect(text.slice(cue.start, cue.end).length).toBeGreaterThan(0);
    }
  });
});

describe('composeGrievance', () => {
  it('reads wasted effort on top of a failure as frustration, the failure alone as irritation', () => {
    expect(feelings('页面一直打不开')).not.toContain('angry');
    expect(feelings('报修了四次，页面还是打不开')).toContain('frustrated');
  });

  it('reads a reproach over a failure before others as anger', () => {
    const text = '客服连单号都查不到，还让不让人用了';
    expect(feelings(text, true)).toContain('angry');
  });

  it('adds nothing where no part is there', () => {
    expect(feelings('好的，谢谢', true)).toEqual([]);
  });
});

describe('speaksInPublic', () => {
  it('knows an account that is called from a plain message', () => {
    expect(speaksInPublic(read('@某某客服 网又断了'))).toBe(true);
    expect(speaksInPublic(read('网又断了'))).toBe(false);
  });
});
