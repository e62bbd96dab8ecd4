/**
 * `npm start`: builds the extension, opens the practice helpdesk with the side panel beside it;
 * without a display it does the same headless, prints the advice and writes pictures.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { Conversation, Turn } from '../core/conversation/conversation.ts';
import { startPractice } from '../practice/server.ts';
import { buildExtension } from './browser/build-extension.ts';
import { type ExtensionBrowser, launchWithExtension } from './browser/launch-with-extension.ts';
import { openSidePanel, type SidePanel } from './browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from './browser/read-panel-state.ts';
import { sideBySide } from './browser/side-by-side.ts';
import { ensureBrowser } from './find-browser.ts';
import { adviceTable } from './table.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = path.join(ROOT, '.output', 'start');
const PRACTICE_PORT = 4173;
/** The conversation shown first: a buyer who waits for a birthday present. */
const UPSET = 'birthday-parcel';

const USAGE = `npm start -- [options]
  --headless   no window: print the advice, write pictures to .output/start/
  --port N     port of the practice helpdesk (${PRACTICE_PORT}; the next free one if it is taken)
  --keep       with --headless: leave the helpdesk running until Ctrl+C`;

interface Options {
  headless: boolean;
  port: number;
  keep: boolean;
}

/** An expected failure: the message is for people, without a stack. */
class StartFailure extends Error {}

function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      headless: { type: 'boolean', default: false },
      port: { type: 'string', default: String(PRACTICE_PORT) },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartFailure(`--port is "${values.port}"; give a number from 0 to 65535.`);
  }
  const isBlind = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (isBlind && !values.headless) console.log('No display here, so this runs headless.');
  return { headless: values.headless || isBlind, port, keep: values.keep };
}

async function start({ headless, port, keep }: Options): Promise<void> {
  const found = await ensureBrowser();
  if (!found.ok) throw new StartFailure(found.message);
  console.log('Building the extension …');
  const extensionDir = await buildExtension({ hosts: ['http://127.0.0.1/*'], outDir: OUT }).catch((error: Error) => {
    throw new StartFailure(error.message);
  });
  const practice = await startPractice({ port });
  console.log(`Practice helpdesk: ${practice.url}`);
  const browser = await launchWithExtension({
    executablePath: found.path,
    extensionDir,
    headless,
    handlesSignals: true,
  }).catch(async (error: Error) => {
    await practice.close();
    const hint = headless ? '' : '\nIf this machine has no working display, run: npm start -- --headless';
    throw new StartFailure(`${found.path} does not start: ${error.message}${hint}`);
  });
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(`${practice.url}?c=${UPSET}`);
    const panel = await openSidePanel(browser, page);
    if (headless) await report(browser, page, panel);
    if (headless && keep) console.log(`The helpdesk stays at ${practice.url} until Ctrl+C.`);
    if (!headless) console.log('The side panel is open beside it. Close the browser or press Ctrl+C to stop.');
    if (!headless || keep) await stopped(browser, headless);
  } finally {
    await browser.close();
    await practice.close();
  }
}

/** Prints what the panel advises on the upset buyer and writes pictures of page and panel. */
async function report(browser: ExtensionBrowser, page: Page, panel: SidePanel): Promise<void> {
  const reading = await readPanelState(panel, `state.advice && state.conversation && state.conversation.total >= 6`);
  if (!reading.advice) throw new StartFailure('The panel showed no advice.');
  console.log(`\n${adviceTable(reading.advice, conversationOf(reading), { colour: process.stdout.isTTY })}\n`);
  await mkdir(OUT, { recursive: true });
  const [pageFile = '', panelFile = '', bothFile = ''] = ['page', 'panel', 'together'].map((name) =>
    path.join(OUT, `${name}.png`),
  );
  // One frame for the panel to paint what it was told.
  await panel.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))');
  await page.screenshot({ path: pageFile });
  await panel.screenshot(panelFile);
  await sideBySide(browser, pageFile, panelFile, bothFile);
  console.log(`Pictures: ${[pageFile, panelFile, bothFile].map((file) => path.relative(ROOT, file)).join(', ')}`);
}

/** The state holds the latest turns only; cues count from the first of all. */
function conversationOf({ advice, conversation }: PanelReading): Conversation {
  const unseen = Array.from({ length: conversation?.offset ?? 0 }, (_, index): Turn => {
    return { id: `unseen-${index}`, role: 'unknown', text: '' };
  });
  return { id: advice?.id ?? '', turns: [...unseen, ...(conversation?.turns ?? [])] };
}

function stopped(browser: ExtensionBrowser, headless: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    if (!headless) browser.context.once('close', () => resolve());
  });
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await start(options);
  else console.log(USAGE);
} catch (error) {
  const isExpected = error instanceof StartFailure || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isExpected ? (error as Error).message : error);
  if (!(error instanceof StartFailure) && isExpected) console.error(USAGE);
  process.exitCode = 1;
}
