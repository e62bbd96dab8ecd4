import { type ReactNode, useId } from 'react';
import type { UserSettings } from '../../utils/app/panel-state.ts';
import type { AgentProfile } from '../../utils/core/settings.ts';
import { MARKETS, UI_LANGS } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { useToast } from '../ui/toast.tsx';

interface SettingsFormProps {
  settings: UserSettings;
  onSave: (change: Partial<UserSettings>) => Promise<void>;
}

/** Every change is saved at once; there is no button to forget. */
export function SettingsForm({ settings, onSave }: SettingsFormProps) {
  const t = useTexts();
  const toast = useToast();
  const save = (change: Partial<UserSettings>) => {
    onSave(change).then(
      () => toast({ tone: 'done', text: t('options.saved') }),
      () => toast({ tone: 'problem', text: t('options.saveFailed') }),
    );
  };
  const saveAgent = (part: keyof AgentProfile, value: string) => {
    const { [part]: _old, ...rest } = settings.agent;
    save({ agent: value.trim() ? { ...rest, [part]: value.trim() } : rest });
  };
  return (
    <div className="options" data-testid="options-root">
      <h1>{t('options.title')}</h1>
      <section className="card">
        <h2>{t('options.look')}</h2>
        <Choice
          name="uiLang"
          label={t('menu.language')}
          value={settings.uiLang}
          options={(['auto', ...UI_LANGS] as const).map((id) => [id, t(`language.${id}`)])}
          onPick={(uiLang) => save({ uiLang })}
        />
        <Choice
          name="theme"
          label={t('menu.theme')}
          value={settings.theme}
          options={(['auto', 'light', 'dark'] as const).map((id) => [id, t(`theme.${id}`)])}
          onPick={(theme) => save({ theme })}
        />
        <label className="check">
          <input type="checkbox" checked={settings.strip} onChange={(event) => save({ strip: event.target.checked })} />
          <span>{t('options.strip')}</span>
        </label>
      </section>
      <section className="card">
        <h2>{t('options.work')}</h2>
        <Choice
          name="market"
          label={t('options.market')}
          hint={t('options.marketHint')}
          value={settings.market}
          options={[
            ['auto', t('options.marketAuto')],
            ...MARKETS.map((id): [typeof id, string] => [id, t(`market.${id}`)]),
          ]}
          onPick={(market) => save({ market })}
        />
        <Words
          label={t('options.agentName')}
          hint={t('options.agentNameHint')}
          value={settings.agent.name}
          onSave={(value) => saveAgent('name', value)}
        />
        <Words label={t('options.lead')} value={settings.agent.lead} onSave={(value) => saveAgent('lead', value)} />
        <Words label={t('options.shop')} value={settings.agent.shop} onSave={(value) => saveAgent('shop', value)} />
        <Words
          label={t('options.crisisLine')}
          hint={t('options.crisisLineHint')}
          value={settings.crisisLine}
          onSave={(value) => save({ crisisLine: value.trim() })}
        />
      </section>
    </div>
  );
}

function Field({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  label: string;
  hint?: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onPick: (value: T) => void;
}

function Choice<T extends string>({ name, label, hint, value, options, onPick }: ChoiceProps<T>) {
  const id = useId();
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})}>
      <select
        name={name}
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const picked = options.find(([each]) => each === event.target.value);
          if (picked) onPick(picked[0]);
        }}
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface WordsProps {
  label: string;
  hint?: string;
  value: string | undefined;
  onSave: (value: string) => void;
}

/** Saved when the agent leaves the field, so that half a name is never used. */
function Words({ label, hint, value = '', onSave }: WordsProps) {
  const id = useId();
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})}>
      <input
        id={id}
        key={value}
        type="text"
        defaultValue={value}
        maxLength={40}
        autoComplete="off"
        aria-describedby={hint ? `${id}-hint` : undefined}
        onBlur={(event) => {
          if (event.target.value.trim() !== value) onSave(event.target.value);
        }}
      />
    </Field>
  );
}
