// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeParse } from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadingDelta } from '../../utils/core/page-messages.ts';
import { SiteDefinitionSchema } from '../../utils/core/sites/site-definition.ts';
import { SITE_FILES } from '../../utils/library/sites.ts';
import { checkHealth } from '../../utils/page/read/check-health.ts';
import { chooseDefinition } from '../../utils/page/read/choose-definition.ts';
import { followConversation } from '../../utils/page/read/follow-conversation.ts';
import { brokenSelector } from '../../utils/page/read/selectors.ts';
import { goTo, openFixture, openPage, SITES } from './saved-page.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/sites');
const pages = readdirSync(FOLDER).flatMap((site) =>
  readdirSync(join(FOLDER, site))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${site}/${name.replace('.html', '')}`),
);

interface Expected {
  site: string;
  /** False for a page of the console on which its definition must not claim anything. */
  recognised?: boolean;
  conversation: string | null;
  customerName?: string;
  orderId?: string;
  rowsElsewhere?: boolean;
  /** Rows the page shows, where some hold nothing to read and so become no turn. */
  rowsOnPage?: number;
  health: Record<string, unknown>;
  turns: Record<string, unknown>[];
}

function expectedOf(page: string): Expected {
  return JSON.parse(readFileSync(join(FOLDER, `${page}.json`), 'utf8')) as Expected;
}

const recognised = pages.filter((page) => expectedOf(page).recognised !== false);
const unrecognised = pages.filter((page) => expectedOf(page).recognised === false);

let stop = new AbortController();
afterEach(() => stop.abort());

function firstReading(): ReadingDelta {
  const definition = chooseDefinition(SITES, document.location.href, document);
  if (!definition) throw new Error('no definition recognises the page');
  const deltas: ReadingDelta[] = [];
  stop = new AbortController();
  followConversation(definition, {
    document,
    signal: stop.signal,
    instance: 'test',
    now: () => performance.timeOrigin + performance.now(),
    onDelta: (delta) => deltas.push(delta),
  });
  const first = deltas[0];
  if (!first) throw new Error('no first reading');
  return first;
}

describe('site definitions', () => {
  it('are all listed in utils/library/sites.ts', () => {
    const files = readdirSync(join(import.meta.dirname, '../../scripts-library/sites'));
    const ids = files.filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''));
    expect(SITES.map((site) => site.id).sort()).toEqual(ids.sort());
  });

  it.each(SITE_FILES.map((file) => [(file as { id: string }).id, file]))('%s keeps to the schema', (_, file) => {
    expect(safeParse(SiteDefinitionSchema, file).issues).toBeUndefined();
  });

  it.each(SITES.map((site) => [site.id, site] as const))('%s has selectors that parse and a saved page', (id, site) => {
    expect(brokenSelector(site, document)).toBeNull();
    expect(pages.some((page) => page.startsWith(`${id}/`))).toBe(true);
  });
});

describe('saved pages', () => {
  it.each(recognised)('%s reads as expected', (page) => {
    openFixture(`${page}.html`);
    const expected = expectedOf(page);
    const reading = firstReading();
    expect(reading.site).toBe(expected.site);
    expect(reading.conversation).toBe(expected.conversation);
    expect(reading.customerName).toBe(expected.customerName);
    expect(reading.orderId).toBe(expected.orderId);
    expect(reading.rowsElsewhere).toBe(expected.rowsElsewhere);
    expect(reading.full).toBe(true);
    expect(reading.health).toMatchObject(expected.health);
    expect(reading.turns).toHaveLength(expected.turns.length);
    expect(reading.length).toBe(expected.turns.length);
    reading.turns.forEach(({ index, turn }, i) => {
      expect(index).toBe(i);
      const { at, ...rest } = turn;
      const shown = { ...rest, ...(at === undefined ? {} : { at: new Date(at).toISOString() }) };
      // Rows without an id of their own get a made-up one.
      expect(shown).toEqual({ id: turn.id, ...expected.turns[i] });
      expect(turn.id).not.toBe('');
    });
  });

  it.each(recognised)('%s passes the same health check on its own', (page) => {
    openFixture(`${page}.html`);
    const expected = expectedOf(page);
    const definition = chooseDefinition(SITES, document.location.href, document);
    if (!definition) throw new Error('no definition recognises the page');
    const rows = expected.rowsOnPage ?? expected.health.rows;
    expect(checkHealth(definition, document)).toMatchObject({ ...expected.health, rows });
  });

  it.each(unrecognised)("%s is nobody's", (page) => {
    openFixture(`${page}.html`);
    expect(chooseDefinition(SITES, document.location.href, document)).toBeNull();
  });
});

/** Pages any console or shop has beside its chat. */
const OTHER_PAGES = {
  blank: '<main></main>',
  'log-in': '<main><h1>Sign in</h1><form><input name="user"><input type="password"><button>Go</button></form></main>',
  settings: `<nav>Home Orders Reviews</nav><main><h1>Settings</h1>
    <p>${'Away text for nights and holidays. '.repeat(8)}</p>
    <textarea></textarea><div contenteditable="true" role="textbox"></div></main>`,
  orders: `<nav>Home Orders Reviews</nav><main><h1>Orders</h1><table><tr><td>Name</td><td>State</td></tr>
    ${'<tr><td>陶女士</td><td>已发货，等待签收</td></tr>'.repeat(12)}</table><input type="search"></main>`,
  reviews: `<main><h1>Reviews</h1><ul>${'<li class="comment"><b>Mira</b><p>Lovely bowl, thank you!</p></li>'.repeat(9)}</ul>
    <textarea placeholder="Answer"></textarea></main>`,
};

describe('decoys', () => {
  it.each(pages)('%s is recognised by no other definition', (page) => {
    openFixture(`${page}.html`);
    const { site } = expectedOf(page);
    const others = SITES.filter(({ id }) => id !== site);
    expect(chooseDefinition(others, document.location.href, document)?.id).toBeUndefined();
    goTo('https://somewhere-else.example/desk');
    expect(chooseDefinition(others, document.location.href, document)?.id).toBeUndefined();
  });

  it.each(SITES.map((site) => [site.id, site] as const))(
    '%s reads nothing on other pages of its address',
    (id, site) => {
      const addresses = new Set(
        pages
          .filter((page) => expectedOf(page).site === id)
          .map((page) => {
            openFixture(`${page}.html`);
            return document.location.href;
          }),
      );
      expect(addresses.size).toBeGreaterThan(0);
      for (const address of addresses) {
        for (const [name, body] of Object.entries(OTHER_PAGES)) {
          openPage(`<!doctype html><html><body>${body}</body></html>`, address);
          const claims = chooseDefinition([site], address, document) !== null && checkHealth(site, document).ok;
          expect(claims, `${name} at ${address}`).toBe(false);
        }
      }
    },
  );
});
