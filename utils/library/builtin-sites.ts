import * as v from 'valibot';
import { type SiteDefinition, SiteDefinitionSchema } from '../core/sites/site-definition.ts';
import { SITE_FILES } from './sites.ts';

let checked: readonly SiteDefinition[] | undefined;

/** The built-in site definitions, checked on first use. A broken one is a bug of ours, so it throws. */
export function builtinSites(): readonly SiteDefinition[] {
  checked ??= SITE_FILES.map((file) => v.parse(SiteDefinitionSchema, file));
  return checked;
}
