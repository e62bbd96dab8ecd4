/** Whether a class, id or attribute value was named by a person, and so outlives the next build of the page. */

/** `ok` names a thing, `utility` a look, `state` something that passes, `hashed` is made up by a build tool. */
export type NameKind = 'ok' | 'utility' | 'state' | 'hashed';

const STATE =
  /(?:^|[-_])(?:active|enabled|hover(?:ed)?|focus(?:ed)?|selected|current|open(?:ed)?|closed|first|last|even|odd|new|unread|seen|visible|hidden|show|shown|entering|entered|enter|leave|appear|animat(?:e|ed|ion)|fade|loading|loaded|disabled|dragging|highlighted|expanded|collapsed|pending|typing|scrolled)(?:$|[-_])/i;
/** Words of utility frameworks that stand alone, those that take a value, and the values. */
const LOOKS =
  /^(?:flex|grid|block|inline|hidden|relative|absolute|sticky|fixed|static|truncate|underline|italic|antialiased|rounded|shadow|border|transition|ring|grow|shrink|container|group|peer|prose|clearfix|row|col|visible|invisible|uppercase|lowercase|capitalize)$/;
const LOOK_OF =
  /^(?:[mp][trblxyse]?|[whz]|min|max|flex|grid|gap|space|text|bg|border|rounded|shadow|font|leading|tracking|items|justify|self|content|place|order|col|row|inline|block|overflow|object|opacity|top|bottom|left|right|inset|cursor|select|whitespace|break|transition|duration|ease|animate|ring|divide|align|d|float|pull|offset|line|list|pointer|fw|fs|lh|start|end|origin|scale|rotate|translate)$/;
const LOOK_VALUE =
  /^(?:\d[\w.]*|[a-z]|auto|full|screen|fit|none|px|xs|sm|md|lg|xl|xxl|\dxl|start|end|center|middle|between|around|evenly|stretch|baseline|wrap|nowrap|reverse|col|row|column|cols|rows|span|hidden|visible|scroll|clip|pointer|default|text|all|normal|words|word|line|pre|solid|dashed|opacity|bold|semibold|medium|light|thin|black|white|transparent|current|gray|grey|slate|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|left|right|top|bottom|x|y|min|max|content|flex|block|inline|grid|clamp|cover|contain|in|out|colors|transform|events|height|width|weight|size|primary|secondary|success|danger|warning|info|dark|muted|body|surface|tight|snug|relaxed|loose|wide|wider|ellipsis|items|decoration|base)$/;
const LIBRARY_HASH =
  /^(?:css|jss|emotion|svelte|styled|ng-tns|_ngcontent|_nghost|v|data-v|jsx|astro|s|c)-[\w-]*\d[\w-]*$|^sc-[a-z]*[A-Z]\w*$/;

const SHORT_WORDS =
  /^(?:is|me|my|own|msg|in|out|row|box|top|app|id|to|by|of|on|at|the|bot|new|old|ui|im|ai|no|not|has|end|img|txt|his|her|day|log|btn)$/i;

/** A part of a name that no person would write: letters and digits mixed, or letters in a random case. */
function isRandom(part: string): boolean {
  if (part.length < 4) return false;
  if (/^\d+$/.test(part)) return part.length >= 4;
  if (/\d/.test(part)) return !/^[a-z]{2,}\d{1,2}$/i.test(part);
  const capitals = part.replace(/[^A-Z]/g, '').length;
  if (capitals === part.length) return false;
  if (capitals > 0 && part.length <= 8) {
    // `hodJay`, `kieALA`: no piece is a word.
    const pieces = part.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
    if (pieces.length > 1 && pieces.every((piece) => piece.length <= 3 && !SHORT_WORDS.test(piece))) return true;
  }
  return part.length >= 5 && !/[aeiouy]/i.test(part);
}

function isUtility(name: string): boolean {
  if (LOOKS.test(name)) return true;
  const [first, ...values] = name.replace(/^-/, '').split('-');
  return values.length > 0 && LOOK_OF.test(first ?? '') && values.every((value) => LOOK_VALUE.test(value));
}

/** @param name a class token, an id or the value of an attribute */
export function nameKind(name: string): NameKind {
  if (/[:[\]()!/%.,@&*=<>\s"'\\{}]/.test(name)) return 'utility';
  if (/^(?:ng|ember|react|mui|radix|headlessui|v)-?\d|^ember\d|^_[a-z0-9]{4,}$/i.test(name)) return 'hashed';
  if (LIBRARY_HASH.test(name)) return 'hashed';
  const parts = name.split(/[-_]+/).filter(Boolean);
  if (parts.some(isRandom)) return 'hashed';
  if (STATE.test(name)) return 'state';
  return isUtility(name) ? 'utility' : 'ok';
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
