import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureThirdParty } from '../third-party/ensure-third-party.ts';

const HERE = import.meta.dirname;
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** The pages with editors, each named by its address. */
export const EDITOR_PAGES = {
  'own.html': path.join(HERE, 'page.ts'),
  'third-party.html': path.join(HERE, '../third-party/pages/editors.ts'),
} as const;

export interface EditorSite {
  /** Ends with a slash; the pages stand below it. */
  url: string;
  close(): void;
}

/** Bundles one of the test's programs for the browser. */
export async function bundle(entry: string, nodePaths: string[] = []): Promise<string> {
  const result = await build({
    entryPoints: [path.join(HERE, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    nodePaths,
    loader: { '.css': 'empty', '.svg': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Serves the pages with editors on loopback, and what some of them load on their own from their packages. */
export async function serveEditors(): Promise<EditorSite> {
  const modules = await ensureThirdParty();
  const [own, thirdParty] = await Promise.all([
    bundle('page.ts'),
    bundle('../third-party/pages/editors.ts', [modules]),
  ]);
  const scripts: Record<string, string> = { '/own.js': own, '/third-party.js': thirdParty };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(modules, path.normalize(pathname.replace(/^\/modules\//, '')));
    const isModule = pathname.startsWith('/modules/') && file.startsWith(modules) && existsSync(file);
    const type = TYPES[path.extname(pathname)] ?? 'application/octet-stream';
    const isPage = pathname.endsWith('.html') && !isModule;
    if (!isPage && !isModule && !scripts[pathname]) response.statusCode = 404;
    response.setHeader('content-type', `${type}; charset=utf-8`);
    if (isModule) createReadStream(file).pipe(response);
    else response.end(isPage ? pageFor(pathname.replace('.html', '.js')) : scripts[pathname]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pageFor(script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>editors</title>
    <style>.box > *, .inner > * { min-height: 5em }</style><button id="elsewhere">elsewhere</button>
    <script type="module" src="${script}"></script>`;
}
