import type { RemedyOption } from '../../utils/core/advice.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';
import { WatchItem } from './watch-item.tsx';

export function RemedyLine() {
  const t = useTexts();
  const remedy = usePanel((state) => state.advice?.remedy);
  if (!remedy || (remedy.options.length === 0 && remedy.warnings.length === 0)) return null;
  return (
    <WatchItem icon="offer" tone="plain" title={t('watch.remedy')}>
      <ul className="remedies">
        {remedy.options.slice(0, 3).map((option) => (
          <RemedyRow key={`${option.rung} ${option.amount}`} option={option} />
        ))}
        {remedy.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </WatchItem>
  );
}

function RemedyRow({ option }: { option: RemedyOption }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const amount = option.amount > 0 ? writeMoney(option.amount, option.currency, uiLang) : null;
  const facts = [option.freight === 'none' ? null : t(`freight.${option.freight}`), t(`approval.${option.approval}`)];
  return (
    <li>
      <span className="remedy-name">
        {t(`rung.${option.rung}`)}
        {amount && ` ${amount}`}
      </span>{' '}
      <span data-approval={option.approval}>{facts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}

function writeMoney(amount: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    }).format(amount);
  } catch {
    // A pack or a page may name a currency that is none; the number must still be readable.
    return `${amount} ${currency}`;
  }
}
