import { useDeferredValue, useState } from 'react';
import type { Script } from '../../utils/core/packs/script.ts';
import { LANGS, type Lang } from '../../utils/core/taxonomy.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useToast } from '../ui/toast.tsx';
import './editor.css';
import { isComposing } from '../hooks/is-composing.ts';
import { Care } from './editor-care.tsx';
import { Rules } from './editor-rules.tsx';
import { Slots } from './editor-slots.tsx';
import { TextFields } from './editor-text.tsx';
import { Guard } from './guard.tsx';
import { READ_AS } from './pack-title.ts';
import { EDITOR_PARTS } from './parts.tsx';
import { Preview } from './preview.tsx';
import { useMedia } from './use-media.ts';
import { useStudio } from './use-studio.ts';

interface EditorProps {
  script: Script;
  wide: boolean;
  onWide: (wide: boolean) => void;
}

/** One script: its wording, what the buyer sees, and when it is offered. Everything is saved by itself. */
export function Editor({ script, wide, onWide }: EditorProps) {
  const t = useTexts();
  const [lang, setLang] = useState<Lang>(READ_AS[useUiLang()]);
  const roomy = useMedia('(min-width: 120rem)');
  const beside = wide || roomy;
  // Findings and comparisons may take longer than a keystroke: they follow when there is time.
  const settled = useDeferredValue(script);
  return (
    <section
      className="editor"
      aria-label={t('studio.editor.label')}
      data-testid="editor"
      data-undo="studio"
      data-beside={beside}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
        onWide(false);
        document.getElementById('script-grid')?.focus();
      }}
    >
      <EditorHead script={script} wide={wide} onWide={onWide} />
      {beside ? (
        <div className="editor-languages">
          {LANGS.map((each, index) => (
            <div key={each}>
              <h3>{t(`studio.lang.${each}`)}</h3>
              <TextFields script={script} lang={each} first={index === 0} />
              <Preview script={script} lang={each} />
            </div>
          ))}
        </div>
      ) : (
        <>
          <LanguageTabs script={script} lang={lang} onPick={setLang} />
          <div role="tabpanel" id="editor-panel" aria-labelledby={`tab-${lang}`}>
            <TextFields key={lang} script={script} lang={lang} first />
            <Preview script={script} lang={lang} />
          </div>
        </>
      )}
      {EDITOR_PARTS.map(({ id, Component }) => (
        <Guard
          key={`${id} ${settled.id}`}
          fallback={(message) => <p className="editor-hint">{t('studio.partFailed', { message })}</p>}
        >
          <Component script={settled} />
        </Guard>
      ))}
      <div className="editor-more">
        <Rules script={script} />
        <Slots script={script} lang={lang} open={beside} />
        <Care script={script} />
      </div>
    </section>
  );
}

function EditorHead({ script, wide, onWide }: EditorProps) {
  const t = useTexts();
  const toast = useToast();
  const { store } = useStudio();
  const act = (action: string) => {
    if (action === 'copy') {
      const { id: _id, ...parts } = script;
      store.actions.create({ ...parts, status: 'draft' });
    } else {
      store.actions.apply({ step: 'remove', remove: [script.id] });
      toast({
        tone: 'done',
        text: t('studio.editor.removed'),
        action: { label: t('studio.bulk.undo'), run: store.actions.undo },
      });
    }
  };
  return (
    <header className="editor-head">
      <code title={script.id}>{script.id}</code>
      <Button aria-pressed={wide} data-testid="editor-wide" onClick={() => onWide(!wide)}>
        {wide ? t('studio.editor.narrow') : t('studio.editor.wide')}
      </Button>
      <Menu
        name={t('studio.editor.menu')}
        kind="icon"
        face="⋯"
        groups={[
          {
            items: [
              { id: 'copy', label: t('studio.editor.copy') },
              { id: 'remove', label: t('studio.editor.remove') },
            ],
          },
        ]}
        onPick={act}
      />
    </header>
  );
}

interface LanguageTabsProps {
  script: Script;
  lang: Lang;
  onPick: (lang: Lang) => void;
}

function LanguageTabs({ script, lang, onPick }: LanguageTabsProps) {
  const t = useTexts();
  const step = (by: number) => {
    const next = LANGS[(LANGS.indexOf(lang) + by + LANGS.length) % LANGS.length];
    if (!next) return;
    onPick(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div
      className="language-tabs"
      role="tablist"
      aria-label={t('studio.editor.languages')}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') step(1);
        else if (event.key === 'ArrowLeft') step(-1);
      }}
    >
      {LANGS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          data-testid={`tab-${each}`}
          aria-selected={each === lang}
          aria-controls="editor-panel"
          tabIndex={each === lang ? 0 : -1}
          onClick={() => onPick(each)}
        >
          {t(`studio.lang.${each}`)}
          {!script.texts[each] && <span className="tab-missing">{t('studio.editor.missing')}</span>}
        </button>
      ))}
    </div>
  );
}
