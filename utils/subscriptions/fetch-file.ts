import type { DeliveryProblem } from './subscription.ts';

export type Fetched =
  | { ok: true; unchanged: true }
  | { ok: true; unchanged: false; bytes: Uint8Array; etag: string | null; modified: string | null }
  | { ok: false; problem: DeliveryProblem };

export interface FetchRules {
  mostBytes: number;
  timeoutMs: number;
  /** From the last answer, so that an unchanged file costs its head only. */
  etag?: string | undefined;
  modified?: string | undefined;
}

type Fetch = typeof fetch;

const fail = (code: DeliveryProblem['code'], detail = ''): Fetched => ({ ok: false, problem: { code, detail } });

/** Reads at most `most` bytes, whatever the server claims. */
async function readBody(response: Response, most: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function headersOf({ etag, modified }: FetchRules): Record<string, string> {
  return {
    accept: 'application/json',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(modified && !etag ? { 'if-modified-since': modified } : {}),
  };
}

/** A login page or a "not found" page in place of the file. */
function isPage(response: Response, bytes: Uint8Array): boolean {
  if (/text\/html/i.test(response.headers.get('content-type') ?? '')) return true;
  return /^\s*<(?:!doctype|html|head|body)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

async function read(response: Response, url: string, rules: FetchRules): Promise<Fetched> {
  if (response.status === 304) return { ok: true, unchanged: true };
  if (!response.ok) return fail('status', String(response.status));
  const announced = Number(response.headers.get('content-length') ?? Number.NaN);
  if (announced > rules.mostBytes) return fail('too-big', `${announced}`);
  const bytes = await readBody(response, rules.mostBytes);
  if (!bytes) return fail('too-big', `> ${rules.mostBytes}`);
  if (isPage(response, bytes)) return fail('html', url);
  const { headers } = response;
  return { ok: true, unchanged: false, bytes, etag: headers.get('etag'), modified: headers.get('last-modified') };
}

/**
 * Gets one file of a list: capped, timed, conditional, without cookies. Never throws.
 *
 * @param get the browser's `fetch`
 */
export async function fetchFile(get: Fetch, url: string, rules: FetchRules): Promise<Fetched> {
  const signal = AbortSignal.timeout(rules.timeoutMs);
  try {
    // `no-store`: our own validators decide, so that a 304 reaches us and is not answered from the browser's cache.
    const request = { signal, headers: headersOf(rules), credentials: 'omit', cache: 'no-store' } as const;
    return await read(await get(url, request), url, rules);
  } catch (error) {
    if (signal.aborted) return fail('slow', `${Math.round(rules.timeoutMs / 1000)} s`);
    const message = error instanceof Error ? error.message : String(error);
    // A connection that breaks in the middle of a body ends here too; what arrived is not used.
    return fail('offline', message.slice(0, 120));
  }
}
