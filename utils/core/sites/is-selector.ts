/**
 * Whether a selector of a site definition parses, told without a page: the worker and the command line have none.
 * Narrower than browsers where that helps: what can never match or is read differently here and there is refused.
 */

const IDENT =
  /-?(?:[a-z_\u0080-\u{10ffff}]|--|\\(?:[0-9a-f]{1,6}\s?|[^\n]))(?:[\w\u0080-\u{10ffff}-]|\\(?:[0-9a-f]{1,6}\s?|[^\n]))*/iuy;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const SPACE = /\s*/y;
const NAME = /(?:[\w\u0080-\u{10ffff}-]|\\[^\n])+/uy;
const OPERATOR = /[~|^$*]?=/y;
const FLAG = /[is]/iy;
const NTH = /(?:even|odd|[+-]?\d*n(?:\s*[+-]\s*\d+)?|[+-]?\d+)/iy;
const COMBINATOR = /[>+~]/y;

/** Plain pseudo-classes that all supported browsers know. */
const PLAIN = new Set(
  `active any-link autofill checked default defined disabled empty enabled first-child first-of-type focus
  focus-visible focus-within fullscreen host hover in-range indeterminate invalid last-child last-of-type link modal
  only-child only-of-type optional out-of-range placeholder-shown read-only read-write required root scope target valid
  visited`.split(/\s+/),
);
const WITH_LIST = new Set(['not', 'is', 'where', 'has', 'host', 'host-context']);
const WITH_NTH = new Set(['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type']);

/** Nobody nests deeper; a text made to exhaust the reader does. */
const MOST_NESTED = 8;

class Reader {
  private at = 0;
  private readonly css: string;
  private inHas = false;

  constructor(css: string) {
    this.css = css;
  }

  take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.css);
    if (!match) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private word(pattern: RegExp): string | null {
    const from = this.at;
    return this.take(pattern) ? this.css.slice(from, this.at) : null;
  }

  private is(text: string): boolean {
    if (!this.css.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  ended(): boolean {
    return this.at >= this.css.length;
  }

  /** Selectors between commas. `relative`: each may begin with a combinator. */
  list(depth: number, relative: boolean, piercing: boolean): boolean {
    if (depth > MOST_NESTED) return false;
    do {
      this.take(SPACE);
      if (relative && this.take(COMBINATOR)) this.take(SPACE);
      if (!this.path(depth, piercing)) return false;
    } while (this.is(','));
    return true;
  }

  /** Compounds with combinators between them; ` >>> ` only where the whole selector is ours to split. */
  private path(depth: number, piercing: boolean): boolean {
    for (;;) {
      if (!this.compound(depth)) return false;
      const from = this.at;
      this.take(SPACE);
      if (this.ended() || this.css[this.at] === ',' || this.css[this.at] === ')') return true;
      const entered = piercing && this.is('>>>');
      if (entered || this.take(COMBINATOR)) this.take(SPACE);
      else if (this.at === from) return false;
    }
  }

  private compound(depth: number): boolean {
    let parts = this.is('*') || this.take(IDENT) ? 1 : 0;
    for (;;) {
      const sign = this.css[this.at];
      if (sign !== '.' && sign !== '#' && sign !== '[' && sign !== ':') return parts > 0;
      this.at += 1;
      if (!this.simple(sign, depth)) return false;
      parts += 1;
    }
  }

  private simple(sign: string, depth: number): boolean {
    if (sign === '[') return this.attribute();
    if (sign === ':') return this.pseudo(depth);
    return this.take(IDENT);
  }

  private attribute(): boolean {
    this.take(SPACE);
    if (!this.take(IDENT)) return false;
    this.take(SPACE);
    if (this.is(']')) return true;
    if (!this.take(OPERATOR)) return false;
    this.take(SPACE);
    if (!this.take(STRING) && !this.take(IDENT)) return false;
    this.take(SPACE);
    if (this.take(FLAG)) this.take(SPACE);
    return this.is(']');
  }

  private pseudo(depth: number): boolean {
    const name = this.word(NAME)?.toLowerCase();
    if (name === undefined) return false;
    if (!this.is('(')) return PLAIN.has(name);
    const inside = WITH_NTH.has(name) ? this.nth(depth) : this.selectors(name, depth);
    this.take(SPACE);
    return inside && this.is(')');
  }

  private selectors(name: string, depth: number): boolean {
    if (!WITH_LIST.has(name)) return false;
    if (name !== 'has') return this.list(depth + 1, false, false);
    if (this.inHas) return false;
    this.inHas = true;
    const good = this.list(depth + 1, true, false);
    this.inHas = false;
    return good;
  }

  private nth(depth: number): boolean {
    this.take(SPACE);
    if (!this.take(NTH)) return false;
    this.take(SPACE);
    return /of\s/y.test(this.css.slice(this.at, this.at + 3)) ? this.of(depth) : true;
  }

  private of(depth: number): boolean {
    this.at += 2;
    return this.list(depth + 1, false, false);
  }
}

/** Whether the text is a selector list as site definitions write it, ` >>> ` included. */
export function isSelector(css: string): boolean {
  const reader = new Reader(css);
  return reader.list(0, false, true) && reader.ended();
}
