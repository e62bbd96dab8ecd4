/**
 * A pack as a folder of plain files, for git: `pack.json`, one file per stage, `cases/<id>.json`; or the same in YAML.
 * Canonical: the same pack gives the same bytes, and reading them back gives the same pack.
 */
import * as v from 'valibot';
import { Document, parse as parseYaml, visit } from 'yaml';
import { CaseSchema } from '../../core/packs/cases/case-schema.ts';
import type { RegressionCase } from '../../core/packs/pack-record.ts';
import { type ParsedPack, parsePack, type RawPackFile } from '../../core/packs/parse-pack.ts';
import { type Pack, PackManifestSchema, ScriptSchema } from '../../core/packs/script.ts';
import { STAGES } from '../../core/taxonomy.ts';
import { readConversation } from '../read-conversation.ts';

export type FolderFormat = 'json' | 'yaml';
/** Text by path inside the folder. */
export type Folder = Map<string, string>;

/** Members in the order of the schema, so that an edit never moves a line. */
function inOrder<T extends object>(value: T, order: readonly string[]): T {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  entries.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries) as T;
}

const LANG_ORDER = ['zh-Hans', 'zh-Hant', 'en'];
const SCRIPT_ORDER = Object.keys(ScriptSchema.entries);
const MANIFEST_ORDER = Object.keys(PackManifestSchema.entries);
const FITS_ORDER = Object.keys(ScriptSchema.entries.fits.entries);

function canonicalScript(script: Pack['scripts'][number]): Pack['scripts'][number] {
  const slots = Object.entries(script.slots).map(([name, slot]): [string, typeof slot] => [
    name,
    inOrder(slot.hint ? { ...slot, hint: inOrder(slot.hint, LANG_ORDER) } : slot, ['type', 'inMinutes', 'hint']),
  ]);
  return inOrder(
    {
      ...script,
      title: inOrder(script.title, LANG_ORDER),
      texts: inOrder(script.texts, LANG_ORDER),
      fits: inOrder(script.fits, FITS_ORDER),
      slots: Object.fromEntries(slots.sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    SCRIPT_ORDER,
  );
}

const ORDER_ORDER = ['item', 'orderId', 'price', 'currency', 'returnFreight', 'daysSinceReceipt', 'difference'];

/** A case as its file says it: the conversation in the form of the advice contract. */
function caseFile({ id, title, market, now, conversation, expect }: RegressionCase): object {
  const { turns, order, lang, site, draft } = conversation;
  return {
    id,
    title,
    market,
    now,
    conversation: {
      ...(lang ? { lang } : {}),
      ...(site === undefined ? {} : { site }),
      ...(draft === undefined ? {} : { draft }),
      turns: turns.map(({ role, text, at }) => ({
        role,
        text,
        ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
      })),
      ...(order ? { order: inOrder(order, ORDER_ORDER) } : {}),
    },
    expect: inOrder(expect, ['stage', 'step', 'offers', 'first', 'never']),
  };
}

/** Lines that begin or end in white space lose some of it in a block of text. */
const EDGED = /^\s|\s$|\n\s|\s\n/;

function write(value: unknown, format: FolderFormat): string {
  if (format === 'json') return `${JSON.stringify(value, null, 2)}\n`;
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string' && EDGED.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  // Long lines stay whole: a folded sentence would change with every word.
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
}

/** Writes the folder form. */
export function writeFolder(pack: Pack, cases: readonly RegressionCase[], format: FolderFormat): Folder {
  const ending = format === 'json' ? 'json' : 'yaml';
  const manifest = inOrder({ ...pack.manifest, title: inOrder(pack.manifest.title, LANG_ORDER) }, MANIFEST_ORDER);
  const folder: Folder = new Map([[`pack.${ending}`, write(manifest, format)]]);
  for (const stage of STAGES) {
    const scripts = pack.scripts.filter((script) => script.stage === stage).map(canonicalScript);
    scripts.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (scripts.length > 0) folder.set(`${stage.replace('_', '-')}.${ending}`, write(scripts, format));
  }
  for (const each of [...cases].sort((a, b) => (a.id < b.id ? -1 : 1)))
    folder.set(`cases/${each.id}.${ending}`, write(caseFile(each), format));
  return folder;
}

export interface ReadFolder {
  parsed: ParsedPack;
  cases: RegressionCase[];
}

type Problem = { place: string; message: string };

function parseText(path: string, text: string, problems: Problem[]): unknown {
  try {
    // `maxAliasCount` keeps a document of aliases to aliases from growing without end.
    return path.endsWith('.json') ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 50, logLevel: 'error' });
  } catch (error) {
    problems.push({ place: path, message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** Checks one case file; the message says what is wrong with it. */
function readCase(raw: unknown): RegressionCase | string {
  const parsed = v.safeParse(CaseSchema, raw);
  if (!parsed.success) return `${v.getDotPath(parsed.issues[0]) ?? 'case'}: ${parsed.issues[0].message}`;
  const { id, title, market, now, conversation, expect } = parsed.output;
  const read = readConversation(conversation, id, Date.parse(now));
  if (!read.ok) return read.message;
  const present = Object.entries(expect).filter(([, value]) => value !== undefined);
  return { id, title, market, now, conversation: read.conversation, expect: Object.fromEntries(present) };
}

const FILE = /^(?:cases\/)?[^/]+\.(?:json|ya?ml)$/;

/** Reads a folder in either form; what does not parse is named with its place, the rest goes on. Never throws. */
export function readFolder(folder: ReadonlyMap<string, string>, name: string): ReadFolder {
  const problems: Problem[] = [];
  const files: RawPackFile[] = [];
  const cases: RegressionCase[] = [];
  let manifest: unknown;
  for (const [path, text] of [...folder].filter(([each]) => FILE.test(each)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const value = parseText(path, text, problems);
    if (value === undefined) continue;
    if (/^pack\.(?:json|ya?ml)$/.test(path)) manifest = value;
    else if (path === 'settings.json') continue;
    else if (path.startsWith('cases/')) {
      const read = readCase(value);
      if (typeof read === 'string') problems.push({ place: path, message: read });
      else cases.push(read);
    } else files.push({ name: path, scripts: value });
  }
  if (manifest === undefined) {
    const missing = { place: name, message: 'there is no pack.json or pack.yaml that can be read' };
    return { parsed: { ok: false, problems: [...problems, missing] }, cases };
  }
  const parsed = parsePack(manifest, files, name);
  return { parsed: { ...parsed, problems: [...problems, ...parsed.problems] }, cases };
}
