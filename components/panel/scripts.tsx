import { memo } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';
import { ScriptCard } from './script-card.tsx';
import { useBlocked } from './use-insertion.ts';
import { useShortcuts } from './use-shortcuts.ts';

export const Scripts = memo(function Scripts() {
  const t = useTexts();
  const scripts = usePanel((state) => state.advice?.next.scripts);
  const lang = usePanel((state) => state.advice?.lang) ?? 'zh-Hans';
  const key = usePanel((state) => state.conversation?.key) ?? '';
  const blocked = useBlocked();
  const stale = usePanel((state) => state.stale);
  useShortcuts();
  if (!scripts) return null;
  return (
    <section className="scripts" aria-label={t('scripts.heading')}>
      {blocked && !stale && <p className="scripts-blocked">{blocked}</p>}
      {scripts.length === 0 && <p className="scripts-none">{t('scripts.none')}</p>}
      {scripts.slice(0, 3).map((suggestion, index) => (
        // The place belongs to the key: a script that moves up becomes the one shown in full.
        <ScriptCard
          key={`${key} ${suggestion.id} ${suggestion === scripts[0] ? 'full' : ''}`}
          suggestion={suggestion}
          place={index + 1}
          lang={lang}
        />
      ))}
    </section>
  );
});
