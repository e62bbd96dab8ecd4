/**
 * A real XMPP server (Debian's Prosody) that also serves Converse.js, on loopback, with an agent and two
 * buyers who are each other's contacts. What a buyer says goes through the server, as it would in life.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client, xml } from '@xmpp/client';
import { freePort } from '../harness/free-port.ts';

const HOST = 'localhost';
const PASSWORD = 'practice-only';
const AGENT = 'agent';
/** Account → the name the agent's contact list shows. */
export const BUYERS = { mei: '林晓梅', chiang: '江先生' } as const;
export type Buyer = keyof typeof BUYERS;

export interface ConverseBed {
  url: string;
  /** A buyer writes to the agent. */
  say(buyer: Buyer, text: string): Promise<void>;
  /** Every message body the server delivered to a buyer: what the agent really sent. */
  received(buyer: Buyer): string[];
  close(): Promise<void>;
}

function config(folder: string, http: number, c2s: number): string {
  const modules = [
    'roster',
    'saslauth',
    'disco',
    'carbons',
    'mam',
    'ping',
    'websocket',
    'http',
    'http_files',
    'smacks',
    'vcard4',
    'pep',
    'offline',
    'posix',
  ];
  return `
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
run_as_root = true
log = { warn = "${folder}/prosody.log" }
modules_enabled = { ${modules.map((name) => `"${name}"`).join('; ')} }
modules_disabled = { "s2s"; "tls" }
interfaces = { "127.0.0.1" }
c2s_interfaces = { "127.0.0.1" }
c2s_ports = { ${c2s} }
s2s_ports = {}
http_ports = { ${http} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
http_default_host = "${HOST}"
http_files_dir = "${folder}/www"
http_paths = { files = "/" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
authentication = "internal_plain"
storage = "internal"
default_archive_policy = true
VirtualHost "${HOST}"
`;
}

// Converse shows its sponsors from their own servers; a page under test calls nobody.
const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="img-src 'self' data: blob:"><title>Converse</title><link rel="stylesheet" href="dist/converse.min.css"></head><body>
<script type="module">
import "/dist/converse.min.js";
converse.initialize({
  view_mode: 'fullscreen', websocket_url: 'ws://' + location.host + '/xmpp-websocket', assets_path: '/dist/',
  authentication: 'login', auto_login: true, jid: '${AGENT}@${HOST}', password: '${PASSWORD}',
  i18n: 'zh-CN', allow_registration: false, discover_connection_methods: false, loglevel: 'warn',
  persistent_store: 'localStorage', show_desktop_notifications: false, play_sounds: false, allow_non_roster_messaging: true,
});
</script></body></html>`;

async function waitForHttp(url: string, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (server.exitCode !== null) throw new Error(`Prosody stopped with ${server.exitCode}`);
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Prosody did not answer within ten seconds');
}

async function login(user: string, c2s: number) {
  const account = client({
    service: `xmpp://127.0.0.1:${c2s}`,
    domain: HOST,
    username: user,
    password: PASSWORD,
    resource: 'e2e',
  });
  account.on('error', () => undefined);
  await account.start();
  await account.send(xml('presence'));
  return account;
}

/** Agent and buyer accept each other, so that the agent's contact list shows the buyer's name. */
async function befriend(c2s: number, buyers: Record<Buyer, Awaited<ReturnType<typeof login>>>): Promise<void> {
  const agent = await login(AGENT, c2s);
  for (const [name, account] of Object.entries(buyers)) {
    const item = xml('item', { jid: `${name}@${HOST}`, name: BUYERS[name as Buyer] });
    await agent.iqCaller.request(xml('iq', { type: 'set' }, xml('query', { xmlns: 'jabber:iq:roster' }, item)));
    await agent.send(xml('presence', { to: `${name}@${HOST}`, type: 'subscribe' }));
    await account.send(xml('presence', { to: `${AGENT}@${HOST}`, type: 'subscribed' }));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  await agent.stop();
}

/** Starts everything afresh in a temporary folder. Needs `prosody` on the path. */
export async function startConverse(): Promise<ConverseBed> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-converse-'));
  const [http, c2s] = [await freePort(), await freePort()];
  await mkdir(join(folder, 'data'));
  await mkdir(join(folder, 'www'));
  const dist = new URL('../../../node_modules/converse.js/dist/', import.meta.url).pathname;
  await cp(dist, join(folder, 'www/dist'), { recursive: true });
  await cp(join(dist, 'curve25519_compiled.wasm'), join(folder, 'www/curve25519_compiled.wasm'));
  await writeFile(join(folder, 'www/index.html'), PAGE);
  const cfg = join(folder, 'prosody.cfg.lua');
  await writeFile(cfg, config(folder, http, c2s));
  for (const user of [AGENT, ...Object.keys(BUYERS)]) {
    const made = spawnSync('prosodyctl', ['--root', '--config', cfg, 'register', user, HOST, PASSWORD], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`prosodyctl could not register ${user}: ${made.stderr || made.stdout}`);
  }
  const server = spawn('prosody', ['--root', '-F', '--config', cfg], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${http}/index.html`;
  await waitForHttp(url, server);
  const buyers = { mei: await login('mei', c2s), chiang: await login('chiang', c2s) };
  const inbox: Record<Buyer, string[]> = { mei: [], chiang: [] };
  for (const name of Object.keys(buyers) as Buyer[]) {
    buyers[name].on('stanza', (stanza) => {
      const body = stanza.is('message') ? stanza.getChildText('body') : null;
      if (body) inbox[name].push(body);
    });
  }
  await befriend(c2s, buyers);
  return {
    url,
    say: (buyer, text) =>
      buyers[buyer].send(
        xml(
          'message',
          { to: `${AGENT}@${HOST}`, type: 'chat', id: `b${Date.now()}${Math.round(performance.now() * 1000)}` },
          xml('body', {}, text),
        ),
      ),
    received: (buyer) => inbox[buyer],
    close: async () => {
      await Promise.all(Object.values(buyers).map((account) => account.stop()));
      server.kill();
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(null)));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
