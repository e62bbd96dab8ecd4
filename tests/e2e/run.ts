/**
 * `npm run test:e2e`: every suite in a real browser with the built extension. Installs what Debian lacks
 * where it may (root), and says what to do elsewhere. Ends with one line of counts.
 */
import { buildExtension } from '../../utils/cli/browser/build-extension.ts';
import { ensureBrowser, thisMachine } from '../../utils/cli/find-browser.ts';
import { runAccess } from './access.ts';
import { runAutoDetection } from './auto-detection.ts';
import { runBuilds } from './builds.ts';
import { runConverse } from './converse/converse.ts';
import { ensureProsody } from './converse/ensure-prosody.ts';
import { runEditors } from './editors.ts';
import { runEditorsInFirefox } from './firefox/editors.ts';
import { runFirefox } from './firefox/firefox.ts';
import { runGuidance } from './guidance.ts';
import { startHarness } from './harness/harness.ts';
import { runInputMethod } from './input-method.ts';
import { runPanelPages } from './panel-pages.ts';
import { runPanelWalk } from './panel-walk.ts';
import { runPractice } from './practice.ts';
import { runReading } from './reading.ts';
import { runRequestTracker } from './request-tracker/request-tracker.ts';
import { runRoundcube } from './roundcube/roundcube.ts';
import { runSavedPages } from './saved-pages.ts';
import { runSitesPage } from './sites-page.ts';
import { runStudioDesk } from './studio-desk.ts';
import { runStudioImport } from './studio-import.ts';
import { runStudioLead } from './studio-lead.ts';
import { runTeaching } from './teaching/teaching.ts';
import { runWrongTarget } from './wrong-target.ts';

const SUITES = {
  'practice helpdesk': runPractice,
  'Converse.js and Prosody': runConverse,
  'Request Tracker': runRequestTracker,
  Roundcube: runRoundcube,
  'reading by layout and in roots': runReading,
  guidance: runGuidance,
  'wrong target': runWrongTarget,
  'input method': runInputMethod,
  'saved pages of consoles': runSavedPages,
  'auto-detection': runAutoDetection,
  editors: runEditors,
  'panel and options pages': runPanelPages,
  'panel by keyboard, in all widths': runPanelWalk,
  'teaching a page': runTeaching,
  'Studio desk': runStudioDesk,
  'Studio import': runStudioImport,
  'Studio, a lead’s day': runStudioLead,
  'sites page': runSitesPage,
  'no host granted': runAccess,
  'release builds': runBuilds,
  'Firefox, main job': runFirefox,
  'editors in Firefox': runEditorsInFirefox,
};

const browser = await ensureBrowser();
const prosody = await ensureProsody(thisMachine());
const missing = [browser, prosody].flatMap((found) => (found.ok ? [] : [found.message]));
if (!browser.ok || missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
const wanted = process.argv.slice(2);
const suites = Object.entries(SUITES).filter(
  ([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const harness = await startHarness({
  executablePath: browser.path,
  extensionDir: await buildExtension(),
  outDir: '.output/e2e',
});
let passed = 0;
/** Real browsers on a busy machine stumble now and then; what is broken fails twice. Both tries stay in the log. */
const atSecondTry: string[] = [];
try {
  for (const [name, body] of suites) {
    const done = await harness.suite(name, body);
    if (!done && (await harness.suite(`${name}, second try`, body))) atSecondTry.push(name);
    if (done || atSecondTry.includes(name)) passed += 1;
  }
} finally {
  await harness.close();
}
console.log(`\n${passed} passed, ${suites.length - passed} failed`);
if (atSecondTry.length > 0) console.log(`Only at the second try: ${atSecondTry.join(', ')}`);
process.exitCode = passed === suites.length ? 0 : 1;
