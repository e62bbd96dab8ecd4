/** Badges beside a name, or brackets behind it, that say on which side its bearer stands. */

import type { RoleRule, SiteDefinition } from '../../core/sites/site-definition.ts';
import { queryOne } from '../read/query.ts';
import { elementsIn } from './composed.ts';
import { partNames } from './part-names.ts';
import type { LabelledRow } from './role-rules.ts';
import { BUYER_ABROAD, NAMED_OWN, OURS_ABROAD } from './role-words.ts';

const OURS =
  /^(?:.{0,4}客服.{0,4}|客[户戶](?:经理|經理|[专專][员員]|服[务務]|成功)|[坐座]席|商家|[卖賣]家|[供廠厂][应應]?商|小[编編]|店[长長主员員家铺鋪]|(?:管理|工作|受理|运营|營運)?人?[员員]|官方|主管|技[术術]支[持援]|.{0,4}(?:工程|技)[师師]|受理人|(?:(?:customer )?(?:support|service|care|success)|shop|store|sales)(?: (?:agent|team|staff|rep|representative|specialist|manager))?|agent|staff|team(?: ?mate| member)?|seller|merchant|vendor|admin(?:istrator)?|operator|rep(?:resentative)?|assignee|manager|supervisor|employee)$/i;
const BUYERS =
  /^(?:客[户戶]|[买買]家|[顾顧]客|[访訪]客|用[户戶]|[会會][员員]|消[费費]者|提[交单單]人|(?:end[- ]?)?user|customer|buyer|visitor|guest|client|requester|contact|shopper|consumer|purchaser)$/i;
/** What our people are called on other days of the same page; and what makes ours of a word for the buyer. */
const OUR_WORDS = '客服 管理员 經理 经理 主管 Agent Staff Support Service Care Success Admin Manager'
  .split(' ')
  .flatMap((word) => [word, word.toLowerCase()]);

/** The address at which a desk is written to; nobody else's begins so. */
const DESK_ADDRESS =
  /^<?(?:support|help(?:desk)?|(?:customer\.?)?(?:care|service)|cs|info|sales|shop|store|orders?|returns|kunden\w+)@/i;

const LONGEST_TAG = 60;
const BRACKETED = /[（(【[]([^）)】\]]+)[）)】\]]\s*$/u;
/** "会员 w***8 10:02", "Visitor 4417"; in other scripts a space stands inside of titles, too. */
const BEFORE = /^(\p{Script=Han}{2,6}(?=\s+\S{1,20}(?:\s+[\d:/. -]+)?$)|\p{L}+(?= #?\d+$))/u;
const BETWEEN = /\s*[·•・|｜]\s*/u;
const MOST_PARTS = 40;
const PROMPT = /^[^:：]{2,24}[:：]$/;

export type Tag = 'ours' | 'buyers';

const isAll = (words: string) => (one: RegExp) => one.exec(words)?.[0] === words;
const wordOf = (words: string): Tag | null =>
  [OURS, OURS_ABROAD, NAMED_OWN].some(isAll(words))
    ? 'ours'
    : [BUYERS, BUYER_ABROAD].some(isAll(words))
      ? 'buyers'
      : null;

/**
 * The word for a side in a badge ("客服", "[Agent]"), in a line ("Mira · Customer · 10:02"), behind a name ("Mira (Staff)")
 * or before it ("客服 小北").
 */
function wordIn(words: string): string | null {
  if (words.length > LONGEST_TAG) return null;
  const apart = [BRACKETED, BEFORE].flatMap((pattern) => pattern.exec(words)?.[1] ?? []);
  const parts = [...words.split(BETWEEN), ...apart].map((part) => part.replace(/[\s:：]+$/, '').trim());
  return parts.find((part) => wordOf(part) !== null) ?? null;
}

/** On which side the words put who bears them; null where they say nothing of it. */
export function tagIn(words: string): Tag | null {
  if (DESK_ADDRESS.test(words)) return 'ours';
  const word = wordIn(words.trim());
  return word === null ? null : wordOf(word);
}

const isSpoken = ({ role }: LabelledRow) => role === 'customer' || role === 'agent';

/** "售后组", "Warehouse": what one of the staff may be, where the buyer's badge says that it is the buyer's. */
const TITLE = /^\p{L}[\p{L} ]{1,15}$/u;

/**
 * The word that the part of a row says, be it a prompt of a side that the page calls by no word we know, or a title of one
 * of ours; empty where the row has no such part, null where it says something else.
 */
function saidBy(row: Element, css: string, role: LabelledRow['role']): string | null {
  const part = queryOne(row, css);
  if (!part) return '';
  const words = (part.textContent ?? '').trim();
  const word = wordIn(words);
  if (word === null) return PROMPT.test(words) || (role === 'agent' && TITLE.test(words)) ? words : null;
  return (wordOf(word) === 'ours') === (role === 'agent') ? word : null;
}

function namesOfTags(row: Element, rowCss: string): string[] {
  const tags = elementsIn(row, MOST_PARTS).filter((part) => tagIn(part.textContent ?? '') !== null);
  const names = tags.flatMap((part) => partNames(part, row, rowCss));
  return names.sort((a, b) => a.rank - b.rank).map(({ css }) => css);
}

/**
 * Rules by the badges that both sides bear; what follows a message with one is the same writer's.
 * @param marks what tells notes and notices; null where they cannot be told
 * @returns null where not every writer bears one
 */
export function tagRules(
  rows: readonly LabelledRow[],
  rowCss: string,
  marks: Partial<SiteDefinition['roles']> | null,
): Pick<SiteDefinition, 'roles' | 'followUp'> | null {
  const spoken = rows.filter(isSpoken);
  const first = spoken.find(({ role }) => role === 'customer');
  if (!first || marks === null) return null;
  for (const css of namesOfTags(first.row, rowCss)) {
    const words = spoken.map(({ row, role }) => saidBy(row, css, role));
    if (words.includes(null) || words[0] === '') continue;
    const of = (side: LabelledRow['role']) =>
      [...new Set(words.filter((word, i) => word && spoken[i]?.role === side))] as string[];
    const [theirs, ours] = [of('customer'), of('agent')];
    if (theirs.length === 0 || ours.length === 0 || theirs.some((word) => ours.includes(word))) continue;
    const says = (any: string[]): RoleRule[] => [{ says: { in: css, any } }];
    return {
      roles: { ...marks, customer: says(theirs), agent: says([...new Set([...ours, ...OUR_WORDS])]) },
      ...(words.includes('') ? { followUp: `:is(${rowCss}):not(:has(${css}))` } : {}),
    };
  }
  return null;
}
