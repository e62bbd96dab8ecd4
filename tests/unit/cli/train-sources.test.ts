import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headsOf, readLabels } from '../../../utils/cli/train/read-corpus.ts';
import { readEvidence } from '../../../utils/cli/train/read-evidence.ts';
import { readTalk } from '../../../utils/cli/train/read-talk.ts';
import { INPUTS } from '../../../utils/core/mood/model/inputs.ts';

const DIALOGUE = {
  id: 'd1',
  turns: [
    { role: 'customer', text: '宽带又断了' },
    { role: 'agent', text: '抱歉，请您耐心等待' },
    { role: 'customer', text: '等了三天了！！' },
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-talk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);

describe('labels of real talk', () => {
  it('find their words, with what was said before, in the dialogues', () => {
    put('set.tsv', 'd1#2\te:frustrated,urgent i:3 s:service n:1\n');
    put('set.dialogs.jsonl', `${JSON.stringify(DIALOGUE)}\n`);
    const { turns, missing } = readTalk(folder, folder);
    expect(missing).toEqual([]);
    expect(turns).toHaveLength(1);
    expect(turns[0]).toMatchObject({
      text: '等了三天了！！',
      lang: 'zh-hans',
      emotions: ['frustrated', 'urgent'],
      context: [
        { role: 'customer', text: '宽带又断了' },
        { role: 'agent', text: '抱歉，请您耐心等待' },
      ],
    });
  });

  it('are left out, and named, where the dialogues are not there', () => {
    put('set.tsv', 'd1#2\te:frustrated i:3 s:service\n');
    expect(readTalk(folder, join(folder, 'elsewhere'))).toEqual({ turns: [], missing: ['set'] });
  });

  it('that point at no turn are an error that says where', () => {
    put('set.tsv', 'd1#7\te:frustrated i:3 s:service\n');
    put('set.dialogs.jsonl', `${JSON.stringify(DIALOGUE)}\n`);
    expect(() => readTalk(folder, folder)).toThrow('talk/set.tsv:1: there is no turn d1#7');
  });
});

describe('what a turn is an example of', () => {
  const heads = (labels: string): string[] =>
    [...headsOf({ ...readLabels(labels, 'x'), text: '', context: [], lang: 'en', file: 'x', line: 1 })].toSorted();

  it('is its emotions, every level of intensity it reaches, and its scenario', () => {
    expect(heads('e:annoyed,confused i:2 s:product')).toEqual(
      ['em.annoyed', 'em.confused', 'int.1', 'int.2', 'neg', 'sc.product'].toSorted(),
    );
  });

  it('is negative where a reader said so, whatever the first emotion', () => {
    expect(heads('e:confused i:1 s:service n:1')).toContain('neg');
    expect(heads('e:worried i:1 s:service n:0')).not.toContain('neg');
  });
});

describe('what the model hears of a labelled turn', () => {
  it('is what the product would give it: the run of messages, the rules’ word and the manner', () => {
    const [first, second, last] = DIALOGUE.turns as { role: 'customer' | 'agent'; text: string }[];
    const { text, inputs } = readEvidence({ text: last!.text, context: [first!, second!] }, null);
    const of = (name: string): number => inputs[INPUTS.indexOf(name)] ?? Number.NaN;
    expect(text).toContain('三天');
    expect(text).not.toContain('宽带');
    expect(inputs).toHaveLength(INPUTS.length);
    expect(of('rule.frustrated')).toBeGreaterThan(0);
    expect(of('exclaims')).toBeGreaterThan(0);
    expect(of('goes_on')).toBeGreaterThan(0);
    expect(of('canned')).toBeGreaterThan(0);
    expect(of('public')).toBe(0);
    expect(of('ekman.anger')).toBe(0);
  });
});
