import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build, type OutputFile } from 'esbuild';

const pageOf = (harness: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Warmline</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/${harness}.css"></head><body><div id="root"></div>
<script type="module" src="/${harness}.js"></script></body></html>`;

export interface ServedPanel {
  url: string;
  /** Bytes of the script that loads first, and of the chunks that load later. */
  sizes: { first: number; later: number };
  close: () => Promise<void>;
}

/** The files of one harness with what it imports. */
async function bundle(harness: string): Promise<OutputFile[]> {
  const built = await build({
    entryPoints: [new URL(`../fixtures/${harness}.tsx`, import.meta.url).pathname],
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    write: false,
    outdir: '/',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return built.outputFiles;
}

/** Serves panel (`/`) and Studio (`/studio`) with fake ports on loopback; nothing of this ships. */
export async function servePanel(): Promise<ServedPanel> {
  const [panel, studio] = await Promise.all([bundle('panel-harness'), bundle('studio-harness')]);
  const files = new Map([...panel, ...studio].map((file) => [file.path, file]));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(file ? file.contents : pageOf(path === '/studio' ? 'studio-harness' : 'panel-harness'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const scripts = panel.filter((file) => file.path.endsWith('.js'));
  const sizeOf = (list: typeof scripts) => list.reduce((sum, file) => sum + file.contents.length, 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sizes: {
      first: sizeOf(scripts.filter((file) => file.path.endsWith('panel-harness.js'))),
      later: sizeOf(scripts.filter((file) => !file.path.endsWith('panel-harness.js'))),
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
