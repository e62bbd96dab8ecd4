import { ISSUE_PROFILES } from '../../../utils/core/remedy/issue-profile.ts';
import type { Ladder, RemedyCase } from '../../../utils/core/remedy/remedy-case.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import type { Issue, Market } from '../../../utils/core/taxonomy.ts';

/** A case of one issue in one market, with that market's limits and nothing known of the order. */
export function makeCase(market: Market, issue: Issue, given: Partial<RemedyCase> = {}): RemedyCase {
  const { currency, limits, returns } = defaultSettings(market);
  return {
    market,
    currency,
    limits,
    returns,
    limitsApply: true,
    issue,
    ...ISSUE_PROFILES[issue],
    durable: false,
    stock: true,
    excluded: false,
    perishable: false,
    paid: undefined,
    freightPaid: 0,
    returnFreight: undefined,
    days: undefined,
    difference: undefined,
    want: 'none',
    intensity: 2,
    rejectedMoney: 0,
    offeredMoney: undefined,
    refused: [],
    demand: undefined,
    otherCurrencyDemand: false,
    repeatDefect: false,
    threat: false,
    highPrice: false,
    unacknowledged: false,
    doubleFailure: false,
    sellerProves: false,
    ...given,
  };
}

/** One line per option: rung, amount where there is one, who pays to send it, and `lead` where a lead decides. */
export function writeOptions({ options }: Ladder): string[] {
  return options.map(({ rung, amount, freight, approval }) =>
    [rung, amount > 0 ? amount : '', freight === 'none' ? '' : freight, approval === 'lead' ? 'lead' : '']
      .filter((part) => part !== '')
      .join(' '),
  );
}
