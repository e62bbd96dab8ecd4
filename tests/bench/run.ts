/** `npm run bench`: speed, size and memory, each beside what it is compared with. */
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { launchWithExtension } from '../../utils/cli/browser/launch-with-extension.ts';
import { ensureBrowser } from '../../utils/cli/find-browser.ts';
import { startPractice } from '../../utils/practice/server.ts';
import { browserSpeed } from './browser-speed.ts';
import { coreSpeed } from './core-speed.ts';
import { sizes } from './sizes.ts';
import { type Measured, table } from './statistics.ts';

const browserPath = await ensureBrowser();
if (!browserPath.ok) throw new Error(browserPath.message);
const extensionDir = await buildExtension();
const practice = await startPractice();
const browser = await launchWithExtension({ executablePath: browserPath.path, extensionDir, headless: true });
const rows: Measured[] = [];
try {
  rows.push(
    ...(await sizes(extensionDir)),
    ...(await browserSpeed(browser, practice.url, 'birthday-parcel')),
    ...coreSpeed(),
  );
} finally {
  await browser.close();
  await practice.close();
}
console.log(table(rows));
if (rows.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
