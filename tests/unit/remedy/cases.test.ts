import { describe, expect, it } from 'vitest';
import { climbLadder } from '../../../utils/core/remedy/climb-ladder.ts';
import { ISSUES, MARKETS } from '../../../utils/core/taxonomy.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { LADDER_CASES } from './cases.ts';
import { makeCase, writeOptions } from './make-case.ts';

describe('the ladder, case by case', () => {
  it.each(
    LADDER_CASES.map(
      ([why, market, issue, ...rest]) => [`${market} ${issue}: ${why}`, market, issue, ...rest] as const,
    ),
  )('%s', (_name, market, issue, known, options, warnings = []) => {
    const ladder = climbLadder(makeCase(market, issue, known));
    expect(writeOptions(ladder)).toEqual(options);
    const named = ladder.warnings.map(({ key }) => key.slice('remedy.'.length));
    expect(named).toEqual(expect.arrayContaining([...warnings]));
    for (const { key } of ladder.warnings) expect(GUIDANCE.en[key], key).toBeTypeOf('string');
  });

  it('holds every issue and every market', () => {
    expect(LADDER_CASES.length).toBeGreaterThanOrEqual(60);
    expect([...new Set(LADDER_CASES.map(([, , issue]) => issue))].sort()).toEqual([...ISSUES].sort());
    expect([...new Set(LADDER_CASES.map(([, market]) => market))].sort()).toEqual([...MARKETS].sort());
  });
});
