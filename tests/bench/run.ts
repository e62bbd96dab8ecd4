/** `npm run bench`: speed, size and memory, each beside what it is compared with. */
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { launchWithExtension } from '../../utils/cli/browser/launch-with-extension.ts';
import { ensureBrowser } from '../../utils/cli/find-browser.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { startPractice } from '../../utils/practice/server.ts';
import { browserSpeed } from './browser-speed.ts';
import { coreSpeed } from './core-speed.ts';
import { comparePeers } from './peers.ts';
import { sizes } from './sizes.ts';
import { type Measured, table } from './statistics.ts';
import { corpusTexts, turnSpeed } from './turn-speed.ts';
import { wakeInBrowser, wakeInNode, wakeScript } from './worker-wake.ts';

const browserPath = await ensureBrowser();
if (!browserPath.ok) throw new Error(browserPath.message);
const extensionDir = await buildExtension();
const practice = await startPractice();
const browser = await launchWithExtension({ executablePath: browserPath.path, extensionDir, headless: true });
const library = builtinLibrary();
const wake = await wakeScript();
const rows: Measured[] = [];
try {
  rows.push(
    ...(await sizes(extensionDir)),
    ...(await browserSpeed(browser, practice.url, 'birthday-parcel')),
    await wakeInBrowser(await browser.context.newPage(), wake),
    await wakeInNode(wake),
    ...turnSpeed(library),
    ...coreSpeed(),
  );
} finally {
  await browser.close();
  await practice.close();
}
console.log(table(rows));
console.log(`\n${comparePeers(library, corpusTexts())}`);
if (rows.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
