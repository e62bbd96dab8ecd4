import type { Conversation, OrderFacts } from '../conversation/conversation.ts';

/** A sum of money a page can mean: finite and not negative. */
const sum = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value) && value >= 0;

/** The order with everything left out that cannot be true: a price of nothing, days before the receipt, no number. */
export function knownFacts({ order }: Conversation): OrderFacts {
  if (!order) return {};
  const { item, currency, price, returnFreight, daysSinceReceipt, difference } = order;
  const named = currency?.trim().toUpperCase();
  return {
    ...(item ? { item } : {}),
    ...(named ? { currency: named === 'RMB' ? 'CNY' : named === 'NTD' ? 'TWD' : named } : {}),
    ...(sum(price) && price > 0 ? { price } : {}),
    ...(sum(returnFreight) ? { returnFreight } : {}),
    // A clock that went backwards yields days before the receipt: then the day is not known.
    ...(sum(daysSinceReceipt) ? { daysSinceReceipt: Math.floor(daysSinceReceipt) } : {}),
    ...(sum(difference) && difference > 0 ? { difference } : {}),
  };
}
