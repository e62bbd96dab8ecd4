import { memo, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { withSlots } from '../../utils/app/packs/personal-layer.ts';
import type { Suggestion } from '../../utils/core/advice.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { KeepWording, MineMark } from './keep-wording.tsx';
import { ScriptText } from './script-text.tsx';
import { slotName } from './slot-name.ts';
import { useBlocked, useInsertion } from './use-insertion.ts';
import { type ScriptDraft, useScript } from './use-script.ts';

interface ScriptCardProps {
  suggestion: Suggestion;
  /** 1 to 3. The first is shown in full. */
  place: number;
  lang: Lang;
}

/** One suggested script: read it, fill what is missing, insert it. */
export const ScriptCard = memo(function ScriptCard({ suggestion, place, lang }: ScriptCardProps) {
  const t = useTexts();
  const draft = useScript(suggestion);
  const [open, setOpen] = useState(place === 1);
  const [why, setWhy] = useState(false);
  const card = useRef<HTMLElement>(null);
  const whyId = useId();
  const long = suggestion.text.length > (lang === 'en' ? 100 : 50);
  const collapsed = !open && draft.edited === null;
  return (
    <article
      className="card script"
      data-first={place === 1 || undefined}
      data-testid={`script-${place}`}
      data-script={suggestion.id}
      ref={card}
    >
      <MineMark pack={suggestion.pack} id={suggestion.id} />
      <ScriptBody draft={draft} lang={lang} collapsed={collapsed && long} card={card} />
      <ScriptActions draft={draft} place={place} named={!collapsed || !long} card={card} onOpen={() => setOpen(true)}>
        {place > 1 && long && draft.edited === null && (
          <Button kind="plain" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'scripts.showLess' : 'scripts.showAll')}
          </Button>
        )}
        {draft.edited !== null && (
          <KeepWording
            suggestion={suggestion}
            lang={lang}
            wording={() => withSlots(draft.text, suggestion, draft.typed)}
            onKept={() => draft.edit(null)}
          />
        )}
        {suggestion.why.length > 0 && (
          <Button
            kind="plain"
            className="quiet"
            aria-expanded={why}
            aria-controls={why ? whyId : undefined}
            onClick={() => setWhy(!why)}
          >
            {t('scripts.why')}
          </Button>
        )}
      </ScriptActions>
      {why && (
        <section className="script-why" id={whyId} aria-label={t('scripts.whyHeading')}>
          <ul>
            {suggestion.why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
});

interface ScriptBodyProps {
  draft: ScriptDraft;
  lang: string;
  collapsed: boolean;
  card: React.RefObject<HTMLElement | null>;
}

function ScriptBody({ draft, lang, collapsed, card }: ScriptBodyProps) {
  const t = useTexts();
  if (draft.edited !== null) {
    return (
      <textarea
        className="script-edit"
        lang={lang}
        aria-label={t('scripts.editLabel')}
        value={draft.edited}
        ref={(element) => element?.focus({ preventScroll: true })}
        rows={Math.min(9, Math.max(4, Math.ceil(draft.edited.length / (lang === 'en' ? 48 : 24))))}
        onChange={(event) => draft.edit(event.target.value)}
      />
    );
  }
  return (
    <p className="script-text" lang={lang} dir="auto" data-collapsed={collapsed || undefined}>
      <ScriptText
        parts={draft.parts}
        typed={draft.typed}
        {...(collapsed ? {} : { onType: draft.type })}
        onEnter={() => insertButton(card.current)?.click()}
      />
    </p>
  );
}

interface ScriptActionsProps {
  draft: ScriptDraft;
  place: number;
  /** The reason why Insert is blocked is shown; folded scripts only tell it to screen readers. */
  named: boolean;
  card: React.RefObject<HTMLElement | null>;
  onOpen: () => void;
  children: React.ReactNode;
}

function ScriptActions({ draft, place, named, card, onOpen, children }: ScriptActionsProps) {
  const t = useTexts();
  const { insert, copy } = useInsertion();
  const blocked = useBlocked();
  const reasonId = useId();
  const fill =
    draft.missing.length > 0
      ? t('scripts.fillFirst', { slots: draft.missing.map((slot) => slotName(slot, t)).join(' · ') })
      : null;
  const press = () => {
    if (blocked) return;
    if (!fill) return void insert(draft.text);
    // The slots of a folded script exist only after it has unfolded.
    flushSync(onOpen);
    focusOpenSlot(card.current);
  };
  return (
    <>
      <div className="script-row">
        <Button
          kind={place === 1 ? 'primary' : 'normal'}
          blocked={fill !== null || blocked !== null}
          data-testid={`script-${place}-insert`}
          aria-label={t('scripts.insertNth', { n: place })}
          aria-keyshortcuts={`Alt+${place}`}
          aria-describedby={fill && !blocked ? reasonId : undefined}
          onClick={press}
        >
          {t('scripts.insert')}
        </Button>
        <Kbd keys={`Alt ${place}`} />
        {place === 1 && (
          <>
            <Button kind="plain" onClick={() => void copy(draft.text)}>
              {t('scripts.copy')}
            </Button>
            <Button
              kind="plain"
              onClick={() => draft.edit(draft.edited === null ? draft.text : null)}
              aria-pressed={draft.edited !== null}
            >
              {t(draft.edited === null ? 'scripts.edit' : 'scripts.resetText')}
            </Button>
          </>
        )}
        <span className="script-more">{children}</span>
      </div>
      {fill && !blocked && (
        <p className={named ? 'script-reason' : 'sr-only'} id={reasonId}>
          {fill}
        </p>
      )}
    </>
  );
}

function insertButton(card: HTMLElement | null): HTMLElement | null {
  return card?.querySelector<HTMLElement>('[data-testid$="-insert"]') ?? null;
}

function focusOpenSlot(card: HTMLElement | null): void {
  const inputs = [...(card?.querySelectorAll<HTMLInputElement>('input[data-slot]') ?? [])];
  const open = inputs.find((input) => !input.value.trim()) ?? card?.querySelector<HTMLElement>('textarea');
  open?.focus();
}
