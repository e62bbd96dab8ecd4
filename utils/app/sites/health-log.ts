/** Counts how definitions fare, day by day, so that a lead sees which site broke when. Bounded, without any chat. */
import { type HealthDay, type HealthLog, type HealthReport, showsNothing } from '../../core/sites/site-health.ts';
import { createQueue } from '../packs/queue.ts';

export interface HealthPorts {
  load(): Promise<HealthLog[]>;
  save(logs: readonly HealthLog[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** `2026-11-02` in the agent's own time. */
  dayOf(at: number): string;
}

const MOST_DAYS = 60;
const DAY_MS = 24 * 3600 * 1000;
/** Definitions times versions; those not seen for longest go first. */
const MOST_LOGS = 200;

const newDay = (): HealthDay => ({ healthy: 0, broken: 0, nothing: 0, missing: {} });

function outcomeOf(report: HealthReport): 'healthy' | 'broken' | 'nothing' {
  if (report.ok) return 'healthy';
  return showsNothing(report) ? 'nothing' : 'broken';
}

function countIn(before: HealthDay, report: HealthReport): HealthDay {
  const outcome = outcomeOf(report);
  const missing = { ...before.missing };
  if (outcome !== 'nothing') for (const part of report.missing) missing[part] = (missing[part] ?? 0) + 1;
  return { ...before, [outcome]: before[outcome] + 1, missing };
}

/** The log with one more proof. Days older than sixty are dropped. */
export function countProof(
  before: HealthLog | undefined,
  report: HealthReport,
  host: string,
  { at, dayOf }: { at: number; dayOf: HealthPorts['dayOf'] },
): HealthLog {
  const { site, version, ok, missing } = report;
  const log: HealthLog = before ?? { site, version, seenAt: at, healthyAt: null, broke: null, idle: 0, days: {} };
  const today = dayOf(at);
  const oldest = dayOf(at - (MOST_DAYS - 1) * DAY_MS);
  const kept = Object.entries(log.days).filter(([day]) => day >= oldest && day <= today);
  const days = { ...Object.fromEntries(kept), [today]: countIn(log.days[today] ?? newDay(), report) };
  const outcome = outcomeOf(report);
  const broke = outcome === 'broken' ? { at, host, missing } : log.broke;
  const idle = outcome === 'nothing' ? log.idle + 1 : 0;
  return { ...log, seenAt: at, healthyAt: ok ? at : log.healthyAt, broke, idle, days };
}

export class HealthLogs {
  readonly #ports: HealthPorts;
  readonly #queue = createQueue();
  #logs: readonly HealthLog[] = [];

  constructor(ports: HealthPorts) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    this.#logs = await this.#ports.load();
  }

  all(): readonly HealthLog[] {
    return this.#logs;
  }

  of(site: string, version: number): HealthLog | null {
    return this.#logs.find((log) => log.site === site && log.version === version) ?? null;
  }

  /** Resolves once what is being written is known here, too. */
  settled(): Promise<void> {
    return this.#queue(async () => undefined);
  }

  /** @param host where it was proven, with its port; nothing else of the address is kept */
  count(report: HealthReport, host: string): Promise<void> {
    return this.#queue(async () => {
      const before = this.of(report.site, report.version) ?? undefined;
      const log = countProof(before, report, host, { at: this.#ports.now(), dayOf: this.#ports.dayOf });
      const others = this.#logs.filter((each) => each !== before).sort((a, b) => b.seenAt - a.seenAt);
      const logs = [log, ...others].slice(0, MOST_LOGS);
      await this.#ports.save(logs);
      this.#logs = logs;
    });
  }
}

/** So many pages in a row without a chat are more than an inbox looked at in passing. */
const MOST_IDLE = 12;

/**
 * - `broken`: it failed, and has not been healthy since
 * - `rebuilt`: page after page shows nothing of a chat; the console may have been rebuilt from the ground up
 */
export type Trouble = 'broken' | 'rebuilt';

/** What is the matter with a definition now, as far as its proofs tell. */
export function troubleOf(log: HealthLog | null): Trouble | null {
  if (!log) return null;
  if (log.broke && (log.healthyAt ?? 0) < log.broke.at) return 'broken';
  return log.idle >= MOST_IDLE ? 'rebuilt' : null;
}
