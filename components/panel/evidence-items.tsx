import type { EvidenceItem } from '../../utils/core/advice.ts';
import { ITEM_STATES } from '../../utils/core/taxonomy.ts';
import { isTextKey } from '../../utils/i18n/create-texts.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';

/** Kinds that share a reason share a line. */
function byReason(items: readonly EvidenceItem[]): [string, string[]][] {
  const lines = new Map<string, string[]>();
  for (const { kind, why } of items) lines.set(why, [...(lines.get(why) ?? []), kind]);
  return [...lines];
}

interface EvidenceItemsProps {
  items: readonly EvidenceItem[];
  /** The advice above the list; a reason that only repeats it is left out. */
  said: string;
}

/** What we have, what is missing, what is not needed and what we may not ask for. */
export function EvidenceItems({ items, said }: EvidenceItemsProps) {
  const t = useTexts();
  const uiLang = useUiLang();
  const names = (kinds: readonly string[]) =>
    new Intl.ListFormat(uiLang, { type: 'unit', style: 'short' }).format(
      kinds.map((kind) => {
        const key = `kind.${kind}`;
        return isTextKey(key) ? t(key) : kind;
      }),
    );
  const groups = ITEM_STATES.map((state) => ({ state, lines: byReason(items.filter((item) => item.state === state)) }));
  return (
    <dl className="evidence-items" data-testid="evidence-items">
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ state, lines }) => (
          <div key={state} data-state={state}>
            <dt>{t(`evidenceItem.${state}`)}</dt>
            {lines.map(([why, kinds]) => (
              <dd key={why}>
                {names(kinds)}
                {why !== said && <span className="evidence-why">{why}</span>}
              </dd>
            ))}
          </div>
        ))}
    </dl>
  );
}
