import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../utils/cli/train/read-corpus.ts';
import { gatherExamples } from '../../../utils/cli/train/speakers/gather-examples.ts';
import { proveSpeakers } from '../../../utils/cli/train/speakers/prove-speakers.ts';
import { readSpeakers } from '../../../utils/cli/train/speakers/read-speakers.ts';
import { trainSpeakers } from '../../../utils/cli/train/speakers/train-speakers.ts';
import { SPEAKER_WEIGHTS } from '../../../utils/core/speakers/speaker-weights.ts';

const folder = (name: string) => new URL(`../../../scripts-library/corpus/${name}`, import.meta.url).pathname;
const lines = readSpeakers(folder('speakers'));
const further = gatherExamples(readCorpus(folder('')));

describe('who speaks like a shop', { timeout: 300_000 }, () => {
  it('ships the weights that the corpus gives', () => {
    const trained = trainSpeakers([...lines, ...further]);
    expect(trained, 'run npm run train -- --speakers').toEqual(SPEAKER_WEIGHTS);
  });

  it('takes hardly ever the wrong side for the shop in talks it has not learned from', () => {
    for (const { lang, shops } of proveSpeakers(lines, further)) {
      expect(shops.talks, lang).toBeGreaterThan(100);
      expect(shops.right / shops.talks, lang).toBeGreaterThan(0.6);
      expect(shops.wrong / shops.talks, lang).toBeLessThan(0.04);
    }
  });

  it('holds no line twice in one role', () => {
    const said = lines.filter(({ text }) => text.length > 12).map(({ role, text }) => `${role} ${text}`);
    expect(new Set(said).size).toBe(said.length);
  });
});
