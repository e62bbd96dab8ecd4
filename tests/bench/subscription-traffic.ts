/**
 * What subscriptions cost a static server: the built-in pack published, served with gzip on loopback, read by the same
 * code that browsers run, and every byte of the sockets counted. Alone: `npx tsx tests/bench/subscription-traffic.ts`.
 */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { dailyTraffic, gzippedSize, trafficOf } from '../../utils/app/studio/traffic.ts';
import type { Pack } from '../../utils/core/packs/script.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { indexText, packFile, withEntry } from '../../utils/subscriptions/publication.ts';
import { newSubscription, type Subscription } from '../../utils/subscriptions/subscription.ts';
import { updateSubscription } from '../../utils/subscriptions/update-subscription.ts';
import { type Measured, table } from './statistics.ts';

const AGENTS = 10_000;
const LOOKS_A_DAY = 24;

/** A static server as people have them: ETag, gzip, keep-alive off so that each look is counted whole. */
async function startServer() {
  const files = new Map<string, { body: Buffer; etag: string }>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    const heads = { 'cache-control': 'no-cache', connection: 'close' };
    if (!file) response.writeHead(404, heads).end();
    else if (request.headers['if-none-match'] === file.etag)
      response.writeHead(304, { ...heads, etag: file.etag }).end();
    else {
      const { body, etag } = file;
      const type = 'application/json';
      const about = { etag, 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length };
      response.writeHead(200, { ...heads, ...about }).end(body);
    }
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async publish(pack: Pack): Promise<{ index: number; pack: number }> {
      const at = new Date().toISOString();
      const file = await packFile(pack, { at, note: 'bench', rollout: 100, rollback: false });
      const list = indexText(withEntry({ schema: 1, packs: [] }, file.entry));
      const etag = `"${file.entry.sha256.slice(0, 16)}"`;
      files.set('/index.json', { body: gzipSync(list), etag });
      files.set(`/${file.path}`, { body: gzipSync(file.text), etag });
      return { index: await gzippedSize(list), pack: await gzippedSize(file.text) };
    },
    /** Bytes in both directions since the last call. */
    async counted(): Promise<number> {
      await Promise.all(
        [...sockets].map((socket) => socket.closed || new Promise((done) => socket.once('close', done))),
      );
      const bytes = [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0);
      sockets.clear();
      return bytes;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function withOneChange(pack: Pack): Pack {
  const [first, ...rest] = pack.scripts;
  if (!first) throw new Error('an empty pack');
  const texts = { ...first.texts, en: `${first.texts.en ?? ''} Thank you for waiting.` };
  return { manifest: { ...pack.manifest, version: '1.0.1' }, scripts: [{ ...first, texts }, ...rest] };
}

function row(name: string, bytes: number, note: string): Measured {
  return { name, value: bytes / 1000, unit: 'kB', note };
}

function perDay(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB a day for ${AGENTS.toLocaleString('en')} agents`;
}

/** Bytes of one browser for each kind of look, and of ten thousand a day. Heads are in it, TLS and TCP are not. */
export async function subscriptionTraffic(): Promise<Measured[]> {
  const base = builtinLibrary().packs[0];
  if (!base) throw new Error('no built-in pack');
  const pack: Pack = { ...base, manifest: { ...base.manifest, id: 'team', version: '1.0.0' } };
  const server = await startServer();
  try {
    const sizes = await server.publish(pack);
    const look = async (list: Subscription): Promise<{ list: Subscription; bytes: number }> => {
      const { subscription } = await updateSubscription(list, {
        fetch,
        now: () => Date.now(),
        seed: async () => 'bench',
        mayFetch: async () => true,
        install: async () => null,
        installSite: async () => null,
      });
      if (subscription.problem) throw new Error(`${subscription.problem.code} ${subscription.problem.detail}`);
      return { list: subscription, bytes: await server.counted() };
    };
    const full = await look(newSubscription(`${server.url}/index.json`));
    const same = await look(full.list);
    await server.publish(withOneChange(pack));
    const changed = await look(same.list);
    const shown = trafficOf(sizes);
    const measured = { first: full.bytes, unchanged: same.bytes, changed: changed.bytes };
    const day = (versions: number) => perDay(dailyTraffic(measured, AGENTS, LOOKS_A_DAY, versions));
    return [
      row(`subscription, full (${pack.scripts.length} scripts)`, full.bytes, perDay(full.bytes * AGENTS)),
      // The limit keeps the Studio's table honest: it may say more than was measured, never less.
      { ...row('subscription, unchanged (304)', same.bytes, day(0)), limit: shown.unchanged / 1000 },
      { ...row('subscription, one script changed', changed.bytes, day(1)), limit: shown.changed / 1000 },
    ];
  } finally {
    await server.close();
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) console.log(table(await subscriptionTraffic()));
