/**
 * Trains the linear model of the draft lint on the drafts of this folder and the scripts of the built-in pack:
 * `npx tsx tests/unit/draft/model/train-draft-model.ts [rounds to leave out]` writes
 * `scripts-library/draft-rules/model.json`. The same drafts always give the same model.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { encodeWeights, MODEL_STEPS, modelFeatures } from '../../../../utils/core/draft/draft-model.ts';
import { readDraftText } from '../../../../utils/core/draft/draft-text.ts';
import { LANGS } from '../../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';
import { DRAFT_RULE_FILES } from '../../../../utils/library/draft-rules.ts';
import { CORPUS, type DraftCase } from '../corpus.ts';
import { ALL_ROUNDS } from '../rounds/rounds.ts';

const GATE_BUCKETS = 16_384;
const RULE_BUCKETS = 4_096;
const EPOCHS = 40;
const LEAST_DRAFTS = 8;
/** Rules that live on the talk around the draft, or on its form: its words alone tell nothing of them. */
const BEYOND_WORDS = new Set([
  'ask_told',
  'conflict',
  'crisis',
  'emoji_at_failure',
  'exclaim',
  'explain_first',
  'good',
  'jargon',
  'lowball',
  'mismatch',
  'multi_ask',
  'nag',
  'nag_hard',
  'no_apology',
  'over_limit',
  'pii_echo',
  'pii_third',
  'qin_spam',
  'repeat_copy',
  'safety_first',
  'same_offer',
  'slot',
  'sorry_spam',
  'split',
  'stall',
  'template_mismatch',
  'terse',
  'too_long',
  'wrong_name',
  'wrong_script',
  'wrong_term_tw',
]);

interface Example {
  features: number[];
  /** The rule that is broken; none in a clean draft. */
  rule: string | null;
}

function examplesOf(cases: readonly DraftCase[]): Example[] {
  return cases
    .filter(([rule, , breaks]) => !(breaks && BEYOND_WORDS.has(rule)))
    .map(([rule, draft, breaks]) => ({
      features: modelFeatures(readDraftText(draft).text),
      rule: breaks ? rule : null,
    }));
}

/** Drafts that only teach: `rule` (or `clean`), a tab, the draft. No test judges them, so none is asked to be caught. */
function readFurther(): DraftCase[] {
  const folder = new URL('./examples/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => {
      const [rule = '', draft = ''] = line.split('\t');
      return [rule, draft, rule !== 'clean'];
    });
}

/** A generator of its own, so that every run shuffles alike. */
function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = seed + 1;
  for (let i = count - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

/** Logistic regression by AdaGrad with a little decay. */
function trainLine(examples: readonly Example[], isPositive: (example: Example) => boolean, buckets: number) {
  const weights = new Float64Array(buckets);
  const squares = new Float64Array(buckets).fill(1e-6);
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of shuffled(examples.length, epoch)) {
      const example = examples[index];
      if (!example) continue;
      const unit = 1 / Math.sqrt(example.features.length);
      let sum = bias;
      for (const feature of example.features) sum += (weights[feature % buckets] ?? 0) * unit;
      const error = 1 / (1 + Math.exp(-sum)) - (isPositive(example) ? 1 : 0);
      for (const feature of example.features) {
        const at = feature % buckets;
        const gradient = error * unit + 1e-4 * (weights[at] ?? 0);
        squares[at] = (squares[at] ?? 0) + gradient * gradient;
        weights[at] = (weights[at] ?? 0) - (0.3 * gradient) / Math.sqrt(squares[at] ?? 1);
      }
      bias -= 0.02 * error;
    }
  }
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  // A few large weights must not cost the many small ones their shades.
  const step = (0.7 * largest) / MODEL_STEPS;
  return { weights: encodeWeights(weights, step), bias: Number(bias.toFixed(4)), step: Number(step.toFixed(6)) };
}

const left = new Set(process.argv.slice(2).map(Number));
const drafts = [
  ...CORPUS.flatMap(({ cases }) => cases),
  ...readFurther(),
  ...ALL_ROUNDS.filter((_, index) => !left.has(index + 1)).flatMap((round) => LANGS.flatMap((lang) => round[lang])),
];
const scripts = builtinLibrary().packs.flatMap(({ scripts }) =>
  scripts.flatMap(({ texts }) => LANGS.flatMap((lang) => texts[lang] ?? [])),
);
/** The better wordings of the lint itself must never sound bad. */
const wordings = Object.values(DRAFT_RULE_FILES.texts).flatMap((texts) =>
  Object.values(texts).map(({ better }) => better),
);
const examples = [
  ...examplesOf(drafts),
  ...[...scripts, ...wordings].map((text) => ({ features: modelFeatures(readDraftText(text).text), rule: null })),
];
const counts = new Map<string, number>();
for (const { rule } of examples) if (rule) counts.set(rule, (counts.get(rule) ?? 0) + 1);
const rules: Record<string, ReturnType<typeof trainLine>> = {};
for (const [rule, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
  if (count >= LEAST_DRAFTS) rules[rule] = trainLine(examples, (example) => example.rule === rule, RULE_BUCKETS);
const gate = trainLine(examples, ({ rule }) => rule !== null, GATE_BUCKETS);
const model = { gateBias: gate.bias, gateStep: gate.step, gate: gate.weights, rules };
const file = new URL('../../../../scripts-library/draft-rules/model.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(model, null, 2)}\n`);
console.log(`${examples.length} drafts and scripts, ${Object.keys(rules).length} rules`);
