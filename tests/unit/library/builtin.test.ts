import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../utils/core/packs/parse-pack.ts';
import { SiteDefinitionSchema } from '../../../utils/core/sites/site-definition.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { builtinSites } from '../../../utils/library/builtin-sites.ts';
import { BUILTIN_PACKS } from '../../../utils/library/packs.ts';

describe('builtinLibrary', () => {
  it('holds packs that pass the schema as they are', () => {
    const parsed = BUILTIN_PACKS.map(({ manifest, files }) => parsePack(manifest, files, 'warmline-core'));
    expect(parsed).toEqual(builtinLibrary().packs.map((pack) => ({ ok: true, pack, problems: [] })));
  });
});

describe('builtinSites', () => {
  it('holds definitions that pass the schema as they are', () => {
    expect(builtinSites().map((site) => v.parse(SiteDefinitionSchema, site))).toEqual(builtinSites());
  });
});
