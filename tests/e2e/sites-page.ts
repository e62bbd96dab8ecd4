/**
 * A page that nobody knew becomes readable by a definition from a subscribed list, without a new extension; a broken
 * one changes nothing, one gone stale is told to the lead, and a person may switch it off.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { publishSites } from '../../utils/cli/publish-sites.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import type { Harness } from './harness/harness.ts';
import { waitUntil } from './harness/wait-until.ts';
import { seriousProblems } from './lead/looks-right.ts';

/** One column without sides, names or a reply box: nothing here tells who is the buyer. */
const CASE_PAGE = `<!doctype html><meta charset="utf-8"><title>Case 88</title>
<h1>Case 88</h1>
<div id="log" data-case="88">
  <div class="entry k7"><p>我买的杯子到手就是碎的，等了三天没人理</p></div>
  <div class="entry k2"><p>抱歉让您久等，我现在就给您登记补发。</p></div>
  <div class="entry k7"><p>那今天能寄出吗？已经急死了</p></div>
</div>`;

/** Of this run alone: what a try that failed left behind must not hold the place. */
const idFor = (origin: string) => `case-log-${new URL(origin).port}`;

const definitionFor = (origin: string, version: number, change: Partial<SiteDefinition> = {}): SiteDefinition => ({
  schema: 1,
  id: idFor(origin),
  name: 'Case log',
  version,
  evidence: { source: 'the page of this suite', date: '2026-11-20', confidence: 'high' },
  match: { urls: [`${origin}/case*`] },
  container: '#log',
  row: '.entry',
  roles: { customer: [{ self: '.k7' }], agent: [{ self: '.k2' }] },
  text: ['p'],
  conversation: ['#log@data-case'],
  composer: ['textarea'],
  composerElsewhere: true,
  order: 'asc',
  ...change,
});

interface Desk {
  harness: Harness;
  origin: string;
  panel: Page;
  studio: Page;
  /** Publishes into the served folder, as a lead does; a text is written as it is in place of the published file. */
  publish(definition: SiteDefinition, raw?: string): Promise<void>;
}

const pagesOf = (origin: string) => ({ list: `${origin}/lists/index.json`, chat: `${origin}/case/88` });

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (!path.startsWith('/lists/')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(CASE_PAGE);
      return;
    }
    readFile(join(folder, path.slice('/lists/'.length))).then(
      (bytes) => response.writeHead(200, { 'content-type': 'application/json' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The panel beside the page, popped out so that it can be asked. */
async function seat(harness: Harness, chat: string): Promise<{ panel: Page; studio: Page }> {
  await harness.openPage(chat);
  const worker = await harness.browser.serviceWorker();
  const tabId = await worker.evaluate(async (url) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<{ id: number }[]> } } })
      .chrome;
    return (await tabs.query({ url }))[0]?.id;
  }, chat);
  const own = `chrome-extension://${harness.browser.extensionId}`;
  const panel = await harness.openPage(`${own}/sidepanel.html?tabId=${tabId}`);
  return { panel, studio: await harness.openPage(`${own}/options.html#delivery`) };
}

const goTo = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

const rowOf = (studio: Page, origin: string) => studio.getByTestId(`site-${idFor(origin)}`);

async function shows(panel: Page, status: string): Promise<void> {
  await panel.locator(`[data-testid=panel-root][data-status=${status}]`).waitFor({ timeout: 15_000 });
}

export async function runSitesPage(harness: Harness): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'warmline-sites-'));
  const [folder, out] = [join(root, 'sites'), join(root, 'out')];
  await Promise.all([mkdir(folder), mkdir(out)]);
  const server = await serve(out);
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = { note: '', rollout: 100, key: undefined, back: false };
    const desk: Desk = {
      harness,
      origin,
      ...(await seat(harness, pagesOf(origin).chat)),
      async publish(definition, raw) {
        await writeFile(join(folder, 'case-log.json'), JSON.stringify(definition));
        await publishSites(folder, out, options);
        if (raw === undefined) return;
        for (const name of await readdir(join(out, 'sites'))) await writeFile(join(out, 'sites', name), raw);
      },
    };
    await arrives(desk);
    await staysGood(desk);
    await isToldWhenStale(desk);
    await isSwitchedOff(desk);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(root, { recursive: true });
  }
}

async function arrives({ harness, origin, panel, studio, publish }: Desk): Promise<void> {
  await harness.step('a page that no definition knows is not read', () => shows(panel, 'unsupported'));
  await harness.step('a definition from a subscribed list reads it, with nothing reloaded', async () => {
    await publish(definitionFor(origin, 1));
    await studio.locator('input[name=address]').fill(pagesOf(origin).list);
    await studio.getByTestId('add-list-submit').click();
    await shows(panel, 'live');
    assert.match((await studio.getByTestId('list-sites').textContent()) ?? '', /1/);
  });
  await harness.step('the page of sites tells where it came from and that it proved itself', async () => {
    await goTo(studio, 'sites');
    const row = rowOf(studio, origin);
    await row.waitFor();
    assert.equal(await row.getAttribute('data-source'), 'subscribed');
    await row.locator('svg.sites-bars').waitFor({ timeout: 10_000 });
    assert.equal(await studio.getByTestId('site-troubles').count(), 0);
    assert.deepEqual(await seriousProblems(studio), []);
  });
}

async function look(studio: Page): Promise<void> {
  await goTo(studio, 'delivery');
  await studio.getByTestId('look-now').click();
}

async function staysGood({ harness, origin, panel, studio, publish }: Desk): Promise<void> {
  const refused = async (problem: string) => {
    await look(studio);
    await studio.locator(`[data-testid=pack-list][data-problem=${problem}]`).waitFor();
    assert.equal(await panel.getByTestId('panel-root').getAttribute('data-status'), 'live');
    await goTo(studio, 'sites');
    await rowOf(studio, origin)
      .getByText(/^case-log-\d+ · \D*1\D*$/)
      .waitFor();
  };
  await harness.step('a tampered file is refused, and the last good one stays', async () => {
    const good = definitionFor(origin, 2);
    await publish(good, `${JSON.stringify({ ...good, row: '.entrx' })}\n`);
    await refused('hash');
  });
}

async function isToldWhenStale({ harness, origin, panel, studio, publish }: Desk): Promise<void> {
  await harness.step('a definition that no longer fits stops reading, and the lead sees which and what', async () => {
    await publish(definitionFor(origin, 3, { roles: { customer: [{ self: '.gone' }] } }));
    await look(studio);
    await shows(panel, 'unreadable');
    await goTo(studio, 'sites');
    await studio.getByTestId('site-troubles').waitFor({ timeout: 20_000 });
    const told = await studio.getByTestId('site-troubles').textContent();
    assert.match(told ?? '', /Case log.*127\.0\.0\.1/s);
    assert.deepEqual(await seriousProblems(studio), []);
  });
}

async function isSwitchedOff({ harness, origin, panel, studio }: Desk): Promise<void> {
  const row = rowOf(studio, origin);
  await harness.step('switched off by keyboard, it lets go of the page at once', async () => {
    const button = row.getByTestId('switch-site');
    await button.focus();
    await studio.keyboard.press('Enter');
    await shows(panel, 'unsupported');
    await waitUntil(
      'the row to say so',
      () => row.getAttribute('data-state'),
      (state) => state === 'off',
    );
  });
  await harness.step('the definition leaves with its list', async () => {
    await goTo(studio, 'delivery');
    await studio.getByTestId('remove-list').click();
    await studio.getByTestId('confirm-remove').click();
    await goTo(studio, 'sites');
    await studio.getByTestId('sites-page').waitFor();
    await waitUntil(
      'the row to go',
      () => row.count(),
      (count) => count === 0,
    );
  });
}
