import type { RemedyOption } from '../advice.ts';
import type { Limits, Returns } from '../settings.ts';
import type { Issue, Market, Rung } from '../taxonomy.ts';
import type { Fault, Loss, Severity } from './issue-profile.ts';

/** What the buyer asked for, as far as the ladder is concerned. */
export type Want = 'refund' | 'return' | 'exchange' | 'repair' | 'money' | 'part' | 'none';

/** Everything the ladder looks at. Amounts in units of the currency; `undefined` means not known. */
export interface RemedyCase {
  market: Market;
  currency: string;
  limits: Limits;
  returns: Returns;
  issue: Issue | null;
  loss: Loss;
  fault: Fault;
  severity: Severity;
  keepable: boolean;
  part: boolean;
  durable: boolean;
  /** Something in stock to send; true unless known otherwise. */
  stock: boolean;
  excluded: boolean;
  perishable: boolean;
  paid: number | undefined;
  freightPaid: number;
  returnFreight: number | undefined;
  days: number | undefined;
  difference: number | undefined;
  want: Want;
  intensity: number;
  /** Refusals of money offers so far. */
  rejectedMoney: number;
  /** The largest sum we have offered so far; never offered again (rule 5). */
  offeredMoney: number | undefined;
  /** Rungs the buyer has refused. */
  refused: readonly Rung[];
  /** The buyer's own number, in `currency`. */
  demand: number | undefined;
  /** The buyer names a sum in a currency that is not the order's; nothing is compared with it. */
  otherCurrencyDemand: boolean;
  /** The same thing failed again after a repair or an exchange: the ladder starts one rung higher (rule 8). */
  repeatDefect: boolean;
  /** The buyer names a review, a post or a regulator: nothing may look like a price for silence (rule 10). */
  threat: boolean;
  /** False where the team's limits are in another currency than the order: they cap nothing then. */
  limitsApply: boolean;
  /** Price counts as high for this shop: a lead hears of it at once. */
  highPrice: boolean;
  /** A failure stands unacknowledged: money now would look like hush money (domain.md §2.1 guard d). */
  unacknowledged: boolean;
  /** Promise broken or effort of three contacts and more: goodwill may come on top. */
  doubleFailure: boolean;
  sellerProves: boolean;
}

/** A warning as a guidance key with the numbers it names. */
export interface LadderWarning {
  key: string;
  amount?: number;
}

export interface Ladder {
  options: RemedyOption[];
  warnings: LadderWarning[];
  /** A lead has to know before anything is offered. */
  lead: boolean;
}
