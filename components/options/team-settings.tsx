import { useId, useRef, useState } from 'react';
import type { UserSettings } from '../../utils/app/panel-state.ts';
import { readTeamFile, writeTeamFile } from '../../utils/app/team-file.ts';
import { defaultSettings, timeZoneOf } from '../../utils/core/settings.ts';
import { MARKETS, type Market } from '../../utils/core/taxonomy.ts';
import { isTimeZone, layTeamRules, type TeamNumber, type TeamRules } from '../../utils/core/team-rules.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { CheckedInput, Choice } from './form-fields.tsx';
import { TeamNumberField } from './team-number-field.tsx';
import { TeamWindows } from './team-windows.tsx';

interface TeamSettingsProps {
  settings: UserSettings;
  onSave: (change: Partial<UserSettings>) => Promise<void>;
  /** Set by the company: shown, not changed. */
  locked?: boolean;
}

/** What stands together is changed together. */
const GROUPS: readonly { id: 'money' | 'proof' | 'clocks' | 'reading'; fields: readonly TeamNumber[] }[] = [
  {
    id: 'money',
    fields: ['limits.agent', 'limits.lead', 'limits.minOffer', 'returns.keepUpTo', 'returns.handling', 'medianPrice'],
  },
  {
    id: 'proof',
    fields: ['limits.noProof', 'asking.most', 'asking.live', 'asking.later', 'asking.quietFrom', 'asking.quietTo'],
  },
  { id: 'clocks', fields: ['reply.hold', 'reply.late', 'promiseMinutes'] },
  { id: 'reading', fields: ['thresholds.show', 'thresholds.maybe'] },
];

/** Every limit and threshold of one market; each change is saved when the field is left. */
export function TeamSettings({ settings, onSave, locked = false }: TeamSettingsProps) {
  const t = useTexts();
  const toast = useToast();
  const [market, setMarket] = useState<Market>(settings.market === 'auto' ? 'CN' : settings.market);
  const rules = settings.team[market] ?? {};
  const base = defaultSettings(market);
  const laid = layTeamRules(base, rules);
  const save = (change: Partial<UserSettings>, text = t('options.saved')) =>
    onSave(change).then(
      () => toast({ tone: 'done', text }),
      () => toast({ tone: 'problem', text: t('options.saveFailed') }),
    );
  const saveRules = (changed: TeamRules) => {
    const { [market]: _before, ...others } = settings.team;
    void save({ team: Object.keys(changed).length > 0 ? { ...others, [market]: changed } : others });
  };
  const name = t(`market.${market}`);
  return (
    <section className="card team" data-testid="team-settings" aria-labelledby="team-heading">
      <h2 id="team-heading">{t('team.heading')}</h2>
      <p className="team-lead">{t(locked ? 'options.lockedByCompany' : 'team.lead')}</p>
      <Choice
        name="teamMarket"
        label={t('team.market')}
        value={market}
        options={MARKETS.map((id): [Market, string] => [id, t(`market.${id}`)])}
        onPick={setMarket}
      />
      {GROUPS.map(({ id, fields }) => (
        <fieldset key={id} disabled={locked}>
          <legend>{t(`team.group.${id}`)}</legend>
          {fields.map((path) => (
            <TeamNumberField key={`${market} ${path}`} {...{ path, rules, base, laid }} onSave={saveRules} />
          ))}
        </fieldset>
      ))}
      <fieldset disabled={locked}>
        <legend>{t('team.group.calendar')}</legend>
        <TeamWindows key={market} windows={laid.windows} onSave={(windows) => saveRules({ ...rules, windows })} />
      </fieldset>
      <fieldset disabled={locked}>
        <legend>{t('team.group.place')}</legend>
        <CheckedInput
          key={`${market} zone`}
          label={t('team.timeZone')}
          hint={t('team.default', { value: timeZoneOf(market) })}
          value={rules.timeZone ?? ''}
          placeholder={timeZoneOf(market)}
          check={(text) => (text === '' || isTimeZone(text) ? null : t('team.problem.timeZone'))}
          onSave={(text) => {
            const { timeZone: _before, ...rest } = rules;
            saveRules(text === '' ? rest : { ...rest, timeZone: text });
          }}
        />
      </fieldset>
      {!locked && (
        <div className="team-tools">
          <Button disabled={settings.team[market] === undefined} onClick={() => saveRules({})}>
            {t('team.reset', { market: name })}
          </Button>
          <TeamFileTools settings={settings} onImport={(change) => save(change, t('team.imported'))} />
        </div>
      )}
    </section>
  );
}

function TeamFileTools({
  settings,
  onImport,
}: {
  settings: UserSettings;
  onImport: (change: Partial<UserSettings>) => Promise<void>;
}) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const problemId = useId();
  const read = async (file: File | undefined) => {
    if (!file) return;
    const result = readTeamFile(await file.text());
    if (result.ok) {
      setProblem('');
      await onImport(result.change);
    } else if ('message' in result) setProblem(t('team.problem.file', { message: result.message }));
    else {
      const { field, must, other } = result.conflict;
      const words = t(`team.problem.${must}`, { other: t(`team.field.${other}`) });
      setProblem(`${t(`market.${result.market}`)}, ${t(`team.field.${field}`)}: ${words}`);
    }
  };
  return (
    <>
      <Button onClick={() => download('settings.json', writeTeamFile(settings))}>{t('team.export')}</Button>
      <Button aria-describedby={problem ? problemId : undefined} onClick={() => input.current?.click()}>
        {t('team.import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        data-testid="team-file"
        aria-label={t('team.import')}
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <small>{t('team.fileHint')}</small>
      {problem && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
