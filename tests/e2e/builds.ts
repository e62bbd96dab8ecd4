/** The release builds: permissions as the README lists them, no code from strings, budgets, three languages. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Harness } from './harness/harness.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT = '.output/release-check';
const WXT = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
const KIB = 1024;

interface Manifest {
  manifest_version: number;
  permissions: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions: string[];
  content_scripts?: unknown;
  content_security_policy?: unknown;
  side_panel?: { default_path: string };
  sidebar_action?: { default_panel: string };
}

async function build(args: string[], hosts = ''): Promise<void> {
  const env = { ...process.env, WARMLINE_OUT: OUT, WARMLINE_HOSTS: hosts };
  await promisify(execFile)(process.execPath, [WXT, 'build', ...args], { cwd: ROOT, env });
}

const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(ROOT, OUT, folder, 'manifest.json'), 'utf8')) as Manifest;

/** Permissions named in the README's table, which is what people are told. */
async function permissionsToldOf(): Promise<{ asked: string[]; optional: string[] }> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const named = (row: RegExp) => [...readme.matchAll(row)].map((match) => match[1] ?? '').sort();
  return {
    asked: named(/^\| `([a-zA-Z]+)`(?: \(Chromium\))?\s*\|/gm),
    optional: named(/^\| `([a-zA-Z]+)` — optional\s*\|/gm),
  };
}

async function scriptsOf(folder: string): Promise<[name: string, text: string][]> {
  const names = (await readdir(join(ROOT, OUT, folder), { recursive: true })).filter((name) => name.endsWith('.js'));
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(join(ROOT, OUT, folder, name), 'utf8')]),
  );
}

export async function runBuilds({ step }: Harness): Promise<void> {
  await step('both browsers build', async () => {
    await build([]);
    await build(['-b', 'firefox', '--mv3']);
  });
  await step('permissions are those of the README, and no host is asked for at install', async () => {
    const chrome = await manifestOf('chrome-mv3');
    const firefox = await manifestOf('firefox-mv3');
    const told = await permissionsToldOf();
    assert.deepEqual([...chrome.permissions].sort(), told.asked);
    assert.deepEqual(
      [...firefox.permissions].sort(),
      told.asked.filter((name) => name !== 'sidePanel'),
    );
    for (const manifest of [chrome, firefox]) {
      assert.equal(manifest.manifest_version, 3);
      assert.deepEqual([...(manifest.optional_permissions ?? [])].sort(), told.optional);
      assert.deepEqual(manifest.host_permissions ?? [], []);
      assert.deepEqual(manifest.optional_host_permissions, ['https://*/*', 'http://*/*']);
      assert.equal(manifest.content_scripts, undefined, 'A content script runs on pages nobody granted.');
      assert.equal(manifest.content_security_policy, undefined, 'The default policy was loosened.');
    }
    assert.equal(chrome.side_panel?.default_path, 'sidepanel.html');
    assert.equal(firefox.sidebar_action?.default_panel, 'sidepanel.html');
  });
  await step('no code is made from strings, and nothing is loaded from elsewhere', async () => {
    for (const [name, text] of await scriptsOf('chrome-mv3')) {
      assert.doesNotMatch(text, /\beval\s*\(|new Function\b|importScripts\s*\(/, name);
      assert.doesNotMatch(text, /import\s*\(\s*["'`]https?:/, name);
    }
  });
  await step('what other people’s pages load stays small', async () => {
    const scripts = new Map(await scriptsOf('chrome-mv3'));
    const zipped = (name: string) => gzipSync(scripts.get(name) ?? assert.fail(`${name} is missing`)).length / KIB;
    assert.ok(zipped('content-scripts/chat.js') <= 28.5, `content script ${zipped('content-scripts/chat.js')} KiB`);
    assert.ok(zipped('editor-bridge.js') <= 4, `editor bridge ${zipped('editor-bridge.js')} KiB`);
    assert.ok(zipped('page-learner.js') <= 72, `page learner ${zipped('page-learner.js')} KiB`);
  });
  await step('name and description in three languages', async () => {
    const keys = await Promise.all(
      ['en', 'zh_CN', 'zh_TW'].map(async (lang) =>
        Object.keys(
          JSON.parse(await readFile(join(ROOT, OUT, 'chrome-mv3/_locales', lang, 'messages.json'), 'utf8')) as object,
        ).sort(),
      ),
    );
    assert.deepEqual(keys[1], keys[0]);
    assert.deepEqual(keys[2], keys[0]);
  });
  await step('a company build grants its hosts and no others', async () => {
    await build([], 'https://desk.example/* https://*.shop.example/*');
    assert.deepEqual((await manifestOf('chrome-mv3')).host_permissions, [
      'https://desk.example/*',
      'https://*.shop.example/*',
    ]);
  });
}
