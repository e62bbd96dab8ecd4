/**
 * Reading where only a real browser will do: frames in shadow roots, sides told by layout, lists drawn upside down,
 * and very long pages.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import practiceSite from '../../scripts-library/sites/practice.json' with { type: 'json' };
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import type { Harness } from './harness/harness.ts';
import { isolatedWorld } from './harness/isolated-world.ts';
import { bundle, serveScript } from './harness/serve-script.ts';
import { waitUntil } from './harness/wait-until.ts';

type Run = (code: string) => Promise<unknown>;

const BASE = {
  ...(practiceSite as SiteDefinition),
  container: '.thread',
  row: '.message',
  roles: { customer: [{ self: '.in' }], agent: [{ self: '.out' }] },
  text: ['.text'],
  conversation: ['url:/./'],
  composer: ['textarea'],
  composerBlocked: [],
};

const row = (side: 'in' | 'out', text: string) => `<div class="message ${side}"><p class="text">${text}</p></div>`;

async function follow(run: Run, definition: object): Promise<void> {
  await run(`readingWorld.follow(${JSON.stringify(definition)})`);
}

async function reads(run: Run, expected: string[], what: string): Promise<void> {
  const wanted = JSON.stringify(expected);
  await waitUntil(
    `${what} as ${wanted}`,
    () => run('readingWorld.turns()'),
    (turns) => JSON.stringify(turns) === wanted,
  );
}

/** A desk in a shadow root, its chat in a frame of it, each message a component with a root of its own. */
async function deepPage(page: Page, run: Run): Promise<void> {
  const draw = (texts: string[]) =>
    page.evaluate((words) => {
      document.body.innerHTML = '<x-desk></x-desk>';
      const desk = document.querySelector('x-desk')?.attachShadow({ mode: 'open' });
      if (!desk) return;
      desk.innerHTML = '<iframe style="width:400px;height:300px"></iframe>';
      const frame = desk.querySelector('iframe');
      frame?.addEventListener('load', () => {
        const inner = frame.contentDocument;
        if (!inner) return;
        inner.body.innerHTML = '<div class="thread"></div><textarea></textarea>';
        for (const word of words) {
          const bubble = inner.createElement('x-bubble');
          bubble.className = 'message in';
          bubble.attachShadow({ mode: 'open' }).innerHTML = `<p class="text">${word}</p>`;
          inner.querySelector('.thread')?.append(bubble);
        }
      });
      if (frame) frame.srcdoc = '<!doctype html><body></body>';
    }, texts);
  await follow(run, {
    ...BASE,
    container: 'x-desk >>> iframe >>> .thread',
    text: ['x-bubble >>> .text'],
    composer: ['x-desk >>> iframe >>> textarea'],
  });
  await draw(['one', 'two']);
  await reads(run, ['customer: one', 'customer: two'], 'a chat in a frame in a shadow root');
  assert.equal(await run('readingWorld.composer()'), 'textarea');
  await page.evaluate(() => {
    const frame = document.querySelector('x-desk')?.shadowRoot?.querySelector('iframe');
    const words = frame?.contentDocument?.querySelector('x-bubble')?.shadowRoot?.querySelector('p');
    if (words) words.textContent = 'one, edited';
  });
  await reads(run, ['customer: one, edited', 'customer: two'], 'an edit inside a component');
  await page.evaluate(() => document.querySelector('x-desk')?.remove());
  await waitUntil(
    'the chat that went away',
    () => run('readingWorld.health()') as Promise<{ ok: boolean }>,
    ({ ok }) => !ok,
  );
  await draw(['one, edited', 'two', 'three']);
  await reads(run, ['customer: one, edited', 'customer: two', 'customer: three'], 'the same chat mounted anew');
}

/** Pages where the buyer is left and we are right, or in a right-to-left page the other way round. */
const LAYOUTS: Record<string, { css: string; of?: string }> = {
  'rows as bubbles': {
    css: '.thread{display:flex;flex-direction:column;align-items:flex-start}.out{align-self:flex-end}',
  },
  'full rows, a narrow part': {
    css: '.message{display:flex}.out{justify-content:flex-end}',
    of: '.text',
  },
  'a scroll bar': {
    css: '.thread{height:80px;overflow-y:scroll;padding:0 40px 0 4px}.text{display:table}.out .text{margin-left:auto}',
    of: '.text',
  },
  'avatars beside long messages': {
    css: '.message{display:flex;gap:8px}.message::before{content:"";width:40px}.out{flex-direction:row-reverse}.text{max-width:75%}',
    of: '.text',
  },
  'scrolled sideways': {
    css: '.thread{overflow-x:auto;width:300px}.message{width:900px;display:flex}.out{justify-content:flex-end}',
    of: '.text',
  },
  'drawn smaller': {
    css: '.thread{transform:scale(.5);padding-right:200px;width:900px}.message{display:flex}.out{justify-content:flex-end}',
    of: '.text',
  },
};

async function sides(page: Page, run: Run): Promise<void> {
  const long =
    '这句话很长，长得占满一行还要多一些，因为买家把事情从头到尾都说了一遍，生怕我们听不明白他要什么。'.repeat(2);
  const talk = [row('in', 'hi'), row('out', 'hello'), row('in', long), row('out', long)].join('');
  const roles = (of: string | undefined, buyer: 'left' | 'right') => {
    const rule = (is: 'left' | 'right') => [{ side: of ? { of, is } : { is } }];
    return { customer: rule(buyer), agent: rule(buyer === 'left' ? 'right' : 'left') };
  };
  const expected = ['customer: hi', 'agent: hello', `customer: ${long}`, `agent: ${long}`];
  for (const [name, { css, of }] of Object.entries(LAYOUTS)) {
    for (const dir of ['ltr', 'rtl']) {
      if (dir === 'rtl' && css.includes('margin-left')) continue;
      await page.evaluate(
        ([style, html, direction]) => {
          document.documentElement.dir = direction ?? '';
          document.body.innerHTML = `<style>p{margin:0}.text{max-width:32em}${style}</style><div class="thread">${html}</div><textarea></textarea>`;
        },
        [css, talk, dir],
      );
      await follow(run, { ...BASE, roles: roles(of, dir === 'ltr' ? 'left' : 'right') });
      await reads(run, expected, `${name}, ${dir}`);
    }
  }
}

/** Hidden lists have no sides: their rows are nobody's until they are laid out. */
async function hiddenRows(page: Page, run: Run): Promise<void> {
  await page.evaluate((html) => {
    document.documentElement.dir = 'ltr';
    document.body.innerHTML = `<style>p{margin:0}.message{display:flex}.out{justify-content:flex-end}.hide .message{display:none}</style>
      <div class="thread hide">${html}</div><textarea></textarea>`;
  }, row('in', 'hi') + row('out', 'hello'));
  const side = (is: string) => [{ side: { of: '.text', is } }];
  await follow(run, { ...BASE, roles: { customer: side('left'), agent: side('right') } });
  await reads(run, ['unknown: hi', 'unknown: hello'], 'rows without layout');
  await page.evaluate(() => document.querySelector('.thread')?.classList.remove('hide'));
  await reads(run, ['customer: hi', 'agent: hello'], 'rows laid out at last');
}

async function upsideDown(page: Page, run: Run): Promise<void> {
  await page.evaluate(
    (html) => {
      document.body.innerHTML = `<div class="thread" style="display:flex;flex-direction:column-reverse">${html}</div><textarea></textarea>`;
    },
    row('in', 'newest') + row('out', 'middle') + row('in', 'oldest'),
  );
  await follow(run, { ...BASE, messageId: undefined, time: undefined, order: 'auto' });
  await reads(run, ['customer: oldest', 'agent: middle', 'customer: newest'], 'column-reverse');
}

async function veryLong(page: Page, run: Run): Promise<void> {
  await page.evaluate(
    (html) => {
      document.body.innerHTML = `<div class="thread" style="contain:strict;height:300px;overflow:auto">${html.repeat(200_000)}</div><textarea></textarea>`;
    },
    row('in', 'again'),
  );
  await follow(run, { ...BASE, messageId: undefined, time: undefined });
  assert.equal(((await run('readingWorld.turns()')) as string[]).length, 400);
  for (const wide of [{ row: '*' }, { row: 'div' }, { container: '*' }, { container: '*', row: '*' }]) {
    await page.evaluate(() => {
      const nested = '<div><div><div><div>'.repeat(2);
      document.body.innerHTML = `<div class="thread">${`${nested}<p class="text">words</p>${'</div>'.repeat(8)}`.repeat(2000)}</div>`;
    });
    await follow(run, { ...BASE, ...wide });
    const health = (await run('readingWorld.health()')) as { ok: boolean };
    assert.equal(health.ok, false, `${JSON.stringify(wide)} is unreadable`);
  }
}

export async function runReading(harness: Harness): Promise<void> {
  const world = await bundle('reading/world.ts');
  const served = await serveScript('');
  try {
    const page = await harness.browser.context.newPage();
    await page.goto(served.url);
    const run = await isolatedWorld(page, world);
    await harness.step('reads frames in shadow roots and components in frames', () => deepPage(page, run));
    await harness.step('tells sides in any layout and direction', () => sides(page, run));
    await harness.step('takes rows without layout for nobody’s', () => hiddenRows(page, run));
    await harness.step('turns a list drawn upside down', () => upsideDown(page, run));
    await harness.step('reads the end of 200,000 rows, and nothing by rules that match anything', () =>
      veryLong(page, run),
    );
    await page.close();
  } finally {
    served.close();
  }
}
