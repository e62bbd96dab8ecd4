import { describe, expect, test } from 'vitest';
import { fitLinear, marginOf } from '../../../../utils/cli/train/fit-linear.ts';
import { fitLogistic } from '../../../../utils/cli/train/fit-logistic.ts';
import { countKeys, cutGrams, makeRows } from '../../../../utils/cli/train/make-rows.ts';
import { quantise, trainBlock } from '../../../../utils/cli/train/train-block.ts';
import { eachFeature, modelLangOf } from '../../../../utils/core/mood/model/each-feature.ts';
import { explain } from '../../../../utils/core/mood/model/explain.ts';
import { INPUTS } from '../../../../utils/core/mood/model/inputs.ts';
import { loadModel } from '../../../../utils/core/mood/model/load-model.ts';
import type { BlockFile, ModelFile } from '../../../../utils/core/mood/model/model.ts';
import { predict } from '../../../../utils/core/mood/model/predict.ts';

const TEXTS = ['东西太差了', '快递太差劲', '质量差得很', '差评', '请问有货吗', '什么时候发货', '地址对的', '谢谢你啦'];
const LABELS = TEXTS.map((text) => new Set(text.includes('差') ? ['em.angry'] : ['em.neutral']));
const PLAN = { heads: ['em.angry', 'em.neutral'], size: 40, cost: 5, lift: 0, least: 1 };
const ROWS = TEXTS.map((_, row) => row);

const fileOf = (block: BlockFile): ModelFile => ({
  version: 2,
  inputs: [...INPUTS],
  zh: block,
  en: block,
  ekman: null,
  ekmanCalls: {},
});

function smallModel() {
  const block = trainBlock(cutGrams(TEXTS, 'zh'), LABELS, ROWS, PLAN);
  const file = quantise(block, [
    [1, 0],
    [1, 0],
  ]);
  return { block, model: loadModel(fileOf(file)), file };
}

describe('n-grams', () => {
  test('lie within the text, and the same text gives the same keys', () => {
    for (const [text, lang] of [
      ['等了三天了!', 'zh'],
      ['still waiting, 3 days', 'en'],
      ['', 'zh'],
      ['😡', 'zh'],
    ] as const) {
      const first: number[] = [];
      eachFeature(text, lang, (key, start, end) => {
        first.push(key);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(end).toBeGreaterThan(start);
      });
      const second: number[] = [];
      eachFeature(text, lang, (key) => second.push(key));
      expect(second).toEqual(first);
    }
  });

  test('do not know one number, account or link from another', () => {
    const keys = (text: string): number[] => {
      const all: number[] = [];
      eachFeature(text, 'zh', (key) => all.push(key));
      return all;
    };
    expect(keys('订单123')).toEqual(keys('订单987'));
    expect(keys('@某某客服 坏了')).toEqual(keys('@别家客服 坏了'));
  });

  test('are cut by the language of the text', () => {
    expect(modelLangOf('手机cpu坏了')).toBe('zh');
    expect(modelLangOf('my phone broke')).toBe('en');
    expect(modelLangOf('?! 👍')).toBeNull();
  });
});

describe('training', () => {
  test('separates what can be separated, the same way each time', () => {
    const grams = cutGrams(TEXTS, 'zh');
    const rows = makeRows(grams, ROWS, [...countKeys(grams, ROWS, 1).keys()]);
    const truth = Uint8Array.from(LABELS, (labels) => (labels.has('em.angry') ? 1 : 0));
    const linear = fitLinear(rows, truth, { cost: 5, rise: 1 });
    for (const row of ROWS) expect(marginOf(rows, row, linear) > 0).toBe(truth[row] === 1);
    expect(fitLinear(rows, truth, { cost: 5, rise: 1 })).toEqual(linear);
  });

  test('what is heard beside the n-grams is learned from too, and blind heads do not hear it', () => {
    const texts = ['一样的话', '一样的话', '一样的话', '一样的话'];
    const told = texts.map((_, row) => Float64Array.from([row % 2]));
    const grams = cutGrams(texts, 'zh', told);
    const labels = texts.map((_, row) => new Set(row % 2 === 1 ? ['em.angry', 'sc.product'] : []));
    const plan = {
      heads: ['em.angry', 'sc.product'],
      size: 40,
      cost: 5,
      lift: 0,
      least: 1,
      blind: new Set(['sc.product']),
    };
    const file = quantise(trainBlock(grams, labels, [0, 1, 2, 3], plan), [
      [1, 0],
      [1, 0],
    ]);
    const prediction = predict(loadModel(fileOf(file)), '一样的话');
    const yes = Float64Array.from([1]);
    const no = Float64Array.from([0]);
    expect(prediction?.logit('em.angry', yes)).toBeGreaterThan(0);
    expect(prediction?.logit('em.angry', no)).toBeLessThan(0);
    expect(prediction?.logit('sc.product', yes)).toBe(prediction?.logit('sc.product', no));
  });

  test('a row that counts more is minded more', () => {
    const grams = cutGrams(['一句', '一句'], 'zh');
    const rows = makeRows(grams, [0, 1], [...countKeys(grams, [0, 1], 1).keys()]);
    const lean = (shares: Float64Array): number =>
      marginOf(rows, 0, fitLinear(rows, Uint8Array.from([1, 0]), { cost: 1, rise: 1, shares }));
    expect(lean(Float64Array.from([3, 1]))).toBeGreaterThan(0);
    expect(lean(Float64Array.from([1, 3]))).toBeLessThan(0);
  });

  test('a logistic fit finds the chance behind the counts', () => {
    const truth = Uint8Array.from([1, 1, 1, 0, 0, 0, 0, 1]);
    const inputs = [[1], [1], [1], [1], [0], [0], [0], [0]];
    const [weight = 0, bias = 0] = fitLogistic(inputs, truth, 1e-6);
    expect(1 / (1 + Math.exp(-(weight + bias)))).toBeCloseTo(0.75, 2);
    expect(1 / (1 + Math.exp(-bias))).toBeCloseTo(0.25, 2);
  });

  test('keeps no more n-grams than planned', () => {
    expect(smallModel().block.keys).toHaveLength(PLAN.size);
  });
});

describe('reading', () => {
  test('gives what the trainer computed, up to the rounding to 8 bits', () => {
    const { block, model } = smallModel();
    const grams = cutGrams(TEXTS, 'zh');
    const rows = makeRows(grams, ROWS, block.keys);
    TEXTS.forEach((text, row) => {
      block.linear.forEach((linear, head) => {
        const read = predict(model, text)?.logit(PLAN.heads[head] ?? '') ?? Number.NaN;
        expect(read).toBeCloseTo(marginOf(rows, row, linear), 1);
      });
    });
  });

  test('is silent on texts without letters and on heads it does not have', () => {
    const { model } = smallModel();
    expect(predict(model, '...')).toBeNull();
    expect(predict(model, '差')?.of('em.furious')).toBeLessThan(0.01);
  });

  test('says which words spoke for a call, and none where nothing did', () => {
    const { model } = smallModel();
    const text = '请问这个质量差吗';
    const spans = explain(model, text, 'em.angry').map(({ start, end }) => text.slice(start, end));
    expect(spans.join()).toContain('差');
    expect(explain(model, 'zzzz', 'em.angry')).toEqual([]);
    expect(explain(model, text, 'em.furious')).toEqual([]);
  });

  test('a file whose parts do not fit is refused', () => {
    const { file } = smallModel();
    expect(() => loadModel(fileOf({ ...file, heads: ['em.angry'] })).blocks.zh).toThrow(/npm run train/);
    expect(() => loadModel({ ...fileOf(file), inputs: ['rule.angry'] })).toThrow(/npm run train/);
  });
});
