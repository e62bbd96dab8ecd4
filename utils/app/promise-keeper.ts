/** Reminds the agent of promises before they are due, also of those in closed tabs and after a restart of the worker. */
import { remindAt } from '../core/promises/remind-at.ts';
import type { Ledger, LedgerCase, OpenPromise } from './ledger.ts';

/** A promise of one case, as a reminder names it. */
export interface Reminder extends OpenPromise {
  key: string;
  url: string;
  customerName: string | null;
}

export interface KeeperPorts {
  now(): number;
  /** How long before it is due a promise is reminded of, in minutes. */
  leadMinutes(): number;
  /** Calls `tick` at that time, also when the worker was stopped; null calls nothing off but what was asked before. */
  wakeAt(at: number | null): void;
  /** Shows how many promises are near or past their time; 0 shows nothing. */
  badge(count: number, late: boolean): void;
  /** Shows a browser notification where the agent allowed it. */
  notify(reminder: Reminder): void;
}

const MINUTE = 60_000;
/** A promise broken for a day no longer needs a number on the icon; the panel of its chat still shows it. */
const BADGE_FOR = 24 * 60 * MINUTE;

/** All promises near or past their time, the most urgent first. */
function pressing(cases: readonly LedgerCase[], now: number, leadMs: number): Reminder[] {
  return cases
    .flatMap(({ key, url, customerName, promises }) =>
      promises.map((promise) => ({ ...promise, key, url, customerName })),
    )
    .filter((promise) => remindAt(promise, leadMs) <= now && promise.due > now - BADGE_FOR)
    .sort((a, b) => a.due - b.due);
}

/** The next moment at which something changes for some promise. */
function nextMoment(cases: readonly LedgerCase[], now: number, leadMs: number): number | null {
  const moments = cases
    .flatMap(({ promises }) => promises)
    .flatMap((promise) => [remindAt(promise, leadMs), promise.due, promise.due + BADGE_FOR])
    .filter((moment) => moment > now);
  return moments.length === 0 ? null : Math.min(...moments);
}

export class PromiseKeeper {
  readonly #ledger: Ledger;
  readonly #ports: KeeperPorts;

  constructor(ledger: Ledger, ports: KeeperPorts) {
    this.#ledger = ledger;
    this.#ports = ports;
  }

  /** Reminds of what is near, sets the badge and the next alarm. Safe to call at any time and as often as liked. */
  async tick(): Promise<void> {
    await this.#ledger.ready();
    const now = this.#ports.now();
    const near = this.pressing();
    const fresh = near.filter(({ remindedAt }) => remindedAt === null);
    if (fresh.length > 0) await this.#ledger.markReminded(fresh);
    // A promise whose time passed while the browser was closed is told of, too: late is better than never.
    for (const reminder of fresh) this.#ports.notify(reminder);
    this.#ports.badge(
      near.length,
      near.some(({ due }) => due <= now),
    );
    this.#ports.wakeAt(nextMoment(this.#ledger.cases(), now, this.#lead()));
  }

  /** Promises near or past their time in every case but this one. */
  elsewhere(key: string | null): Reminder[] {
    return this.pressing().filter((reminder) => reminder.key !== key);
  }

  pressing(): Reminder[] {
    return pressing(this.#ledger.cases(), this.#ports.now(), this.#lead());
  }

  #lead(): number {
    return this.#ports.leadMinutes() * MINUTE;
  }
}
