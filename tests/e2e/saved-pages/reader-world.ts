/** Runs beside a saved page: chooses among all definitions and reads with the very reader of the extension. */
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import type { Health, ReadingDelta } from '../../../utils/core/page-messages.ts';
import { builtinSites } from '../../../utils/library/builtin-sites.ts';
import { checkHealth } from '../../../utils/page/read/check-health.ts';
import { chooseDefinition } from '../../../utils/page/read/choose-definition.ts';
import { followConversation } from '../../../utils/page/read/follow-conversation.ts';

export interface Read {
  site: string;
  conversation: string | null;
  health: Health;
  /** The same judgement without following the page. */
  glance: Health;
  turns: Turn[];
}

declare global {
  interface Window {
    readPage(): Read | null;
  }
}

window.readPage = () => {
  const definition = chooseDefinition(builtinSites(), document.location.href, document);
  if (!definition) return null;
  const deltas: ReadingDelta[] = [];
  const stop = new AbortController();
  followConversation(definition, {
    document,
    signal: stop.signal,
    instance: 'test',
    now: () => performance.timeOrigin + performance.now(),
    onDelta: (delta) => deltas.push(delta),
  });
  stop.abort();
  const first = deltas[0];
  if (!first) return null;
  return {
    site: first.site,
    conversation: first.conversation,
    health: first.health,
    glance: checkHealth(definition, document),
    turns: first.turns.map(({ turn }) => turn),
  };
};
