import { memo } from 'react';
import type { Advice, Suggestion } from '../../../utils/core/advice.ts';
import type { CaseResult } from '../../../utils/core/packs/cases/run-case.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Chip } from '../../ui/chip.tsx';
import { packTitle } from '../pack-title.ts';
import { useStudio, useStudioState } from '../use-studio.ts';

/** How the core reads the buyer; the same for both versions of a pack. */
export const Reading = memo(function Reading({ advice }: { advice: Advice }) {
  const t = useTexts();
  const { mood, standing, next } = advice;
  return (
    <div className="bench-reading" data-testid="bench-reading">
      <ul className="chips">
        <Chip tone={mood.intensity >= 3 ? 'warm' : mood.intensity > 0 ? 'amber' : 'brand'}>
          {`${t(`emotion.${mood.dominant}`)} ${mood.intensity}/5`}
        </Chip>
        <Chip>{t(`step.${standing.step}`)}</Chip>
        <Chip>{standing.issue ? t(`issue.${standing.issue}`) : t(`scenario.${standing.scenario}`)}</Chip>
        {standing.root !== 'none' && <Chip>{t(`root.${standing.root}`)}</Chip>}
      </ul>
      <p>
        <strong>{t('studio.bench.leads', { stage: t(`stage.${next.stage}`) })}</strong> {next.why.join(' · ')}
      </p>
    </div>
  );
});

/** The scripts that win in one version of the pack, with the reasons. */
export function Winners({ title, result, others }: { title: string; result: CaseResult; others: readonly string[] }) {
  const t = useTexts();
  const { scripts } = result.advice.next;
  return (
    <section className="bench-winners" aria-label={title}>
      <h3>{title}</h3>
      {scripts.length === 0 && <p className="bench-none">{t('studio.bench.noScript')}</p>}
      <ol>
        {scripts.map((script) => (
          <Winner key={script.id} script={script} isNew={!others.includes(script.id)} />
        ))}
      </ol>
    </section>
  );
}

function Winner({ script, isNew }: { script: Suggestion; isNew: boolean }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { store } = useStudio();
  const known = useStudioState((state) => state.scripts.get(script.id));
  return (
    <li className="bench-winner" data-new={isNew || undefined} data-testid={`winner-${script.id}`}>
      <div className="chips">
        <button
          type="button"
          className="link"
          onClick={() => {
            store.actions.openScript(script.id);
            store.actions.goTo('scripts');
          }}
        >
          {known ? packTitle(known, uiLang) : script.id}
        </button>
        <code>{script.id}</code>
        <span className="bench-score">{script.score.toFixed(2)}</span>
        {isNew && (
          <span className="chip" data-tone="brand">
            {t('studio.bench.onlyHere')}
          </span>
        )}
      </div>
      <p className="bench-bubble">{script.text}</p>
      {script.why.length > 0 && <small>{script.why.join(' · ')}</small>}
    </li>
  );
}
