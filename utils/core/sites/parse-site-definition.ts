import * as v from 'valibot';
import { type SiteDefinition, SiteDefinitionSchema } from './site-definition.ts';

export type ParsedSite = { ok: true; definition: SiteDefinition } | { ok: false; message: string };

/** The newest `schema` number this version understands. */
const SCHEMA = 1;

/** Checks a site definition from outside: a file, a list, a page. The message names the place and what is wrong. */
export function parseSiteDefinition(raw: unknown): ParsedSite {
  const { schema } = (raw ?? {}) as { schema?: unknown };
  if (typeof schema === 'number' && schema > SCHEMA)
    return { ok: false, message: `schema: ${schema} is newer than this Warmline knows (${SCHEMA}); update Warmline` };
  const parsed = v.safeParse(SiteDefinitionSchema, raw);
  if (parsed.success) return { ok: true, definition: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, message: `${v.getDotPath(issue) ?? 'definition'}: ${issue.message}` };
}
