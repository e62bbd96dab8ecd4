/** Which column of a foreign table means what. */
import { LANGS, type Lang } from '../../core/taxonomy.ts';

const PLAIN = [
  'id',
  'title',
  'text',
  'stage',
  'scenarios',
  'issues',
  'tags',
  'owner',
  'reviewBy',
  'status',
  'note',
] as const;
export type Field = (typeof PLAIN)[number] | `title.${Lang}` | `text.${Lang}`;

export const FIELDS: readonly Field[] = [
  ...PLAIN,
  ...LANGS.map((lang): Field => `title.${lang}`),
  ...LANGS.map((lang): Field => `text.${lang}`),
];

/** Column index by field; a missing field is not in the table. */
export type ColumnMap = Partial<Record<Field, number>>;

/** Heads as people write them, lower case, without spaces and marks. */
const HEADS: Readonly<Record<(typeof PLAIN)[number], readonly string[]>> = {
  id: ['id', '编号', '編號', 'shortcode', '快捷码', '快捷碼', '快捷短语', '代码', '代碼', 'key'],
  title: [
    'title',
    'name',
    '标题',
    '標題',
    '名称',
    '名稱',
    '话术名称',
    '話術名稱',
    '问题',
    '問題',
    '主题',
    '主題',
    'subject',
    'question',
  ],
  text: [
    'text',
    'content',
    'message',
    'msg',
    'body',
    'reply',
    'answer',
    'script',
    '内容',
    '內容',
    '正文',
    '內文',
    '话术',
    '話術',
    '话术内容',
    '話術內容',
    '回复',
    '回覆',
    '回复内容',
    '答案',
    '答复',
  ],
  stage: ['stage', '阶段', '階段'],
  scenarios: ['scenario', 'scenarios', '场景', '場景', '情境', '分类', '分類', 'category', 'group', '分组', '分組'],
  issues: ['issue', 'issues', '问题类型', '問題類型'],
  tags: ['tags', 'tag', '标签', '標籤', '做法'],
  owner: ['owner', '负责人', '負責人', '作者', 'author'],
  reviewBy: ['reviewby', 'review', '复核日', '複核日', '复核日期', '複核日期', '到期', 'expires'],
  status: ['status', 'state', '状态', '狀態'],
  note: ['note', 'notes', 'explain', 'comment', '备注', '備註', '说明', '說明'],
};

const LANG_WORDS: Readonly<Record<Lang, RegExp>> = {
  'zh-Hans': /zh-?hans|zh-?cn|简体|簡體|简中|大陆|大陸/,
  'zh-Hant': /zh-?hant|zh-?tw|繁体|繁體|繁中|台湾|台灣|臺灣/,
  en: /(?:^|[^a-z])en(?:$|[^a-z])|english|英文|英语|英語/,
};

function fold(head: string): string {
  return head
    .trim()
    .toLowerCase()
    .replace(/[\s_:：()（）[\]【】*.·/-]/g, '');
}

function langOf(head: string): Lang | null {
  return LANGS.find((lang) => LANG_WORDS[lang].test(head.toLowerCase())) ?? null;
}

function withoutLang(head: string, lang: Lang): string {
  return head.toLowerCase().replace(LANG_WORDS[lang], '');
}

function fieldOf(head: string): Field | null {
  const lang = langOf(head);
  const folded = fold(lang ? withoutLang(head, lang) : head);
  // "简体" alone over a column of texts is the text in Simplified Chinese.
  if (lang && folded === '') return `text.${lang}`;
  const plain = PLAIN.find((field) => HEADS[field].includes(folded));
  if (!plain) return null;
  return lang && (plain === 'title' || plain === 'text') ? `${plain}.${lang}` : plain;
}

/** Guesses the columns from the head line; the first column that fits a field gets it. */
function mapColumns(heads: readonly string[]): ColumnMap {
  const map: ColumnMap = {};
  heads.forEach((head, index) => {
    const field = fieldOf(head);
    if (field && map[field] === undefined) map[field] = index;
    // Beside a running number, what people type to find a script is the better key.
    if (fold(head) === 'shortcode') map.id = index;
  });
  return map;
}

/** Whether a table says anything that could be sent to a buyer. */
export function hasText(map: ColumnMap): boolean {
  return map.text !== undefined || LANGS.some((lang) => map[`text.${lang}`] !== undefined);
}

/** What a table seems to hold. */
export interface GuessedColumns {
  /** Whether the first row names the columns. */
  hasHeads: boolean;
  map: ColumnMap;
}

/** Rows that are looked at to tell titles from texts. */
const LOOKED_AT = 50;

/** A table without a head line: of the first two columns the longer one is the text, the other the title. */
function bareColumns(rows: readonly (readonly string[])[]): ColumnMap {
  const length = (column: number): number =>
    rows.slice(0, LOOKED_AT).reduce((sum, row) => sum + (row[column]?.trim().length ?? 0), 0);
  const [first, second] = [length(0), length(1)];
  if (second === 0) return { text: 0 };
  if (first === 0) return { text: 1 };
  return first > second ? { title: 1, text: 0 } : { title: 0, text: 1 };
}

/** Guesses the columns by the head line, or by the shape of the rows where there is none. */
export function guessColumns(rows: readonly (readonly string[])[]): GuessedColumns {
  const map = mapColumns(rows[0] ?? []);
  // One word that happens to be a head, such as a script named "Reply", makes no head line.
  const hasHeads = hasText(map) && (Object.keys(map).length > 1 || (rows[0]?.filter(Boolean).length ?? 0) === 1);
  return hasHeads ? { hasHeads, map } : { hasHeads: false, map: bareColumns(rows) };
}
