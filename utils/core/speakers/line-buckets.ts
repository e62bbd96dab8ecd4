/** 2^14 buckets for words and their pairs; with half as many, words of other walks of life fall in with a shop's. */
export const BUCKET_BITS = 14;
const MASK = (1 << BUCKET_BITS) - 1;
/** What a message is about is told in its first lines; a letter may quote the whole talk below. */
const MOST_UNITS = 600;
/** Signs of scripts without spaces stand alone, as do marks and emoji; numbers differ from order to order. */
const TOKENS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}']+|\d+|\S/gu;
const EDGE = '\n';
const LETTER = /\p{L}/u;
const DIGIT = /^\d/;

/** FNV-1a over UTF-16 units, spread so that the low bits tell short words apart. */
function bucketOf(first: string, second: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < first.length; i += 1) hash = Math.imul(hash ^ first.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ 0x1f, 0x01000193);
  for (let i = 0; i < second.length; i += 1) hash = Math.imul(hash ^ second.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 15)) & MASK;
}

/** The buckets of a line's words and of pairs of neighbours, each once; none for a line without letters. */
export function lineBuckets(text: string): Set<number> {
  const line = text.slice(0, MOST_UNITS).normalize('NFKC').toLowerCase();
  const buckets = new Set<number>();
  if (!LETTER.test(line)) return buckets;
  const tokens = Array.from(line.matchAll(TOKENS), ([word]) => (DIGIT.test(word) ? '0' : word));
  [...tokens, EDGE].forEach((token, index) => {
    buckets.add(bucketOf(token, ''));
    buckets.add(bucketOf(tokens[index - 1] ?? EDGE, token));
  });
  return buckets;
}
