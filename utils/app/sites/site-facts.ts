import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { SiteFacts } from '../panel-view.ts';

/** What the desk and the panel need to know of a definition. */
export function siteFactsOf(definition: SiteDefinition): SiteFacts {
  const { name, composerElsewhere, composerBlocked, evidence } = definition;
  // Nobody has told what a note looks like on a page that was learned by pointing or by itself.
  const learned = evidence.confidence === 'taught' || evidence.confidence === 'detected';
  return {
    name,
    composerElsewhere: composerElsewhere ?? false,
    confidence: evidence.confidence,
    noteModeUnknown: definition.noteModeUnknown ?? (learned && !composerBlocked?.length),
  };
}
