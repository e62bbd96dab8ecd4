import { openTextSocket } from './web-socket.ts';

/** One session of WebDriver BiDi, the protocol Firefox is driven by. */
export interface Bidi {
  /** @throws with the browser's own words where it refuses the command */
  send<T = Record<string, unknown>>(method: string, params?: object): Promise<T>;
  close(): void;
}

interface Reply {
  id?: number | null;
  type: 'success' | 'error' | 'event';
  result?: unknown;
  error?: string;
  message?: string;
}

interface Waiting {
  method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export async function openBidi(url: string): Promise<Bidi> {
  const socket = await openTextSocket(`${url}/session`);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  socket.onText((text) => {
    const reply = JSON.parse(text) as Reply;
    const call = typeof reply.id === 'number' ? waiting.get(reply.id) : undefined;
    if (!call) return;
    waiting.delete(reply.id as number);
    if (reply.type === 'success') call.resolve(reply.result);
    else call.reject(new Error(`${call.method}: ${reply.error}: ${reply.message}`));
  });
  socket.onClose(() => {
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: Firefox has closed the session.`));
    waiting.clear();
  });
  const send = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      waiting.set(last, { method, resolve: (value) => resolve(value as T), reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await send('session.new', { capabilities: {} });
  return { send, close: socket.close };
}
