/**
 * Races through everything: two tabs of the practice helpdesk, the real panel that follows the one in front, the agent
 * pressing Insert while tabs, conversations and pages change.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { startPractice } from '../../../utils/practice/server.ts';
import type { Harness } from '../harness/harness.ts';
import { random } from './plan.ts';

/** Other conversations in each tab, so that the buyer's name tells the tab. */
const TABS = [
  ['birthday-parcel', 'frozen-phone', 'two-more-days'],
  ['silent-speaker', 'next-day-price', 'happy-tea'],
] as const;

interface Desk {
  page: Page;
  talks: readonly string[];
  url: string;
}

interface Landed {
  talk: string;
  text: string;
}

type Act = { at: number; tab: number; do: 'front' | 'open' | 'note' | 'reload' | 'receive'; talk: string };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function carryOut(desks: readonly Desk[], { at, tab, do: what, talk }: Act): Promise<void> {
  await sleep(at);
  const { page } = desks[tab] as Desk;
  if (what === 'front') await page.bringToFront();
  else if (what === 'reload') await page.reload({ waitUntil: 'commit' });
  else if (what === 'note') await page.locator('button.mode[data-mode="note"]').click({ timeout: 2000 });
  else if (what === 'open') await page.evaluate((id) => window.practice.open(id), talk);
  else await page.evaluate((id) => window.practice.receive(id, '还在吗？'), talk);
}

/** Presses the first script that needs no words of the agent; answers whose it was, read in the same turn. */
const PRESS = `(() => {
  const card = [...document.querySelectorAll('[data-testid^="script-"]')].find((one) =>
    /^script-\\\\d$/.test(one.dataset.testid) && !one.querySelector('input[data-slot]'));
  const button = card?.querySelector('[data-testid$="-insert"]');
  const name = document.querySelector('.panel-who h1')?.textContent;
  button?.click();
  return button ? name : null;
})()`.replaceAll('\\\\', '\\');

/** Every draft in both tabs, each read in its own conversation. */
async function landed(desks: readonly Desk[]): Promise<Landed[]> {
  const found: Landed[] = [];
  for (const { page, talks } of desks) {
    await page.waitForFunction(() => 'practice' in window);
    for (const talk of talks) {
      const text = await page.evaluate((id) => {
        const open = document.querySelector<HTMLElement>('.thread')?.dataset.conversationId;
        // Opening the open one again would show what was kept of it before.
        if (open !== id) window.practice.open(id);
        return document.querySelector<HTMLTextAreaElement>('#reply-box')?.value ?? '';
      }, talk);
      if (text !== '') found.push({ talk, text });
    }
  }
  return found;
}

/** Names of the buyers as the panel shows them. */
async function buyersOf(desks: readonly Desk[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { page, talks } of desks) {
    for (const talk of talks) {
      const name = await page.evaluate((id) => {
        window.practice.open(id);
        return document.querySelector('.thread-header .customer-name')?.textContent?.trim() ?? '';
      }, talk);
      names.set(name, talk);
    }
  }
  return names;
}

async function race(desks: readonly Desk[], panel: SidePanel, next: () => number, names: Map<string, string>) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const tab = Math.floor(next() * 2);
  const front = desks[tab] as Desk;
  for (const { page, url } of desks) {
    // A page loaded anew holds no draft of the race before.
    await page.goto(url);
  }
  await front.page.bringToFront();
  const ready = `document.querySelector('[data-testid$="-insert"]')`;
  await panel.waitFor(ready, { what: 'scripts to press' });
  await sleep(300);
  const acts: Act[] = Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
    const where = Math.floor(next() * 2);
    const what = pick(['front', 'front', 'open', 'open', 'open', 'note', 'reload', 'receive'] as const);
    return { at: Math.floor(next() * 350), tab: where, do: what, talk: pick(TABS[where] ?? TABS[0]) };
  });
  const pressAt = Math.floor(next() * 400);
  const doing = Promise.all(acts.map((act) => carryOut(desks, act).catch(() => undefined)));
  await sleep(pressAt);
  const name = await panel.evaluate<string | null>(PRESS);
  await doing;
  await sleep(700);
  return { acts, pressAt, madeFor: name === null ? null : (names.get(name) ?? name), landed: await landed(desks) };
}

/** @returns how many texts arrived, how many did not, and how often nothing was there to press */
export async function raceThroughPanel(harness: Harness, races: number, seed: number): Promise<string> {
  const practice = await startPractice();
  const next = random(seed);
  try {
    const url = (talk: string) => `${practice.url}?ui=zh-CN&speed=0&c=${talk}`;
    const desks: Desk[] = [];
    for (const talks of TABS) desks.push({ page: await harness.openPage(url(talks[0])), talks, url: url(talks[0]) });
    const panel = await harness.openPanel((desks[0] as Desk).page);
    const names = await buyersOf(desks);
    const counts = { arrived: 0, refused: 0, nothing: 0 };
    for (let i = 0; i < races; i++) {
      const { madeFor, landed: found, ...told } = await race(desks, panel, next, names);
      const elsewhere = found.filter(({ talk }) => talk !== madeFor);
      assert.deepEqual(elsewhere, [], `Race ${i} of seed ${seed}, made for ${madeFor}: ${JSON.stringify(told)}`);
      if (madeFor === null) counts.nothing += 1;
      else if (found.length > 0) counts.arrived += 1;
      else counts.refused += 1;
    }
    return Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  } finally {
    await practice.close();
  }
}
