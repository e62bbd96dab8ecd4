/** How long a buyer may wait for a reply on a site, in seconds; the team's own choice, tied to no platform's limit. */
export interface ReplyClock {
  /** From here on a holding line is proposed. */
  hold: number;
  /** From here on the wait counts as late. */
  late: number;
}

/** A line before the wait is felt, and well before three minutes, where patience drops (domain.md E21). */
export const DEFAULT_REPLY_CLOCK: ReplyClock = { hold: 75, late: 150 };

const LEAST = 5;
const MOST = 24 * 3600;

const within = (seconds: number, least: number): number =>
  Number.isFinite(seconds) ? Math.min(MOST, Math.max(least, Math.round(seconds))) : least;

/** A clock that makes sense whatever was typed: both in bounds, late never before hold. */
export function tidyReplyClock({ hold, late }: ReplyClock): ReplyClock {
  const from = within(hold, LEAST);
  return { hold: from, late: within(late, from) };
}

/** The clock of a site, else the default. */
export function replyClockOf(clocks: Readonly<Record<string, ReplyClock>>, site: string | null): ReplyClock {
  return (site !== null && clocks[site]) || DEFAULT_REPLY_CLOCK;
}
