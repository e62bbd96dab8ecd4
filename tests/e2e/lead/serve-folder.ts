/** A static file server as any web host is one: whole files, an ETag, 304 for those who have it. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strToU8 } from 'fflate';

export interface ServedFolder {
  /** Address of the folder, with a trailing slash. */
  url: string;
  /** Puts files beside, or in place of, those that are there. */
  put(files: Readonly<Record<string, Uint8Array>>): void;
  /** Status and path of each answer, such as `304 index.json`. */
  answers: string[];
  close(): Promise<void>;
}

export async function serveFolder(): Promise<ServedFolder> {
  const files = new Map<string, Uint8Array>();
  const answers: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1));
    const body = files.get(path);
    const etag = body ? `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` : '';
    const status = !body ? 404 : request.headers['if-none-match'] === etag ? 304 : 200;
    answers.push(`${status} ${path}`);
    response.writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-cache',
      ...(etag && { etag }),
    });
    response.end(status === 200 ? body : status === 404 ? strToU8('nothing here') : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answers,
    put: (more) => {
      for (const [path, bytes] of Object.entries(more)) files.set(path, bytes);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
