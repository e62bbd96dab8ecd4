/** What the built-in pack offers for a given talk: a text may state only what the talk bears out. */
import { describe, expect, it } from 'vitest';
import type { StageVariant } from '../../../utils/core/advice.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { rankScripts } from '../../../utils/core/suggest/rank-scripts.ts';
import type { Lang, Stage } from '../../../utils/core/taxonomy.ts';
import { libraryWith, sampleAssessment } from '../suggest/sample-script.ts';
import { scripts, stageIs } from './builtin-pack-texts.ts';

const clock = { now: Date.parse('2026-11-11T18:00:00+08:00'), timeZone: 'Asia/Shanghai' };
type Standing = Parameters<typeof sampleAssessment>[0];

interface Talk {
  said: string;
  standing: Standing;
  variant?: StageVariant;
  lang?: Lang;
  intensity?: number;
}

function offered(stage: Stage, { said, standing, variant = null, lang = 'zh-Hans', intensity = 2 }: Talk) {
  return rankScripts(
    { ...sampleAssessment(standing, intensity), lang },
    { id: 'c', turns: [{ id: '1', role: 'customer', text: said }] },
    { stage, variant },
    libraryWith(scripts),
    defaultSettings('CN'),
    clock,
  );
}
const ids = (stage: Stage, talk: Talk) => offered(stage, talk).map(({ id }) => id);

describe('late parcels', () => {
  const late: Standing = { issue: 'late', scenario: 'logistics' };

  it('speaks of dispatch only to those who do', () => {
    expect(ids('apologise', { said: '都三天了还没发货', standing: late })[0]).toBe('apologise-late');
    expect(ids('apologise', { said: 'You haven’t shipped my order', standing: late, lang: 'en' })[0]).toBe(
      'apologise-late',
    );
    const waiting = ids('apologise', { said: '到现在也没收到东西', standing: late });
    expect(waiting[0]).toBe('apologise-late-not-arrived');
    expect(waiting).not.toContain('apologise-late');
    expect(ids('solve', { said: 'Still nothing in the post', standing: late, lang: 'en' })).not.toContain(
      'solve-late-or-cancel',
    );
  });

  it('speaks of the day it was bought for only where there is one', () => {
    expect(ids('apologise', { said: '这是给我妈过生日用的', standing: late })).toContain('apologise-missed-day');
    expect(ids('apologise', { said: 'I needed it by Friday', standing: late, lang: 'en' })).toContain(
      'apologise-missed-day',
    );
    expect(ids('apologise', { said: '怎么还没到', standing: late })).not.toContain('apologise-missed-day');
  });
});

describe('answers', () => {
  it('looks up what was not received, and nothing where nothing is missing', () => {
    const late: Standing = { issue: 'late', scenario: 'logistics', intents: [] };
    expect(ids('answer', { said: '买的杯子还没有收到', standing: late })[0]).toBe('answer-not-received');
    expect(ids('answer', { said: "The lamp hasn't arrived", standing: late, lang: 'en' })[0]).toBe(
      'answer-not-received',
    );
    const general: Standing = { issue: null, scenario: 'logistics', intents: [] };
    expect(ids('answer', { said: '你们用哪家快递', standing: general })).not.toContain('answer-not-received');
  });
  it('has a word for those who only agree, behind the answer to those who ask', () => {
    const standing: Standing = { issue: null, scenario: 'service', intents: [] };
    expect(ids('answer', { said: 'okay', standing, lang: 'en' })[0]).toBe('answer-nothing-asked');
    expect(ids('answer', { said: '这件会起球吗', standing })).not.toContain('answer-nothing-asked');
    expect(ids('answer', { said: '好的，那这件会起球吗', standing })[0]).toBe('answer-material-property');
  });
  it('blames our steps only where the buyer speaks of steps', () => {
    const standing: Standing = { issue: null, scenario: 'service', trigger: 'system' };
    expect(ids('apologise', { said: '提交了三遍都不行', standing })).toContain('apologise-system-steps');
    expect(ids('apologise', { said: '太让人失望了', standing })).not.toContain('apologise-system-steps');
  });
});

describe('slights', () => {
  const service: Standing = { issue: null, scenario: 'service', intents: [] };
  it.each([
    ['solve', null, 'solve-service'],
    ['solve', 'no', 'solve-no-service'],
    ['escalate', 'lead', 'escalate-lead-service'],
    ['apologise', null, 'apologise-service'],
  ] as const)('%s (%s) speaks of bad treatment only after bad treatment', (stage, variant, id) => {
    const talk = { said: '请处理一下', variant };
    expect(ids(stage, { ...talk, standing: { ...service, trigger: 'employee' } })).toContain(id);
    const others = ids(stage, { ...talk, standing: service });
    expect(others).not.toContain(id);
    expect(others.length).toBeGreaterThan(0);
  });
});

describe('a change of mind', () => {
  const said = '拆都没拆，就是用不上了，可以退掉吗，邮费算谁的';
  const intents = ['return_refund', 'compensate', 'cancel'] as const;
  it('is answered with a return, never with our fault, our freight or a part of the price', () => {
    for (const scenario of ['service', 'product', 'other'] as const) {
      const texts = offered('solve', {
        said,
        standing: { issue: 'no_reason_return', scenario, intents: [...intents] },
      });
      expect(texts.map(({ id }) => id)).toContain('solve-no-reason-return');
      expect(
        texts.map(({ text }) => text).filter((text) => /(?<!件)运费我们出|退您一部分|算我们的/.test(text)),
      ).toEqual([]);
    }
  });
  it('leaves the offers of a fault to a fault', () => {
    const standing: Standing = { issue: 'cosmetic_flaw', scenario: 'product', intents: ['compensate'] };
    expect(ids('solve', { said: '漆都掉了，怎么补偿', standing })).toContain('solve-compensate');
  });
});

describe('questions before buying', () => {
  const standing: Standing = { issue: null, scenario: 'service', intents: [] };
  it.each([
    ['身高165体重55公斤选哪个号', 'zh-Hans', 'answer-size-fit'],
    ['請問尺寸會偏小嗎', 'zh-Hant', 'answer-size-fit'],
    ['Does the jacket run true to size?', 'en', 'answer-size-fit'],
    ['蓝色的还有现货没', 'zh-Hans', 'answer-stock'],
    ['Is the grey one in stock?', 'en', 'answer-stock'],
    ['这个表能防水吗', 'zh-Hans', 'answer-material-property'],
    ['Is the bag waterproof?', 'en', 'answer-material-property'],
    ['跟我的旧主机兼容不', 'zh-Hans', 'answer-compatibility'],
    ['Will this work with my older console?', 'en', 'answer-compatibility'],
    ['買多少可以免運', 'zh-Hant', 'answer-shipping-cost'],
    ['How much is shipping for two?', 'en', 'answer-shipping-cost'],
    ['能寄到新疆吗', 'zh-Hans', 'answer-ship-region'],
    ['Do you ship to Norway?', 'en', 'answer-ship-region'],
    ['你们周末有人吗', 'zh-Hans', 'answer-service-availability'],
    ['What are your opening hours?', 'en', 'answer-service-availability'],
  ] as const)('%s', (said, lang, id) => {
    expect(ids('answer', { said, standing, lang })[0]).toBe(id);
  });
  it.each(['好的我再想想', '谢谢你的耐心', '怎么改密码'])('%s brings none of them up', (said) => {
    const wrong =
      /size-fit|stock|material|compatibility|shipping-cost|ship-region|service-availability|parcel-status|dispatch/;
    expect(ids('answer', { said, standing }).filter((id) => wrong.test(id))).toEqual([]);
  });
});

describe('the end of a talk', () => {
  it('thanks for praise and for a bare "ok" without claiming work', () => {
    const happy: Standing = { issue: null, scenario: 'service', step: 'delighted', trigger: 'employee', intents: [] };
    expect(ids('follow_up', { said: '东西好极了', standing: happy, variant: 'close', intensity: 0 })).toEqual([
      'follow-up-close-praise',
    ]);
    const calm: Standing = { issue: null, scenario: 'service', step: 'not_satisfied', intents: ['accept'] };
    expect(ids('follow_up', { said: '行', standing: calm, variant: 'close', intensity: 0 })).toEqual([
      'follow-up-close-ok',
    ]);
  });
});

it('asks for a photo or a video nowhere but in scripts tagged so', () => {
  const untagged = scripts.filter(
    (script) =>
      stageIs('solve')(script) &&
      !script.tags.includes('ask') &&
      /拍一|录十秒|方便的话/.test(script.texts['zh-Hans'] ?? ''),
  );
  expect(untagged.map(({ id }) => id)).toEqual([]);
  expect(scripts.filter((script) => script.stage === 'solve' && script.tags.includes('ask')).length).toBe(2);
});
