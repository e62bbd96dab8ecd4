import { learnedSiteId } from '../../core/sites/learned-site.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { PageFacts } from '../detect/definition-from.ts';
import { detectSite } from '../detect/detect-site.ts';
import { findComposer } from '../read/find-composer.ts';
import { graveFaults } from './infer-definition.ts';
import { readTaught, type TaughtRow } from './read-taught.ts';

/** What detection makes of a page without being sure, for a person to look over. */
export interface FoundChat {
  /** As it will be kept when the person says that it is right. */
  definition: SiteDefinition;
  reading: TaughtRow[];
  composer: HTMLElement | null;
}

/** Looks once more; null where nothing can be looked over: both sides must be seen, and the page be readable with it. */
export function findChat(page: PageFacts): FoundChat | null {
  const detected = detectSite(page)?.definition;
  if (!detected) return null;
  const definition: SiteDefinition = {
    ...detected,
    id: learnedSiteId(page.url, 'taught'),
    evidence: { ...detected.evidence, confidence: 'taught' },
  };
  const reading = readTaught(definition, page.document);
  const isSeen = (side: string) => reading.some(({ role }) => role === side);
  if (!isSeen('customer') || !isSeen('agent')) return null;
  if (graveFaults(definition, page.document).length > 0) return null;
  return { definition, reading, composer: findComposer(definition, page.document, null).outer };
}
