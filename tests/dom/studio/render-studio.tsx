import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { StudioApp } from '../../../components/studio/app.tsx';
import { WAITING } from '../../../utils/app/panel-store.ts';
import type { Library } from '../../../utils/core/library.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { builtinSites } from '../../../utils/library/builtin-sites.ts';
import { type FakeDelivery, fakeDelivery } from '../../fixtures/fake-delivery.ts';
import { fakePanelPort } from '../../fixtures/fake-panel-port.ts';
import { type FakeSites, fakeSites } from '../../fixtures/fake-sites.ts';
import { type MemoryPackStore, memoryPackStore } from '../../fixtures/memory-pack-store.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

export const byId = (id: string) => `[data-testid="${id}"]`;

export interface RenderedStudio {
  packs: MemoryPackStore;
  delivery: FakeDelivery;
  sites: FakeSites;
  find: (selector: string) => HTMLElement;
  all: (selector: string) => HTMLElement[];
  text: () => string;
  click: (element: HTMLElement, init?: MouseEventInit) => Promise<void>;
  press: (element: EventTarget, key: string, init?: KeyboardEventInit) => Promise<void>;
  type: (element: HTMLElement, value: string) => Promise<void>;
  pick: (element: HTMLElement, value: string) => Promise<void>;
  /** Lets everything be written, as when the tab goes out of sight. */
  save: () => Promise<void>;
  close: () => Promise<void>;
}

/** What jsdom lacks: sizes, so that the table has rows in view, and media queries. */
function giveSizes(): void {
  window.matchMedia ??= (() => ({ matches: false, addEventListener() {} })) as unknown as typeof window.matchMedia;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as unknown as typeof ResizeObserver;
  for (const [name, size] of [
    ['offsetHeight', 600],
    ['clientHeight', 600],
    ['offsetWidth', 800],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  // The virtual list asks to be scrolled; jsdom only has the property.
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    this.scrollTop = typeof options === 'object' ? (options.top ?? 0) : 0;
    this.dispatchEvent(new Event('scroll'));
  } as typeof Element.prototype.scrollTo;
}

const SEAT = { take: async () => true, takeOver: async () => undefined };

interface RenderOptions {
  uiLang?: 'zh-CN' | 'zh-TW' | 'en';
  /** The page of the address. */
  page?: string;
  /** The list of packs is not read before this. */
  storeReady?: Promise<void>;
}

/** Renders the Studio into jsdom with one pack of these scripts, or with none. */
export async function renderStudio(
  scripts: readonly Script[] | null,
  { uiLang = 'zh-CN', page = '', storeReady = Promise.resolve() }: RenderOptions = {},
): Promise<RenderedStudio> {
  giveSizes();
  window.location.hash = page;
  const packs = memoryPackStore();
  const { workspaces } = packs;
  packs.workspaces = () => storeReady.then(workspaces);
  if (scripts) {
    const title = { 'zh-Hans': '售后包', 'zh-Hant': '售後包', en: 'After-sales' };
    const manifest = { schema: 1 as const, id: 'team-pack', version: '0.0.0', title, owner: '小周', licence: '' };
    await packs.saveWorkspace({ id: 'team-pack', manifest, cases: [], changedAt: '2026-11-22T08:00:00Z' });
    await packs.saveScripts('team-pack', scripts, []);
    packs.writes.length = 0;
  }
  const port = fakePanelPort({ ...WAITING, settings: { ...WAITING.settings, uiLang, theme: 'light' } });
  // Never there: parts that need the library stay quiet, and the table is tested alone.
  const library = () => new Promise<Library>(() => {});
  const now = () => Date.UTC(2026, 10, 22, 8);
  const delivery = fakeDelivery(packs, now);
  const sites = fakeSites(builtinSites(), now);
  const ports = { packs, library, now, delivery, sites };
  const host = document.body.appendChild(document.createElement('div'));
  let root: Root | undefined;
  await act(async () => {
    root = createRoot(host);
    root.render(<StudioApp port={port} ports={ports} seat={SEAT} />);
  });
  await act(async () => {});
  const all = (selector: string) => [...host.querySelectorAll<HTMLElement>(selector)];
  const setValue = (element: HTMLElement, prototype: object, value: string, event: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
      element.dispatchEvent(new Event(event, { bubbles: true }));
    });
  return {
    packs,
    delivery,
    sites,
    all,
    find: (selector) => {
      const element = host.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`the Studio shows no ${selector}`);
      return element;
    },
    text: () => host.textContent ?? '',
    click: (element, init) =>
      act(async () => {
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
      }),
    press: (element, key, init) =>
      act(async () => {
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
      }),
    type: (element, value) =>
      setValue(
        element,
        element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype,
        value,
        'input',
      ),
    pick: (element, value) => setValue(element, HTMLSelectElement.prototype, value, 'change'),
    save: () =>
      act(async () => {
        document.dispatchEvent(new Event('visibilitychange'));
        await new Promise((resolve) => setTimeout(resolve, 0));
      }),
    close: () =>
      act(async () => {
        root?.unmount();
        host.remove();
      }),
  };
}
