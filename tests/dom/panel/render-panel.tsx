import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { PanelApp } from '../../../components/panel/app.tsx';
import type { PanelState } from '../../../utils/app/panel-state.ts';
import { type FakePort, fakePanelPort } from '../../fixtures/fake-panel-port.ts';
import { PANEL_STATES } from '../../fixtures/panel-states.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

export interface RenderedPanel {
  port: FakePort;
  find: (selector: string) => HTMLElement;
  maybe: (selector: string) => HTMLElement | null;
  text: () => string;
  click: (element: HTMLElement) => Promise<void>;
  press: (element: EventTarget, init: KeyboardEventInit & { keyCode?: number }) => Promise<void>;
  type: (element: HTMLElement, value: string) => Promise<void>;
  push: (change: Partial<PanelState>) => Promise<void>;
  close: () => Promise<void>;
}

export const byId = (id: string) => `[data-testid="${id}"]`;

/** Renders the panel into jsdom over a fake port, in Chinese unless told otherwise. */
export async function renderPanel(name: string, uiLang: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN'): Promise<RenderedPanel> {
  const state = PANEL_STATES[name]?.();
  if (!state) throw new Error(`no such panel state: ${name}`);
  // What jsdom lacks; the browser run covers the real ones.
  window.matchMedia ??= (() => ({ matches: false, addEventListener() {} })) as unknown as typeof window.matchMedia;
  Element.prototype.scrollIntoView ??= () => {};
  const port = fakePanelPort({ ...state, settings: { ...state.settings, uiLang, theme: 'light' } });
  const host = document.body.appendChild(document.createElement('div'));
  let root: Root | undefined;
  await act(async () => {
    root = createRoot(host);
    root.render(<PanelApp port={port} />);
  });
  const maybe = (selector: string) => host.querySelector<HTMLElement>(selector);
  return {
    port,
    maybe,
    find: (selector) => {
      const element = maybe(selector);
      if (!element) throw new Error(`the panel shows no ${selector}`);
      return element;
    },
    text: () => host.textContent ?? '',
    click: (element) => act(async () => element.click()),
    press: (element, init) =>
      act(async () => {
        const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
        if (init.keyCode) Object.defineProperty(event, 'keyCode', { value: init.keyCode });
        element.dispatchEvent(event);
        await new Promise((resolve) => setTimeout(resolve, 0));
      }),
    type: (element, value) =>
      act(async () => {
        const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(element, value);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    push: (change) => act(async () => port.push(change)),
    close: () =>
      act(async () => {
        root?.unmount();
        host.remove();
      }),
  };
}
