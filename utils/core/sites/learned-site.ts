/** Site definitions that this browser learned itself: taught by pointing, or detected. They hold for one origin. */
import type { SiteDefinition } from './site-definition.ts';

export const LEARNED_HOW = ['taught', 'detected'] as const;
export type LearnedHow = (typeof LEARNED_HOW)[number];

/** Far above what any page needs; a page that makes us learn more is lying. */
const MOST_CHARACTERS = 20_000;
const MOST_IN_NAME = 200;

/** `https://desk.example:8443/x` → `taught-desk-example-8443`. */
export function learnedSiteId(url: string, how: LearnedHow): string {
  const parts = new URL(url).host.split(/[^a-z0-9]+/).filter(Boolean);
  return [how, ...parts].join('-');
}

/** The only addresses a definition learned there may be for: `https://desk.example:8443/*`. */
export function learnedUrls(url: string): string[] {
  return [`${new URL(url).origin}/*`];
}

/** Why the definition cannot have been learned on pages of this origin, or null. */
export function learnedProblem(definition: SiteDefinition, how: LearnedHow, origin: string): string | null {
  if (!LEARNED_HOW.includes(how)) return `how: "${String(how)}" must be one of ${LEARNED_HOW.join(', ')}`;
  const id = learnedSiteId(origin, how);
  const { urls } = definition.match;
  if (definition.id !== id) return `id: "${definition.id}" must be "${id}"`;
  if (definition.evidence.confidence !== how) return `evidence.confidence: must be "${how}"`;
  if (!urls?.length || !urls.every((url) => url.startsWith(`${origin}/`)))
    return `match.urls: every address must begin with ${origin}/`;
  if (definition.name.length > MOST_IN_NAME) return `name: longer than ${MOST_IN_NAME} characters`;
  const { length } = JSON.stringify(definition);
  return length > MOST_CHARACTERS ? `definition: ${length} characters; at most ${MOST_CHARACTERS}` : null;
}
