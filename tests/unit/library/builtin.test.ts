import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../utils/core/packs/parse-pack.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { BUILTIN_PACKS } from '../../../utils/library/packs.ts';

describe('builtinLibrary', () => {
  it('holds packs that pass the schema as they are', () => {
    const parsed = BUILTIN_PACKS.map(({ manifest, files }) => parsePack(manifest, files, 'warmline-core'));
    expect(parsed).toEqual(builtinLibrary().packs.map((pack) => ({ ok: true, pack, problems: [] })));
  });
});
