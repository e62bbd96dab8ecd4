/** The table at the end of `npm run eval`: each measure beside its aim and what simpler means reach on the same data. */

interface Measure {
  /** What issue and team expect; the sign says on which side of it. */
  aim: string;
  /** A word list, where one was measured. */
  lexicon?: string;
  /** A linear model, trained on that very kind of data where the figure is in brackets. */
  linear?: string;
}

/** References are figures of the literature and of own trials with public word lists and linear models. */
const MEASURES: Readonly<Record<string, Measure>> = {
  'emotions F1': { aim: '≥ 78' },
  'negative or not': { aim: '≥ 94' },
  'intensity within 1': { aim: '≥ 95' },
  'step within 1': { aim: '≥ 93' },
  'stage accepted': { aim: '≥ 93' },
  scenario: { aim: '≥ 88' },
  exposure: { aim: '≥ 88' },
  root: { aim: '≥ 88' },
  hidden: { aim: '≥ 90' },
  'shown as sure and right': { aim: '≥ 85' },
  'false alarms per 100 calm turns': { aim: '' },
  'JDDC turns without reproach called negative': { aim: '≤ 5' },
  'lost by a Traditional copy': { aim: '≤ 0.5', lexicon: '3.7 to 7.3' },
  'Scenario expectations': { aim: '≥ 92' },
  'Hard negatives kept silent': { aim: '≥ 97' },
  'JDDC turns called negative, reproaches among them': { aim: '', linear: '71' },
  'STC-3, rank correlation with satisfaction': { aim: '≥ 0.60', lexicon: '0.38', linear: '0.59 (0.71)' },
  'tweets, rank correlation with frustration': { aim: '≥ 0.56', lexicon: '0.45', linear: '0.56' },
  'zh_os10_pol2.dev.tsv': { aim: '≥ 83', lexicon: '78 to 80', linear: '79 (91.9)' },
  'zh_waimai_pol2.dev.tsv': { aim: '' },
  "zh_stc3_helpdesk, the right side taken for the shop's": { aim: '' },
  "zh_jddc_sample, the right side taken for the shop's": { aim: '' },
  "en_dfrustration, the right side taken for the shop's": { aim: '' },
  'en_goemo28.dev.tsv': { aim: '≥ 58', linear: '(58.7)' },
};

const noted = new Map<string, number>();

/** Keeps a figure for the table. */
export function note(measure: string, value: number): void {
  noted.set(measure, value);
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell, i) => cell.padEnd(i === 0 ? 50 : 11)).join(' | ')} |`;

/** Prints the table in the form of the README; measures without data are left out. */
export function printSummary(): void {
  console.log('\nSummary');
  console.log(line(['measure', 'now', 'aim', 'word list', 'linear model']));
  console.log(line(['-'.repeat(50), ...Array.from({ length: 4 }, () => '-'.repeat(11))]));
  for (const [name, { aim, lexicon = '', linear = '' }] of Object.entries(MEASURES)) {
    const value = noted.get(name);
    if (value === undefined) continue;
    const digits = name.includes('rank correlation') ? 3 : 1;
    console.log(line([name, value.toFixed(digits), aim, lexicon, linear]));
  }
}
