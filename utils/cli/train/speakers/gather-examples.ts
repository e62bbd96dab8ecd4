import { BUILTIN_PACKS } from '../../../library/packs.ts';
import type { CorpusTurn } from '../read-corpus.ts';
import type { Example } from './train-speakers.ts';

/**
 * How much a line counts beside one of a whole talk, which is what a page shows. Turns written for their feeling are
 * many, and much angrier than most of what is said.
 */
const SHARE = { agent: 0.5, turn: 0.2 };

const SLOT = /\{[^}]*\}/g;

function scriptsOf(): Example[] {
  return BUILTIN_PACKS.flatMap(({ files }) => files)
    .flatMap(({ scripts }) => (Array.isArray(scripts) ? (scripts as { texts?: Record<string, string> }[]) : []))
    .flatMap(({ texts }) => Object.values(texts ?? {}))
    .map((text) => ({ role: 'shop', text: text.replaceAll(SLOT, '1'), share: SHARE.agent }));
}

/** What `hearLine` learns from beside whole talks: turns of the labelled corpus, what was said before them, scripts. */
export function gatherExamples(corpus: readonly CorpusTurn[]): Example[] {
  const turns = corpus.flatMap(({ text, context }): Example[] => [
    { role: 'buyer', text, share: SHARE.turn },
    ...context
      .filter(({ role }) => role === 'agent')
      .map((before): Example => ({ role: 'shop', text: before.text, share: SHARE.agent })),
  ]);
  return [...turns, ...scriptsOf()];
}
