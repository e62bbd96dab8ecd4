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
import { openFixture, SITES } from './saved-page.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/sites');
const pages = readdirSync(FOLDER).flatMap((site) =>
  readdirSync(join(FOLDER, site))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `${site}/${name.replace('.html', '')}`),
);

interface Expected {
  site: string;
  conversation: string | null;
  customerName?: string;
  orderId?: string;
  rowsElsewhere?: boolean;
  health: Record<string, unknown>;
  turns: Record<string, unknown>[];
}

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
  it.each(pages)('%s reads as expected', (page) => {
    openFixture(`${page}.html`);
    const expected = JSON.parse(readFileSync(join(FOLDER, `${page}.json`), 'utf8')) as Expected;
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

  it.each(pages)('%s passes the same health check on its own', (page) => {
    openFixture(`${page}.html`);
    const expected = JSON.parse(readFileSync(join(FOLDER, `${page}.json`), 'utf8')) as Expected;
    const definition = chooseDefinition(SITES, document.location.href, document);
    if (!definition) throw new Error('no definition recognises the page');
    expect(checkHealth(definition, document)).toMatchObject(expected.health);
  });
});
