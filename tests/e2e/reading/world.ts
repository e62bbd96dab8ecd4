/** The reader in an isolated world of the test page, as the content script has it. */
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import type { Health } from '../../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { followConversation } from '../../../utils/page/read/follow-conversation.ts';

let known: Turn[] = [];
let health: Health | null = null;
let stop = new AbortController();
let composer: () => string | null = () => null;

const readingWorld = {
  follow(definition: SiteDefinition): void {
    stop.abort();
    stop = new AbortController();
    known = [];
    const following = followConversation(definition, {
      document,
      signal: stop.signal,
      instance: 'e2e',
      now: () => performance.timeOrigin + performance.now(),
      onDelta: (delta) => {
        if (delta.full) known = [];
        for (const { index, turn } of delta.turns) known[index] = turn;
        known.length = delta.length;
        health = delta.health;
      },
    });
    composer = () => following.composer().element?.localName ?? null;
  },
  /** `role: text` of every turn. */
  turns: () => known.map(({ role, text }) => `${role}: ${text}`),
  health: () => health,
  composer: () => composer(),
};

Object.assign(globalThis, { readingWorld });
