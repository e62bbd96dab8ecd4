import { useMemo } from 'react';
import { previewScript } from '../../utils/app/studio/preview-script.ts';
import type { Script } from '../../utils/core/packs/script.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { slotName } from '../panel/slot-name.ts';
import { useStudio } from './use-studio.ts';

/** What the buyer sees, with sample facts in the slots; what the agent must type stays visibly open. */
export function Preview({ script, lang }: { script: Script; lang: Lang }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { settings, store } = useStudio();
  const parts = useMemo(
    () => previewScript(script, lang, settings, uiLang, store.ports.now()),
    [script, lang, settings, uiLang, store],
  );
  return (
    <section className="preview" aria-label={t('studio.preview.label')} data-testid={`preview-${lang}`}>
      <h3>{t('studio.preview.label')}</h3>
      {parts === null ? (
        <p className="preview-none">{t('studio.preview.none')}</p>
      ) : (
        <p className="bubble" lang={lang}>
          {parts.map((part) =>
            part.kind === 'text' ? (
              part.text
            ) : part.kind === 'filled' ? (
              <mark key={part.start} className="slot-filled" title={slotName(part.slot, t)}>
                {part.text}
              </mark>
            ) : (
              <mark key={part.start} className="slot-open" title={t('studio.preview.typed')}>
                {part.hint ?? slotName(part.slot, t)}
              </mark>
            ),
          )}
        </p>
      )}
    </section>
  );
}
