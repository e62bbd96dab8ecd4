import { defaultSettings, marketOf, type ReplyWait } from '../core/settings.ts';
import type { Lang } from '../core/taxonomy.ts';
import { layTeamRules } from '../core/team-rules.ts';
import type { UserSettings } from './panel-state.ts';

export type ReplyClock = ReplyWait;

/** A line before the wait is felt, and well before three minutes, where patience drops (domain.md E21). */
export const DEFAULT_REPLY_CLOCK: ReplyClock = defaultSettings('CN').reply;

const LEAST = 5;
const MOST = 24 * 3600;

const within = (seconds: number, least: number): number =>
  Number.isFinite(seconds) ? Math.min(MOST, Math.max(least, Math.round(seconds))) : least;

/** A clock that makes sense whatever was typed: both in bounds, late never before hold. */
export function tidyReplyClock({ hold, late }: ReplyClock): ReplyClock {
  const from = within(hold, LEAST);
  return { hold: from, late: within(late, from) };
}

/** The clock of a site, else the usual one. */
export function replyClockOf(
  clocks: Readonly<Record<string, ReplyClock>>,
  site: string | null,
  usual: ReplyClock = DEFAULT_REPLY_CLOCK,
): ReplyClock {
  return (site !== null && clocks[site]) || usual;
}

/** The clock of a site that has none of its own: the team's for the market, which the buyer's script may suggest. */
export function usualReplyClock(
  { market, team }: Pick<UserSettings, 'market' | 'team'>,
  lang: Lang | null,
): ReplyClock {
  const named = market === 'auto' ? marketOf(lang ?? 'zh-Hans') : market;
  return layTeamRules(defaultSettings(named), team[named] ?? {}).reply;
}
