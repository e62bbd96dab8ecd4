import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';

/** One script of `tests/e2e`, with all it imports, for a page or a world of its own. */
export async function bundle(entry: string, nodePaths: string[] = []): Promise<string> {
  const result = await build({
    entryPoints: [path.join(import.meta.dirname, '..', entry)],
    bundle: true,
    write: false,
    format: 'esm',
    nodePaths,
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** A page on loopback that runs the script and holds nothing else. */
export async function serveScript(script: string): Promise<{ url: string; close(): void }> {
  const page =
    '<!doctype html><meta charset="utf-8"><title>test</title><body><script type="module" src="/page.js"></script>';
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
