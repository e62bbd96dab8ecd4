/**
 * Which n-grams a text is made of. The trainer and the reader share this file: a feature that one of them cut
 * differently would be worth nothing.
 */

export type ModelLang = 'zh' | 'en';
/** One n-gram: its 32-bit key, and where it stands in the normalised text (end exclusive). */
export type VisitFeature = (key: number, start: number, end: number) => void;

const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]{2}/;
/** Who is called and what is linked says nothing of how someone feels, but a model would learn it by heart. */
const NAMES = /https?:\/{1,2}[^\s\p{Script=Han}]{1,300}|@[^\s@,:;!?。"]{1,20}/gu;
const BLANK = '\ue000';
const BLANK_UNIT = 0xe000;
const EDGE = 2;
const WORDS = /[a-z']+|0+|[^\sa-z0'\ue000]/gu;

const WORD_SEED = 0x2f0b4c47;
const PAIR_SEED = 0x6a1f3b95;
const PART_SEED = 0x51ed270b;
const GRAM_SEED = 0x811c9dc5;

/** FNV-1a over UTF-16 units; `Math.imul` gives the same 32 bits everywhere. */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ (unit & 0xff), 0x01000193) ^ Math.imul(unit >>> 8, 0x01000193);
}

/** FNV leaves the high bits of short inputs thin; this spreads them over the table. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) | 0;
}

/** The language whose columns read a text: Chinese as soon as it holds Han characters; null for marks alone. */
export function modelLangOf(text: string): ModelLang | null {
  if (HAN.test(text)) return 'zh';
  return LATIN.test(text) ? 'en' : null;
}

/** Numbers differ from order to order; names and links are blanked. Positions stay. */
function prepare(text: string): string {
  return text.replace(NAMES, (match) => BLANK.repeat(match.length)).replace(/[0-9]/g, '0');
}

/** Character 1–3-grams, with marks for the beginning and the end of the text. */
function eachGram(text: string, visit: VisitFeature): void {
  const length = text.length;
  for (let from = -1; from < length; from += 1) {
    let hash = GRAM_SEED;
    for (let to = from; to < from + 3 && to <= length; to += 1) {
      const unit = to < 0 || to === length ? EDGE : text.charCodeAt(to);
      if (unit === BLANK_UNIT) break;
      hash = step(hash, unit);
      const start = Math.max(0, from);
      const end = Math.min(length, to + 1);
      if (end > start) visit(finish(hash), start, end);
    }
  }
}

/** Words, pairs of neighbouring words, and the 2–4-grams within each word. */
function eachWord(text: string, visit: VisitFeature): void {
  let previous = 0;
  let previousStart = 0;
  for (const match of text.matchAll(WORDS)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    let hash = WORD_SEED;
    for (let i = 0; i < word.length; i += 1) hash = step(hash, word.charCodeAt(i));
    visit(finish(hash), start, end);
    let pair = PAIR_SEED ^ previous;
    pair = step(step(pair, hash & 0xffff), hash >>> 16);
    visit(finish(pair), previous === 0 ? start : previousStart, end);
    if (word.length > 2) eachPart(word, start, visit);
    previous = hash;
    previousStart = start;
  }
}

function eachPart(word: string, offset: number, visit: VisitFeature): void {
  const length = word.length;
  for (let from = -1; from < length; from += 1) {
    let hash = PART_SEED;
    for (let to = from; to < from + 4 && to <= length; to += 1) {
      hash = step(hash, to < 0 || to === length ? EDGE : word.charCodeAt(to));
      if (to > from) visit(finish(hash), offset + Math.max(0, from), offset + Math.min(length, to + 1));
    }
  }
}

/** Every n-gram of a normalised text, in the order of the text; the same one may come again. */
export function eachFeature(normalised: string, lang: ModelLang, visit: VisitFeature): void {
  const text = prepare(normalised);
  if (lang === 'zh') eachGram(text, visit);
  else eachWord(text, visit);
}

/** N-grams of one text in flat arrays: key, start and end of the first `count` of them. */
export interface Features {
  count: number;
  keys: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
}

const read: Features & { text: string | null; lang: ModelLang | null } = {
  text: null,
  lang: null,
  count: 0,
  keys: new Int32Array(1024),
  starts: new Int32Array(1024),
  ends: new Int32Array(1024),
};

function longer(list: Int32Array): Int32Array {
  const copy = new Int32Array(list.length * 2);
  copy.set(list);
  return copy;
}

const note: VisitFeature = (key, start, end) => {
  if (read.count === read.keys.length) {
    read.keys = longer(read.keys);
    read.starts = longer(read.starts);
    read.ends = longer(read.ends);
  }
  read.keys[read.count] = key;
  read.starts[read.count] = start;
  read.ends[read.count] = end;
  read.count += 1;
};

/**
 * The same n-grams all at once. More than one model may look at them, and each feeling is explained by them: they are
 * cut once. Valid until the next text is read.
 */
export function featuresOf(normalised: string, lang: ModelLang): Readonly<Features> {
  if (read.text === normalised && read.lang === lang) return read;
  read.text = null;
  read.count = 0;
  eachFeature(normalised, lang, note);
  read.text = normalised;
  read.lang = lang;
  return read;
}
