/**
 * `npm run train`: makes `scripts-library/model/warmline.model.json` from the corpus. The same input gives the same
 * bytes. Options: `--data DIR` folder with the GoEmotions training file, `--out FILE`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCorpus } from './read-corpus.ts';
import { trainEkman } from './train-ekman.ts';
import { trainModel } from './train-model.ts';

const root = new URL('../../../', import.meta.url);
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: new URL('../shared/data/', root).pathname },
    out: { type: 'string', default: new URL('scripts-library/model/warmline.model.json', root).pathname },
  },
});

const started = Date.now();
const corpus = readCorpus(new URL('scripts-library/corpus', root).pathname);
console.log(`${corpus.length} labelled turns`);
const ekman = trainEkman(`${values.data}/en_goemo28.train.tsv`);
if (ekman === null) console.log('en_goemo28.train.tsv not found: the English model goes without general emotions.');
const model = trainModel(corpus, ekman);
const text = `${JSON.stringify(model)}\n`;
writeFileSync(values.out, text);
console.log(`${values.out}: ${(text.length / 1024).toFixed(0)} KB in ${((Date.now() - started) / 1000).toFixed(0)} s`);
