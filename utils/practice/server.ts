import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as v from 'valibot';

export interface Practice {
  /** Address of the helpdesk, with a trailing slash. */
  url: string;
  close(): Promise<void>;
}

export interface PracticeOptions {
  /** 0 takes any free port. A taken port is passed over for the next ones. */
  port?: number;
}

const PORTS_TO_TRY = 20;
const LONGEST_BODY = 2_000_000;
const PAGE = fileURLToPath(new URL('./page/', import.meta.url));

/** The page may load and call nothing but its own origin. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

/** Starts the practice helpdesk on 127.0.0.1. */
export async function startPractice({ port = 0 }: PracticeOptions = {}): Promise<Practice> {
  const files = await loadPage();
  const server = createServer((request, response) => {
    handle(request, response, files).catch((error: unknown) => {
      answer(response, 500, 'application/json', JSON.stringify({ message: String(error) }));
    });
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Files = ReadonlyMap<string, { type: string; body: string }>;

async function loadPage(): Promise<Files> {
  const bundle = await build({
    entryPoints: [`${PAGE}main.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const [html, desk, thread, icon] = await Promise.all(
    ['index.html', 'desk.css', 'thread.css', 'icon.svg'].map((name) => readFile(`${PAGE}${name}`, 'utf8')),
  );
  return new Map([
    ['/', { type: 'text/html', body: html ?? '' }],
    ['/desk.css', { type: 'text/css', body: desk ?? '' }],
    ['/thread.css', { type: 'text/css', body: thread ?? '' }],
    ['/desk.js', { type: 'text/javascript', body: script }],
    ['/icon.svg', { type: 'image/svg+xml', body: icon ?? '' }],
  ]);
}

async function handle(request: IncomingMessage, response: ServerResponse, files: Files): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (request.method === 'POST' && pathname === '/judge') return judge(request, response);
  const file = files.get(pathname);
  if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
    return answer(response, 404, 'text/plain', 'Nothing here. The practice helpdesk is at /');
  }
  answer(response, 200, file.type, file.body);
}

async function judge(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number, message: string) =>
    answer(response, status, 'application/json', JSON.stringify({ message }));
  const body = await readBody(request);
  if (body === null) return refuse(413, `A request may have ${LONGEST_BODY} bytes at most.`);
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch (error) {
    return refuse(400, `The request is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  // The core and its library are only loaded for the first reply, so that the page is there at once.
  const [{ answerReply, ReplyRequestSchema }, { builtinLibrary }] = await Promise.all([
    import('./answer-reply.ts'),
    import('../library/builtin.ts'),
  ]);
  const parsed = v.safeParse(ReplyRequestSchema, data);
  if (!parsed.success) {
    return refuse(
      400,
      parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'request'}: ${issue.message}`).join('; '),
    );
  }
  const outcome = answerReply(parsed.output, builtinLibrary(), Date.now());
  if (!outcome.ok) return refuse(409, outcome.message);
  answer(response, 200, 'application/json', JSON.stringify(outcome.answer));
}

/** Null where the body is longer than a talk can be. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Buffer;
    size += bytes.length;
    // The rest is still read: hanging up would look like a broken network to the page.
    if (size <= LONGEST_BODY) parts.push(bytes);
  }
  return size > LONGEST_BODY ? null : Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

async function listen(server: Server, port: number): Promise<number> {
  for (let next = port; ; next += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(next, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || next >= port + PORTS_TO_TRY || next >= 65_535) throw error;
    }
  }
}
