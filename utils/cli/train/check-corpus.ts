import { normalise } from '../../core/text/normalise.ts';
import type { CorpusTurn } from './read-corpus.ts';

/** Two turns that share this much of their letter triples say the same with a word swapped. */
const ALIKE = 0.7;
/** Shorter turns are fragments ("ok", "人呢"); they repeat in life as well. */
const SHORTEST = 8;
const GRAM = 3;

function triplesOf(text: string): Set<string> {
  const letters = normalise(text).text.replace(/[^\p{L}\p{N}]/gu, '');
  const triples = new Set<string>();
  for (let i = 0; i + GRAM <= letters.length; i += 1) triples.add(letters.slice(i, i + GRAM));
  return triples;
}

interface Known {
  where: string;
  triples: Set<string>;
}

/** The first known text that is nearly the same, by Jaccard of triples; an index keeps this from being quadratic. */
class Finder {
  readonly #known: Known[] = [];
  readonly #byTriple = new Map<string, number[]>();

  find(triples: ReadonlySet<string>): string | null {
    const shared = new Map<number, number>();
    for (const triple of triples) {
      for (const index of this.#byTriple.get(triple) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    for (const [index, both] of shared) {
      const other = this.#known[index];
      if (other !== undefined && both / (triples.size + other.triples.size - both) > ALIKE) return other.where;
    }
    return null;
  }

  add(where: string, triples: Set<string>): void {
    const index = this.#known.push({ where, triples }) - 1;
    for (const triple of triples) {
      const list = this.#byTriple.get(triple);
      if (list === undefined) this.#byTriple.set(triple, [index]);
      else list.push(index);
    }
  }
}

export interface CorpusCheck {
  /** Pairs of places that say nearly the same. */
  duplicates: [string, string][];
  /** Turns that stand nearly word for word in a measuring set. */
  leaks: [string, string][];
}

/** Near-duplicates within the corpus, and turns of it that stand in one of the measuring texts. */
export function checkCorpus(
  corpus: readonly CorpusTurn[],
  measured: readonly { where: string; text: string }[],
): CorpusCheck {
  const own = new Finder();
  const others = new Finder();
  for (const { where, text } of measured) {
    const triples = triplesOf(text);
    if (triples.size >= SHORTEST) others.add(where, triples);
  }
  const check: CorpusCheck = { duplicates: [], leaks: [] };
  for (const turn of corpus) {
    const where = `${turn.file}:${turn.line}`;
    const triples = triplesOf(turn.text);
    if (triples.size < SHORTEST) continue;
    const twin = own.find(triples);
    if (twin !== null) check.duplicates.push([where, twin]);
    const source = others.find(triples);
    if (source !== null) check.leaks.push([where, source]);
    own.add(where, triples);
  }
  return check;
}
