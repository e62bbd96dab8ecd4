import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../utils/core/advice.ts';
import { assess } from '../../../utils/core/assess.ts';
import type { Library } from '../../../utils/core/library.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { NEGATIVE_EMOTIONS } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';

const both = builtinLibrary();
const { model: _model, ...rest } = both;
const rules: Library = rest;

function read(text: string, library: Library = both): Assessment {
  const conversation = { id: 'c', turns: [{ id: '0', role: 'customer' as const, text }] };
  return assess(conversation, library, defaultSettings('CN'), { now: 0, timeZone: 'Asia/Shanghai' });
}

describe('model and rules together', () => {
  test('what is said outright stays what it is', () => {
    for (const text of ['气死我了，什么垃圾店！！', 'This is unacceptable, worst shop ever!', '你們根本是詐騙集團！']) {
      const alone = read(text, rules).mood;
      const now = read(text).mood;
      expect(NEGATIVE_EMOTIONS.has(alone.dominant)).toBe(true);
      expect(['angry', 'furious']).toContain(now.dominant);
      expect(Math.abs(now.intensity - alone.intensity)).toBeLessThanOrEqual(1);
    }
  });

  test('safety, threats, the law and asks never come from the model', () => {
    for (const text of ['充电器冒烟了，差点着火', '再不退款我就打12315', '不想活了', '我要退货', '叫你们主管来']) {
      const alone = read(text, rules).standing;
      const now = read(text).standing;
      expect(now.flags).toEqual(alone.flags);
      expect(now.intents).toEqual(alone.intents);
      expect(now.exposure.channel).toBe(alone.exposure.channel);
    }
  });

  test('plain business stays neutral', () => {
    for (const text of ['请问这款有黑色吗', '地址发你了', '麻煩幫我查一下訂單', 'which courier do you use?']) {
      expect(NEGATIVE_EMOTIONS.has(read(text).mood.dominant)).toBe(false);
    }
  });

  test('every cue of the model lies in the text and says that it is the model', () => {
    const texts = [
      '随你吧 我不缺这一百',
      '说24小时打款，今天第四个24小时',
      'i honestly have no idea who to believe any more',
    ];
    let found = 0;
    for (const text of texts) {
      for (const { id, cues } of read(text).mood.emotions) {
        for (const cue of cues) {
          expect(cue.start).toBeLessThan(cue.end);
          expect(cue.end).toBeLessThanOrEqual(text.length);
          if (!cue.rule.startsWith('model.')) continue;
          found += 1;
          expect(cue.rule).toBe(`model.${id}`);
        }
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  test('the script of a Chinese text makes no difference', () => {
    expect(read('客服態度很差，問了三次都沒人回').mood).toEqual(read('客服态度很差，问了三次都没人回').mood);
  });
});
