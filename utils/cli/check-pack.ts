/**
 * `npm run -s check-pack -- DIR`: a pack folder before it is published, for git hooks and CI.
 * Exit code 0: fine. 1: errors of the doctor, or cases that fail. 2: the folder cannot be used at all.
 */
import { parseArgs } from 'node:util';
import { type CaseResult, runCases } from '../core/packs/cases/run-case.ts';
import { checkPack } from '../core/packs/doctor/check-pack.ts';
import { isError, type PackFinding } from '../core/packs/doctor/pack-finding.ts';
import type { Pack } from '../core/packs/script.ts';
import { builtinLibrary } from '../library/builtin.ts';
import { loadCases } from './load-cases.ts';
import { loadPackFolder } from './load-pack-folder.ts';

const USAGE = `usage: npm run -s check-pack -- [options] DIR
  --json     the report as JSON
  --strict   advice counts as errors
  --today D  judge dates from this ISO day (default: today)
`;

interface Report {
  pack: { id: string; version: string; scripts: number };
  problems: { place: string; message: string }[];
  findings: PackFinding[];
  cases: Pick<CaseResult, 'id' | 'title' | 'passed' | 'misses'>[];
}

function say({ rule, severity, script, lang, values, message, better }: PackFinding): string {
  const about = Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const words = [message, about].filter(Boolean).join(' · ');
  const mark = isError({ severity }) ? 'error ' : 'advice';
  return `  ${mark}  ${script}${lang ? ` (${lang})` : ''}: ${rule}${words ? ` — ${words}` : ''}${better ? `\n          better: ${better}` : ''}`;
}

function print({ pack, problems, findings, cases }: Report): void {
  console.log(`${pack.id} ${pack.version}: ${pack.scripts} scripts, ${cases.length} cases`);
  for (const { place, message } of problems) console.log(`  error   ${place}: ${message}`);
  for (const finding of findings) console.log(say(finding));
  for (const { id, title, misses } of cases.filter(({ passed }) => !passed)) {
    console.log(`  failed  ${id}: ${title}`);
    for (const { what, expected, got } of misses)
      console.log(`          ${what}: wanted ${expected.join(' or ')}, got ${got.join(', ') || 'nothing'}`);
  }
  const errors = findings.filter(isError).length + problems.length;
  const failed = cases.filter(({ passed }) => !passed).length;
  console.log(
    `${errors} errors, ${findings.length - findings.filter(isError).length} pieces of advice, ${failed} failed cases`,
  );
}

async function makeReport(folder: string, pack: Pack, today: string): Promise<Report> {
  const library = builtinLibrary();
  const { cases, problems } = await loadCases(folder);
  return {
    pack: { id: pack.manifest.id, version: pack.manifest.version, scripts: pack.scripts.length },
    problems,
    findings: checkPack(pack.scripts, library, today),
    cases: runCases(cases, pack, library).map(({ id, title, passed, misses }) => ({ id, title, passed, misses })),
  };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [folder] = positionals;
  if (values.help || folder === undefined) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const parsed = await loadPackFolder(folder);
  if (!parsed.ok) {
    for (const { place, message } of parsed.problems) process.stderr.write(`${place}: ${message}\n`);
    return 2;
  }
  const report = await makeReport(folder, parsed.pack, values.today);
  report.problems.unshift(...parsed.problems);
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else print(report);
  const bad = report.problems.length + report.findings.filter((each) => values.strict || isError(each)).length;
  return bad > 0 || report.cases.some(({ passed }) => !passed) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
