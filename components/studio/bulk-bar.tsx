import { type FormEvent, useDeferredValue, useId, useState } from 'react';
import { ownersOf } from '../../utils/app/studio/list-rows.ts';
import type { Script } from '../../utils/core/packs/script.ts';
import { STAGES } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { STATUSES } from './table-tools.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** What can be done to all selected scripts at once; each is one step to undo. */
export function BulkBar() {
  const t = useTexts();
  const toast = useToast();
  const { store } = useStudio();
  const selection = useStudioState((state) => state.selection);
  if (selection.size === 0) return null;
  const change = (parts: Partial<Script>) => {
    store.actions.editMany(selection, (script) => ({ ...script, ...parts }));
    toast({
      tone: 'done',
      text: t('studio.bulk.done', { count: selection.size }),
      action: { label: t('studio.bulk.undo'), run: store.actions.undo },
    });
  };
  return (
    <section className="bulk-bar" aria-label={t('studio.bulk.label')} data-testid="bulk-bar">
      <strong>{t('studio.bulk.selected', { count: selection.size })}</strong>
      <Pick
        label={t('studio.bulk.stage')}
        options={STAGES.map((stage) => [stage, t(`stage.${stage}`)])}
        onPick={(stage) => change({ stage })}
        testId="bulk-stage"
      />
      <Pick
        label={t('studio.bulk.status')}
        options={STATUSES.map((status) => [status, t(`studio.status.${status}`)])}
        onPick={(status) => change({ status })}
        testId="bulk-status"
      />
      <SetOwner onSet={(owner) => change({ owner })} />
      <SetReview onSet={(reviewBy) => change({ reviewBy })} />
      <Button data-testid="bulk-archive" onClick={() => change({ status: 'archived' })}>
        {t('studio.bulk.archive')}
      </Button>
      <Button kind="plain" onClick={() => store.actions.select([])}>
        {t('studio.bulk.clear')}
      </Button>
    </section>
  );
}

interface PickProps<T extends string> {
  label: string;
  options: readonly (readonly [T, string])[];
  onPick: (value: T) => void;
  testId: string;
}

function Pick<T extends string>({ label, options, onPick, testId }: PickProps<T>) {
  return (
    <select
      className="filter"
      aria-label={label}
      data-testid={testId}
      value=""
      onChange={(event) => {
        const picked = options.find(([each]) => each === event.target.value);
        if (picked) onPick(picked[0]);
      }}
    >
      <option value="">{label}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}

function SetOwner({ onSet }: { onSet: (owner: string) => void }) {
  const t = useTexts();
  const owners = ownersOf(useDeferredValue(useStudioState((state) => state.scripts)));
  const [owner, setOwner] = useState('');
  const list = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (owner.trim()) onSet(owner.trim());
    setOwner('');
  };
  return (
    <form className="bulk-set" onSubmit={submit}>
      <input
        type="text"
        aria-label={t('studio.bulk.owner')}
        placeholder={t('studio.bulk.owner')}
        data-testid="bulk-owner"
        list={list}
        maxLength={40}
        value={owner}
        onChange={(event) => setOwner(event.target.value)}
      />
      <datalist id={list}>
        {owners.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Button type="submit" blocked={!owner.trim()}>
        {t('studio.bulk.set')}
      </Button>
    </form>
  );
}

function SetReview({ onSet }: { onSet: (day: string) => void }) {
  const t = useTexts();
  const [day, setDay] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day) onSet(day);
    setDay('');
  };
  return (
    <form className="bulk-set" onSubmit={submit}>
      <label>
        <span>{t('studio.bulk.review')}</span>
        <input type="date" data-testid="bulk-review" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <Button type="submit" blocked={!day}>
        {t('studio.bulk.set')}
      </Button>
    </form>
  );
}
