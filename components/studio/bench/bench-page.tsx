import { useMemo, useState } from 'react';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { libraryOf, runCase } from '../../../utils/core/packs/cases/run-case.ts';
import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import { marketOf } from '../../../utils/core/settings.ts';
import { languageOf } from '../../../utils/core/text/language.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { useLibrary, useStudio, useStudioState } from '../use-studio.ts';
import { CaseList } from './case-list.tsx';
import { ConversationInput } from './conversation-input.tsx';
import { Reading, Winners } from './reading.tsx';
import { SaveCase } from './save-case.tsx';
import { useWorkingPack } from './use-case-results.ts';
import '../versions/versions.css';
import './bench.css';

/** Try the pack on a conversation, beside the version that agents have; keep what must not change as a case. */
export function BenchPage() {
  const t = useTexts();
  const { store, settings } = useStudio();
  const [given, setGiven] = useState<RegressionCase | null>(null);
  const take = (conversation: Conversation | null) => {
    if (!conversation) return setGiven(null);
    const market =
      conversation.market ?? (settings.market === 'auto' ? marketOf(languageOf(conversation)) : settings.market);
    const now = new Date(store.ports.now()).toISOString();
    setGiven({ id: 'bench', title: '', market, now, conversation, expect: {} });
  };
  return (
    <div className="studio-page bench" data-testid="bench-page">
      <h1>{t('studio.page.bench')}</h1>
      <section className="card">
        <ConversationInput onRead={take} />
        {given && <SideBySide given={given} />}
      </section>
      <CaseList onShow={setGiven} />
    </div>
  );
}

function SideBySide({ given }: { given: RegressionCase }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const library = useLibrary();
  const working = useWorkingPack();
  const published = useStudioState((state) => state.versions[0]);
  const results = useMemo(() => {
    if (!library || !working) return null;
    return {
      working: runCase(given, libraryOf(library, working), uiLang),
      published: published ? runCase(given, libraryOf(library, published.pack), uiLang) : null,
    };
  }, [given, library, working, published, uiLang]);
  if (!results) return <p className="studio-note">{t('studio.loading')}</p>;
  const idsOf = (result: typeof results.working | null) => result?.advice.next.scripts.map(({ id }) => id) ?? [];
  return (
    <>
      <Reading advice={results.working.advice} />
      <div className="bench-columns">
        <Winners
          title={t('studio.bench.workingCopy')}
          result={results.working}
          others={results.published ? idsOf(results.published) : idsOf(results.working)}
        />
        {results.published && published && (
          <Winners
            title={t('studio.bench.published', { version: published.version })}
            result={results.published}
            others={idsOf(results.working)}
          />
        )}
      </div>
      <SaveCase given={given} result={results.working} />
    </>
  );
}
