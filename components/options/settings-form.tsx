import type { UserSettings } from '../../utils/app/panel-state.ts';
import type { AgentProfile } from '../../utils/core/settings.ts';
import { MARKETS, UI_LANGS } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { useToast } from '../ui/toast.tsx';
import { Choice, Words } from './form-fields.tsx';
import { TeamSettings } from './team-settings.tsx';

interface SettingsFormProps {
  settings: UserSettings;
  onSave: (change: Partial<UserSettings>) => Promise<void>;
  /** Names of settings that the company set for good. */
  locked?: readonly (keyof UserSettings)[];
}

/** Every change is saved at once; there is no button to forget. */
export function SettingsForm({ settings, onSave, locked = [] }: SettingsFormProps) {
  const t = useTexts();
  /** What a locked field is told apart by; nothing for the others. */
  const lock = (name: keyof UserSettings) =>
    locked.includes(name) ? { locked: true, hint: t('options.lockedByCompany') } : {};
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
          {...lock('uiLang')}
        />
        <Choice
          name="theme"
          label={t('menu.theme')}
          value={settings.theme}
          options={(['auto', 'light', 'dark'] as const).map((id) => [id, t(`theme.${id}`)])}
          onPick={(theme) => save({ theme })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={settings.strip}
            disabled={locked.includes('strip')}
            onChange={(event) => save({ strip: event.target.checked })}
          />
          <span>
            {t('options.strip')}
            {locked.includes('strip') && <small>{t('options.lockedByCompany')}</small>}
          </span>
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
          {...lock('market')}
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
          {...lock('crisisLine')}
        />
      </section>
      <TeamSettings settings={settings} onSave={onSave} locked={locked.includes('team')} />
    </div>
  );
}
