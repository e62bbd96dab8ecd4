import * as v from 'valibot';
import { MARKETS, type Market } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';

const TEXT = v.pipe(v.string(), v.minLength(1));

/** A file of `scripts-library/draft-rules/forbidden/`: what one market or one platform does not allow to be written. */
const ForbiddenFileSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  title: TEXT,
  /** Law or rule it comes from. */
  source: TEXT,
  /** Only in these markets, and only on pages read with these site definitions; everywhere where absent. */
  markets: v.optional(v.array(v.picklist(MARKETS))),
  sites: v.optional(v.array(TEXT)),
  entries: v.array(
    v.strictObject({
      words: v.pipe(v.array(TEXT), v.minLength(1)),
      /** The rule of domain.md §5 that the word breaks. */
      rule: TEXT,
      /** What to say in its place; the rule's own wording where absent. */
      better: v.optional(TEXT),
      /** Patterns over folded text: silent when one matches in the same sentence. */
      unless: v.optional(v.array(TEXT)),
    }),
  ),
});

export interface ForbiddenWord {
  /** Folded as drafts are. */
  word: string;
  rule: string;
  better: string | null;
  unless: readonly RegExp[];
  markets: readonly Market[] | null;
  sites: readonly string[] | null;
}

/**
 * Reads files of forbidden words; longer words first, so that 全网最低价 is found before 最低价.
 *
 * @throws Error naming file and place when a file does not keep to the schema; built-in data is part of the product.
 */
export function compileForbiddenWords(files: readonly unknown[]): ForbiddenWord[] {
  const words = files.flatMap((raw, index) => {
    const read = v.safeParse(ForbiddenFileSchema, raw);
    if (!read.success) {
      const [issue] = read.issues;
      throw new Error(`draft-rules/forbidden, file ${index + 1}, ${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
    }
    const { entries, markets = null, sites = null } = read.output;
    return entries.flatMap(({ words: listed, rule, better = null, unless = [] }) =>
      listed.map((word) => ({
        word: normalise(word).text,
        rule,
        better,
        unless: unless.map((source) => new RegExp(source, 'u')),
        markets,
        sites,
      })),
    );
  });
  return words.sort((a, b) => b.word.length - a.word.length);
}
