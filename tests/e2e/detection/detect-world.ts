/** Runs in an isolated world, as a content script does: detects, then reads with the very reader of the extension. */
import type { Role } from '../../../utils/core/conversation/conversation.ts';
import type { ReadingDelta } from '../../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { detectSite } from '../../../utils/page/detect/detect-site.ts';
import { followConversation } from '../../../utils/page/read/follow-conversation.ts';
import { queryOne } from '../../../utils/page/read/query.ts';

export interface Seen {
  found: boolean;
  certain: boolean;
  confidence: number;
  reasons: string[];
  definition: SiteDefinition | null;
  /** What a page shows to the reader with the definition, certain or not. */
  turns: { role: Role; text: string; media: boolean }[];
  health: string[];
  /** Whether the reply box is the one the page names. */
  composer: boolean;
  conversation: string | null;
  ms: number;
}

declare global {
  interface Window {
    detectWorld(composer: string | null): Seen;
  }
}

const NOTHING = { turns: [], health: [], composer: false, conversation: null };

function readWith(
  definition: SiteDefinition,
  composer: string | null,
): Omit<Seen, 'found' | 'certain' | 'confidence' | 'reasons' | 'definition' | 'ms'> {
  const stop = new AbortController();
  let delta: ReadingDelta | null = null;
  const following = followConversation(definition, {
    document,
    signal: stop.signal,
    instance: 'test',
    now: () => performance.timeOrigin + performance.now(),
    onDelta: (next) => {
      delta ??= next;
    },
  });
  const box = following.composer();
  const wanted = composer === null ? null : queryOne(document, composer);
  stop.abort();
  const first = delta as ReadingDelta | null;
  return {
    turns: (first?.turns ?? []).map(({ turn }) => ({
      role: turn.role,
      text: turn.text,
      media: (turn.media ?? []).length > 0,
    })),
    health: first?.health.missing ?? ['nothing'],
    composer: wanted !== null && (box.outer === wanted || box.element === wanted),
    conversation: first?.conversation ?? null,
  };
}

window.detectWorld = (composer) => {
  const started = performance.now();
  const found = detectSite({ document, url: location.href, today: '2026-11-22' });
  const ms = performance.now() - started;
  if (!found) return { found: false, certain: false, confidence: 0, reasons: [], definition: null, ...NOTHING, ms };
  const { definition, certain, confidence, reasons } = found;
  return { found: true, certain, confidence, reasons, definition, ...readWith(definition, composer), ms };
};
