import type { StepDone } from '../../utils/app/studio/studio-state.ts';
import type { Texts } from '../../utils/i18n/create-texts.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { packTitle } from './pack-title.ts';
import { TOP_ACTIONS } from './parts.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** What is open, whether it is stored, and the way back. */
export function TopBar() {
  const t = useTexts();
  const uiLang = useUiLang();
  const packId = useStudioState((state) => state.packId);
  const manifest = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.manifest);
  const published = useStudioState((state) => state.versions[0]?.version);
  return (
    <header className="studio-top">
      <strong className="studio-brand">{t('studio.brand')}</strong>
      {manifest && (
        <ul className="chips">
          <li className="chip">{packTitle(manifest, uiLang)}</li>
          <li className="chip" data-tone={published ? 'brand' : 'amber'}>
            {published ? t('studio.pack.published', { version: published }) : t('studio.pack.unpublished')}
          </li>
        </ul>
      )}
      {packId !== null && (
        <>
          <SaveMark />
          <UndoButtons />
          {TOP_ACTIONS.map(({ id, Component }) => (
            <Component key={id} />
          ))}
        </>
      )}
    </header>
  );
}

function SaveMark() {
  const t = useTexts();
  const { store } = useStudio();
  const save = useStudioState((state) => state.save);
  return (
    <span className="save-mark" data-kind={save.kind} data-testid="save-mark" role="status">
      {save.kind === 'failed' ? t('studio.save.failed', { message: save.message }) : t(`studio.save.${save.kind}`)}
      {save.kind === 'failed' && (
        <Button kind="plain" onClick={() => void store.actions.flush()}>
          {t('studio.save.retry')}
        </Button>
      )}
    </span>
  );
}

function stepName(t: Texts, { step, count }: StepDone): string {
  return t(`studio.step.${step}`, { count });
}

function UndoButtons() {
  const t = useTexts();
  const { store } = useStudio();
  const undo = useStudioState((state) => state.undo);
  const redo = useStudioState((state) => state.redo);
  const undoName = undo ? t('studio.undo', { step: stepName(t, undo) }) : t('studio.undoNone');
  const redoName = redo ? t('studio.redo', { step: stepName(t, redo) }) : t('studio.redoNone');
  return (
    <span className="undo-buttons">
      <Button
        kind="icon"
        blocked={!undo}
        aria-label={undoName}
        title={undoName}
        aria-keyshortcuts="Control+Z Meta+Z"
        data-testid="undo"
        onClick={store.actions.undo}
      >
        <Icon name="undo" />
      </Button>
      <Button
        kind="icon"
        blocked={!redo}
        aria-label={redoName}
        title={redoName}
        aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
        data-testid="redo"
        onClick={store.actions.redo}
      >
        <Icon name="redo" />
      </Button>
    </span>
  );
}
