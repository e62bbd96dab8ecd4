import { type FormEvent, useId, useState } from 'react';
import type { NewPack as Wanted } from '../../utils/app/studio/studio-state.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** The first thing a lead sees, and later the page behind "New pack…". */
export function NewPack() {
  const t = useTexts();
  const toast = useToast();
  const { store, settings } = useStudio();
  const others = useStudioState((state) => state.workspaces.length);
  const [wanted, setWanted] = useState<Wanted>({ from: 'builtin', title: '', owner: settings.agent.name ?? '' });
  const [busy, setBusy] = useState(false);
  const id = useId();
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await store.actions.createPack({ ...wanted, title: wanted.title.trim(), owner: wanted.owner.trim() });
      store.actions.goTo('scripts');
    } catch (error) {
      setBusy(false);
      toast({
        tone: 'problem',
        text: t('studio.newPack.failed', { message: error instanceof Error ? error.message : String(error) }),
      });
    }
  };
  return (
    <form className="new-pack" onSubmit={make} data-testid="new-pack">
      <h1>{t('studio.newPack.title')}</h1>
      <p>{t('studio.newPack.intro')}</p>
      <fieldset>
        <legend>{t('studio.newPack.from')}</legend>
        {(['builtin', 'empty'] as const).map((from) => (
          <label key={from} className="new-pack-way">
            <input
              type="radio"
              name="from"
              value={from}
              checked={wanted.from === from}
              onChange={() => setWanted({ ...wanted, from })}
            />
            <span>
              {t(`studio.newPack.${from}`)}
              <small>{t(`studio.newPack.${from}Hint`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('studio.newPack.name')}</label>
        <input
          id={`${id}-name`}
          name="title"
          required
          maxLength={60}
          autoComplete="off"
          placeholder={t('studio.newPack.namePlaceholder')}
          value={wanted.title}
          onChange={(event) => setWanted({ ...wanted, title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-owner`}>{t('studio.newPack.owner')}</label>
        <input
          id={`${id}-owner`}
          name="owner"
          required
          maxLength={40}
          autoComplete="off"
          value={wanted.owner}
          onChange={(event) => setWanted({ ...wanted, owner: event.target.value })}
        />
      </div>
      <div className="dialog-row">
        {others > 0 && <Button onClick={() => store.actions.goTo('scripts')}>{t('studio.newPack.cancel')}</Button>}
        <Button kind="primary" type="submit" blocked={busy} data-testid="make-pack">
          {t('studio.newPack.make')}
        </Button>
      </div>
    </form>
  );
}
