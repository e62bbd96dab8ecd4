import { FLAGS, type Flag } from '../taxonomy.ts';
import { hitsOf, type Scene } from './scene.ts';

/** A flag from this weight on is raised; a flag outranks all tactics, so one clear sign is enough. */
const SURE = 0.6;

/**
 * Safety, vulnerability and crisis, read over the whole conversation: a buyer who said once that the battery swelled
 * does not say it again (domain.md §1.11). A sign under an "if" or in a question is no incident (guard G1; the
 * questions are kept out by the cue rules themselves).
 */
export function readFlags(scene: Scene): Flag[] {
  const turns = scene.exchanges.flatMap(({ buyer }) => buyer);
  return FLAGS.filter((flag) =>
    hitsOf(turns, `fl.${flag}`).some(
      ({ hit }) => hit.weight >= SURE && (!hit.hypothetical || flag === 'self_harm_or_crisis'),
    ),
  );
}
