import type { Advice } from '../../advice.ts';
import { assess } from '../../assess.ts';
import type { Library } from '../../library.ts';
import { plan } from '../../plan.ts';
import { type Clock, defaultSettings, type Settings, timeZoneOf } from '../../settings.ts';
import type { UiLang } from '../../taxonomy.ts';
import type { RegressionCase } from '../pack-record.ts';
import type { Pack } from '../script.ts';

/** One demand of a case that did not hold. */
export interface Miss {
  what: 'stage' | 'step' | 'offers' | 'first' | 'never';
  expected: string[];
  got: string[];
}

export interface CaseResult {
  id: string;
  title: string;
  passed: boolean;
  misses: Miss[];
  /** What the core said, with the scripts that won and why. */
  advice: Advice;
}

function check({ expect }: RegressionCase, { next, standing }: Advice): Miss[] {
  const offered = next.scripts.map(({ id }) => id);
  const misses: Miss[] = [];
  const { stage, step, offers, first, never } = expect;
  if (stage && next.stage !== stage) misses.push({ what: 'stage', expected: [stage], got: [next.stage] });
  if (step && standing.step !== step) misses.push({ what: 'step', expected: [step], got: [standing.step] });
  if (offers && !offers.some((id) => offered.includes(id)))
    misses.push({ what: 'offers', expected: offers, got: offered });
  if (first && !first.includes(offered[0] ?? ''))
    misses.push({ what: 'first', expected: first, got: offered.slice(0, 1) });
  const forbidden = (never ?? []).filter((id) => offered.includes(id));
  if (forbidden.length > 0) misses.push({ what: 'never', expected: never ?? [], got: forbidden });
  return misses;
}

/** The settings a case is read with: its market's defaults, so that it reads the same on every desk. */
function settingsOfCase({ market }: Pick<RegressionCase, 'market'>, uiLang?: UiLang): Settings {
  return { ...defaultSettings(market), ...(uiLang ? { uiLang } : {}) };
}

/** A library in which exactly this pack stands: what other packs would offer hides its gaps. */
export function libraryOf(library: Library, pack: Pack): Library {
  return { ...library, packs: [pack] };
}

/**
 * Runs one case against a library. Pure: the case names its own time and market.
 *
 * @param uiLang language of the reasons in `advice`; the buyer's language where absent
 */
export function runCase(given: RegressionCase, library: Library, uiLang?: UiLang): CaseResult {
  const settings = settingsOfCase(given, uiLang);
  const clock: Clock = { now: Date.parse(given.now), timeZone: timeZoneOf(given.market) };
  const assessment = assess(given.conversation, library, settings, clock);
  const advice = plan(assessment, given.conversation, library, settings, clock);
  const misses = check(given, advice);
  return { id: given.id, title: given.title, passed: misses.length === 0, misses, advice };
}

/** Runs all cases of a pack as it would be published. */
export function runCases(
  cases: readonly RegressionCase[],
  pack: Pack,
  library: Library,
  uiLang?: UiLang,
): CaseResult[] {
  const alone = libraryOf(library, pack);
  return cases.map((each) => runCase(each, alone, uiLang));
}
