/** `npm run bench`: speed, size and memory, each beside what it is compared with. */
import { cpus, loadavg } from 'node:os';
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { launchWithExtension } from '../../utils/cli/browser/launch-with-extension.ts';
import { ensureBrowser } from '../../utils/cli/find-browser.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { startPractice } from '../../utils/practice/server.ts';
import { browserSpeed } from './browser-speed.ts';
import { coreSpeed } from './core-speed.ts';
import { draftSpeed } from './draft-speed.ts';
import { comparePeers } from './peers.ts';
import { readingSpeed } from './reading-speed.ts';
import { sizes } from './sizes.ts';
import { type Measured, table } from './statistics.ts';
import { studioInBrowser, studioSpeed } from './studio-speed.ts';
import { subscriptionTraffic } from './subscription-traffic.ts';
import { corpusTexts, turnSpeed } from './turn-speed.ts';
import { wakeInBrowser, wakeInNode, wakeScript } from './worker-wake.ts';

const busy = loadavg();
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
    // First, while the content script is registered as the extension does it.
    ...(await readingSpeed(browser, practice.url, 'birthday-parcel')),
    ...(await browserSpeed(browser, practice.url, 'birthday-parcel')),
    await wakeInBrowser(await browser.context.newPage(), wake),
    await wakeInNode(wake),
    ...turnSpeed(library),
    ...draftSpeed(),
    ...coreSpeed(),
    ...(await studioSpeed(library)),
    ...(await studioInBrowser(browser)),
    ...(await subscriptionTraffic()),
  );
} finally {
  await browser.close();
  await practice.close();
}
const [load = 0] = busy;
if (load > cpus().length / 2)
  console.log(
    `Load ${load.toFixed(1)} on ${cpus().length} cores when this began: times are longer than on a quiet machine.`,
  );
console.log(table(rows));
console.log(`\n${comparePeers(library, corpusTexts())}`);
if (rows.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
