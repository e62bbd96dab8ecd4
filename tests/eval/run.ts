/**
 * `npm run eval`: how well the core reads, on labelled data that lies beside the repository and is no part of it.
 * Data sets that are missing are named; a run without any still ends well. `--all` prints every miss, not the worst;
 * `--rules` leaves the model out, to show what it adds.
 */

import { readFileSync } from 'node:fs';
import type { Conversation } from '../../utils/core/conversation/conversation.ts';
import type { Library } from '../../utils/core/library.ts';
import { readMood } from '../../utils/core/mood/read-mood.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { NEGATIVE_EMOTIONS } from '../../utils/core/taxonomy.ts';
import { readTurns } from '../../utils/core/text/read-turns.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { inTraditional } from './in-traditional.ts';
import { note, printSummary } from './print-summary.ts';
import { rankCorrelation } from './rank-correlation.ts';
import {
  type Dialogue,
  type GoldTurn,
  type HardNegative,
  readLines,
  readList,
  readTable,
  type ScenarioFixture,
} from './read-gold.ts';
import { scoreRubric } from './rubric/score-rubric.ts';
import { scoreDrafts } from './score-drafts.ts';
import { scoreGold } from './score-gold.ts';
import { type Check, scoreHardNegatives, scoreScenarios } from './score-scenarios.ts';
import { scoreEkman, scorePolarity } from './score-sets.ts';
import { scoreSpeakers } from './score-speakers.ts';

const SHOWN = process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 30;
const row = (name: string, value: string): void => console.log(`  ${name.padEnd(44)} ${value}`);
const clip = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 140);

function missing(name: string): void {
  console.log(
    `\n${name}: not found, skipped. Set WARMLINE_EVAL_DATA to the folder that holds it (with a final slash).`,
  );
}

function reportGold(library: Library): void {
  const turns = readList<GoldTurn>('gold-dev.json');
  if (turns === null) {
    missing('gold-dev.json');
    return;
  }
  const report = scoreGold(turns, library);
  console.log(`\nLabelled turns (${report.turns})`);
  for (const [name, value] of report.rates) {
    row(name, `${value.toFixed(1)} %`);
    note(name, value);
  }
  row('emotions shown as sure that are right', `${report.shownRight.toFixed(1)} %`);
  note('shown as sure and right', report.shownRight);
  const [calm, alarmed] = report.calm;
  row('false alarms per 100 calm turns', `${((100 * alarmed) / Math.max(1, calm)).toFixed(1)} (${alarmed} of ${calm})`);
  note('false alarms per 100 calm turns', (100 * alarmed) / Math.max(1, calm));
  const [plain, mistaken] = report.calmDesk;
  const share = (100 * mistaken) / Math.max(1, plain);
  row('JDDC turns without reproach called negative', `${share.toFixed(1)} % (${mistaken} of ${plain})`);
  note('JDDC turns without reproach called negative', share);
  for (const [name, part] of [
    ['Chinese', turns.filter(({ text }) => /\p{Script=Han}/u.test(text))],
    ['English', turns.filter(({ text }) => !/\p{Script=Han}/u.test(text))],
  ] as const) {
    const rates = new Map(scoreGold(part, library).rates);
    const of = (measure: string): string => (rates.get(measure) ?? 0).toFixed(1);
    row(
      `${name} (${part.length})`,
      `emotions F1 ${of('emotions F1')}, negative or not ${of('negative or not')}, intensity ${of('intensity within 1')}`,
    );
  }
  const chinese = turns.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const traditional = new Map(scoreGold(chinese.map(inTraditional), library).rates).get('emotions F1') ?? 0;
  const simplified = new Map(scoreGold(chinese, library).rates).get('emotions F1') ?? 0;
  row('lost by a copy in Traditional characters', `${(simplified - traditional).toFixed(1)} points of emotions F1`);
  note('lost by a Traditional copy', simplified - traditional);
  console.log('\n  How sure, and how often right');
  for (const [from, listed, right] of report.calibration)
    row(`from ${from.toFixed(2)}`, `${((100 * right) / Math.max(1, listed)).toFixed(0)} % of ${listed}`);
  console.log('\n  Dominant emotion misread most often');
  for (const [pair, count] of report.confusions.slice(0, SHOWN)) row(pair, String(count));
  console.log('\n  emotion          right/listed  found/required');
  for (const [id, right, listed, found, required] of report.perEmotion) {
    console.log(`  ${id.padEnd(16)} ${`${right}/${listed}`.padStart(12)}  ${`${found}/${required}`.padStart(14)}`);
  }
  const worst = report.misses.filter(({ what }) => what === 'negative or not' || what === 'intensity within 1');
  console.log(`\n  Worst misses (${Math.min(SHOWN, worst.length)} of ${worst.length})`);
  for (const miss of worst.slice(0, SHOWN)) {
    console.log(`  ${miss.id} ${miss.what}: expected ${miss.expected}, got ${miss.got}\n      ${clip(miss.text)}`);
    console.log(`      ${clip(miss.because)}`);
  }
}

function reportChecks(title: string, checks: readonly Check[]): void {
  const wrong = checks.filter(({ right }) => !right);
  const rate = (100 * (checks.length - wrong.length)) / Math.max(1, checks.length);
  note(title, rate);
  console.log(`\n${title}: ${checks.length - wrong.length} of ${checks.length} (${rate.toFixed(1)} %)`);
  for (const check of wrong.slice(0, Math.max(SHOWN, 20))) {
    row(`${check.id} ${check.what}`, `expected ${check.expected}, got ${check.got}`);
  }
}

function moodAfter(library: Library, dialogue: Dialogue, turns: number): ReturnType<typeof readMood> {
  const conversation: Conversation = {
    id: 'dialogue',
    turns: dialogue.turns.slice(0, turns).map(({ role, text }, index) => ({ id: String(index), role, text })),
  };
  return readMood(conversation, readTurns(conversation, library.cues), defaultSettings('CN'), library.model);
}

/** Ordinary service turns: nearly all are calm, so each one called negative is close to a false alarm. */
function reportCalm(library: Library): void {
  const dialogues = readLines<Dialogue>('zh_jddc_sample.dialogs.jsonl');
  if (dialogues === null) {
    missing('zh_jddc_sample.dialogs.jsonl');
    return;
  }
  let turns = 0;
  let negative = 0;
  for (const dialogue of dialogues) {
    for (const { role, text } of dialogue.turns) {
      if (role !== 'customer') continue;
      turns += 1;
      const { mood } = moodAfter(library, { id: dialogue.id, turns: [{ role, text }] }, 1);
      if (NEGATIVE_EMOTIONS.has(mood.dominant)) negative += 1;
    }
  }
  console.log('\nOrdinary service turns');
  row('called negative', `${negative} of ${turns} (${((100 * negative) / turns).toFixed(1)} %)`);
  note('JDDC turns called negative, reproaches among them', (100 * negative) / turns);
}

/** Dialogues that the model learned from measure nothing; the others of the set do. */
function learnedFrom(set: string): ReadonlySet<string> {
  const lines = readFileSync(new URL(`../../scripts-library/corpus/talk/${set}.tsv`, import.meta.url), 'utf8');
  return new Set(lines.split('\n').map((line) => line.slice(0, line.indexOf('#'))));
}

function reportSatisfaction(library: Library): void {
  const dialogues = readLines<Dialogue>('zh_stc3_helpdesk.dialogs.jsonl');
  if (dialogues === null) {
    missing('zh_stc3_helpdesk.dialogs.jsonl');
    return;
  }
  const learned = learnedFrom('zh_stc3_helpdesk');
  const rated = dialogues.filter(({ id, satisfaction_mean: rating }) => rating !== undefined && !learned.has(id));
  const valence: number[] = [];
  for (const dialogue of rated) {
    const last = dialogue.turns.findLastIndex((turn) => turn.role === 'customer');
    valence.push(moodAfter(library, dialogue, last + 1).mood.valence);
  }
  const satisfaction = rated.map((dialogue) => dialogue.satisfaction_mean ?? 0);
  console.log('\nHelp-desk dialogues rated for satisfaction');
  const rank = rankCorrelation(valence, satisfaction);
  row(`rank correlation with valence (${rated.length} not learned from)`, rank.toFixed(3));
  note('STC-3, rank correlation with satisfaction', rank);
}

function reportFrustration(library: Library): void {
  const dialogues = readLines<Dialogue>('en_dfrustration.dialogs.jsonl');
  if (dialogues === null) {
    missing('en_dfrustration.dialogs.jsonl');
    return;
  }
  const read: number[] = [];
  const rated: number[] = [];
  const learned = learnedFrom('en_dfrustration');
  for (const dialogue of dialogues.filter(({ id }) => !learned.has(id))) {
    dialogue.turns.forEach(({ frustration }, index) => {
      if (!frustration?.length) return;
      const { mood, perTurn } = moodAfter(library, dialogue, index + 1);
      read.push((perTurn.at(-1)?.intensity ?? 0) - mood.valence);
      rated.push(frustration.reduce((sum, value) => sum + value, 0) / frustration.length);
    });
  }
  console.log('\nEnglish turns rated for frustration');
  const rank = rankCorrelation(read, rated);
  row(`rank correlation with intensity (${rated.length} not learned from)`, rank.toFixed(3));
  note('tweets, rank correlation with frustration', rank);
}

/** On pages without a definition: whose side is whose, by the words alone. */
function reportSpeakers(): void {
  console.log('\nWho speaks like the shop, by the words alone');
  for (const name of ['zh_stc3_helpdesk', 'zh_jddc_sample', 'en_dfrustration']) {
    const dialogues = readLines<Dialogue>(`${name}.dialogs.jsonl`);
    if (dialogues === null) {
      missing(`${name}.dialogs.jsonl`);
      continue;
    }
    const { right, wrong, dialogues: count } = scoreSpeakers(dialogues);
    row(`${name} (${count})`, `right ${right.toFixed(1)} %, wrong ${wrong.toFixed(1)} %`);
    note(`${name}, the right side taken for the shop's`, right);
  }
}

function reportSets(library: Library): void {
  console.log('\nReviews and general emotions, measured only');
  for (const name of ['zh_os10_pol2.dev.tsv', 'zh_waimai_pol2.dev.tsv']) {
    const lines = readTable(name);
    if (lines === null) missing(name);
    else {
      const score = scorePolarity(lines, library);
      row(`${name}, macro-F1 of good or bad`, `${score.toFixed(1)} %`);
      note(name, score);
    }
  }
  const lines = readTable('en_goemo28.dev.tsv');
  if (lines === null) {
    missing('en_goemo28.dev.tsv');
    return;
  }
  const score = scoreEkman(lines, library);
  row('en_goemo28.dev.tsv, macro-F1 of seven', score === null ? 'no model' : `${score.toFixed(1)} %`);
  if (score !== null) note('en_goemo28.dev.tsv', score);
}

function reportDrafts(library: Library): void {
  console.log('\nDrafts (kept in the project)');
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
  const scores = scoreDrafts(library);
  for (const { lang, bad, named, clean, silent } of scores) {
    row(`${lang}, named`, share(named, bad));
    row(`${lang}, clean ones left alone`, share(silent, clean));
  }
  for (const line of scores.flatMap(({ wrong }) => wrong).slice(0, SHOWN)) console.log(`    ${clip(line)}`);
}

function reportRubric(library: Library): void {
  const report = scoreRubric(library);
  console.log(`\nRubric: the built-in scripts in the talks they were written for (${report.judged})`);
  row('average', report.average.toFixed(3));
  row('pass', `${report.passed} of ${report.judged}`);
  row('fail hard', String(report.hardFails.length));
  for (const [criterion, value] of report.perCriterion) row(`  ${criterion}`, value.toFixed(3));
  console.log('\n  Worst ten');
  for (const { script, lang, assessment, verdict, text } of report.worst.slice(0, 10)) {
    const lost = verdict.criteria.filter(({ score }) => score < 2);
    const why = lost.map(({ criterion, score, reasons }) => `${criterion} ${score} (${reasons.join(', ')})`).join(', ');
    console.log(
      `  ${verdict.score.toFixed(2)} ${script.id} ${lang}, ${assessment.standing.issue ?? 'no issue'}: ${why}`,
    );
    console.log(`      ${clip(text)}`);
  }
}

const { model, ...rules } = builtinLibrary();
const library: Library = process.argv.includes('--rules') || model === undefined ? rules : { ...rules, model };
reportGold(library);
const fixtures = readList<ScenarioFixture>('scenarios.json');
if (fixtures === null) missing('scenarios.json');
else reportChecks('Scenario expectations', scoreScenarios(fixtures, library));
const sentences = readList<HardNegative>('hard-negatives.json');
if (sentences === null) missing('hard-negatives.json');
else reportChecks('Hard negatives kept silent', scoreHardNegatives(sentences, library));
reportCalm(library);
reportSatisfaction(library);
reportFrustration(library);
reportSpeakers();
reportSets(library);
reportDrafts(library);
reportRubric(library);
printSummary();
