/** How a definition fared of late, as the page of sites shows it. */
import type { HealthLog } from '../../core/sites/site-health.ts';

export interface Fared {
  /** One per day, oldest first; days without a proof are zero. */
  days: { day: string; healthy: number; broken: number; nothing: number }[];
  healthy: number;
  broken: number;
  nothing: number;
}

const DAY_MS = 24 * 3600 * 1000;

/** `2026-11-02` → `2026-11-01`; calendar days, so no time zone comes in. */
function dayBefore(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - by * DAY_MS).toISOString().slice(0, 10);
}

/** @param today `2026-11-02` in local time */
export function faredOf(log: HealthLog | null, today: string, span: number): Fared {
  const days = Array.from({ length: span }, (_, i) => dayBefore(today, span - 1 - i)).map((day) => {
    const { healthy = 0, broken = 0, nothing = 0 } = log?.days[day] ?? {};
    return { day, healthy, broken, nothing };
  });
  const sum = (part: 'healthy' | 'broken' | 'nothing') => days.reduce((total, day) => total + day[part], 0);
  return { days, healthy: sum('healthy'), broken: sum('broken'), nothing: sum('nothing') };
}
