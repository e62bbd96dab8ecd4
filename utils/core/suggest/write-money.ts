/** Amounts as buyers read them: symbol and number together (domain.md §4.3 rule 15). */
const SYMBOL: Readonly<Record<string, string>> = { CNY: '¥', TWD: 'NT$', HKD: 'HK$', EUR: '€', GBP: '£', USD: '$' };

/** Writes an amount in its currency; an unknown currency keeps its code. Whole units lose their decimals. */
export function writeMoney(amount: number, currency: string): string {
  const digits = Number.isInteger(amount) ? String(amount) : amount.toFixed(2);
  const symbol = SYMBOL[currency];
  return symbol ? `${symbol}${digits}` : `${currency} ${digits}`;
}
