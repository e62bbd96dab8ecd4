/** A pack folder before it is published: what does not parse, what the doctor says, and which cases fail. */
import { parseArgs } from 'node:util';
import { type CaseResult, runCases } from '../core/packs/cases/run-case.ts';
import { checkPack } from '../core/packs/doctor/check-pack.ts';
import { isError, type PackFinding } from '../core/packs/doctor/pack-finding.ts';
import type { PackProblem } from '../core/packs/parse-pack.ts';
import { builtinLibrary } from '../library/builtin.ts';
import { loadPackWithCases } from './load-pack-folder.ts';

const USAGE = `usage: npm run -s check-pack -- [options] DIR
  --json     the report as JSON
  --strict   advice counts as errors
  --today D  judge dates from this ISO day (default: today)
`;

interface Report {
  pack: { id: string; version: string; scripts: number };
  problems: PackProblem[];
  findings: PackFinding[];
  cases: Pick<CaseResult, 'id' | 'title' | 'passed' | 'misses'>[];
}

export interface Checked {
  /** 0: fine. 1: errors of the doctor, or cases that fail. 2: the folder cannot be used at all. */
  code: 0 | 1 | 2;
  out: string;
  error: string;
}

function findingLine({ rule, severity, script, lang, values, message, better }: PackFinding): string {
  const about = Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const words = [message, about].filter(Boolean).join(' · ');
  const mark = isError({ severity }) ? 'error ' : 'advice';
  return `  ${mark}  ${script}${lang ? ` (${lang})` : ''}: ${rule}${words ? ` — ${words}` : ''}${better ? `\n          better: ${better}` : ''}`;
}

function caseLines({ id, title, misses }: Report['cases'][number]): string[] {
  return [
    `  failed  ${id}: ${title}`,
    ...misses.map(
      ({ what, expected, got }) =>
        `          ${what}: wanted ${expected.join(' or ')}, got ${got.join(', ') || 'nothing'}`,
    ),
  ];
}

function write({ pack, problems, findings, cases }: Report): string {
  const errors = findings.filter(isError).length;
  const failed = cases.filter(({ passed }) => !passed);
  const lines = [
    `${pack.id} ${pack.version}: ${pack.scripts} scripts, ${cases.length} cases`,
    ...problems.map(({ place, message }) => `  error   ${place}: ${message}`),
    ...findings.map(findingLine),
    ...failed.flatMap(caseLines),
    `${errors + problems.length} errors, ${findings.length - errors} pieces of advice, ${failed.length} failed cases`,
  ];
  return `${lines.join('\n')}\n`;
}

function readArguments(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

/** Checks the folder that the command line names; never throws for what a person may type. */
export async function checkPackFolder(args: string[]): Promise<Checked> {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments(args);
  } catch (error) {
    return { code: 2, out: '', error: `${error instanceof Error ? error.message : String(error)}\n${USAGE}` };
  }
  const { values, positionals } = given;
  const [folder] = positionals;
  if (values.help) return { code: 0, out: USAGE, error: '' };
  if (folder === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(values.today)) return { code: 2, out: '', error: USAGE };
  const { parsed, cases } = await loadPackWithCases(folder);
  if (!parsed.ok)
    return { code: 2, out: '', error: parsed.problems.map(({ place, message }) => `${place}: ${message}\n`).join('') };
  const { pack, problems } = parsed;
  const library = builtinLibrary();
  const report: Report = {
    pack: { id: pack.manifest.id, version: pack.manifest.version, scripts: pack.scripts.length },
    problems,
    findings: checkPack(pack.scripts, library, values.today),
    cases: runCases(cases, pack, library).map(({ id, title, passed, misses }) => ({ id, title, passed, misses })),
  };
  const bad =
    problems.length > 0 ||
    report.findings.some((each) => values.strict || isError(each)) ||
    report.cases.some(({ passed }) => !passed);
  return { code: bad ? 1 : 0, out: values.json ? `${JSON.stringify(report, null, 2)}\n` : write(report), error: '' };
}
