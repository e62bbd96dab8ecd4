/** Whether a class, id or attribute value was named by a person, and so outlives the next build of the page. */

/** `ok` names a thing, `utility` a look, `state` something that passes, `hashed` is made up by a build tool. */
export type NameKind = 'ok' | 'utility' | 'state' | 'hashed';

const STATE =
  /(?:^|[-_])(?:active|hover(?:ed)?|focus(?:ed)?|selected|current|open(?:ed)?|closed|first|last|even|odd|new|unread|seen|visible|hidden|show|shown|entering|entered|enter|leave|appear|animat(?:e|ed|ion)|fade|loading|loaded|disabled|dragging|highlighted|expanded|collapsed|pending|typing|scrolled|is-last|is-first)(?:$|[-_])/i;
const UTILITY =
  /^-?(?:[a-z]{1,2}|min|max|flex|grid|gap|space|text|bg|border|rounded|shadow|font|leading|tracking|items|justify|self|content|order|col|row|inline|block|hidden|relative|absolute|sticky|fixed|overflow|object|opacity|z|top|bottom|inset|cursor|select|whitespace|break|truncate|transition|duration|ease|animate|ring|divide|underline|italic|antialiased|shrink|grow|basis|float|clear|align|d|float|pull|offset|clearfix|row|col|container|group|peer|prose)(?:-[a-z0-9./%-]+)?$/;
const LIBRARY_HASH =
  /^(?:css|sc|jss|emotion|svelte|styled|ng-tns|_ngcontent|_nghost|v|data-v|jsx|astro|s|c)-[\w-]*\d[\w-]*$/i;

/** A part of a name that no person would write: letters and digits mixed, or letters in a random case. */
function isRandom(part: string): boolean {
  if (part.length < 4) return false;
  if (/^\d+$/.test(part)) return part.length >= 4;
  if (/\d/.test(part)) return !/^[a-z]{2,}\d{1,2}$/i.test(part);
  const capitals = part.replace(/[^A-Z]/g, '').length;
  if (capitals === part.length) return false;
  const words = part.match(/[A-Z]?[a-z]+/g) ?? [];
  if (capitals >= 2 && words.some((word) => word.length <= 2) && capitals * 3 >= part.length) return true;
  return part.length >= 5 && !/[aeiouy]/i.test(part);
}

/** @param name a class token, an id or the value of an attribute */
export function nameKind(name: string): NameKind {
  if (/[:[\]()!/%.,@&*=<>\s"'\\{}]/.test(name)) return 'utility';
  if (/^(?:ng|ember|react|mui|radix|headlessui|v)-?\d|^ember\d|^_[a-z0-9]{4,}$/i.test(name)) return 'hashed';
  if (LIBRARY_HASH.test(name)) return 'hashed';
  const parts = name.split(/[-_]+/).filter(Boolean);
  if (parts.some(isRandom)) return 'hashed';
  if (STATE.test(name)) return 'state';
  return UTILITY.test(name) ? 'utility' : 'ok';
}

/**
 * The named beginning of a CSS-module class (`Chat_message__x7Qa2` gives `Chat_message__`), or null.
 * It survives a new build where the whole class does not.
 */
export function namedBeginning(name: string): string | null {
  const match = /^([A-Za-z][A-Za-z]*(?:[-_]+[A-Za-z]+)*?(?:__|--|_|-))[\w-]*$/.exec(name);
  const pieces = /^(.*(?:__|--|[-_]))([A-Za-z0-9]{4,})$/.exec(name);
  const start = pieces?.[1];
  if (!match || !start || !pieces?.[2] || !isRandom(pieces[2])) return null;
  if (start.length < 6 || /^(?:css|sc|jss|emotion|svelte|styled|makeStyles|_)[-_]/i.test(start)) return null;
  return nameKind(start.replace(/[-_]+$/, '')) === 'ok' ? start : null;
}
