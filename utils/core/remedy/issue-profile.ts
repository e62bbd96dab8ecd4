import type { Issue } from '../taxonomy.ts';

export type Fault = 'seller' | 'carrier' | 'buyer' | 'none' | 'unknown';
export type Severity = 'minor' | 'major' | 'total';

/** Which kind of loss an issue is; the remedy must match it (domain.md §0 E7, §4.3 rule 2). */
export type Loss = 'goods' | 'not_arrived' | 'money' | 'attention' | 'danger' | 'no_fault';

/** What an issue means for the ladder where nobody has looked into the case yet. */
export interface IssueProfile {
  loss: Loss;
  fault: Fault;
  severity: Severity;
  /** The buyer can live with the item and be paid for the flaw. */
  keepable: boolean;
  /** Something small can be sent to make it whole. */
  part: boolean;
}

const goods = (
  severity: Severity,
  { keepable = false, part = false, fault = 'seller' as Fault } = {},
): IssueProfile => ({ loss: 'goods', fault, severity, keepable, part });
const not_arrived: IssueProfile = {
  loss: 'not_arrived',
  fault: 'carrier',
  severity: 'total',
  keepable: false,
  part: false,
};
const money: IssueProfile = { loss: 'money', fault: 'seller', severity: 'minor', keepable: false, part: false };
const attention: IssueProfile = { loss: 'attention', fault: 'seller', severity: 'minor', keepable: false, part: false };
const danger: IssueProfile = { loss: 'danger', fault: 'seller', severity: 'total', keepable: false, part: false };

export const ISSUE_PROFILES: Readonly<Record<Issue, IssueProfile>> = {
  late: not_arrived,
  stuck: not_arrived,
  lost: not_arrived,
  marked_delivered_not_received: not_arrived,
  misdelivered: not_arrived,
  damaged_transit: goods('major', { fault: 'carrier' }),
  dead_or_malfunction: goods('total'),
  intermittent: goods('major'),
  durability: goods('major'),
  cosmetic_flaw: goods('minor', { keepable: true }),
  size_fit: goods('major', { fault: 'unknown' }),
  colour_material_nad: goods('major', { keepable: true }),
  odour: goods('major', { fault: 'unknown' }),
  missing_part_or_item: goods('minor', { keepable: true, part: true }),
  gift_missing: goods('minor', { keepable: true, part: true }),
  wrong_item: goods('major'),
  used_or_resealed: goods('major'),
  // Paying someone to keep a doubtful item would look like hush money.
  counterfeit_doubt: goods('total'),
  food_spoiled_foreign: danger,
  allergy_injury: danger,
  safety_hazard: danger,
  slow_reply: attention,
  rude: attention,
  inconsistent_answer: attention,
  promise_broken: attention,
  price_drop: { ...money, fault: 'none' },
  coupon_failed: money,
  wrong_price: money,
  host_promise: money,
  oversold_cancelled: { ...not_arrived, fault: 'seller' },
  refund_slow: attention,
  no_reason_return: { loss: 'no_fault', fault: 'none', severity: 'minor', keepable: true, part: false },
};
