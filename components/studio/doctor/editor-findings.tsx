import { useMemo } from 'react';
import { checkScript } from '../../../utils/core/packs/doctor/check-pack.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { useLibrary, useStudio } from '../use-studio.ts';
import { FindingLine } from './finding-line.tsx';
import './doctor.css';

/** What the doctor says of the script in the editor, at once. */
export function EditorFindings({ script }: { script: Script }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { store } = useStudio();
  const library = useLibrary();
  const findings = useMemo(() => {
    if (!library) return [];
    return checkScript(script, library, new Date(store.ports.now()).toISOString().slice(0, 10), uiLang);
  }, [library, script, store, uiLang]);
  return (
    <section className="editor-findings" aria-label={t('studio.page.doctor')}>
      <h3>{t('studio.page.doctor')}</h3>
      {library && findings.length === 0 && <p className="doctor-fine">{t('studio.doctor.fine')}</p>}
      <ul>
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings of one script have no identity but their place
          <FindingLine key={index} finding={finding} script={script} />
        ))}
      </ul>
    </section>
  );
}
