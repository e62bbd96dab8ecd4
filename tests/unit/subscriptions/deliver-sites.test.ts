import { describe, expect, it } from 'vitest';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { type IndexEntry, type PackIndex, signedText } from '../../../utils/subscriptions/pack-index.ts';
import { indexText, packFile, siteFile, withEntry } from '../../../utils/subscriptions/publication.ts';
import { newSubscription } from '../../../utils/subscriptions/subscription.ts';
import { type DeliveryPorts, updateSubscription } from '../../../utils/subscriptions/update-subscription.ts';
import { sha256 } from '../../../utils/subscriptions/verify-pack.ts';
import { siteDefinition } from '../../fixtures/site-definition.ts';

const URL_OF_LIST = 'https://lists.example/index.json';
const ABOUT = { at: '2026-11-11T00:00:00Z', note: '', rollout: 100, rollback: false };
const desk = (version: number, change: Partial<SiteDefinition> = {}) =>
  siteDefinition({ id: 'desk', version, ...change });

function setUp(key?: string) {
  const served = new Map<string, string | Uint8Array>();
  const sites = new Map<string, SiteDefinition>();
  let list = newSubscription(URL_OF_LIST, key);
  const ports: DeliveryPorts = {
    fetch: async (url) => {
      const body = served.get(String(url));
      return new Response((body as string | undefined) ?? 'gone', { status: body === undefined ? 404 : 200 });
    },
    now: () => Date.parse('2026-11-22T08:00:00Z'),
    seed: async () => 'seed',
    mayFetch: async () => true,
    install: async () => null,
    installSite: async (id, definition) => {
      if (definition) sites.set(id, definition);
      else sites.delete(id);
      return null;
    },
  };
  return {
    served,
    sites,
    /** Publishes whatever it is given as the file of `desk`; `change` falsifies the line of the list. */
    async publish(raw: unknown, change: Partial<IndexEntry> = {}, sign?: (entry: IndexEntry) => Promise<string>) {
      const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
      const bytes = new TextEncoder().encode(text);
      const version = String((raw as { version?: unknown }).version ?? 2);
      const url = `sites/${version}.json`;
      const hash = await sha256(bytes);
      const entry: IndexEntry = { id: 'desk', version, url, sha256: hash, bytes: bytes.length, ...ABOUT, ...change };
      const signed = sign ? { ...entry, signature: await sign(entry) } : entry;
      served.set(URL_OF_LIST, indexText({ schema: 1, packs: [], sites: [signed] }));
      served.set(new URL(url, URL_OF_LIST).href, text);
    },
    async look() {
      const outcome = await updateSubscription(list, ports);
      list = outcome.subscription;
      return { problem: list.problem?.code, detail: list.problem?.detail, changed: outcome.changed };
    },
    version: () => sites.get('desk')?.version,
  };
}

async function makeSigner() {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  const base64 = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64');
  return {
    key: base64(raw),
    sign: (kind: 'pack' | 'site') => async (entry: IndexEntry) =>
      base64(await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(signedText(entry, kind)))),
  };
}

describe('site definitions of a list', () => {
  it('arrive, are replaced by a higher number, and cost nothing while the list stays', async () => {
    const at = setUp();
    await at.publish(desk(1));
    expect(await at.look()).toMatchObject({ changed: true, problem: undefined });
    expect(await at.look()).toMatchObject({ changed: false });
    await at.publish(desk(12, { row: '.line' }));
    await at.look();
    expect(at.sites.get('desk')).toMatchObject({ version: 12, row: '.line' });
  });
  it('ride beside packs in one list', async () => {
    const at = setUp();
    const [core] = builtinLibrary().packs;
    const pack = { manifest: { ...core!.manifest, id: 'team', version: '1.0.0' }, scripts: core!.scripts.slice(0, 2) };
    let index: PackIndex = { schema: 1, packs: [] };
    for (const [file, kind] of [
      [await packFile(pack, ABOUT), 'pack'],
      [await siteFile(desk(2), ABOUT), 'site'],
    ] as const) {
      index = withEntry(index, file.entry, kind);
      at.served.set(new URL(file.path, URL_OF_LIST).href, file.text);
    }
    at.served.set(URL_OF_LIST, indexText(index));
    expect(await at.look()).toEqual({ changed: true, problem: undefined, detail: undefined });
    expect(at.version()).toBe(2);
  });
  it.each([
    ['a selector that does not parse', { ...desk(2), row: '.a >' }, {}, 'schema', 'is no selector'],
    ['a newer schema', { ...desk(2), schema: 9 }, {}, 'schema', 'newer'],
    ['a field nobody knows', { ...desk(2), script: 'alert(1)' }, {}, 'schema', 'script'],
    ['another id than the list says', desk(2, { id: 'bank' }), {}, 'schema', 'bank'],
    ['another number than the list says', desk(2), { version: '3' }, 'schema', 'desk 2'],
    ['no JSON', '{"schema": 1', {}, 'not-json', 'desk'],
    ['another content than announced', desk(2), { sha256: '0'.repeat(64) }, 'hash', 'desk'],
    ['less than announced', desk(2), { bytes: 60_000 }, 'truncated', '60000'],
    ['more than announced', desk(2, { notes: 'x'.repeat(9000) }), { bytes: 10 }, 'too-big', ''],
    ['more than any definition needs', desk(2), { bytes: 70_000 }, 'schema', 'sites.0.bytes'],
    ['a number that is none', desk(2), { version: '2.0.0' }, 'schema', 'sites.0.version'],
  ])('are refused with %s, and the last good one stays', async (_what, raw, change, problem, detail) => {
    const at = setUp();
    await at.publish(desk(1));
    await at.look();
    await at.publish(raw, change);
    expect(await at.look()).toMatchObject({ changed: false, problem, detail: expect.stringContaining(detail) });
    expect(at.version()).toBe(1);
    await at.publish(desk(4));
    expect(await at.look(), 'and a good one mends it').toMatchObject({ changed: true, problem: undefined });
  });
  it('are not set back by a stale list, only by one that says so', async () => {
    const at = setUp();
    await at.publish(desk(5));
    await at.look();
    await at.publish(desk(4));
    expect(await at.look()).toMatchObject({ problem: 'older', detail: 'desk 4' });
    expect(at.version()).toBe(5);
    await at.publish(desk(4), { rollback: true, at: '2026-11-12T00:00:00Z' });
    expect(await at.look()).toMatchObject({ changed: true });
    expect(at.version()).toBe(4);
  });
  it('go out of force when the list no longer names them, as long as no key is pinned', async () => {
    const at = setUp();
    const other = await siteFile(siteDefinition({ id: 'other' }), ABOUT);
    await at.publish(desk(1));
    await at.look();
    at.served.set(URL_OF_LIST, indexText({ schema: 1, packs: [], sites: [other.entry] }));
    at.served.set(new URL(other.path, URL_OF_LIST).href, other.text);
    await at.look();
    expect([...at.sites.keys()]).toEqual(['other']);
    at.served.set(URL_OF_LIST, indexText({ schema: 1, packs: [], sites: [] }));
    expect(await at.look(), 'a list that names nothing at all takes nothing away').toMatchObject({ problem: 'empty' });
    expect([...at.sites.keys()]).toEqual(['other']);
  });
  it('must be signed as what they are where a key is pinned', async () => {
    const signer = await makeSigner();
    const stranger = await makeSigner();
    const at = setUp(signer.key);
    await at.publish(desk(1), {}, signer.sign('site'));
    expect(await at.look()).toMatchObject({ changed: true, problem: undefined });
    for (const sign of [undefined, stranger.sign('site'), signer.sign('pack')]) {
      await at.publish(desk(2), {}, sign);
      expect(await at.look()).toMatchObject({ problem: 'signature', changed: false });
    }
    expect(at.version()).toBe(1);
    at.served.set(
      URL_OF_LIST,
      indexText({ schema: 1, packs: [], sites: [(await siteFile(siteDefinition({ id: 'x' }), ABOUT)).entry] }),
    );
    expect(await at.look()).toMatchObject({ changed: false });
    expect(at.version(), 'without the key nobody takes it away').toBe(1);
  });
});
