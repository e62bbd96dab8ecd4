import { useMemo, useState } from 'react';
import { type Cell, coverageOf } from '../../../utils/core/packs/coverage/coverage-of.ts';
import { LANGS, type Lang, SCENARIOS, STAGES } from '../../../utils/core/taxonomy.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { sayFinding } from '../doctor/finding-line.tsx';
import { useCheckup } from '../doctor/use-findings.ts';
import { READ_AS } from '../pack-title.ts';
import { useStudio, useStudioState } from '../use-studio.ts';
import '../versions/versions.css';
import './coverage.css';

/** Where the pack can answer and where it cannot; a gap is one click from its script. */
export function CoveragePage() {
  const t = useTexts();
  const uiLang = useUiLang();
  const scripts = useStudioState((state) => state.scripts);
  const [lang, setLang] = useState<Lang>(READ_AS[uiLang]);
  const coverage = useMemo(() => coverageOf([...scripts.values()]), [scripts]);
  return (
    <div className="studio-page coverage" data-testid="coverage-page">
      <h1>{t('studio.page.coverage')}</h1>
      <div className="dialog-row coverage-langs">
        {LANGS.map((each) => (
          <Button key={each} aria-pressed={each === lang} onClick={() => setLang(each)}>
            {t(`studio.versions.lang.${each}`)}
          </Button>
        ))}
      </div>
      <section className="card">
        <p>{t('studio.coverage.intro')}</p>
        <HeatMap cells={coverage.cells.filter((cell) => cell.lang === lang)} lang={lang} />
      </section>
      <BareIssues issues={coverage.issues.filter((each) => each.lang === lang && each.ids.length === 0)} lang={lang} />
      <Unreachable />
    </div>
  );
}

/** Four steps are told apart at a glance; the number says the rest. */
function shadeOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((4 * count) / Math.max(1, most)));
}

function HeatMap({ cells, lang }: { cells: readonly Cell[]; lang: Lang }) {
  const t = useTexts();
  const most = Math.max(...cells.map(({ ids }) => ids.length));
  return (
    <div className="coverage-scroll">
      <table className="coverage-map" data-testid="coverage-map">
        <thead>
          <tr>
            <td />
            {STAGES.map((stage) => (
              <th key={stage} scope="col">
                {t(`stage.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SCENARIOS.map((scenario) => (
            <tr key={scenario}>
              <th scope="row">{t(`scenario.${scenario}`)}</th>
              {STAGES.map((stage) => {
                const cell = cells.find((each) => each.stage === stage && each.scenario === scenario);
                return (
                  <td key={stage}>
                    {cell && <Field cell={cell} shade={shadeOf(cell.ids.length, most)} lang={lang} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Field({ cell, shade, lang }: { cell: Cell; shade: number; lang: Lang }) {
  const t = useTexts();
  const { store } = useStudio();
  const { stage, scenario, ids } = cell;
  const where = `${t(`stage.${stage}`)} · ${t(`scenario.${scenario}`)} · ${t(`studio.versions.lang.${lang}`)}`;
  const name =
    ids.length === 0
      ? t('studio.coverage.writeOne', { where })
      : t('studio.coverage.showThem', { where, count: ids.length });
  const click = () => {
    if (ids.length > 0) return store.actions.showOnly(where, ids);
    store.actions.create({ stage, fits: { scenarios: [scenario] } });
  };
  return (
    <button
      type="button"
      className="coverage-field"
      data-shade={shade}
      data-testid={`cell-${stage}-${scenario}`}
      aria-label={name}
      title={name}
      onClick={click}
    >
      {ids.length === 0 ? '+' : ids.length}
    </button>
  );
}

function BareIssues({ issues, lang }: { issues: ReturnType<typeof coverageOf>['issues']; lang: Lang }) {
  const t = useTexts();
  const { store } = useStudio();
  return (
    <section className="card">
      <h2>{t('studio.coverage.issues')}</h2>
      {issues.length === 0 && <p>{t('studio.coverage.allIssues')}</p>}
      <ul className="chips">
        {issues.map(({ issue }) => (
          <li key={issue}>
            <Button
              aria-label={t('studio.coverage.writeOne', {
                where: `${t('stage.solve')} · ${t(`issue.${issue}`)} · ${t(`studio.versions.lang.${lang}`)}`,
              })}
              onClick={() => store.actions.create({ stage: 'solve', fits: { issues: [issue] } })}
            >
              {`+ ${t(`issue.${issue}`)}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Scripts that take up room and never help. */
function Unreachable() {
  const t = useTexts();
  const { store } = useStudio();
  const findings = useCheckup().findings.filter(({ rule }) => rule === 'never_selected' || rule === 'crowded_out');
  if (findings.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('studio.coverage.unreachable')}</h2>
      <ul className="case-list">
        {findings.map((finding) => (
          <li key={finding.script}>
            <button
              type="button"
              className="link"
              onClick={() => {
                store.actions.openScript(finding.script);
                store.actions.goTo('scripts');
              }}
            >
              {finding.script}
            </button>
            <span>{sayFinding(finding, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
