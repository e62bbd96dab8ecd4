import type { Emotion } from '../taxonomy.ts';
import type { Score } from './scores.ts';

/** A feeling this sure speaks for its neighbours too. */
const SURE = 0.55;
/** Share of its own certainty that a feeling lends to the one it rests on. */
const LENT = 0.62;
/** Rage is anger and more. */
const WHOLE = 0.85;
/** What is left of a feeling that a stronger one of the same kind covers. */
const COVERED = 0.55;

/**
 * Feelings that rest on each other or cover each other, after all words are read:
 * rage is anger and looks down on its object; mockery, hurt pride and the sense of being lied to rest on anger; a let
 * down expectation irritates; wasted effort without open anger shows as irritation; open anger covers mere
 * irritation; thanks out of joy or relief are more than courtesy, and courtesy in a rage is form.
 * On the labelled development turns readers who named contempt also named anger in most cases, hurt likewise, and
 * frustration without anger came with irritation in nearly all; `npm run eval` shows what the blend is worth.
 */
export function blendFeelings(draft: Map<Emotion, Score>): void {
  const sure = (id: Emotion): number => {
    const known = draft.get(id);
    return known === undefined || known.carried ? 0 : known.score;
  };
  const lend = (from: Emotion, to: Emotion): void => {
    const source = draft.get(from);
    if (source === undefined || source.carried) return;
    const known = draft.get(to);
    const score = 1 - (1 - (known?.score ?? 0)) * (1 - LENT * source.score);
    draft.set(to, { score, cues: [...(known?.cues ?? []), ...source.cues] });
  };
  const raise = (from: Emotion, to: Emotion, share: number): void => {
    const source = draft.get(from);
    const known = draft.get(to);
    if (source === undefined || (known?.score ?? 0) >= source.score * share) return;
    draft.set(to, { score: source.score * share, cues: [...(known?.cues ?? []), ...source.cues] });
  };
  const cover = (id: Emotion): void => {
    const known = draft.get(id);
    if (known !== undefined) draft.set(id, { ...known, score: known.score * COVERED });
  };
  if (sure('furious') >= SURE) {
    raise('furious', 'angry', WHOLE);
    lend('furious', 'contempt');
  }
  if (sure('distrust') >= SURE && sure('furious') < SURE) lend('distrust', 'angry');
  if (sure('disappointed') >= SURE && sure('delighted') < SURE) lend('disappointed', 'annoyed');
  if (sure('contempt') >= SURE && sure('furious') < SURE) lend('contempt', 'angry');
  if (sure('hurt') >= SURE) lend('hurt', 'angry');
  const hot = Math.max(sure('angry'), sure('furious'), sure('contempt'));
  if (sure('frustrated') >= SURE && hot < 0.45) lend('frustrated', 'annoyed');
  if (hot >= SURE && sure('annoyed') < 0.6) cover('annoyed');
  if (Math.max(sure('delighted'), sure('relieved')) >= SURE || sure('angry') >= 0.8) cover('polite');
}
