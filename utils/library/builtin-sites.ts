import type { SiteDefinition } from '../core/sites/site-definition.ts';
import { SITE_FILES } from './sites.ts';

/** The built-in site definitions. A test checks them against the schema; a worker would do it at each waking. */
export const builtinSites = (): readonly SiteDefinition[] => SITE_FILES as readonly SiteDefinition[];
