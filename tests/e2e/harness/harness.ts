import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchWithExtension } from '../../../utils/cli/browser/launch-with-extension.ts';
import { openSidePanel, type SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { type NetworkWatch, watchNetwork } from './watch-network.ts';

/** What an end-to-end suite works with. One browser for all suites; each opens pages of its own. */
export interface Harness {
  browser: ExtensionBrowser;
  /** The browser's program, for a suite that needs a second one. */
  executablePath: string;
  /** The built extension, for the same. */
  extensionDir: string;
  network: NetworkWatch;
  /** Runs a named step; a failure is reported with pictures of everything open and ends the suite. */
  step(name: string, body: () => Promise<void>): Promise<void>;
  openPage(url: string): Promise<Page>;
  /** The real side panel beside the page. */
  openPanel(page: Page): Promise<SidePanel>;
  /** Pictures of the open pages and panels, named after what they show. */
  pictures(name: string): Promise<string[]>;
  /** Runs a suite to its end or its first failure; true when all its steps passed. */
  suite(name: string, body: (harness: Harness) => Promise<void>): Promise<boolean>;
  close(): Promise<void>;
}

export interface HarnessOptions {
  executablePath: string;
  extensionDir: string;
  /** Folder for pictures. */
  outDir: string;
  headless?: boolean;
}

export async function startHarness(options: HarnessOptions): Promise<Harness> {
  await mkdir(options.outDir, { recursive: true });
  const network = await watchNetwork();
  const browser = await launchWithExtension({
    executablePath: options.executablePath,
    extensionDir: options.extensionDir,
    headless: options.headless ?? true,
    locale: 'zh-CN',
    args: network.args,
  });
  network.follow(browser.context);
  const panels = new Map<Page, SidePanel>();
  const told = new Set<unknown>();
  let opened = false;
  let suiteName = '';

  const pictures = async (name: string) => {
    const files: string[] = [];
    const save = async (kind: string, take: (file: string) => Promise<unknown>) => {
      const file = path.join(options.outDir, `${[suiteName, name, kind].filter(Boolean).map(slug).join('-')}.png`);
      // A picture is a help, not a check: a page that has just closed must not hide the failure itself.
      await take(file).then(
        () => files.push(file),
        () => undefined,
      );
    };
    const pages = browser.context.pages().filter((page) => page.url() !== 'about:blank');
    for (const [index, page] of pages.entries())
      await save(`page${index + 1}`, (file) => page.screenshot({ path: file }));
    for (const [index, panel] of [...panels.values()].entries()) await save(`panel${index + 1}`, panel.screenshot);
    return files;
  };

  const harness: Harness = {
    browser,
    executablePath: options.executablePath,
    extensionDir: options.extensionDir,
    network,
    pictures,
    step: async (name, body) => {
      const started = performance.now();
      try {
        await body();
        console.log(`  ok    ${name} (${Math.round(performance.now() - started)} ms)`);
      } catch (error) {
        const files = await pictures(`failed-${name}`);
        console.log(`  FAIL  ${name}\n${indent(describe(error))}`);
        if (files.length > 0)
          console.log(indent(`pictures: ${files.map((file) => path.relative('.', file)).join(', ')}`));
        told.add(error);
        throw error;
      }
    },
    openPage: async (url) => {
      opened = true;
      const page = await browser.context.newPage();
      await page.goto(url);
      return page;
    },
    openPanel: async (page) => {
      const panel = await openSidePanel(browser, page);
      panels.set(page, panel);
      await network.followPanel(panel);
      return panel;
    },
    suite: async (name, body) => {
      suiteName = name;
      panels.clear();
      console.log(`\n${name}`);
      try {
        await body(harness);
        await harness.step('nothing left the machine', async () => {
          // A suite that opens no page here has a browser of its own or none, and nothing for this watch to hear.
          assert.ok(!opened || network.seen() > 0, 'The network watch heard no request, so it cannot vouch for any.');
          assert.deepEqual(network.leaks(), [], 'These requests tried to leave the machine.');
        });
        return true;
      } catch (error) {
        // A failed step has said so already; anything else would otherwise vanish.
        if (!told.has(error)) console.log(`  FAIL  outside any step\n${indent(describe(error))}`);
        return false;
      } finally {
        // The first page stays: a browser without one closes.
        for (const page of browser.context.pages().slice(1)) await page.close().catch(() => undefined);
        panels.clear();
        suiteName = '';
      }
    },
    close: async () => {
      await browser.close();
      await network.close();
    },
  };
  return harness;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function indent(text: string): string {
  return text.replace(/^/gm, '        ');
}
