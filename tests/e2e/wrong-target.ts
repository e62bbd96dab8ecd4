/**
 * Races between an insertion and a page that changes conversations: 500 of them, drawn from a seed, on eight kinds of
 * consoles. Whatever happens, the text stands in the reply box of the conversation it was made for, or nowhere.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { InsertRefusal } from '../../utils/core/page-messages.ts';
import type { Harness } from './harness/harness.ts';
import { isolatedWorld } from './harness/isolated-world.ts';
import { bundle, serveScript } from './harness/serve-script.ts';
import type { Whereabouts } from './wrong-target/page.ts';
import { drawRace, KINDS, type Race } from './wrong-target/plan.ts';
import { raceThroughPanel } from './wrong-target/through-panel.ts';
import type { Pressed } from './wrong-target/world.ts';

const RACES = Number(process.env.WARMLINE_RACES ?? 500);
/** These take longer, for they go through the worker and the panel. */
const PANEL_RACES = Math.min(25, RACES);
/** Another seed for a run of one's own: `WARMLINE_SEED=7 npm run test:e2e -- "wrong target"`. */
const SEED = Number(process.env.WARMLINE_SEED ?? 20261111);

type Outcome = 'arrived' | 'nothing open' | InsertRefusal;

interface Run {
  race: Race;
  kind: string;
  outcome: Outcome;
  trace: string;
  /** What is wrong, or null. */
  wrong: string | null;
}

function judge(pressed: Pressed, at: Whereabouts): Pick<Run, 'outcome' | 'wrong'> {
  const { madeFor, result } = pressed;
  if (madeFor === null || result === null) return { outcome: 'nothing open', wrong: null };
  const elsewhere = Object.entries(at).filter(([talk, count]) => talk !== madeFor && count > 0);
  const here = at[madeFor as keyof Whereabouts];
  const outcome = result.ok ? 'arrived' : result.reason;
  const told = `made for ${madeFor}, ${outcome}, stands in ${JSON.stringify(at)}`;
  if (elsewhere.length > 0) return { outcome, wrong: `in the wrong reply box: ${told}` };
  if (here > 1) return { outcome, wrong: `more than once: ${told}` };
  if (result.ok && here === 0) return { outcome, wrong: `said to be there and is not: ${told}` };
  if (!result.ok && result.reason !== 'unconfirmed' && here > 0)
    return { outcome, wrong: `refused, yet there: ${told}` };
  return { outcome, wrong: null };
}

async function raceOn(page: Page, worldScript: string, url: string, kind: number, seeds: number[]): Promise<Run[]> {
  await page.goto(`${url}?kind=${kind}`);
  const run = await isolatedWorld(page, worldScript);
  const runs: Run[] = [];
  for (const seed of seeds) {
    const race = drawRace(seed);
    await page.evaluate((drawn) => window.race.begin(drawn), race);
    for (let i = 0; i < 60 && (await run('raceWorld.seen()')) !== race.start; i++) await page.waitForTimeout(20);
    // Long enough for the page to count as settled, or the races would all begin in a switch.
    await page.waitForTimeout(450);
    const played = page.evaluate((drawn) => window.race.play(drawn), race);
    const pressed = (await run(`raceWorld.press(${JSON.stringify(race)})`)) as Pressed;
    await played;
    await page.waitForTimeout(150);
    const later = await page.evaluate((text) => window.race.whereIs(text), race.text);
    // Where there is one draft for all, the page itself takes it along to the next conversation.
    const atOnce = await page.evaluate(() => window.race.toldAt);
    const trace = await page.evaluate(() => window.race.trace.join('; '));
    const shared = KINDS[kind]?.draft === 'shared';
    runs.push({ race, kind: KINDS[kind]?.name ?? '', trace, ...judge(pressed, shared && atOnce ? atOnce : later) });
  }
  return runs;
}

export async function runWrongTarget(harness: Harness): Promise<void> {
  const [pageScript, worldScript] = await Promise.all([
    bundle('wrong-target/page.ts'),
    bundle('wrong-target/world.ts'),
  ]);
  const site = await serveScript(pageScript);
  const runs: Run[] = [];
  try {
    await harness.step(`${RACES} races, seed ${SEED}: never in the wrong reply box`, async () => {
      const lanes = KINDS.map((_, kind) =>
        Array.from({ length: RACES }, (_unused, i) => SEED + i).filter((seed) => seed % KINDS.length === kind),
      );
      const all = lanes.map(async (seeds, kind) => {
        const page = await harness.openPage('about:blank');
        runs.push(...(await raceOn(page, worldScript, site.url, kind, seeds)));
        await page.close();
      });
      await Promise.all(all);
      const wrong = runs.filter((run) => run.wrong !== null);
      console.log(summary(runs));
      assert.equal(runs.length, RACES);
      assert.deepEqual(
        wrong.map(({ race, kind, wrong: what, trace }) => `${race.seed} (${kind}): ${what}. ${trace}`),
        [],
      );
      const arrived = runs.filter(({ outcome }) => outcome === 'arrived').length;
      assert.ok(
        arrived * 4 >= RACES,
        `Only ${arrived} of ${RACES} arrived: a test in which all is refused shows nothing.`,
      );
    });
    await harness.step(`${PANEL_RACES} more through the panel and two tabs`, async () => {
      console.log(`        ${await raceThroughPanel(harness, PANEL_RACES, SEED)}`);
    });
  } finally {
    site.close();
  }
}

function summary(runs: readonly Run[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of runs) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([outcome, count]) => `${outcome} ${count}`);
  return `        ${parts.join(', ')}`;
}
