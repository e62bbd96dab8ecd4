// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { siteDefinition } from '../../fixtures/site-definition.ts';
import { fillSites } from '../../fixtures/site-samples.ts';
import { byId, type RenderedStudio, renderStudio } from './render-studio.tsx';

let studio: RenderedStudio;
const settle = (ms = 20) => act(() => new Promise((resolve) => setTimeout(resolve, ms)));
const rows = () => studio.all('.sites-table tbody tr').map((row) => row.dataset.testid);

beforeEach(async () => {
  studio = await renderStudio(null, { uiLang: 'en', page: 'sites' });
  await fillSites(studio.sites, Date.UTC(2026, 10, 22, 8), 'practice');
  await settle();
  await vi.waitFor(() => studio.find(byId('sites-page')));
  await act(async () => {
    await studio.sites.switch('chatwoot', false);
    await studio.sites.switch('chatwoot', true);
  });
  await settle();
});
afterEach(() => studio.close());

async function choose(value: unknown, name = 'team.json'): Promise<void> {
  const input = studio.find(byId('sites-file')) as HTMLInputElement;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  Object.defineProperty(input, 'files', { configurable: true, value: [new File([text], name)] });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

describe('the page of sites', () => {
  it('says first what cannot be read, since when and what is missing, then lists all', () => {
    const trouble = studio.find(byId('site-troubles')).textContent;
    expect(trouble).toMatch(/kefu\.example/);
    expect(trouble).toMatch(/who is speaking and what the messages say/);
    expect(rows().slice(0, 4)).toEqual([
      'site-practice',
      'site-taught-kefu-example',
      'site-detected-chat-example-8443',
      'site-team-desk',
    ]);
    const detected = studio.find(byId('site-detected-chat-example-8443')).textContent;
    expect(detected).toMatch(/chat\.example:8443.*94%/s);
    expect(studio.find(byId('site-team-desk')).textContent).toMatch(/From a list.*packs\.example/s);
    expect(studio.find(`${byId('site-practice')} svg`).getAttribute('aria-label')).toMatch(/not readable \d+ times/);
  });
  it('tells of a console that only ever shows pages without a chat', async () => {
    const missing = ['container' as const, 'conversation' as const, 'composer' as const];
    for (let i = 0; i < 12; i++)
      await studio.sites.health.count({ site: 'team-desk', version: 4, ok: false, missing }, 'x');
    await act(() => studio.sites.switch('chatwoot', false));
    await settle();
    expect(studio.find(byId('site-troubles')).textContent).toMatch(/Team desk.*no chat on the last 12 pages/);
  });
  it('switches a delivered definition off and on, and offers that for no learned one', async () => {
    const button = () => studio.find(`${byId('site-chatwoot')} ${byId('switch-site')}`);
    await studio.click(button());
    await settle();
    expect(studio.find(byId('site-chatwoot')).dataset.state).toBe('off');
    expect(button().textContent).toBe('Switch on');
    await studio.click(button());
    await settle();
    expect(studio.find(byId('site-chatwoot')).dataset.state).toBe('on');
    expect(studio.all(`${byId('site-taught-kefu-example')} ${byId('switch-site')}`)).toEqual([]);
  });
  it('forgets a taught page only when asked twice', async () => {
    const row = byId('site-taught-kefu-example');
    await studio.click(studio.find(`${row} ${byId('forget-site')}`));
    expect(studio.all(row)).toHaveLength(1);
    await studio.click(studio.find(byId('confirm-forget')));
    await settle();
    expect(studio.all(row)).toEqual([]);
    expect(studio.sites.learned.all().map(({ how }) => how)).toEqual(['detected']);
  });
  it('says what a file would do before it is taken', async () => {
    await choose([
      siteDefinition({ id: 'new-desk', name: 'New desk' }),
      { ...siteDefinition({ id: 'odd' }), row: '.a >' },
    ]);
    const plan = studio.find(byId('sites-dry-run')).textContent;
    expect(plan).toMatch(/New desk.*new, version 1/s);
    expect(plan).toMatch(/not taken: row: "\.a >" is no selector/);
    expect(rows()).not.toContain('site-new-desk');
    await studio.click(studio.find(byId('take-sites')));
    await settle();
    expect(studio.find(byId('site-new-desk')).dataset.source).toBe('file');
    await choose('{');
    expect(studio.find(byId('sites-refused')).textContent).toMatch(/team\.json cannot be read/);
  });
  it('gives a definition as a file that can be taken again', async () => {
    const made: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = (blob) => {
      made.push(blob as Blob);
      return 'blob:x';
    };
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await studio.click(studio.find(`${byId('site-taught-kefu-example')} ${byId('export-site')}`));
    click.mockRestore();
    expect(names).toEqual(['taught-kefu-example-1.json']);
    expect(await studio.sites.dryRun(await made[0]!.text())).toMatchObject({ ok: true, plans: [{ as: 'same' }] });
  });
});
