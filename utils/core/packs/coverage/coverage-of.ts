import { SCENARIO_OF } from '../../standing/choose-scenario.ts';
import { ISSUES, type Issue, LANGS, type Lang, SCENARIOS, type Scenario, STAGES, type Stage } from '../../taxonomy.ts';
import type { Script } from '../script.ts';

/** One field of the map: a stage, a scenario, a language. */
export interface Cell {
  stage: Stage;
  scenario: Scenario;
  lang: Lang;
  /** Scripts that can be offered there. */
  ids: string[];
}

export interface Coverage {
  cells: Cell[];
  /** Issue kinds for which no script of the stage "solve" exists in a language, that is, none that names or admits them. */
  issues: { issue: Issue; lang: Lang; ids: string[] }[];
}

/** Scenarios in which a script can be offered: those it names, else those of its issues, else all. */
function scenariosOf({ fits }: Script): readonly Scenario[] {
  if (fits.scenarios) return fits.scenarios;
  if (fits.issues) return [...new Set(fits.issues.map((issue) => SCENARIO_OF[issue]))];
  return SCENARIOS;
}

function admits({ fits }: Script, issue: Issue): boolean {
  if (fits.issues) return fits.issues.includes(issue);
  return !fits.scenarios || fits.scenarios.includes(SCENARIO_OF[issue]);
}

/** A script made for a special hour (a flag, a hidden wish) does not cover the ordinary one. */
/** Escalation always goes to a lead; that is its ordinary form. */
function isOrdinary({ fits, variant }: Script): boolean {
  return (variant === undefined || variant === 'lead') && !fits.flags && !fits.hidden && !fits.mentions;
}

/** What the pack can say in which stage, scenario and language, and which issues it has no remedy for. */
export function coverageOf(scripts: readonly Script[]): Coverage {
  const live = scripts.filter((script) => script.status !== 'archived' && isOrdinary(script));
  const cells = new Map<string, Cell>();
  for (const stage of STAGES)
    for (const scenario of SCENARIOS)
      for (const lang of LANGS) cells.set(`${stage} ${scenario} ${lang}`, { stage, scenario, lang, ids: [] });
  for (const script of live)
    for (const scenario of scenariosOf(script))
      for (const lang of LANGS)
        if (script.texts[lang]) cells.get(`${script.stage} ${scenario} ${lang}`)?.ids.push(script.id);
  const solving = live.filter(({ stage }) => stage === 'solve');
  const issues = ISSUES.flatMap((issue) =>
    LANGS.map((lang) => ({
      issue,
      lang,
      ids: solving.filter((script) => script.texts[lang] && admits(script, issue)).map(({ id }) => id),
    })),
  );
  return { cells: [...cells.values()], issues };
}
