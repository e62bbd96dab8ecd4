// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pack } from '../../../utils/core/packs/script.ts';
import { makeScript } from '../../unit/app/studio/make-script.ts';
import { byId, type RenderedStudio, renderStudio } from './render-studio.tsx';

const URL_A = 'https://packs.example/index.json';
const packOf = (version: string): Pack => ({
  manifest: {
    schema: 1,
    id: 'eleven',
    version,
    title: { 'zh-Hans': '双十一', 'zh-Hant': '雙十一', en: 'Double Eleven' },
    owner: '小周',
    licence: '',
  },
  scripts: [makeScript('a')],
});

let studio: RenderedStudio;
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));
const inForce = async () => (await studio.packs.inForce()).map(({ pack }) => pack.manifest.version);

beforeEach(async () => {
  studio = await renderStudio([makeScript('b')], { uiLang: 'en' });
  await studio.delivery.publish(URL_A, packOf('1.0.0'));
  await studio.click(studio.find(byId('nav-delivery')));
  await act(async () => {
    window.location.hash = '#delivery';
    window.dispatchEvent(new Event('hashchange'));
  });
});
afterEach(() => studio.close());

async function add(address: string, key = ''): Promise<void> {
  await studio.type(studio.find('input[name=address]'), address);
  await studio.type(studio.find('input[name=key]'), key);
  const form = studio.find(byId('add-list'));
  await act(async () => {
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await settle();
}

describe('the delivery page', () => {
  it('asks for the host in the click, adds the list and shows what came', async () => {
    await add(URL_A);
    expect(studio.delivery.asked).toEqual([URL_A]);
    expect(studio.find(byId('in-force-eleven')).textContent).toContain('1.0.0');
    expect(studio.find(byId('pack-list')).textContent).toContain('packs.example');
    expect((studio.find('input[name=address]') as HTMLInputElement).value).toBe('');
  });

  it('says in words why an address, a key or a list is refused', async () => {
    await add('packs');
    expect(studio.find('[role=alert]').textContent).toMatch(/no web address/);
    await add(URL_A, 'key');
    expect(studio.find('[role=alert]').textContent).toMatch(/no public key/);
    await add(URL_A);
    expect(studio.all('[role=alert]')).toEqual([]);
    await add(URL_A);
    expect(studio.find('[role=alert]').textContent).toMatch(/there already/);
  });

  it('says what a failing server does, and that agents keep what they had', async () => {
    await add(URL_A);
    studio.delivery.served.set(URL_A, '<!doctype html>');
    await studio.click(studio.find(byId('look-now')));
    await settle();
    expect(studio.find(byId('list-problem')).textContent).toMatch(/web page .*keep the last good version/);
    expect(await inForce()).toEqual(['1.0.0']);
    await studio.delivery.publish(URL_A, packOf('1.1.0'));
    await studio.click(studio.find(byId('look-now')));
    await settle();
    expect(studio.all(byId('list-problem'))).toEqual([]);
    expect(await inForce()).toEqual(['1.1.0']);
  });

  it('allows the address of a list the company set by one click, and takes its packs at once', async () => {
    studio.delivery.shut.add('packs.example');
    await act(() => studio.delivery.manage(URL_A));
    await settle();
    expect(studio.find(byId('pack-list')).dataset.problem).toBe('no-access');
    expect(studio.all(byId('remove-list'))).toEqual([]);
    await studio.click(studio.find(byId('allow-address')));
    await settle();
    expect(studio.delivery.asked).toEqual([URL_A]);
    expect(studio.all(byId('list-problem'))).toEqual([]);
    expect(await inForce()).toEqual(['1.0.0']);
  });

  it('asks for the host of the pack file where that is another than the list’s', async () => {
    const file = 'https://cdn.example/eleven.json';
    const index = JSON.parse(studio.delivery.served.get(URL_A) ?? '') as { packs: { url: string }[] };
    const [entry] = index.packs;
    if (!entry) throw new Error('no entry in the list');
    studio.delivery.served.set(file, studio.delivery.served.get(new URL(entry.url, URL_A).href) ?? '');
    entry.url = file;
    studio.delivery.served.set(URL_A, JSON.stringify(index));
    studio.delivery.shut.add('cdn.example');
    await add(URL_A);
    await studio.click(studio.find(byId('allow-address')));
    await settle();
    expect(studio.delivery.asked).toEqual([URL_A, file]);
    expect(await inForce()).toEqual(['1.0.0']);
  });

  it('pauses, pins, and removes after a second press', async () => {
    await add(URL_A);
    await studio.click(studio.find('.delivery-packs input'));
    await settle();
    expect((await studio.delivery.list())[0]?.pins).toEqual({ eleven: '1.0.0' });
    await studio.click(studio.find(byId('pause-list')));
    await settle();
    expect(studio.find(byId('look-now')).getAttribute('aria-disabled')).toBe('true');
    await studio.click(studio.find(byId('remove-list')));
    expect(await inForce()).toEqual(['1.0.0']);
    await studio.click(studio.find(byId('confirm-remove')));
    await settle();
    expect(await inForce()).toEqual([]);
    expect(studio.all(byId('pack-list'))).toEqual([]);
  });
});
