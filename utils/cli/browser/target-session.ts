import type { CDPSession } from 'playwright-core';

/**
 * A DevTools session on a target that Playwright does not list as a page, such as the side panel.
 * Goes through the browser's session, message by message, because Playwright keeps flat child
 * sessions to itself.
 */
export interface TargetSession {
  send<T = Record<string, unknown>>(method: string, params?: object): Promise<T>;
  /** Calls back on every event of that name until the session is detached. */
  on(event: string, listener: (params: Record<string, unknown>) => void): void;
  detach(): Promise<void>;
}

interface Reply {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export async function attachTo(browser: CDPSession, targetId: string): Promise<TargetSession> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, Waiting>();
  const listeners: { event: string; listener: (params: Record<string, unknown>) => void }[] = [];
  let last = 0;

  const receive = (event: { sessionId: string; message: string }) => {
    if (event.sessionId !== sessionId) return;
    const reply = JSON.parse(event.message) as Reply;
    if (reply.id === undefined) {
      for (const each of listeners) if (each.event === reply.method) each.listener(reply.params ?? {});
      return;
    }
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error) call?.reject(new Error(`${call.method}: ${reply.error.message}`));
    else call?.resolve(reply.result);
  };
  const gone = (event: { sessionId: string }) => {
    if (event.sessionId !== sessionId) return;
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: the page has closed`));
    waiting.clear();
  };
  browser.on('Target.receivedMessageFromTarget', receive);
  browser.on('Target.detachedFromTarget', gone);

  return {
    send: <T>(method: string, params: object = {}) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        const id = last;
        waiting.set(id, { method, resolve: (value) => resolve(value as T), reject });
        browser
          .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
          .catch((error: unknown) => {
            waiting.delete(id);
            reject(error instanceof Error ? error : new Error(String(error)));
          });
      }),
    on: (event, listener) => {
      listeners.push({ event, listener });
    },
    detach: async () => {
      browser.off('Target.receivedMessageFromTarget', receive);
      browser.off('Target.detachedFromTarget', gone);
      await browser.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    },
  };
}
