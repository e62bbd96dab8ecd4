import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { brokenSelector } from './selectors.ts';

/** `*` matches any run of characters; everything else stands for itself. */
function matchesPattern(pattern: string, url: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(url);
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
  if (fingerprint && !document.querySelector(fingerprint)) return null;
  return Math.max(0, ...matching.map(patternWeight)) + (fingerprint ? 10_000 : 0);
}

/**
 * The definition for this page, or null. URL patterns and fingerprint must both hold where both are given;
 * of several the more specific wins, of equals the first.
 */
export function chooseDefinition(
  definitions: readonly SiteDefinition[],
  url: string,
  document: Document,
): SiteDefinition | null {
  let best: SiteDefinition | null = null;
  let bestWeight = -1;
  for (const definition of definitions) {
    const weight = weightOf(definition, url, document);
    if (weight !== null && weight > bestWeight) {
      best = definition;
      bestWeight = weight;
    }
  }
  return best;
}
