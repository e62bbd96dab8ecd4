/**
 * What a text must hold before a regular expression can match it. Of hundreds of cue patterns hardly ten can match
 * one chat line; knowing that from plain substrings spares running the others.
 */
import { MASK } from './cue-rule.ts';

/** What one part of a pattern demands. */
interface Demand {
  /** Every string that the part can match, where there are few; null where there are many. */
  exact: readonly string[] | null;
  /** What else every text holds in which the part matches: one of each of at most two lists, the rarer first. */
  also: readonly OneOf[];
}

/** A text holds one of these. */
interface OneOf {
  literals: readonly string[];
  /** How often a place of a text would do by chance. */
  chance: number;
}

/** Longer lists of whole strings say little more than their parts. */
const MOST_STRINGS = 16;
/** A class of more characters than this holds for nearly any text. */
const MOST_CHARACTERS = 32;
/** What holds for one place in so many holds for nearly any text: as a second condition it only costs. */
const COMMONEST = 0.1;
const ANYTHING: Demand = { exact: null, also: [] };
const ONCE = { least: 1, most: 1 };
const NOTHING_MORE: readonly string[] = [''];
const NOTHING: Demand = { exact: NOTHING_MORE, also: [] };

/** The commonest Chinese characters of shop chat. */
const COMMON: ReadonlySet<number> = new Set(
  [...'的了不是我你一有在这就都没到么个说要人也还给好上能天货吗'].map((character) => character.charCodeAt(0)),
);

/** Rough share of the places of a chat text that a character takes; only the order of magnitude matters. */
function shareOf(unit: number): number {
  if (unit >= 0x2e80) return COMMON.has(unit) ? 0.02 : 0.002;
  if (unit >= 0x61 && unit <= 0x7a) return 0.05;
  if (unit >= 0x30 && unit <= 0x39) return 0.004;
  return unit === 0x20 ? 0.15 : 0.02;
}

function oneOf(literals: readonly string[]): OneOf | null {
  let sum = 0;
  for (const literal of literals) {
    if (literal === '') return null;
    let chance = 1;
    for (let i = 0; i < literal.length; i += 1) chance *= shareOf(literal.charCodeAt(i));
    sum += chance;
  }
  return { literals, chance: sum };
}

/** The two rarest of several demands that all hold, a common one alone. */
function rarest(lists: readonly OneOf[]): readonly OneOf[] {
  let first: OneOf | undefined;
  let second: OneOf | undefined;
  for (const one of lists) {
    if (first === undefined || one.chance < first.chance) {
      second = first;
      first = one;
    } else if (second === undefined || one.chance < second.chance) second = one;
  }
  if (first === undefined || lists.length === 1) return lists;
  return second !== undefined && second.chance <= COMMONEST ? [first, second] : [first];
}

const isEmpty = (strings: readonly string[]): boolean => strings.length === 1 && strings[0] === '';

function join(heads: readonly string[], tails: readonly string[]): readonly string[] {
  if (isEmpty(heads)) return tails;
  if (isEmpty(tails)) return heads;
  const joined: string[] = [];
  for (const head of heads) for (const tail of tails) joined.push(head + tail);
  return joined;
}

function needsOf({ exact, also }: Demand): readonly OneOf[] {
  const own = exact === null ? null : oneOf(exact);
  return own === null ? also : rarest([...also, own]);
}

function addOneOf(strings: readonly string[], to: OneOf[]): void {
  const one = isEmpty(strings) ? null : oneOf(strings);
  if (one !== null) to.push(one);
}

/** Parts that follow each other: strings known whole are joined, and the rarest lists of all are kept. */
function inSequence(parts: readonly Demand[]): Demand {
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only;
  let joined: readonly string[] = NOTHING_MORE;
  const also: OneOf[] = [];
  let whole = true;
  for (const part of parts) {
    for (const one of part.also) also.push(one);
    if (part.exact !== null && part.exact.length * joined.length <= MOST_STRINGS) {
      joined = join(joined, part.exact);
      continue;
    }
    addOneOf(joined, also);
    joined = part.exact ?? NOTHING_MORE;
    whole = false;
  }
  if (whole) return { exact: joined, also: rarest(also) };
  addOneOf(joined, also);
  return { exact: null, also: rarest(also) };
}

/** Alternatives: the text holds what one of them demands, be it the rarest of each or the next. */
function inChoice(options: readonly Demand[]): Demand {
  const only = options[0];
  if (options.length === 1 && only !== undefined) return only;
  const exact: string[] = [];
  let few = true;
  for (const option of options) {
    few &&= option.exact !== null && option.also.length === 0;
    if (few) for (const string of option.exact ?? []) exact.push(string);
  }
  if (few && exact.length <= MOST_STRINGS) return { exact, also: [] };
  const needs = options.map(needsOf);
  const most = needs.some((lists) => lists.length === 0) ? 0 : Math.max(...needs.map((lists) => lists.length));
  const also: OneOf[] = [];
  for (let place = 0; place < most; place += 1) {
    const lists = needs.flatMap((all) => all[place] ?? all.at(-1) ?? []);
    const chance = lists.reduce((sum, list) => sum + list.chance, 0);
    also.push({ literals: lists.flatMap(({ literals }) => literals), chance });
  }
  return { exact: null, also: rarest(also) };
}

function repeated(part: Demand, least: number, most: number): Demand {
  if (least === 1 && most === 1) return part;
  if (least > 0) return { exact: null, also: needsOf(part) };
  return { exact: most === 1 && part.exact !== null ? [...part.exact, ''] : null, also: [] };
}

const anyOf = (words: readonly string[]): Demand => ({ exact: words, also: [] });
const DIGITS = [...'0123456789'];

/** Plain characters, the last of which nothing repeats. */
const WORDS = /[^\\[\](){}.*+?^$|]+(?![*+?{])/uy;
const QUANTIFIER = /[*+?]\??|\{(\d+)(,?)(\d*)\}\??/y;
/** Alternatives that are plain words, by far the most of all there is in cue patterns. */
const WORD_CHOICE = /(?:[^\\[\](){}.*+?^$|]+\|)+/uy;
/** A group of nothing else. */
const WORD_GROUP = /\?:[^\\[\](){}.*+?^$]*\)/uy;
const OPENING = /\?(?:<?[=!]|<\w+>)/y;
/** What follows the backslash of a digit, and the whole of it. */
const DIGIT_CLASS = /d/y;
const ESCAPED_DIGIT = /\\d/y;
/** A class, a boundary, or what a group before has matched. */
const CLASS_ESCAPE = /[dDwWsSpPbB1-9k]/;
const BOUNDARY = /[bB]/;
const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', 0: '\0' };

/** A recursive walk over the source of one pattern with the `u` flag. */
class PatternReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  readChoice(): Demand {
    const options: Demand[] = [];
    for (;;) {
      const words = this.takeWith(WORD_CHOICE);
      if (words !== '') options.push(anyOf(words.slice(0, -1).split('|')));
      options.push(this.readSequence());
      if (this.source[this.at] !== '|') return inChoice(options);
      this.at += 1;
    }
  }

  private readSequence(): Demand {
    const parts: Demand[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const part = this.readPart();
      const { least, most } = this.readQuantifier();
      parts.push(repeated(part, least, most));
    }
    return inSequence(parts);
  }

  private readPart(): Demand {
    const character = this.take();
    if (character === '(') return this.readGroup();
    if (character === '[') return this.readClass();
    if (character === '.') return ANYTHING;
    if (character === '^' || character === '$') return NOTHING;
    if (character !== '\\') return anyOf([character + this.takeWith(WORDS)]);
    if (this.takeWith(DIGIT_CLASS) !== '') return anyOf(DIGITS);
    const escaped = this.readEscape();
    if (escaped === MASK) return ANYTHING;
    if (escaped !== null) return anyOf([escaped]);
    return BOUNDARY.test(this.source[this.at - 1] ?? '') ? NOTHING : ANYTHING;
  }

  private readGroup(): Demand {
    const words = this.takeWith(WORD_GROUP);
    if (words !== '') return anyOf(words.slice(2, -1).split('|'));
    const look = this.takeOpening();
    const inner = this.readChoice();
    this.at += 1;
    if (look === '') return inner;
    // What is looked at is not part of the match, but the text must hold it; what must not follow demands nothing.
    return look.endsWith('=') ? { exact: [''], also: needsOf(inner) } : NOTHING;
  }

  /** Steps past what follows the bracket; `=`, `!`, `<=` or `<!` where the group only looks. */
  private takeOpening(): string {
    if (this.source[this.at] !== '?') return '';
    if (this.source[this.at + 1] === ':') {
      this.at += 2;
      return '';
    }
    const opening = this.takeWith(OPENING);
    return opening.endsWith('>') ? '' : opening.slice(1);
  }

  private readClass(): Demand {
    const negated = this.source[this.at] === '^';
    if (negated) this.at += 1;
    const characters: string[] = [];
    let many = negated;
    while (this.source[this.at] !== ']') {
      if (this.takeWith(ESCAPED_DIGIT) !== '') {
        characters.push(...DIGITS);
        continue;
      }
      const from = this.readClassCharacter();
      const range = this.source[this.at] === '-' && this.source[this.at + 1] !== ']';
      if (range) this.at += 1;
      const to = range ? this.readClassCharacter() : from;
      if (from === null || to === null || from === MASK) {
        many = true;
        continue;
      }
      const last = to.codePointAt(0) ?? 0;
      for (let code = from.codePointAt(0) ?? 0; code <= last && !many; code += 1) {
        characters.push(String.fromCodePoint(code));
        many = characters.length > MOST_CHARACTERS;
      }
    }
    this.at += 1;
    return many ? ANYTHING : anyOf(characters);
  }

  private readClassCharacter(): string | null {
    const character = this.take();
    return character === '\\' ? this.readEscape() : character;
  }

  /** The character that an escape stands for; null for a class, a boundary or a reference. */
  private readEscape(): string | null {
    const character = this.take();
    if (character === 'u' || character === 'x') {
      const code = /\{([0-9a-f]+)\}|[0-9a-f]{2,4}/iy;
      code.lastIndex = this.at;
      const [digits = '', braced] = code.exec(this.source) ?? [];
      this.at += digits.length;
      return String.fromCodePoint(Number.parseInt(braced ?? digits, 16));
    }
    if ((character === 'p' || character === 'P') && this.source[this.at] === '{') {
      this.at = this.source.indexOf('}', this.at) + 1;
      // The caller looks at the character before: a brace is neither a literal nor a boundary.
      return null;
    }
    if (CLASS_ESCAPE.test(character)) return null;
    return CONTROL[character] ?? character;
  }

  private readQuantifier(): { least: number; most: number } {
    const next = this.source[this.at];
    if (next !== '?' && next !== '*' && next !== '+' && next !== '{') return ONCE;
    QUANTIFIER.lastIndex = this.at;
    const match = QUANTIFIER.exec(this.source);
    if (match === null) return ONCE;
    const [whole, least, comma, most] = match;
    this.at += whole.length;
    if (least === undefined) return { least: whole[0] === '+' ? 1 : 0, most: whole[0] === '?' ? 1 : 2 };
    return { least: Number(least), most: comma === '' ? Number(least) : Number(most || Number.POSITIVE_INFINITY) };
  }

  private takeWith(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.source)) return '';
    const from = this.at;
    this.at = pattern.lastIndex;
    return this.source.slice(from, this.at);
  }

  private take(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += character.length;
    return character;
  }
}

/** What can be told of a pattern before it is compiled. */
type PatternText = Pick<RegExp, 'source' | 'flags'>;

/**
 * Two lists of strings at most: of each list a text must hold at least one for the pattern to match anywhere in it, the
 * rarer list first; none where no such list can be told, so that the pattern has to be tried. Leans to the safe side: what it does
 * not understand demands nothing, nor does the mask, which the text that is asked may yet get. For patterns without the
 * `i` flag.
 */
export function requiredLiterals({ source, flags }: PatternText): readonly (readonly string[])[] {
  if (flags.includes('i')) return [];
  return needsOf(new PatternReader(source).readChoice()).map(({ literals }) => literals);
}
