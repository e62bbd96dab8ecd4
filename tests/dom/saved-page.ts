import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'valibot';
import { type SiteDefinition, SiteDefinitionSchema } from '../../utils/core/sites/site-definition.ts';
import { SITE_FILES } from '../../utils/library/sites.ts';

declare const jsdom: { reconfigure(settings: { url: string }): void };

export const SITES: SiteDefinition[] = SITE_FILES.map((file) => parse(SiteDefinitionSchema, file));

export function siteOf(id: string): SiteDefinition {
  const found = SITES.find((site) => site.id === id);
  if (!found) throw new Error(`no site definition "${id}" in utils/library/sites.ts`);
  return found;
}

/**
 * jsdom lays nothing out. A fixture whose definition reads places states the boxes itself, as
 * `data-box="left top width height"`.
 */
Element.prototype.getBoundingClientRect = function (): DOMRect {
  const [left = 0, top = 0, width = 0, height = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
  return DOMRect.fromRect({ x: left, y: top, width, height });
};

/** Neither the parser nor an import makes shadow roots out of `<template shadowrootmode>`; browsers do so on load. */
function openShadowRoots(root: ParentNode): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    const shadow = template.parentElement?.attachShadow({ mode: 'open' });
    shadow?.append(template.content);
    template.remove();
    if (shadow) openShadowRoots(shadow);
  }
}

/** A test loads no frame; what stands in one is stated as `data-body`, the HTML of its body element. */
function fillFrames(): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-body]')) {
    const root = frame.contentDocument?.documentElement;
    if (root) root.innerHTML = frame.getAttribute('data-body') ?? '';
  }
}

/** Puts a page into the test's document, attributes of `<html>` and `<body>` included, at its address. */
export function openPage(html: string, url?: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const saved = parsed.querySelector('meta[name="saved-from"]')?.getAttribute('content');
  jsdom.reconfigure({ url: url ?? saved ?? 'https://desk.example/' });
  // jsdom keeps the styles of what is replaced as a whole.
  for (const style of document.querySelectorAll('style')) style.remove();
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement);
  openShadowRoots(document);
  fillFrames();
}

function readFixture(path: string): string {
  return readFileSync(join(import.meta.dirname, '../fixtures/sites', path), 'utf8');
}

export function openFixture(path: string): void {
  openPage(readFixture(path));
}

/** Draws another saved page into the open document, as a console does that shows another conversation. */
export function drawFixture(path: string): void {
  const parsed = new DOMParser().parseFromString(readFixture(path), 'text/html');
  const address = parsed.querySelector('meta[name="saved-from"]')?.getAttribute('content');
  if (address) goTo(address);
  for (const { name, value } of parsed.body.attributes) document.body.setAttribute(name, value);
  document.body.replaceChildren(...document.importNode(parsed.body, true).childNodes);
  openShadowRoots(document);
  fillFrames();
}

export function goTo(url: string): void {
  jsdom.reconfigure({ url });
}
