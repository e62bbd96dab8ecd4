/**
 * `npm run train`: makes `scripts-library/model/warmline.model.json` from the corpus, from our labels of real talk and,
 * for general English emotions, from the GoEmotions training file. The same input gives the same bytes.
 *
 *   --data DIR   folder with `en_goemo28.train.tsv` and the dialogues that `corpus/talk` labels
 *   --out FILE   where to write
 *   --curve      print the learning curve instead
 *   --check      print label counts, near-duplicates and leaks of the corpus instead
 *   --speakers   make `utils/core/speakers/speaker-weights.ts` (who speaks like a shop, who like its buyer) instead
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkCorpus } from './check-corpus.ts';
import { drawCurve } from './draw-curve.ts';
import { type CorpusTurn, readCorpus } from './read-corpus.ts';
import { readMeasured } from './read-measured.ts';
import { readTalk } from './read-talk.ts';
import { gatherExamples } from './speakers/gather-examples.ts';
import { proveSpeakers } from './speakers/prove-speakers.ts';
import { readSpeakers } from './speakers/read-speakers.ts';
import { speakerFile } from './speakers/speaker-file.ts';
import { trainSpeakers } from './speakers/train-speakers.ts';
import { trainEkman } from './train-ekman.ts';
import { trainModel } from './train-model.ts';

const MOST_BYTES = 1_048_576;
const root = new URL('../../../', import.meta.url);
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: new URL('../shared/data/', root).pathname },
    out: { type: 'string', default: new URL('scripts-library/model/warmline.model.json', root).pathname },
    curve: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    speakers: { type: 'boolean', default: false },
  },
});

function printCurve(corpus: readonly CorpusTurn[]): void {
  console.log('lang  turns  emotions macro-F1  negative F1   (on files kept out)');
  for (const { lang, turns, emotions, negative } of drawCurve(corpus)) {
    console.log(
      `${lang}    ${String(turns).padStart(5)}  ${emotions.toFixed(1).padStart(17)}  ${negative.toFixed(1).padStart(11)}`,
    );
  }
}

function printCheck(corpus: readonly CorpusTurn[]): void {
  const counts = new Map<string, number>();
  for (const { emotions } of corpus) for (const id of emotions) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    console.log(
      `  ${id.padEnd(14)} ${String(count).padStart(5)}  ${((100 * count) / corpus.length).toFixed(1).padStart(5)} %`,
    );
  }
  const measured = readMeasured(values.data);
  const { duplicates, leaks } = checkCorpus(corpus, measured);
  const share = ((100 * duplicates.length) / corpus.length).toFixed(2);
  console.log(
    `near-duplicates: ${duplicates.length} (${share} %); found in ${measured.length} measuring texts: ${leaks.length}`,
  );
  for (const [where, twin] of [...duplicates, ...leaks]) console.log(`  ${where} is like ${twin}`);
}

function train(corpus: readonly CorpusTurn[]): void {
  const started = Date.now();
  const ekman = trainEkman(`${values.data}/en_goemo28.train.tsv`);
  if (ekman === null) console.log('en_goemo28.train.tsv not found: the English model goes without general emotions.');
  const talk = readTalk(new URL('scripts-library/corpus/talk', root).pathname, values.data);
  for (const set of talk.missing) console.log(`${set}.dialogs.jsonl not found: its labels cannot be learned from.`);
  console.log(`${talk.turns.length} labelled turns of real talk`);
  const text = `${JSON.stringify(trainModel([...corpus, ...talk.turns], ekman))}\n`;
  if (text.length > MOST_BYTES) throw new Error(`the model has ${text.length} bytes, more than 1 MB; lower its sizes.`);
  writeFileSync(values.out, text);
  console.log(
    `${values.out}: ${(text.length / 1024).toFixed(0)} KB in ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
}

function writeSpeakers(corpus: readonly CorpusTurn[]): void {
  const lines = readSpeakers(new URL('scripts-library/corpus/speakers', root).pathname);
  const further = gatherExamples(corpus);
  const weights = trainSpeakers([...lines, ...further]);
  writeFileSync(new URL('utils/core/speakers/speaker-weights.ts', root), speakerFile(weights));
  console.log(
    `utils/core/speakers/speaker-weights.ts: from ${lines.length} lines of talks and ${further.length} others`,
  );
  console.log('on files kept out: shop talks, right side, wrong side, heard as a shop; other talks, heard as a shop');
  for (const { lang, shops, others } of proveSpeakers(lines, further)) {
    const share = (part: number, all: number) => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`.padStart(8);
    console.log(
      `  ${lang.padEnd(8)} ${shops.talks}${share(shops.right, shops.talks)}${share(shops.wrong, shops.talks)}` +
        `${share(shops.heard, shops.talks)}   ${others.talks}${share(others.heard, others.talks)}`,
    );
  }
}

const corpus = readCorpus(new URL('scripts-library/corpus', root).pathname);
const count = (lang: CorpusTurn['lang']): number => corpus.filter((turn) => turn.lang === lang).length;
console.log(
  `${corpus.length} labelled turns: zh-Hans ${count('zh-hans')}, zh-Hant ${count('zh-hant')}, en ${count('en')}`,
);
if (values.curve) printCurve(corpus);
else if (values.check) printCheck(corpus);
else if (values.speakers) writeSpeakers(corpus);
else train(corpus);
