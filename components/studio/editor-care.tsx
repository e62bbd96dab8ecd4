import { type ReactNode, useDeferredValue, useId } from 'react';
import { ownersOf } from '../../utils/app/studio/list-rows.ts';
import type { Script } from '../../utils/core/packs/script.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { STATUSES } from './table-tools.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** Who answers for the wording, until when it holds, and where it may be sent. */
export function Care({ script }: { script: Script }) {
  const t = useTexts();
  const { store } = useStudio();
  const id = useId();
  const set = (field: string, change: (before: Script) => Script) => store.actions.edit(script.id, field, change);
  return (
    <details className="editor-section" open>
      <summary>{t('studio.care.label')}</summary>
      <Field id={`${id}-status`} label={t('studio.care.status')}>
        <select
          id={`${id}-status`}
          value={script.status}
          data-testid="edit-status"
          onChange={(event) => {
            const status = STATUSES.find((each) => each === event.target.value);
            if (status) set('status', (before) => ({ ...before, status }));
          }}
        >
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`studio.status.${status}`)}
            </option>
          ))}
        </select>
      </Field>
      <Owner script={script} />
      <Day script={script} part="reviewBy" label={t('studio.care.reviewBy')} />
      <Day script={script} part="validFrom" label={t('studio.care.validFrom')} />
      <Day script={script} part="validTo" label={t('studio.care.validTo')} />
      <Field id={`${id}-channel`} label={t('studio.care.channel')} hint={t('studio.care.channelHint')}>
        <input
          id={`${id}-channel`}
          type="number"
          min={1}
          value={script.channel?.maxChars ?? ''}
          onChange={(event) => {
            const maxChars = Math.round(Number(event.target.value));
            set('channel', ({ channel: _old, ...before }) =>
              maxChars >= 1 ? { ...before, channel: { maxChars } } : before,
            );
          }}
        />
      </Field>
      <Field id={`${id}-note`} label={t('studio.care.note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={script.note ?? ''}
          onChange={(event) => {
            const { value } = event.target;
            set('note', ({ note: _old, ...before }) => (value ? { ...before, note: value } : before));
          }}
        />
      </Field>
    </details>
  );
}

function Field({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="editor-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <small>{hint}</small>}
    </div>
  );
}

function Owner({ script }: { script: Script }) {
  const t = useTexts();
  const { store } = useStudio();
  const owners = ownersOf(useDeferredValue(useStudioState((state) => state.scripts)));
  const id = useId();
  return (
    <Field id={id} label={t('studio.care.owner')}>
      <input
        id={id}
        type="text"
        list={`${id}-all`}
        maxLength={40}
        autoComplete="off"
        value={script.owner}
        data-testid="edit-owner"
        onChange={(event) => {
          const owner = event.target.value;
          store.actions.edit(script.id, 'owner', (before) => ({ ...before, owner }));
        }}
      />
      <datalist id={`${id}-all`}>
        {owners.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Field>
  );
}

interface DayProps {
  script: Script;
  part: 'reviewBy' | 'validFrom' | 'validTo';
  label: string;
}

function Day({ script, part, label }: DayProps) {
  const { store } = useStudio();
  const id = useId();
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        type="date"
        value={script[part] ?? ''}
        onChange={(event) => {
          const day = event.target.value;
          store.actions.edit(script.id, part, (before) => {
            if (day) return { ...before, [part]: day };
            // Every script keeps a review day; the days of a campaign may go.
            if (part === 'reviewBy') return before;
            const { [part]: _old, ...rest } = before;
            return rest;
          });
        }}
      />
    </Field>
  );
}
