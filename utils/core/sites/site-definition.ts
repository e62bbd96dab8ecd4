/**
 * A site definition says, as data, how to read one chat console and where to write.
 * Schema and types; the reader in `page/read` follows it, the worker checks it.
 */
import * as v from 'valibot';
import { isSelector } from './is-selector.ts';
import { isSource } from './is-source.ts';
import { BREAKS } from './site-health.ts';

const css = v.pipe(
  v.string(),
  v.minLength(1),
  v.check(isSelector, ({ input }) => `"${input}" is no selector`),
);

/**
 * `selector`, `selector@attribute`, `self@attribute` (the row), `container@attribute`, `pane@attribute`, or
 * `url:/regex/` (its groups joined by `/`). Any but `url:` may end with ` ~/regex/`, which keeps of the value what the
 * groups match and drops a value that does not match. A list is tried in order; the first that yields a value wins.
 */
const source = v.pipe(
  v.string(),
  v.minLength(1),
  v.check(isSource, ({ input }) => `"${input}" is no source of a value`),
);

/**
 * Any selector of a definition may hold ` >>> `: what stands before it is entered, be it an open shadow root or the
 * document of a frame of the same origin, and what stands after it is searched inside.
 *
 * A rule holds when the row itself matches `self`, or has a descendant `has`, or `says` certain words, or its sender is
 * (not) among the page's `senderIn`, or it stands on one `side`, for pages that tell the writer by place alone.
 */
const RoleRuleSchema = v.union([
  v.strictObject({ self: css }),
  v.strictObject({ has: css }),
  /** The words at `in` contain one of `any`; only for pages that tell kinds apart in localised words alone. */
  v.strictObject({ says: v.strictObject({ in: css, any: v.array(v.pipe(v.string(), v.minLength(1))) }) }),
  /** `from` is read in the row, `in` anywhere on the page (`selector` or `selector@attribute`); they must be equal. */
  v.strictObject({ sender: v.strictObject({ from: source, in: source, not: v.optional(v.boolean()) }) }),
  /** The box of `of` (the row where omitted) is nearer to that edge of the container; equal distances match neither. */
  v.strictObject({ side: v.strictObject({ of: v.optional(css), is: v.picklist(['left', 'right']) }) }),
]);

export const SiteDefinitionSchema = v.strictObject({
  schema: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  name: v.string(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Where the selectors come from, and when they were seen. */
  evidence: v.strictObject({
    source: v.string(),
    date: v.pipe(v.string(), v.isoDate()),
    /** `taught` by pointing wins over every other definition of a page, `detected` loses to every other. */
    confidence: v.picklist(['taught', 'tried', 'high', 'medium', 'low', 'detected']),
    /** Of a detected one: the definition that no longer fitted the page, and what of it was missing. */
    insteadOf: v.optional(v.strictObject({ site: v.string(), missing: v.array(v.picklist(BREAKS)) })),
  }),
  match: v.strictObject({
    /** Patterns for `location.href`, `*` matches any run of characters. Any one suffices. */
    urls: v.optional(v.array(v.string())),
    /** Must exist on the page; recognises self-hosted products by their DOM. */
    fingerprint: v.optional(css),
  }),
  /**
   * The region of one conversation where a page holds several at once (open chat windows, hidden tabs).
   * Everything but `url:` is then searched inside the visible pane that was used last.
   */
  pane: v.optional(css),
  /** Where hidden panes look visible: only the pane whose `from` equals `in`, such as the ticket of the address, counts. */
  activePane: v.optional(v.strictObject({ from: v.array(source), in: v.array(source) })),
  container: css,
  /** Rows, searched inside the container. */
  row: css,
  /** Rows without a header of their own; where nothing else tells their role it is that of the row before them. */
  followUp: v.optional(css),
  roles: v.strictObject({
    note: v.optional(v.array(RoleRuleSchema)),
    system: v.optional(v.array(RoleRuleSchema)),
    bot: v.optional(v.array(RoleRuleSchema)),
    customer: v.optional(v.array(RoleRuleSchema)),
    agent: v.optional(v.array(RoleRuleSchema)),
  }),
  text: v.array(css),
  /** Removed from the text: icons, quoted replies, header tables. */
  exclude: v.optional(v.array(css)),
  media: v.optional(v.strictObject({ image: v.optional(css), video: v.optional(css), file: v.optional(css) })),
  sender: v.optional(v.array(source)),
  time: v.optional(v.array(source)),
  messageId: v.optional(v.array(source)),
  conversation: v.array(source),
  customerName: v.optional(v.array(source)),
  orderId: v.optional(v.array(source)),
  composer: v.array(css),
  /** While any of these matches, the box is a private note or otherwise not for the buyer. */
  composerBlocked: v.optional(v.array(css)),
  /** The page gives no reliable mark of a private note, so the agent must look before inserting. */
  noteModeUnknown: v.optional(v.boolean()),
  /** Direction of the rows in the DOM; `auto` where agents choose it: told by times or numeric ids. */
  order: v.picklist(['asc', 'desc', 'auto']),
  /** Rows and composer live on different pages: remember the conversation by its id. */
  composerElsewhere: v.optional(v.boolean()),
  notes: v.optional(v.string()),
});
export type SiteDefinition = v.InferOutput<typeof SiteDefinitionSchema>;
export type RoleRule = v.InferOutput<typeof RoleRuleSchema>;
