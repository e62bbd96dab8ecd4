import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { queryOne } from './query.ts';
import { brokenSelector } from './selectors.ts';

/** What people pointed at beats whatever was written for the page; what was guessed loses to it. */
const RANKS: Partial<Record<SiteDefinition['evidence']['confidence'], number>> = {
  taught: 1_000_000,
  detected: -1_000_000,
};

/** `*` matches any run of characters; everything else stands for itself. Linear, whatever a list puts in. */
function matchesPattern(pattern: string, url: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return url === first;
  if (!url.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = url.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return url.length - last.length >= at && url.endsWith(last);
}

/** A named host says more than a fingerprint, a fingerprint more than a path; longer patterns break ties. */
function patternWeight(pattern: string): number {
  const host = /^[^:]+:\/\/([^/]*)/.exec(pattern)?.[1] ?? '*';
  return (host.includes('*') ? 0 : 20_000) + pattern.replaceAll('*', '').length;
}

/** Whether the address alone speaks for the definition; those known by their DOM alone fit any. */
export function matchesUrl(definition: SiteDefinition, url: string): boolean {
  const { urls } = definition.match;
  return !urls?.length || urls.some((pattern) => matchesPattern(pattern, url));
}

function weightOf(definition: SiteDefinition, url: string, document: Document): number | null {
  const { urls, fingerprint } = definition.match;
  if (!urls?.length && !fingerprint) return null;
  const matching = (urls ?? []).filter((pattern) => matchesPattern(pattern, url));
  if (urls?.length && matching.length === 0) return null;
  if (brokenSelector(definition, document) !== null) return null;
  if (fingerprint && !queryOne(document, fingerprint)) return null;
  const rank = RANKS[definition.evidence.confidence] ?? 0;
  return rank + Math.max(0, ...matching.map(patternWeight)) + (fingerprint ? 10_000 : 0);
}

/**
 * The definition for this page, or null. URL patterns and fingerprint must both hold where both are given;
 * of several a taught one wins and a detected one loses, else the more specific wins, of equals the first.
 */
export function chooseDefinition(
  definitions: readonly SiteDefinition[],
  url: string,
  document: Document,
): SiteDefinition | null {
  let best: SiteDefinition | null = null;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const definition of definitions) {
    const weight = weightOf(definition, url, document);
    if (weight !== null && weight > bestWeight) {
      best = definition;
      bestWeight = weight;
    }
  }
  return best;
}
