/** Makes foreign texts plain: no mark-up, and placeholders of other tools as slots of ours. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Elements that mail editors and helpdesks write; `<name>` and `<3` are words of the text. */
const ELEMENTS =
  'a|abbr|address|article|audio|b|base|blockquote|body|br|button|center|code|col|colgroup|dd|del|details|div|dl|dt|em|embed|fieldset|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|map|mark|math|meta|nav|noscript|object|ol|option|p|param|picture|pre|s|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video';
const TAG = new RegExp(String.raw`<!--[\s\S]*?(?:-->|$)|<!doctype[^<>]*>|<\/?(?:${ELEMENTS})(?:[\s/][^<>]*)?>`, 'gi');
/** Anything else with an attribute is mark-up too, whatever it is called. */
const ATTRIBUTED = /<[a-z][\w:-]*\s[^<>]*=[^<>]*>/gi;
const SILENT = /<(script|style|title)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;

function stripOnce(text: string): string {
  return decodeEntities(
    text
      .replace(SILENT, '')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/(?:p|div|li|tr|h[1-6])\s*>/gi, '\n')
      .replace(/<li\b[^<>]*>/gi, '· ')
      .replace(TAG, '')
      .replace(ATTRIBUTED, ''),
  );
}

/** Mark-up may be escaped inside mark-up; deeper than this nobody nests it by accident. */
const DEPTH = 6;

/** Mark-up to plain text: breaks and paragraphs become lines, scripts and styles vanish with what they hold. */
export function stripHtml(text: string): string {
  let plain = text;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const next = stripOnce(plain);
    if (next === plain) break;
    plain = next;
  }
  if (plain === text) return text;
  return plain
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What other tools call the facts that we know: the thing, and which of its parts our slot stands for. */
const MEANINGS: readonly { slot: string; thing: RegExp; part: RegExp }[] = [
  { slot: 'tracking', thing: /tracking|waybill|快递单|快遞單|运单|運單|託運/, part: /^(?:number|no|code|id)$/ },
  { slot: 'order', thing: /orders?|订单|訂單|单号|單號/, part: /^(?:number|no|id|name)$/ },
  { slot: 'item', thing: /(?:line)?items?|products?|商品/, part: /^(?:name|title)$/ },
  {
    slot: 'owner',
    thing: /currentuser|agents?|assignee|operator|sender|namesupport|客服/,
    part: /^(?:first|last|full|display)?name$/,
  },
  { slot: 'shop', thing: /shop|store|account|inbox|brand|店铺|店舖|店名|賣場/, part: /^name$/ },
  {
    slot: 'buyer',
    thing: /requester|customer|contact|visitor|enduser|buyer|user|nick|买家|買家|客户|客戶|顾客|顧客/,
    part: /^(?:first|last|full|nick|display)?name$/,
  },
];
/** 订单编号 is the order, 客户姓名 the buyer. */
const SUFFIX = /(?:编号|編號|号码|號碼|号|號|姓名|昵称|暱稱|名称|名稱|名字|名)$/;

/** The slot of ours that a path such as `customer.orders[0].name` stands for; the thing nearest to its end decides. */
function knownSlot(name: string): string | null {
  const steps = name
    .toLowerCase()
    .split('.')
    .map((step) => step.replace(/\[[^\]]*\]/g, '').replace(/[\s_-]/g, ''));
  const last = steps.pop() ?? '';
  for (const { slot, thing, part } of MEANINGS) {
    if (!thing.test(last)) continue;
    const rest = last.replace(thing, '').replace(SUFFIX, '');
    if (rest === '' || part.test(rest)) return slot;
  }
  for (const step of steps.reverse()) {
    const meaning = MEANINGS.find(({ thing }) => thing.test(step));
    if (meaning) return meaning.part.test(last) ? meaning.slot : null;
  }
  return null;
}

/** `{{contact.name}}`, `%name%`, `{nick}`, `【订单号】`: every way of writing a gap that was seen in exports. */
const GAP = /\{\{\s*([^{}]{1,80}?)\s*\}\}|%\{?([a-z_]{2,30})\}?%|\{([a-z_][\w.]{0,40})\}|【([^【】\n]{1,12})】/gi;

/** Live Helper Chat writes its gaps as we write our slots; these names are its own, all others are taken for ours. */
const SINGLE_BRACES = /^(?:nick|nickname|email|phone|operator|operator_name|department|name_support|username)$/i;
const OURS = /^[a-z][a-z0-9]*$/;

function slotFor(name: string): string {
  const bare = name.split('|')[0]?.trim() ?? name;
  const known = knownSlot(bare);
  if (known) return known;
  const letters = bare
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^[^a-z]+/, '')
    .slice(0, 24);
  return letters === '' ? 'fact' : letters;
}

/** Text with our slots in it, and what each new slot was called. */
export interface Slotted {
  text: string;
  slots: Map<string, string>;
}

/** Turns placeholders of other tools into slots; `【注意】` and other emphasis without a known meaning stays text. */
export function toSlots(text: string): Slotted {
  const slots = new Map<string, string>();
  const written = text.replace(GAP, (whole, braces?: string, percent?: string, single?: string, square?: string) => {
    const name = braces ?? percent ?? single ?? square ?? '';
    if (single !== undefined && OURS.test(single) && !SINGLE_BRACES.test(single)) {
      slots.set(single, single);
      return whole;
    }
    if (square !== undefined && knownSlot(square) === null) return whole;
    const slot = slotFor(name);
    slots.set(slot, name);
    return `{${slot}}`;
  });
  return { text: written, slots };
}
