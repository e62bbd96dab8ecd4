/** Exports of other tools as rows: Chatwoot canned responses, Zendesk and Gorgias macros, JSON lists of our own scripts. */
import * as v from 'valibot';
import { ScriptSchema } from '../../core/packs/script.ts';
import type { ForeignRow } from './make-script.ts';
import type { ImportEntry } from './plan-import.ts';

export type Tool = 'chatwoot' | 'zendesk' | 'gorgias' | 'warmline';

export type ToolExport = { ok: true; tool: Tool; entries: ImportEntry[] } | { ok: false; message: string };

const Chatwoot = v.pipe(v.array(v.object({ short_code: v.string(), content: v.string() })), v.minLength(1));

const text = v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]);
const Zendesk = v.object({
  macros: v.array(
    v.object({
      id: v.optional(v.union([v.number(), v.string()])),
      title: v.string(),
      description: v.nullish(v.string()),
      active: v.optional(v.boolean(), true),
      actions: v.array(v.object({ field: v.string(), value: v.unknown() })),
    }),
  ),
});

const Gorgias = v.object({
  data: v.array(
    v.object({
      id: v.optional(v.union([v.number(), v.string()])),
      name: v.string(),
      actions: v.array(
        v.object({
          name: v.string(),
          arguments: v.optional(v.object({ body_text: v.nullish(v.string()), body_html: v.nullish(v.string()) })),
        }),
      ),
    }),
  ),
});

/** The public reply of a macro; internal notes and field changes are no script. */
function zendeskReply(actions: readonly { field: string; value: unknown }[]): string {
  const action = actions.find(({ field }) => field === 'comment_value' || field === 'comment_value_html');
  const value = v.safeParse(text, action?.value);
  if (!value.success) return '';
  // Newer exports name the channel first: ["channel:all", "text"].
  return Array.isArray(value.output) ? (value.output.at(-1) ?? '') : value.output;
}

function fromZendesk(raw: unknown): ForeignRow[] | null {
  const parsed = v.safeParse(Zendesk, raw);
  if (!parsed.success) return null;
  return parsed.output.macros.map(({ id, title, description, active, actions }) => ({
    ...(id === undefined ? {} : { id: `zendesk-${id}` }),
    // "Refunds::Late::Offer" is a path in Zendesk's menu; its last part is the name.
    title: title.split('::').at(-1) ?? title,
    text: zendeskReply(actions),
    note: description ?? '',
    status: active ? 'draft' : 'archived',
  }));
}

function fromGorgias(raw: unknown): ForeignRow[] | null {
  const parsed = v.safeParse(Gorgias, raw);
  if (!parsed.success) return null;
  return parsed.output.data.map(({ id, name, actions }) => {
    const reply = actions.find((action) => action.name === 'setResponseText')?.arguments;
    return {
      ...(id === undefined ? {} : { id: `gorgias-${id}` }),
      title: name,
      text: reply?.body_text || reply?.body_html || '',
    };
  });
}

function fromChatwoot(raw: unknown): ForeignRow[] | null {
  const parsed = v.safeParse(Chatwoot, raw);
  return parsed.success
    ? parsed.output.map(({ short_code, content }) => ({ id: short_code, title: short_code, text: content }))
    : null;
}

/** A list of scripts in our own form: what an agent suggests, or one file of a pack folder. */
function fromWarmline(raw: unknown): ImportEntry[] | null {
  const list = Array.isArray(raw) ? raw : (raw as { scripts?: unknown } | null)?.scripts;
  if (!Array.isArray(list) || !list.some((each) => typeof each === 'object' && each !== null && 'texts' in each))
    return null;
  return list.map((each: unknown, index): ImportEntry => {
    const row = index + 1;
    const parsed = v.safeParse(ScriptSchema, each);
    if (parsed.success) return { row, script: parsed.output, suggested: true };
    const [issue] = parsed.issues;
    return { row, invalid: `${v.getDotPath(issue) ?? 'script'}: ${issue.message}` };
  });
}

function numbered(rows: readonly ForeignRow[]): ImportEntry[] {
  return rows.map((foreign, index) => ({ row: index + 1, foreign }));
}

/** Reads the parsed JSON of a known tool's export; says so where it is none. Never throws. */
export function readToolExport(raw: unknown): ToolExport {
  const own = fromWarmline(raw);
  if (own) return { ok: true, tool: 'warmline', entries: own };
  const tools = [
    ['zendesk', fromZendesk],
    ['gorgias', fromGorgias],
    ['chatwoot', fromChatwoot],
  ] as const;
  for (const [tool, read] of tools) {
    const rows = read(raw);
    if (rows) return { ok: true, tool, entries: numbered(rows) };
  }
  return { ok: false, message: 'no export of Chatwoot, Zendesk or Gorgias, and no list of Warmline scripts' };
}
