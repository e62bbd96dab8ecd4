import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { bundle } from '../harness/serve-script.ts';
import { ensureThirdParty } from '../third-party/ensure-third-party.ts';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** Pages by their address, and the program of each. */
const PAGES: Readonly<Record<string, string>> = {
  '/own.html': 'editors/page.ts',
  '/third-party.html': 'third-party/pages/editors.ts',
  // The address that FreeScout is known by.
  '/conversation/18': 'third-party/pages/strict-console.ts',
};
/** Pages that let no script in but those of their own server. */
const STRICT = ['/conversation/18'];

export interface EditorSite {
  /** Ends with a slash; the pages stand below it. */
  url: string;
  close(): void;
}

/** Serves the pages with editors on loopback, and what some of them load on their own from their packages. */
export async function serveEditors(): Promise<EditorSite> {
  const modules = await ensureThirdParty();
  const programs = new Map<string, string>();
  const started = Object.entries(PAGES).map(async ([address, entry]) => {
    programs.set(`${address}.js`, await bundle(entry, [modules]));
  });
  await Promise.all(started);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(modules, path.normalize(pathname.replace(/^\/modules\//, '')));
    const isModule = pathname.startsWith('/modules/') && file.startsWith(modules) && existsSync(file);
    const isPage = pathname in PAGES;
    const type = isPage ? 'text/html' : TYPES[path.extname(pathname)];
    if (!isPage && !isModule && !programs.has(pathname)) response.statusCode = 404;
    if (STRICT.includes(pathname))
      response.setHeader('content-security-policy', "script-src 'self'; object-src 'none'");
    response.setHeader('content-type', `${type ?? 'application/octet-stream'}; charset=utf-8`);
    if (isModule) createReadStream(file).pipe(response);
    else response.end(isPage ? pageFor(`${pathname}.js`) : programs.get(pathname));
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
    <script>window.global = window; // for Draft.js</script><script type="module" src="${script}"></script>`;
}
