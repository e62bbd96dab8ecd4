import { containsAcross, hostOf } from '../read/query.ts';
import { namedBeginning, nameKind } from './name-kind.ts';
import { leaningOf } from './role-words.ts';

/** One simple selector that an element matches. A low `rank` is expected to outlive redesigns, a high one is not. */
export interface SelectorPart {
  css: string;
  rank: number;
}

const RANK = {
  testId: 0,
  data: 1,
  id: 1,
  role: 3.5,
  class: 2,
  module: 3,
  label: 5,
  utility: 6,
  state: 7,
  hashed: 8,
  tag: 9,
};
/** Attributes that tests and scripts hold on to. */
const TEST_IDS =
  /^data-(?:test-?id|test|qa|qa-?id|cy|e2e|hook|selector|component|slot|part|automation(?:-?id)?|element)$/;
/** Attributes of frameworks, of positions and of looks. */
const NOISE =
  /^data-(?:v-|reactid|reactroot|react-|emotion|styled|index|item-index|known-size|position|row-?index|key|radix|headlessui|state|theme|visible|animat|aos|ssr|hydrat|focus|hover|orientation|side|align|n-head|astro|svelte|sveltekit|lexical|slate|offset|at$|time|date|ts$|timestamp)/;
/** By what custom elements are told where and as what to show themselves. */
const OF_HOSTS = /^(?:placement|position|side|variant|kind|from|sender|author|direction)$/;
/** Every element may have these; they say nothing of what it is. */
const COMMON =
  /^(?:id|class|style|slot|part|role|tabindex|title|dir|lang|is|hidden|aria-.*|data-.*|on.*|name|itemprop)$/;
const STYLED = /^(?:sc-[a-z]*[A-Z]\w*|css-\w*\d\w*)$/;
const PLAIN_VALUE = /^[\p{L}][\p{L}_-]{0,31}$/u;

/** A string literal of CSS. */
function cssString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"`;
}

/** `CSS.escape` where there is one, else the few characters that class names hold. */
export function cssName(name: string): string {
  if (typeof CSS !== 'undefined' && typeof CSS.escape === 'function') return CSS.escape(name);
  return name.replace(/^(?=\d)/, '\\3').replace(/[^\w\u0080-\uffff-]/g, '\\$&');
}

function ofClass(token: string): SelectorPart[] {
  const kind = nameKind(token);
  const whole = `.${cssName(token)}`;
  if (kind === 'ok') return [{ css: whole, rank: RANK.class }];
  if (kind === 'utility') return [{ css: whole, rank: RANK.utility }];
  if (kind === 'state') return [{ css: whole, rank: RANK.state }];
  const start = namedBeginning(token);
  const module = start === null ? [] : [{ css: `[class*=${cssString(start)}]`, rank: RANK.module }];
  return [...module, { css: whole, rank: RANK.hashed }];
}

function ofAttribute(name: string, value: string): SelectorPart[] {
  if (value === '' && !name.startsWith('data-')) return [];
  if (name === 'id')
    return nameKind(value) === 'ok' && !/\d/.test(value) ? [{ css: `#${cssName(value)}`, rank: RANK.id }] : [];
  if (name === 'role') return value === 'presentation' ? [] : [{ css: `[role=${cssString(value)}]`, rank: RANK.role }];
  if (name === 'aria-label' || name === 'placeholder') {
    return value.length <= 40 && !/\d/.test(value) ? [{ css: `[${name}=${cssString(value)}]`, rank: RANK.label }] : [];
  }
  if (name === 'part')
    return value
      .split(/\s+/)
      .flatMap((token) => (PLAIN_VALUE.test(token) ? { css: `[part~=${cssString(token)}]`, rank: RANK.data } : []));
  if (name === 'name' || name === 'itemprop') {
    return PLAIN_VALUE.test(value) ? [{ css: `[${name}=${cssString(value)}]`, rank: RANK.data }] : [];
  }
  if (!name.startsWith('data-') || NOISE.test(name)) return [];
  const rank = TEST_IDS.test(name) ? RANK.testId : RANK.data;
  const parts: SelectorPart[] = [];
  if (value !== '' && PLAIN_VALUE.test(value) && nameKind(value) !== 'hashed') {
    parts.push({ css: `[${name}=${cssString(value)}]`, rank });
  }
  // A test id names its element by the value; of other attributes the mere presence often marks a message.
  if (!TEST_IDS.test(name)) parts.push({ css: `[${name}]`, rank: rank + 0.5 });
  return parts;
}

/** Steps of an address that say whose page it is: `/member/customer/44`. */
export function peopleIn(href: string): string[] {
  const steps = href.split(/[?#]/)[0]?.split('/') ?? [];
  return steps.slice(0, -1).filter((step) => PLAIN_VALUE.test(step) && leaningOf(step).trade !== 0);
}

/** A selector that more may be appended to, also where it is a list of several. */
export const asCompound = (css: string) => (css.includes(',') ? `:is(${css})` : css);

/** The way from the row into the root that holds the element, as ` >>> ` takes it; empty in the row's own root. */
export function wayTo(element: Element, row: Element): string {
  let way = '';
  for (let host = hostOf(element); host && containsAcross(row, host); host = hostOf(host)) {
    way = `${selectorParts(host)[0]?.css ?? host.localName} >>> ${way}`;
  }
  return way;
}

/** Everything that can be said of the element itself in one simple selector, the most lasting first. */
export function selectorParts(element: Element): SelectorPart[] {
  const parts: SelectorPart[] = [];
  // styled-components give a made-up class a made-up companion.
  const styled = [...element.classList].some((token) => STYLED.test(token));
  for (const token of element.classList) {
    if (styled && /^[A-Za-z]{5,8}$/.test(token)) parts.push({ css: `.${cssName(token)}`, rank: RANK.hashed });
    else parts.push(...ofClass(token));
  }
  const { localName } = element;
  for (const { name, value } of element.attributes) {
    parts.push(...ofAttribute(name, value));
    if (localName === 'a' && name === 'href')
      for (const step of peopleIn(value)) parts.push({ css: `[href*="/${step}/"]`, rank: RANK.data });
    if (!localName.includes('-')) continue;
    if (OF_HOSTS.test(name) && PLAIN_VALUE.test(value))
      parts.push({ css: `[${name}=${cssString(value)}]`, rank: RANK.class + 0.5 });
    // A mark such as `outgoing` without a value.
    else if (value === '' && !COMMON.test(name) && nameKind(name) === 'ok')
      parts.push({ css: `[${cssName(name)}]`, rank: RANK.class + 0.5 });
  }
  const tag = cssName(localName);
  if (localName.includes('-')) parts.push({ css: tag, rank: RANK.class });
  else if (localName !== 'div' && localName !== 'span') parts.push({ css: tag, rank: RANK.tag });
  return parts.sort((a, b) => a.rank - b.rank);
}
