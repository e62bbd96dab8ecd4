import * as v from 'valibot';
import { type Script, ScriptSchema } from '../../core/packs/script.ts';
import { fillsItself } from '../../core/suggest/slot-values.ts';
import { LANGS, type Lang } from '../../core/taxonomy.ts';
import { languageOf } from '../../core/text/language.ts';
import { stripHtml, toSlots } from './clean-text.ts';
import type { Field } from './columns.ts';
import { readIssue, readScenario, readStage, readStatus, readTag, splitList } from './words.ts';

/** One line of a foreign table, by field. */
export type ForeignRow = Partial<Record<Field, string>>;

/** Why a row cannot be a script; each has a text in three languages. */
export type RowProblem = 'no-text' | 'too-long' | 'unknown' | 'no-day' | 'twice' | 'invalid';

export type MadeScript =
  | { ok: true; script: Script }
  /** `detail`: the words or the number that the problem is about. */
  | { ok: false; field: Field | ''; problem: RowProblem; detail: string };

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
function idOfText(text: string): string {
  const hash = (seed: number): string => {
    let value = seed;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(36).padStart(7, '0');
  };
  return `import-${hash(0x811c9dc5)}${hash(0x9747b28c).slice(0, 4)}`;
}

/**
 * The id for a key of another tool. Keys that cannot be written as an id keep their own one: 退款-1 and 换货-1 must not
 * both become "1". A bare number gets a word, as every tool counts from one.
 */
function idOf(key: string): string {
  const id = key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (id === '' || id.length > 80 || /[^\p{ASCII}]/u.test(key)) return idOfText(key);
  return /^\d+$/.test(id) ? `import-${id}` : id;
}

interface Texts {
  texts: Partial<Record<Lang, string>>;
  slots: Map<string, string>;
}

function readTexts(row: ForeignRow): Texts {
  const texts: Texts['texts'] = {};
  const slots = new Map<string, string>();
  const take = (lang: Lang, raw: string | undefined) => {
    const plain = stripHtml(raw ?? '').trim();
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
  const general = stripHtml(row.title ?? '').trim() || [...first].slice(0, TITLE_LENGTH).join('');
  const title = (lang: Lang): string => stripHtml(row[`title.${lang}`] ?? '').trim() || general;
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

/** The words of a list that mean something to us. */
function readKnown<T>(text: string | undefined, read: (word: string) => T | null): T[] {
  return [...new Set(splitList(text ?? '').flatMap((word) => read(word) ?? []))];
}

/** An ISO day from the ways in which offices write it; null where it is none. */
function readDay(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // The calendar decides: 31 June would come back as 1 July.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

/** A longer cell is no script, and is not even searched for mark-up. */
const MOST_IN_CELL = 20_000;
/** Longer texts are no message to a buyer. */
const MOST_CHARACTERS = 5000;

/** Makes a script of one row, or says which field stands in the way. Imported scripts are drafts until reviewed. */
export function makeScript(row: ForeignRow, defaults: ImportDefaults): MadeScript {
  const refuse = (field: Field | '', problem: RowProblem, detail = ''): MadeScript => ({
    ok: false,
    field,
    problem,
    detail: detail.slice(0, 60),
  });
  const [huge] = (Object.entries(row) as [Field, string][]).filter(([, cell]) => cell.length > MOST_IN_CELL);
  if (huge) return refuse(huge[0], 'too-long', String(huge[1].length));
  const { texts, slots } = readTexts(row);
  const words = LANGS.flatMap((lang) => texts[lang] ?? []);
  if (words.length === 0) return refuse('text', 'no-text');
  const long = words.find((text) => text.length > MOST_CHARACTERS);
  if (long !== undefined) return refuse('text', 'too-long', String(long.length));
  const stage = row.stage?.trim() ? readStage(row.stage) : defaults.stage;
  if (stage === null) return refuse('stage', 'unknown', row.stage);
  // A category or tag of the shop's own that we do not know says nothing, and does no harm; a wrong issue would.
  const strange = splitList(row.issues ?? '').find((word) => readIssue(word) === null);
  if (strange !== undefined) return refuse('issues', 'unknown', strange);
  const status = row.status?.trim() ? readStatus(row.status) : 'draft';
  if (status === null) return refuse('status', 'unknown', row.status);
  const reviewBy = row.reviewBy?.trim() ? readDay(row.reviewBy.trim()) : defaults.reviewBy;
  if (reviewBy === null) return refuse('reviewBy', 'no-day', row.reviewBy);
  const scenarios = readKnown(row.scenarios, readScenario);
  const issues = readKnown(row.issues, readIssue);
  const note = stripHtml(row.note ?? '').trim();
  const made = v.safeParse(ScriptSchema, {
    id: row.id?.trim() ? idOf(row.id.trim()) : idOfText(`${stage}\n${words.join('\n')}`),
    stage,
    title: readTitles(row, texts),
    texts,
    fits: { ...(scenarios.length > 0 ? { scenarios } : {}), ...(issues.length > 0 ? { issues } : {}) },
    tags: readKnown(row.tags, readTag),
    slots: readSlots(slots),
    owner: stripHtml(row.owner ?? '').trim() || defaults.owner,
    reviewBy,
    status,
    ...(note ? { note } : {}),
  });
  if (made.success) return { ok: true, script: made.output };
  const issue = made.issues[0];
  return refuse('', 'invalid', `${v.getDotPath(issue) ?? 'script'}: ${issue.message}`);
}
