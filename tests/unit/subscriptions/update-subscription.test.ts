import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pack } from '../../../utils/core/packs/script.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { type IndexEntry, signedText } from '../../../utils/subscriptions/pack-index.ts';
import { newSubscription, type Subscription, unread } from '../../../utils/subscriptions/subscription.ts';
import { type DeliveryPorts, isDue, updateSubscription } from '../../../utils/subscriptions/update-subscription.ts';
import { sha256 } from '../../../utils/subscriptions/verify-pack.ts';

const core = builtinLibrary().packs[0];
if (!core) throw new Error('no built-in pack');
const packOf = (version: string, id = 'team'): Pack => ({
  manifest: { ...core.manifest, id, version },
  scripts: core.scripts.slice(0, 3),
});
const bytesOf = (pack: Pack): Uint8Array => new TextEncoder().encode(JSON.stringify(pack));

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const requests: string[] = [];
let answers: Record<string, Answer> = {};
let server: Server;
let base = '';

beforeEach(async () => {
  requests.length = 0;
  answers = {};
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);

async function entryOf(pack: Pack, more: Partial<IndexEntry> = {}): Promise<IndexEntry> {
  const bytes = bytesOf(pack);
  const { id, version } = pack.manifest;
  return {
    id,
    version,
    url: `packs/${version}.json`,
    sha256: await sha256(bytes),
    bytes: bytes.length,
    at: '2026-11-11T00:00:00Z',
    note: '',
    rollout: 100,
    rollback: false,
    ...more,
  };
}

/** Serves one version as the current one, with an ETag as a static server gives it. */
async function serve(pack: Pack, more: Partial<IndexEntry> = {}): Promise<void> {
  const entry = await entryOf(pack, more);
  const etag = `"${entry.id}-${entry.version}-${entry.rollout}"`;
  answers['/index.json'] = (request, response) => {
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    send(JSON.stringify({ schema: 1, packs: [entry] }), { etag })(request, response);
  };
  answers[`/packs/${pack.manifest.version}.json`] = send(bytesOf(pack));
}

interface Desk {
  ports: DeliveryPorts;
  inForce: Map<string, Pack>;
  sites: Map<string, SiteDefinition>;
}

function desk(more: Partial<DeliveryPorts> = {}): Desk {
  const inForce = new Map<string, Pack>();
  const sites = new Map<string, SiteDefinition>();
  return {
    inForce,
    sites,
    ports: {
      fetch,
      now: () => Date.parse('2026-11-22T08:00:00Z'),
      seed: async () => 'seed',
      mayFetch: async () => true,
      install: async (id, pack) => {
        if (pack) inForce.set(id, pack);
        else inForce.delete(id);
        return null;
      },
      installSite: async (id, definition) => {
        if (definition) sites.set(id, definition);
        else sites.delete(id);
        return null;
      },
      ...more,
    },
  };
}

const list = (): Subscription => newSubscription(`${base}/index.json`);

describe('updateSubscription', () => {
  it('installs what the list names, then asks only whether the list changed', async () => {
    await serve(packOf('1.0.0'));
    const { ports, inForce } = desk();
    const first = await updateSubscription(list(), ports);
    expect(first).toMatchObject({ changed: true, subscription: { etag: '"team-1.0.0-100"' } });
    expect(inForce.get('team')?.manifest.version).toBe('1.0.0');
    const second = await updateSubscription(first.subscription, ports);
    expect(second).toMatchObject({ changed: false, subscription: { checkedAt: '2026-11-22T08:00:00.000Z' } });
    expect(requests).toEqual(['/index.json', '/packs/1.0.0.json', '/index.json']);
  });

  it('takes a newer version, and an older one only where the list says it is meant', async () => {
    const { ports, inForce } = desk();
    await serve(packOf('1.1.0'));
    const { subscription } = await updateSubscription(list(), ports);
    await serve(packOf('1.0.0'));
    const stale = await updateSubscription(subscription, ports);
    expect(stale.subscription.problem).toMatchObject({ code: 'older', detail: 'team 1.0.0' });
    expect(inForce.get('team')?.manifest.version).toBe('1.1.0');
    await serve(packOf('1.0.0'), { rollback: true });
    const kept = await updateSubscription({ ...stale.subscription, etag: '"none"' }, ports);
    expect(kept.subscription.problem?.code, 'a rollback from before the version it takes back').toBe('older');
    await serve(packOf('1.0.0'), { rollback: true, at: '2026-11-12T00:00:00Z' });
    const back = await updateSubscription({ ...stale.subscription, etag: '"none"' }, ports);
    expect(back.subscription.problem).toBeUndefined();
    expect(inForce.get('team')?.manifest.version).toBe('1.0.0');
  });

  it('keeps to a pin, does nothing while paused, and takes out what the list no longer names', async () => {
    const { ports, inForce } = desk();
    await serve(packOf('1.0.0'));
    const { subscription } = await updateSubscription(list(), ports);
    await serve(packOf('2.0.0'));
    await updateSubscription({ ...subscription, pins: { team: '1.0.0' } }, ports);
    await updateSubscription({ ...subscription, paused: true }, ports);
    expect(inForce.get('team')?.manifest.version).toBe('1.0.0');
    await serve(packOf('1.0.0', 'other'));
    const gone = await updateSubscription(subscription, ports);
    expect(gone.changed).toBe(true);
    expect(Object.keys(gone.subscription.installed)).toEqual(['other']);
    expect([...inForce.keys()]).toEqual(['other']);
  });

  it('takes nothing out for an empty list, says so, and reads it again', async () => {
    const { ports, inForce } = desk();
    await serve(packOf('1.0.0'));
    const { subscription } = await updateSubscription(list(), ports);
    answers['/index.json'] = send(JSON.stringify({ schema: 1, packs: [] }), { etag: '"empty"' });
    const empty = await updateSubscription(subscription, ports);
    expect(empty).toMatchObject({ changed: false, subscription: { problem: { code: 'empty' } } });
    expect(inForce.has('team')).toBe(true);
    await serve(packOf('1.1.0'));
    const mended = await updateSubscription(empty.subscription, ports);
    expect(mended.subscription.problem).toBeUndefined();
    expect(inForce.get('team')?.manifest.version).toBe('1.1.0');
  });

  it('rolls out to about the share that the list names, and steadily to the same machines', async () => {
    const took = async (seed: string, rollout: number): Promise<boolean> => {
      await serve(packOf('1.0.0'), { rollout });
      const { ports, inForce } = desk({ seed: async () => seed });
      await updateSubscription(list(), ports);
      return inForce.size === 1;
    };
    let some = 0;
    for (let machine = 0; machine < 60; machine += 1) {
      const early = await took(`machine ${machine}`, 30);
      if (early) some += 1;
      if (early) expect(await took(`machine ${machine}`, 60)).toBe(true);
    }
    expect(some).toBeGreaterThan(6);
    expect(some).toBeLessThan(33);
    expect(await took('anyone', 0)).toBe(false);
  });
});

describe('what a server may do wrong', () => {
  /** The last good pack is in force; then the server misbehaves. */
  async function afterGood(spoil: () => void | Promise<void>, key?: string) {
    const { ports, inForce } = desk();
    await serve(packOf('1.0.0'));
    const good = await updateSubscription(list(), ports);
    await serve(packOf('1.1.0'));
    await spoil();
    const bad = await updateSubscription(key ? { ...good.subscription, key } : good.subscription, ports);
    return { problem: bad.subscription.problem, version: inForce.get('team')?.manifest.version };
  }
  const pack = '/packs/1.1.0.json';
  const index = '/index.json';

  const set = (path: string, answer: Answer) => (): void => {
    answers[path] = answer;
  };
  const drop = (path: string) => (): void => {
    delete answers[path];
  };
  const nothing = (): void => undefined;
  const other = JSON.stringify(packOf('1.1.0')).replace('warmline', 'waterlin');
  const spoiled: [code: string, name: string, spoil: () => void, key?: string][] = [
    ['html', 'a login page', set(index, send('<!doctype html><p>log in', { 'content-type': 'text/html' }))],
    ['html', 'a page that claims to be JSON', set(pack, send('\n<html>no</html>'))],
    ['status', '404', drop(index)],
    ['status', '404 of a pack', drop(pack)],
    ['not-json', 'half a list', set(index, send('{"schema": 1, "packs": ['))],
    ['schema', 'a list of another form', set(index, send('{"schema": 9}'))],
    ['truncated', 'half a pack', set(pack, send(bytesOf(packOf('1.1.0')).slice(0, 100)))],
    ['hash', 'other content', set(pack, send(other))],
    ['too-big', 'far more than announced', set(pack, send(new Uint8Array(5e6).fill(32)))],
    ['offline', 'a connection that breaks', set(index, (_request, response) => void response.destroy())],
    ['signature', 'no signature where one is pinned', nothing, 'A'.repeat(43).concat('=')],
  ];

  it.each(spoiled)('%s: %s leaves the last good pack in force', async (code, _name, spoil, key) => {
    const { problem, version } = await afterGood(spoil, key);
    expect(problem?.code).toBe(code);
    expect(version).toBe('1.0.0');
  });

  it('schema: one bad script refuses the whole file', async () => {
    const bad = packOf('1.1.0');
    const raw = JSON.stringify({ ...bad, scripts: [...bad.scripts, { id: 'x', text: '<script>alert(1)</script>' }] });
    const { problem, version } = await afterGood(async () => {
      const bytes = new TextEncoder().encode(raw);
      await serve(bad, { sha256: await sha256(bytes), bytes: bytes.length });
      answers[pack] = send(bytes);
    });
    expect([problem?.code, version]).toEqual(['schema', '1.0.0']);
  });

  it('slow: gives up and says so', async () => {
    const { ports, inForce } = desk({
      fetch: (url, init) => {
        // The same abort that the timer would cause, without waiting for it.
        const signal = AbortSignal.any([init?.signal ?? AbortSignal.timeout(1), AbortSignal.timeout(30)]);
        return fetch(url, { ...init, signal });
      },
    });
    answers[index] = () => undefined;
    const { subscription } = await updateSubscription(list(), ports);
    expect(['slow', 'offline']).toContain(subscription.problem?.code);
    expect(inForce.size).toBe(0);
  });

  it('asks for access before it fetches', async () => {
    const { ports } = desk({ mayFetch: async () => false });
    const { subscription } = await updateSubscription(list(), ports);
    expect(subscription.problem?.code).toBe('no-access');
    expect(requests).toEqual([]);
  });
});

describe('signatures', () => {
  async function makePair() {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const key = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64');
    const sign = async (pack: Pack) => {
      const text = new TextEncoder().encode(signedText(await entryOf(pack)));
      return Buffer.from(await crypto.subtle.sign('Ed25519', pair.privateKey, text)).toString('base64');
    };
    return { key, sign };
  }

  it('accepts the pinned key and no other', async () => {
    const [pair, other] = [await makePair(), await makePair()];
    const team = packOf('1.0.0');
    await serve(team, { signature: await pair.sign(team) });
    const mine = desk();
    await updateSubscription({ ...list(), key: pair.key }, mine.ports);
    expect(mine.inForce.size).toBe(1);
    const theirs = desk();
    const refused = await updateSubscription({ ...list(), key: other.key }, theirs.ports);
    expect([refused.subscription.problem?.code, theirs.inForce.size]).toEqual(['signature', 0]);
  });

  it('keeps a signed pack that an unsigned list replaces, forges or no longer names', async () => {
    const { key, sign } = await makePair();
    const team = packOf('1.0.0');
    await serve(team, { signature: await sign(team) });
    const { ports, inForce } = desk();
    const { subscription } = await updateSubscription({ ...list(), key }, ports);
    const spoilt = async (spoil: () => void | Promise<void>) => {
      await spoil();
      const { problem, installed } = (await updateSubscription(subscription, ports)).subscription;
      expect(inForce.get('team')?.manifest.version).toBe('1.0.0');
      expect(installed.team?.version).toBe('1.0.0');
      return problem;
    };
    const nothing = send(JSON.stringify({ schema: 1, packs: [] }));
    expect(
      await spoilt(() => {
        answers['/index.json'] = nothing;
      }),
    ).toMatchObject({ code: 'empty' });
    const other = packOf('1.0.0', 'other');
    const signature = await sign(other);
    expect(await spoilt(() => serve(other, { signature }))).toMatchObject({ code: 'kept', detail: 'team' });
    expect(await spoilt(() => serve(other))).toMatchObject({ code: 'signature', detail: 'other' });
    expect(await spoilt(() => serve(packOf('9.0.0')))).toMatchObject({ code: 'signature', detail: 'team' });
  });

  it('checks what is installed against a key pinned later, and keeps it with a problem until a good one comes', async () => {
    const { key, sign } = await makePair();
    const team = packOf('1.0.0');
    await serve(team);
    const { ports, inForce } = desk();
    const { subscription: open } = await updateSubscription(list(), ports);
    const pinned = await updateSubscription(unread({ ...open, key }), ports);
    expect(pinned.subscription.problem).toMatchObject({ code: 'signature', detail: 'team' });
    expect(pinned.changed).toBe(false);
    expect(inForce.get('team')?.manifest.version).toBe('1.0.0');
    const again = await updateSubscription(pinned.subscription, ports);
    expect(again.subscription.problem?.code, 'it does not go away by looking again').toBe('signature');
    const fetched = requests.length;
    await serve(team, { signature: await sign(team) });
    const signed = await updateSubscription(again.subscription, ports);
    expect(signed.subscription.problem).toBeUndefined();
    expect(requests.slice(fetched), 'the same bytes are not fetched again').toEqual(['/index.json']);
    const quiet = await updateSubscription(signed.subscription, ports);
    expect(quiet.subscription).toMatchObject({ installed: { team: { key } } });
    expect(quiet.subscription.problem).toBeUndefined();
  });
});

describe('isDue', () => {
  it('tries again sooner after a failure that passes by itself', () => {
    const at = '2026-11-22T08:00:00Z';
    const dueAfter = (code: 'offline' | 'no-access' | 'html', minutes: number) =>
      isDue({ ...checked, problem: { code, detail: '', at } }, Date.parse(at) + minutes * 60_000, 0);
    expect(dueAfter('no-access', 15)).toBe(true);
    expect([dueAfter('offline', 14), dueAfter('offline', 15), dueAfter('html', 59), dueAfter('html', 60)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('looks again where the last look lies in the future: the clock was wrong then', () => {
    const now = Date.parse('2026-11-22T08:00:00Z');
    const ahead = { ...checked, checkedAt: '2031-01-01T00:00:00Z' };
    expect(isDue(ahead, now, 0)).toBe(true);
    const problem = { code: 'html', detail: '', at: '2026-11-22T07:30:00Z' } as const;
    expect(isDue({ ...ahead, problem }, now, 0), 'a look since then counts').toBe(false);
    expect(isDue({ ...ahead, problem: { ...problem, at: '2032-01-01T00:00:00Z' } }, now, 0)).toBe(true);
  });

  const checked = { ...newSubscription('https://packs.example/index.json'), checkedAt: '2026-11-22T08:00:00Z' };
  it('waits out the interval and a little more, by installation', () => {
    const at = (minutes: number) => Date.parse('2026-11-22T08:00:00Z') + minutes * 60_000;
    expect(isDue(checked, at(59), 0)).toBe(false);
    expect(isDue(checked, at(60), 0)).toBe(true);
    expect(isDue(checked, at(63), 99)).toBe(false);
    expect(isDue(checked, at(66), 99)).toBe(true);
    expect(isDue({ ...checked, paused: true }, at(600), 0)).toBe(false);
    expect(isDue(newSubscription('https://packs.example/index.json'), at(0), 50)).toBe(true);
  });
});
