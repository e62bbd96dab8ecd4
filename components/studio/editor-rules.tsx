import { useId } from 'react';
import { type Script, VARIANTS } from '../../utils/core/packs/script.ts';
import {
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  ROOTS,
  SCENARIOS,
  STAGES,
  STEPS,
  STRATEGY_TAGS,
  TRIGGERS,
} from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { MultiPick } from './multi-pick.tsx';
import { StageGuide } from './stage-guide.tsx';
import { useStudio } from './use-studio.ts';

type Fits = Script['fits'];
/** The rules that are lists of a closed vocabulary. */
type ListKey = Exclude<keyof Fits, 'mentions' | 'intensity'>;
type Item<K extends ListKey> = NonNullable<Fits[K]>[number];

/** When the script is offered, and what it does. A rule without a choice fits anything. */
export function Rules({ script }: { script: Script }) {
  const t = useTexts();
  const { store } = useStudio();
  const set = (field: string, change: (before: Script) => Script) => store.actions.edit(script.id, field, change);
  const setFits = <K extends keyof Fits>(key: K, value: Fits[K] | undefined) =>
    set(key, (before) => {
      const { [key]: _old, ...rest } = before.fits;
      return { ...before, fits: value === undefined ? rest : { ...rest, [key]: value } };
    });
  const pick = <K extends ListKey>(key: K, label: string, all: readonly Item<K>[], name: (id: Item<K>) => string) => (
    <MultiPick<Item<K>>
      label={label}
      all={all}
      name={name}
      empty={t('studio.rules.any')}
      picked={(script.fits[key] ?? []) as readonly Item<K>[]}
      onChange={(picked) => setFits(key, picked.length > 0 ? (picked as Fits[K]) : undefined)}
    />
  );
  return (
    <details className="editor-section" open>
      <summary>{t('studio.rules.label')}</summary>
      <StageFields script={script} />
      {pick('scenarios', t('studio.rules.scenarios'), SCENARIOS, (id) => t(`scenario.${id}`))}
      {pick('issues', t('studio.rules.issues'), ISSUES, (id) => t(`issue.${id}`))}
      {pick('intents', t('studio.rules.intents'), INTENTS, (id) => t(`intent.${id}`))}
      {pick('steps', t('studio.rules.steps'), STEPS, (id) => t(`step.${id}`))}
      {pick('roots', t('studio.rules.roots'), ROOTS, (id) => t(`root.${id}`))}
      {pick('triggers', t('studio.rules.triggers'), TRIGGERS, (id) => t(`trigger.${id}`))}
      {pick('hidden', t('studio.rules.hidden'), HIDDEN_INTENTS, (id) => t(`hidden.${id}`))}
      {pick('flags', t('studio.rules.flags'), FLAGS, (id) => t(`flag.${id}`))}
      <Intensity value={script.fits.intensity} onChange={(value) => setFits('intensity', value)} />
      <Mentions
        key={script.id}
        value={script.fits.mentions ?? []}
        onChange={(words) => setFits('mentions', words.length > 0 ? words : undefined)}
      />
      <MultiPick
        label={t('studio.rules.tags')}
        all={STRATEGY_TAGS}
        name={(tag) => t(`studio.tag.${tag}`)}
        empty={t('studio.rules.noTags')}
        picked={script.tags}
        onChange={(tags) => set('tags', (before) => ({ ...before, tags }))}
      />
    </details>
  );
}

function StageFields({ script }: { script: Script }) {
  const t = useTexts();
  const { store } = useStudio();
  const id = useId();
  return (
    <>
      <div className="editor-field">
        <label htmlFor={`${id}-stage`}>{t('studio.rules.stage')}</label>
        <select
          id={`${id}-stage`}
          value={script.stage}
          data-testid="edit-stage"
          onChange={(event) => {
            const stage = STAGES.find((each) => each === event.target.value);
            if (stage) store.actions.edit(script.id, 'stage', (before) => ({ ...before, stage }));
          }}
        >
          {STAGES.map((stage) => (
            <option key={stage} value={stage}>
              {t(`stage.${stage}`)}
            </option>
          ))}
        </select>
        <small>{t(`stageLead.${script.stage}`)}</small>
      </div>
      <StageGuide stage={script.stage} />
      <div className="editor-field">
        <label htmlFor={`${id}-variant`}>{t('studio.rules.variant')}</label>
        <select
          id={`${id}-variant`}
          value={script.variant ?? ''}
          onChange={(event) => {
            const variant = VARIANTS.find((each) => each === event.target.value);
            store.actions.edit(script.id, 'variant', ({ variant: _old, ...before }) =>
              variant ? { ...before, variant } : before,
            );
          }}
        >
          <option value="">{t('studio.rules.plain')}</option>
          {VARIANTS.map((variant) => (
            <option key={variant} value={variant}>
              {t(`studio.variant.${variant}`)}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

type Range = NonNullable<Fits['intensity']>;

function Intensity({ value, onChange }: { value: Range | undefined; onChange: (value: Range | undefined) => void }) {
  const t = useTexts();
  const id = useId();
  const change = (at: 0 | 1, typed: string) => {
    const number = Math.min(5, Math.max(0, Number(typed)));
    if (typed.trim() === '' || Number.isNaN(number)) return;
    const [low, high] = value ?? [0, 5];
    const range: Range = at === 0 ? [number, Math.max(number, high)] : [Math.min(low, number), number];
    onChange(range[0] === 0 && range[1] === 5 ? undefined : range);
  };
  return (
    <div className="editor-field">
      <span id={`${id}-label`}>{t('studio.rules.intensity')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: two fields in a row of fields, named by the row */}
      <span className="range" role="group" aria-labelledby={`${id}-label`}>
        {([0, 1] as const).map((at) => (
          <input
            key={at}
            type="number"
            min={0}
            max={5}
            step={0.1}
            aria-label={t(at === 0 ? 'studio.rules.from' : 'studio.rules.to')}
            value={(value ?? [0, 5])[at]}
            onChange={(event) => change(at, event.target.value)}
          />
        ))}
      </span>
    </div>
  );
}

/** Saved when the lead leaves the field: while typing, a comma is not yet the end of a word. */
function Mentions({ value, onChange }: { value: readonly string[]; onChange: (words: string[]) => void }) {
  const t = useTexts();
  const id = useId();
  const written = value.join(', ');
  return (
    <div className="editor-field">
      <label htmlFor={id}>{t('studio.rules.mentions')}</label>
      <input
        id={id}
        key={written}
        type="text"
        defaultValue={written}
        placeholder={t('studio.rules.mentionsHint')}
        onBlur={(event) => {
          const words = event.target.value
            .split(/[,，、;；]/)
            .map((word) => word.trim())
            .filter(Boolean);
          if (words.join(', ') !== written) onChange([...new Set(words)]);
        }}
      />
    </div>
  );
}
