import * as v from 'valibot';
import { type Script, ScriptSchema } from '../../core/packs/script.ts';
import { fillsItself } from '../../core/suggest/slot-values.ts';
import { LANGS, type Lang } from '../../core/taxonomy.ts';
import { languageOf } from '../../core/text/language.ts';
import { unguardFormula } from '../table/guard-formula.ts';
import { stripHtml, toSlots } from './clean-text.ts';
import type { Field } from './columns.ts';
import { readIssue, readScenario, readStage, readStatus, readTag, splitList } from './words.ts';

/** One line of a foreign table, by field. */
export type ForeignRow = Partial<Record<Field, string>>;

export type MadeScript = { ok: true; script: Script } | { ok: false; field: Field | ''; message: string };

/** What a table does not say is taken from here. */
export interface ImportDefaults {
  owner: string;
  /** ISO day. */
  reviewBy: string;
  stage: Script['stage'];
}

/** Fits in the half year after an import; a lead looks at it again then. */
export const REVIEW_DAYS = 180;

function langOf(text: string): Lang {
  return languageOf({ id: 'import', turns: [{ id: '0', role: 'customer', text }] });
}

/** Short, stable, the same for the same words: FNV-1a over UTF-16 units, twice with different seeds. */
export function idOfText(text: string): string {
  const hash = (seed: number): string => {
    let value = seed;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(36).padStart(7, '0');
  };
  return `import-${hash(0x811c9dc5)}${hash(0x9747b28c).slice(0, 4)}`;
}

/** An id as the schema wants it; null where nothing of it can be kept. */
function tidyId(text: string): string | null {
  const id = text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
  return id === '' ? null : id;
}

interface Texts {
  texts: Partial<Record<Lang, string>>;
  slots: Map<string, string>;
}

function readTexts(row: ForeignRow): Texts {
  const texts: Texts['texts'] = {};
  const slots = new Map<string, string>();
  const take = (lang: Lang, raw: string | undefined) => {
    const plain = stripHtml(unguardFormula(raw ?? '')).trim();
    if (plain === '') return;
    const { text, slots: found } = toSlots(plain);
    texts[lang] = text;
    for (const [slot, name] of found) slots.set(slot, name);
  };
  for (const lang of LANGS) take(lang, row[`text.${lang}`]);
  if (row.text?.trim()) {
    const lang = langOf(row.text);
    if (texts[lang] === undefined) take(lang, row.text);
  }
  return { texts, slots };
}

const TITLE_LENGTH = 24;

function readTitles(row: ForeignRow, texts: Texts['texts']): Script['title'] {
  const first = Object.values(texts)[0] ?? '';
  const general = stripHtml(unguardFormula(row.title ?? '')).trim() || [...first].slice(0, TITLE_LENGTH).join('');
  const title = (lang: Lang): string => stripHtml(unguardFormula(row[`title.${lang}`] ?? '')).trim() || general;
  return { 'zh-Hans': title('zh-Hans'), 'zh-Hant': title('zh-Hant'), en: title('en') };
}

function readSlots(slots: ReadonlyMap<string, string>): Script['slots'] {
  return Object.fromEntries(
    [...slots].map(([slot, name]): [string, Script['slots'][string]] => [
      slot,
      fillsItself(slot) ? { type: 'text' } : { type: 'text', hint: { 'zh-Hans': name, 'zh-Hant': name, en: name } },
    ]),
  );
}

type Read<T> = { ok: true; value: T | undefined } | { ok: false; word: string };

/** All words of a list, or the first one that means nothing to us. */
function readAll<T>(text: string | undefined, read: (word: string) => T | null): Read<T[]> {
  const values: T[] = [];
  for (const word of splitList(text ?? '')) {
    const value = read(word);
    if (value === null) return { ok: false, word };
    values.push(value);
  }
  return { ok: true, value: values.length > 0 ? [...new Set(values)] : undefined };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Makes a script of one row, or says which field stands in the way. Imported scripts are drafts until reviewed. */
export function makeScript(row: ForeignRow, defaults: ImportDefaults): MadeScript {
  const refuse = (field: Field | '', message: string): MadeScript => ({ ok: false, field, message });
  const { texts, slots } = readTexts(row);
  const words = LANGS.flatMap((lang) => texts[lang] ?? []).join('\n');
  if (words === '') return refuse('text', 'empty');
  const stage = row.stage?.trim() ? readStage(row.stage) : defaults.stage;
  if (stage === null) return refuse('stage', row.stage ?? '');
  const scenarios = readAll(row.scenarios, readScenario);
  const issues = readAll(row.issues, readIssue);
  const tags = readAll(row.tags, readTag);
  if (!issues.ok) return refuse('issues', issues.word);
  const status = row.status?.trim() ? readStatus(row.status) : 'draft';
  if (status === null) return refuse('status', row.status ?? '');
  const reviewBy = row.reviewBy?.trim().replace(/[/.]/g, '-') || defaults.reviewBy;
  if (!DAY.test(reviewBy)) return refuse('reviewBy', row.reviewBy ?? '');
  const id = row.id?.trim() ? tidyId(unguardFormula(row.id)) : null;
  const note = stripHtml(unguardFormula(row.note ?? '')).trim();
  const made = v.safeParse(ScriptSchema, {
    id: id ?? idOfText(`${stage}\n${words}`),
    stage,
    title: readTitles(row, texts),
    texts,
    fits: {
      // A category of the shop's own that we do not know says nothing, and does no harm.
      ...(scenarios.ok && scenarios.value ? { scenarios: scenarios.value } : {}),
      ...(issues.value ? { issues: issues.value } : {}),
    },
    tags: tags.ok ? (tags.value ?? []) : [],
    slots: readSlots(slots),
    owner: row.owner?.trim() || defaults.owner,
    reviewBy,
    // What a table calls published was never reviewed here.
    status: status === 'published' ? 'reviewed' : status,
    ...(note ? { note } : {}),
  });
  if (made.success) return { ok: true, script: made.output };
  const issue = made.issues[0];
  return refuse('', `${v.getDotPath(issue) ?? 'script'}: ${issue.message}`);
}
