/** Serves the pages of the detection suite on loopback, each bundled when it is first asked for. */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';

const CHATS = path.join(import.meta.dirname, '../third-party/pages/chats');

const POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-src http://127.0.0.1:*";

interface Bundle {
  script: string;
  style: string;
}

/** Names of the pages that real chat interfaces are shown on. */
export function chatPages(folder = CHATS): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => file.replace(/\.tsx$/, ''));
}

async function bundlePage(folder: string, name: string, nodePaths: string[]): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, `${name}.tsx`)],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    nodePaths,
    loader: {
      '.svg': 'dataurl',
      '.png': 'dataurl',
      '.woff': 'empty',
      '.woff2': 'empty',
      '.ttf': 'empty',
      '.eot': 'empty',
      '.mp3': 'empty',
    },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
  const of = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: of('.js'), style: of('.css') };
}

/** @param html further pages by path, served as they are */
export async function servePages(
  nodePaths: string[],
  html: ReadonlyMap<string, string>,
  folder = CHATS,
): Promise<{ url: string; close(): void }> {
  const bundles = new Map<string, Promise<Bundle>>();
  const bundled = (name: string) => {
    const known = bundles.get(name) ?? bundlePage(folder, name, nodePaths);
    bundles.set(name, known);
    return known;
  };
  const answer = async (url: string): Promise<{ type: string; body: string } | null> => {
    const given = html.get(url);
    if (given !== undefined) return { type: 'text/html', body: given };
    const [, kind, name, file] = /^\/(chats)\/([\w-]+)\/(page\.js|page\.css)?$/.exec(url) ?? [];
    if (!kind || !name || !chatPages(folder).includes(name)) return null;
    if (file === undefined) {
      const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>desk</title>
        <link rel="stylesheet" href="page.css"><body><script type="module" src="page.js"></script></body></html>`;
      return { type: 'text/html', body };
    }
    const { script, style } = await bundled(name);
    return file === 'page.js' ? { type: 'text/javascript', body: script } : { type: 'text/css', body: style };
  };
  const server = createServer((request, response) => {
    answer((request.url ?? '/').split('?')[0] ?? '/').then(
      (found) => {
        response.statusCode = found ? 200 : 404;
        response.setHeader('content-type', `${found?.type ?? 'text/plain'}; charset=utf-8`);
        // Emoji tables and fonts that an interface would fetch stay away.
        response.setHeader('content-security-policy', POLICY);
        response.end(found?.body ?? '');
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
