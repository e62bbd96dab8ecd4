/** Insertion into the real editors, from an isolated world as in the extension: text there once, undo, no keys. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import type { CDPSession, Page } from 'playwright-core';
import type { InsertResult } from '../../utils/core/page-messages.ts';

/** What this suite needs of the harness. */
export interface EditorHarness {
  step(name: string, body: () => Promise<void>): Promise<void>;
  openPage(url: string): Promise<Page>;
}

const EDITORS: Record<string, string> = {
  react: '#react textarea',
  contenteditable: '#contenteditable [contenteditable]',
  'plaintext-only': '#plaintext-only [contenteditable]',
  'pre-wrap': '#pre-wrap [contenteditable]',
  prosemirror: '#prosemirror .ProseMirror',
  ckeditor5: '#ckeditor5 .ck-editor__editable',
  lexical: '#lexical [data-lexical-editor]',
};
const DRAFT = 'before after';
const TEXT = 'one, 林女士 <b>&amp;\n\nthree\nfour ';
const MIDDLE = `before ${TEXT}after`;

async function bundle(entry: string, nodePaths: string[]): Promise<string> {
  const result = await build({
    entryPoints: [path.join(import.meta.dirname, 'editors', entry)],
    bundle: true,
    write: false,
    format: 'esm',
    nodePaths,
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

async function serve(script: string): Promise<{ url: string; close(): void }> {
  const page = `<!doctype html><meta charset="utf-8"><title>editors</title><button id="elsewhere">elsewhere</button>
    <script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** A second JavaScript world on the page, as a content script has. */
async function openWorld(page: Page, script: string) {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'insert',
  });
  const run = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`(() => {${script}})()`);
  return {
    use: (selector: string) => run(`insertWorld.use(${JSON.stringify(selector)})`),
    draft: () => run('insertWorld.draft()'),
    insert: (text: string, replace?: { start: number; end: number }) =>
      run(`insertWorld.insert(${JSON.stringify(text)}, ${JSON.stringify(replace)})`) as Promise<InsertResult>,
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

const modelOf = (page: Page, name: string) => page.evaluate((key) => window.models[key]?.(), name);

async function freshDraft(page: Page, world: World, name: string, draft: string): Promise<void> {
  await page.locator(EDITORS[name] ?? '').click();
  await world.use(EDITORS[name] ?? '');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  // Editors join what is typed within half a second into one step of undo.
  await page.waitForTimeout(600);
  if (draft !== '') await page.keyboard.type(draft);
  await page.waitForTimeout(600);
}

async function insertsInTheMiddle(page: Page, world: World, name: string): Promise<void> {
  await freshDraft(page, world, name, DRAFT);
  for (let i = 0; i < 'after'.length; i++) await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(50);
  await page.locator('#elsewhere').focus();
  await page.evaluate(() => {
    window.keyEvents = [];
  });
  assert.deepEqual(await world.insert(TEXT), { ok: true });
  assert.equal(await modelOf(page, name), MIDDLE, 'the editor’s own model');
  assert.equal(await world.draft(), MIDDLE, 'the draft as read back');
  assert.deepEqual(await page.evaluate(() => window.keyEvents), [], 'key events');
  await page.keyboard.type('!');
  assert.equal(await modelOf(page, name), `before ${TEXT}!after`, 'the caret stands behind the text');
}

async function undoes(page: Page, world: World, name: string): Promise<void> {
  await freshDraft(page, world, name, DRAFT);
  assert.deepEqual(await world.insert(`${TEXT.trimEnd()}.`), { ok: true });
  await page.locator(EDITORS[name] ?? '').focus();
  for (let i = 0; i < 12 && (await modelOf(page, name)) !== DRAFT; i++) {
    await page.keyboard.press('Control+Z');
    await page.waitForTimeout(30);
  }
  assert.equal(await modelOf(page, name), DRAFT);
}

async function fillsEmpty(page: Page, world: World, name: string): Promise<void> {
  await freshDraft(page, world, name, '');
  assert.deepEqual(await world.insert('only\n\nthis'), { ok: true });
  assert.equal(await modelOf(page, name), 'only\n\nthis');
}

async function replacesSpan(page: Page, world: World, name: string): Promise<void> {
  await freshDraft(page, world, name, 'we reply soon, promised');
  assert.deepEqual(await world.insert('by 18:00 today', { start: 9, end: 13 }), { ok: true });
  assert.equal(await modelOf(page, name), 'we reply by 18:00 today, promised');
}

/** `nodePaths` are extra folders of packages for the page's bundle. */
export async function runEditors(harness: EditorHarness, nodePaths: string[] = []): Promise<void> {
  const [pageScript, worldScript] = await Promise.all([
    bundle('page.ts', nodePaths),
    bundle('insert-world.ts', nodePaths),
  ]);
  const site = await serve(pageScript);
  try {
    const page = await harness.openPage(site.url);
    await page.waitForFunction(() => window.ready);
    const world = await openWorld(page, worldScript);
    for (const name of Object.keys(EDITORS)) {
      await harness.step(`${name}: four lines at the caret, once, without keys`, () =>
        insertsInTheMiddle(page, world, name),
      );
      await harness.step(`${name}: undo gives the draft back`, () => undoes(page, world, name));
      await harness.step(`${name}: fills an empty box`, () => fillsEmpty(page, world, name));
      await harness.step(`${name}: replaces a span`, () => replacesSpan(page, world, name));
    }
    await harness.step('nothing was sent', async () => {
      assert.equal(await page.evaluate(() => window.submits), 0);
    });
  } finally {
    site.close();
  }
}
