/** Runs in an isolated world, as a content script does: detects, then reads with the very reader of the extension. */
import type { Role } from '../../../utils/core/conversation/conversation.ts';
import type { ReadingDelta } from '../../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { detectSite } from '../../../utils/page/detect/detect-site.ts';
import { findComposer } from '../../../utils/page/read/find-composer.ts';
import { followConversation } from '../../../utils/page/read/follow-conversation.ts';
import { locate } from '../../../utils/page/read/locate.ts';
import { queryAll, queryOne } from '../../../utils/page/read/query.ts';
import { readRole } from '../../../utils/page/read/read-row.ts';

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
    /** Gives a saved page the look that its console has: each writer at the side, or one column of cards. */
    layOut(definition: SiteDefinition, column: boolean): void;
  }
}

/** The reply box that the page's own definition finds: there may be a search box and other conversations' boxes. */
let replyBox: Element | null = null;

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
  const wanted = composer === null ? null : (replyBox ?? queryOne(document, composer));
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

/** Where the rows of each role stand in nearly every console; saved pages have no style of their own. */
const PLACE: Partial<Record<Role, string>> = {
  customer: 'margin:6px auto 6px 12px;background:#eee',
  agent: 'margin:6px 12px 6px auto;background:#cfe6ff',
  bot: 'margin:6px 12px 6px auto;background:#cfe6ff',
  note: 'margin:6px 12px 6px auto;background:#fe9',
  system: 'margin:6px auto;color:#777',
};

/** A picture that is there; saved pages name theirs only. */
const PICTURE =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='280' height='180'><rect width='280' height='180' fill='teal'/></svg>";

/** What the styles of every page hide from all but screen readers. */
const HIDDEN = document.createElement('style');
HIDDEN.textContent = '.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}';

/** Saved pages state what was inside their frames, and where things stood that are told by their place alone. */
function unpack(): () => void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-body]')) {
    const inner = frame.contentDocument;
    inner?.open();
    inner?.write(frame.getAttribute('data-body') ?? '');
    inner?.close();
  }
  const placed = [...document.querySelectorAll<HTMLElement>('[data-box]')];
  for (const element of placed) {
    const [left, top, width, height] = (element.getAttribute('data-box') ?? '').split(' ');
    element.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
  }
  return () => {
    for (const element of placed) {
      element.removeAttribute('style');
      element.removeAttribute('data-box');
    }
  };
}

window.layOut = (definition, column) => {
  const placed = unpack();
  document.head.append(HIDDEN);
  const { container, pane } = locate(definition, document, null);
  if (!container) return;
  const context = { document, pane, container, people: new Map<string, Set<string>>(), seenLive: null };
  const roles = queryAll(container, definition.row).map((row) => ({
    row: row as HTMLElement,
    role: readRole(row, definition, context),
  }));
  placed();
  for (const { row, role } of roles) {
    const place = column
      ? 'margin:8px 0;border:1px solid #ccc'
      : `width:fit-content;max-width:70%;${PLACE[role] ?? ''}`;
    row.style.cssText += `;display:block;position:static;padding:8px 12px;border-radius:8px;${place}`;
  }
  for (const { row } of roles) {
    const found = definition.media?.image ? queryAll(row, definition.media.image) : [];
    for (const picture of found.flatMap((one) => [one, ...one.querySelectorAll('img')])) {
      if (!(picture instanceof HTMLImageElement)) continue;
      picture.style.cssText += ';display:inline-block;width:140px;height:90px';
      picture.src = PICTURE;
    }
  }
  const box = findComposer(definition, document, pane).outer;
  replyBox = box;
  if (box) box.style.cssText += ';display:block;width:90%;min-height:40px;border:1px solid #999';
  (container as HTMLElement).style.cssText += ';display:block;height:360px;overflow:auto';
};
