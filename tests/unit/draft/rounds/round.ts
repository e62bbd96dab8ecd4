import type { Lang } from '../../../../utils/core/taxonomy.ts';
import type { DraftCase } from '../corpus.ts';

/** Drafts by language of the buyer; the talk around them is read by the whole core, not written down by hand. */
export type Round = Readonly<Record<Lang, readonly DraftCase[]>>;
