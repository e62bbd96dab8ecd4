import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { SiteFacts } from '../panel-view.ts';

/** From here on the panel says "sure"; what is read at all is above the threshold of detection already. */
const SURE = 0.97;

/**
 * What the desk and the panel need to know of a definition.
 * @param certainty of a detected one, 0…1
 * @param healthyAt when it last could be read in this browser; null where it never could
 */
export function siteFactsOf(definition: SiteDefinition, certainty: number | null, healthyAt: number | null): SiteFacts {
  const { name, composerElsewhere, composerBlocked, evidence } = definition;
  // Nobody has told what a note looks like on a page that was learned by pointing or by itself.
  const learned = evidence.confidence === 'taught' || evidence.confidence === 'detected';
  return {
    name,
    composerElsewhere: composerElsewhere ?? false,
    confidence: evidence.confidence,
    ...(certainty === null ? {} : { sure: certainty >= SURE }),
    ...(evidence.insteadOf ? { insteadOf: evidence.insteadOf } : {}),
    healthyAt,
    noteModeUnknown: definition.noteModeUnknown ?? (learned && !composerBlocked?.length),
  };
}
