/** What a browser remembers of one subscribed pack list. */
import * as v from 'valibot';

/** Why the last attempt changed nothing; each has a text `studio.delivery.problem.<code>`. */
const PROBLEMS = [
  'no-access',
  'offline',
  'slow',
  'status',
  'html',
  'too-big',
  'truncated',
  'not-json',
  'schema',
  'hash',
  'signature',
  'older',
  'empty',
  'kept',
  'taken',
  'storage',
] as const;

export interface DeliveryProblem {
  code: (typeof PROBLEMS)[number];
  /** Status, field or number that helps to mend it; never the whole answer. */
  detail: string;
}

const InstalledSchema = v.object({
  version: v.string(),
  sha256: v.string(),
  at: v.string(),
  /** The entry's own time: a rollback must be younger than what it replaces. */
  published: v.optional(v.string()),
  /** The public key its signature was checked with; absent where none was pinned then. */
  key: v.optional(v.string()),
});

export const SubscriptionSchema = v.object({
  /** Address of the list. */
  url: v.pipe(v.string(), v.url()),
  /** Public key (raw Ed25519, base64) that every pack of the list must be signed with; absent: none is asked for. */
  key: v.optional(v.string()),
  paused: v.optional(v.boolean(), false),
  /** Versions to stay at, by pack. */
  pins: v.optional(v.record(v.string(), v.string()), {}),
  /** Minutes between two looks at the list. */
  every: v.optional(v.pipe(v.number(), v.minValue(5)), 60),
  /** Set by the company: the agent cannot remove or pause it. */
  managed: v.optional(v.boolean(), false),
  etag: v.optional(v.string()),
  modified: v.optional(v.string()),
  /** ISO 8601 of the last look that got an answer, and of the last one that changed a pack. */
  checkedAt: v.optional(v.string()),
  changedAt: v.optional(v.string()),
  problem: v.optional(v.object({ code: v.picklist(PROBLEMS), detail: v.string(), at: v.string() })),
  installed: v.optional(v.record(v.string(), InstalledSchema), {}),
  /** Site definitions that came with the list, by id. */
  sites: v.optional(v.record(v.string(), InstalledSchema), {}),
});
export type Subscription = v.InferOutput<typeof SubscriptionSchema>;

/** A list that was just added. */
export function newSubscription(url: string, key?: string): Subscription {
  return { url, paused: false, pins: {}, every: 60, managed: false, installed: {}, sites: {}, ...(key ? { key } : {}) };
}

/** The list as if it was never read: due at once, and read whole. What is installed of it stays. */
export function unread(list: Subscription): Subscription {
  const { etag: _etag, modified: _modified, checkedAt: _checkedAt, problem: _problem, ...rest } = list;
  return rest;
}
