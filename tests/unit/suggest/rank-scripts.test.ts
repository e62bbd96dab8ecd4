import { describe, expect, it } from 'vitest';
import type { Cue, StageVariant } from '../../../utils/core/advice.ts';
import type { Turn } from '../../../utils/core/conversation/conversation.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { rankScripts } from '../../../utils/core/suggest/rank-scripts.ts';
import type { Stage } from '../../../utils/core/taxonomy.ts';
import { libraryWith, sampleAssessment, sampleScript } from './sample-script.ts';

const clock = { now: Date.parse('2026-11-11T18:00:00+08:00'), timeZone: 'Asia/Shanghai' };
const settings = { ...defaultSettings('CN'), uiLang: 'en' as const };

function rank(
  scripts: Script[],
  assessment = sampleAssessment(),
  turns: Turn[] = [],
  variant: StageVariant = null,
  stage: Stage = 'solve',
) {
  return rankScripts(assessment, { id: 'c', turns }, { stage, variant }, libraryWith(scripts), settings, clock);
}
const ids = (scripts: { id: string }[]) => scripts.map(({ id }) => id);

describe('rankScripts', () => {
  it('puts the script made for the issue before the general one and says why', () => {
    const ranked = rank([sampleScript('general'), sampleScript('for-late', { fits: { issues: ['late'] } })]);
    expect(ids(ranked)).toEqual(['for-late', 'general']);
    expect(ranked[0]!.why).toContain('made for this issue');
    expect(ranked[0]!.score).toBeGreaterThan(ranked[1]!.score);
  });

  it('never offers a script of another issue, hidden intent, flag or scenario', () => {
    const others = [
      sampleScript('price', { fits: { issues: ['price_drop'] } }),
      sampleScript('exit', { fits: { hidden: ['silent_exit'] } }),
      sampleScript('safety', { fits: { flags: ['safety'] } }),
      sampleScript('promo', { fits: { scenarios: ['promotion'] } }),
    ];
    expect(rank(others)).toEqual([]);
    expect(ids(rank(others, sampleAssessment({ issue: 'price_drop', scenario: 'promotion' })))).toEqual([
      'price',
      'promo',
    ]);
  });

  it('offers at most three, of the stage only', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => sampleScript(id));
    expect(ids(rank([...many, sampleScript('other', { stage: 'reassure' })]))).toEqual(['a', 'b', 'c']);
  });

  it('keeps variants for when the policy asks for them', () => {
    const scripts = [
      sampleScript('plain'),
      sampleScript('lead', { variant: 'lead' }),
      sampleScript('no', { variant: 'no' }),
    ];
    expect(ids(rank(scripts))).toEqual(['plain']);
    expect(ids(rank(scripts, sampleAssessment(), [], 'lead'))).toEqual(['lead', 'plain']);
  });

  it('leaves out drafts, archived, expired and not yet valid scripts', () => {
    const stale = [
      sampleScript('draft', { status: 'draft' }),
      sampleScript('archived', { status: 'archived' }),
      sampleScript('expired', { validTo: '2026-11-10' }),
      sampleScript('future', { validFrom: '2026-11-12' }),
    ];
    expect(rank(stale)).toEqual([]);
    expect(ids(rank([sampleScript('last-day', { validTo: '2026-11-11', validFrom: '2026-11-11' })]))).toEqual([
      'last-day',
    ]);
  });

  it('never offers what was sent in this chat, whatever its slots were filled with', () => {
    const sent: Turn[] = [{ id: '1', role: 'agent', text: 'a这件事由我来办，今天20:00前给您结果。' }];
    expect(
      ids(
        rank(
          [sampleScript('a'), sampleScript('b', { texts: { 'zh-Hans': '我刚联系了站点，{time}前回您电话。' } })],
          sampleAssessment(),
          sent,
        ),
      ),
    ).toEqual(['b']);
  });

  it('follows the buyer’s language and never mixes the two Chinese scripts', () => {
    const hant = sampleScript('hant', { texts: { 'zh-Hant': '這件事由我處理。' }, slots: {} });
    const english = sampleScript('english', { texts: { en: 'I am on it.' }, slots: {} });
    expect(ids(rank([hant]))).toEqual([]);
    expect(ids(rank([hant], { ...sampleAssessment(), lang: 'zh-Hant' }))).toEqual(['hant']);
    expect(ids(rank([english, hant], { ...sampleAssessment(), lang: 'en' }))).toEqual(['english']);
  });

  it('weighs intensity: near misses fall behind, far ones are left out', () => {
    const calm = sampleScript('calm', { fits: { intensity: [0, 2] } });
    const hot = sampleScript('hot', { fits: { intensity: [3, 5] } });
    expect(ids(rank([hot, calm], sampleAssessment({}, 2)))).toEqual(['calm', 'hot']);
    expect(ids(rank([hot, calm], sampleAssessment({}, 5)))).toEqual(['hot']);
  });

  it('offers a script about a topic only when the buyer mentions it, whatever the script of the writing', () => {
    const invoice = sampleScript('invoice', { fits: { mentions: ['发票', 'invoice'] } });
    const general = sampleScript('general');
    const said = (text: string): Turn[] => [{ id: '1', role: 'customer', text }];
    expect(ids(rank([general, invoice], sampleAssessment(), said('可以開發票嗎')))).toEqual(['invoice', 'general']);
    expect(ids(rank([general, invoice], sampleAssessment(), said('什么时候到')))).toEqual(['general']);
  });

  it('respects a channel’s length limit after filling', () => {
    expect(rank([sampleScript('long', { channel: { maxChars: 10 } })])).toEqual([]);
  });

  it('finds a Latin topic word at the start of a word only', () => {
    const trip = sampleScript('trip', { fits: { mentions: ['trip', 'ship'] } });
    const said = (text: string): Turn[] => [{ id: '1', role: 'customer', text }];
    expect(ids(rank([trip], sampleAssessment(), said('I need it for my trip')))).toEqual(['trip']);
    expect(ids(rank([trip], sampleAssessment(), said('What about shipping?')))).toEqual(['trip']);
    expect(ids(rank([trip], sampleAssessment(), said('the red strip is gone')))).toEqual([]);
    expect(ids(rank([trip], sampleAssessment(), said('a strip for the trip')))).toEqual(['trip']);
  });

  it.each([
    ['roots', { roots: ['unfair'] }, { root: 'unfair' }],
    ['triggers', { triggers: ['employee'] }, { trigger: 'employee' }],
    ['steps', { steps: ['loyal'] }, { step: 'loyal' }],
  ] as const)('keeps a script of other %s as the last resort', (_, fits, standing) => {
    const special = sampleScript('special', { fits: { ...fits, issues: ['late'] } as unknown as Script['fits'] });
    const plain = sampleScript('plain');
    expect(ids(rank([special, plain]))).toEqual(['plain']);
    expect(ids(rank([special, plain], sampleAssessment(standing)))).toEqual(['special', 'plain']);
    expect(ids(rank([special]))).toEqual(['special']);
  });

  it('offers only refusals where the request is refused, and none where it is not', () => {
    const scripts = [sampleScript('grant'), sampleScript('refuse', { variant: 'no' })];
    expect(ids(rank(scripts, sampleAssessment(), [], 'no'))).toEqual(['refuse']);
    expect(ids(rank(scripts, sampleAssessment(), [], null))).toEqual(['grant']);
    expect(ids(rank([sampleScript('grant')], sampleAssessment(), [], 'no'))).toEqual(['grant']);
  });

  it('follows up only after a turn of ours, but may thank at once', () => {
    const scripts = [
      sampleScript('closed', { stage: 'follow_up', variant: 'close', tags: ['thank', 'inform'] }),
      sampleScript('thanks', { stage: 'follow_up', variant: 'close', tags: ['thank'] }),
    ];
    const buyer: Turn = { id: '1', role: 'customer', text: '好的' };
    const agent: Turn = { id: '2', role: 'agent', text: '已经给您办好了。' };
    const followUps = (turns: Turn[]) => ids(rank(scripts, sampleAssessment(), turns, 'close', 'follow_up'));
    expect(followUps([buyer])).toEqual(['thanks']);
    expect(followUps([agent, buyer])).toEqual(['closed', 'thanks']);
  });

  it('owns no fault for a change of mind', () => {
    const scripts = [sampleScript('own', { tags: ['own', 'offer'] }), sampleScript('return', { tags: ['offer'] })];
    expect(ids(rank(scripts, sampleAssessment({ issue: 'no_reason_return' })))).toEqual(['return']);
    expect(ids(rank(scripts, sampleAssessment({ issue: 'wrong_item' })))).toEqual(['own', 'return']);
  });

  it('asks no photo of a buyer who is tired of proving', () => {
    const scripts = [sampleScript('photo', { tags: ['ask'] }), sampleScript('swap')];
    const assessment = sampleAssessment();
    const cue = { label: 'ng.irritated' } as unknown as Cue;
    const tired = { ...assessment, signals: { ...assessment.signals, cues: { 'ng.irritated': [cue] } } };
    const asked = { ...assessment, signals: { ...assessment.signals, cues: { 'ng.agent_ask': [cue] } } };
    expect(ids(rank(scripts, tired))).toEqual(['swap']);
    expect(ids(rank(scripts, asked))).toEqual(['photo', 'swap']);
  });
});
