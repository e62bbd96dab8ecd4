import { describe, expect, it } from 'vitest';
import { runCase, runCases } from '../../../../utils/core/packs/cases/run-case.ts';
import type { RegressionCase } from '../../../../utils/core/packs/pack-record.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';

const late: RegressionCase = {
  id: 'late-parcel',
  title: 'a late parcel',
  market: 'CN',
  now: '2026-11-11T20:00:00+08:00',
  conversation: {
    id: 'late-parcel',
    turns: [{ id: '0', role: 'customer', text: '等了十天了还没发货，太让人失望了，你们到底发不发！' }],
  },
  expect: {},
};

describe('runCase', () => {
  const library = builtinLibrary();
  const { advice } = runCase(late, library);
  const first = advice.next.scripts[0]?.id ?? '';

  it('passes where every demand holds', () => {
    const expectation = {
      stage: advice.next.stage,
      first: [first],
      offers: ['no-such-script', first],
      never: ['other'],
    };
    expect(runCase({ ...late, expect: expectation }, library)).toMatchObject({ passed: true, misses: [] });
  });

  it('names each demand that does not hold, with what came instead', () => {
    const result = runCase({ ...late, expect: { stage: 'answer', first: ['other'], never: [first] } }, library);
    expect(result.passed).toBe(false);
    expect(result.misses.map(({ what, got }) => [what, got])).toEqual([
      ['stage', [advice.next.stage]],
      ['first', [first]],
      ['never', [first]],
    ]);
  });

  it('runs a pack alone: scripts of other packs do not hide its gaps', () => {
    const core = library.packs[0];
    if (!core) throw new Error('no built-in pack');
    const empty = { ...core, scripts: [] };
    const [result] = runCases([{ ...late, expect: { offers: [first] } }], empty, library);
    expect(result?.misses).toEqual([{ what: 'offers', expected: [first], got: [] }]);
  });

  it('reads the same whenever it runs', () => {
    expect(runCase(late, library)).toEqual(runCase(late, library));
  });
});
