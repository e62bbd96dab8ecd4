// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Script } from '../../../utils/core/packs/script.ts';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { makeScript } from '../../unit/app/studio/make-script.ts';
import { byId, type RenderedStudio, renderStudio } from './render-studio.tsx';

const t = createTexts('en');
let studio: RenderedStudio;

/** What is on disk once everything is written. */
async function stored(): Promise<Script> {
  await studio.save();
  const [script] = await studio.packs.scripts('team-pack');
  if (!script) throw new Error('no script is stored');
  return script;
}
const field = (label: string) => {
  const found = studio.all('.editor label').find((each) => each.textContent === label) as HTMLLabelElement | undefined;
  const control = document.getElementById(found?.htmlFor ?? '');
  if (!control) throw new Error(`no field ${label}`);
  return control;
};

beforeEach(async () => {
  localStorage.clear();
  studio = await renderStudio([makeScript('a', { reviewBy: '2026-01-01', fits: { scenarios: ['product'] } })], {
    uiLang: 'en',
  });
});
afterEach(() => studio.close());

describe('the editor', () => {
  it('writes each language in its own tab and says which is missing', async () => {
    expect(studio.find(byId('tab-en')).getAttribute('aria-selected')).toBe('true');
    expect(studio.find(byId('tab-zh-Hant')).textContent).toContain(t('studio.editor.missing'));
    await studio.press(studio.find('[role=tablist]'), 'ArrowLeft');
    expect(document.activeElement).toBe(studio.find(byId('tab-zh-Hant')));
    expect(studio.find(byId('preview-zh-Hant')).textContent).toContain(t('studio.preview.none'));
    await studio.type(studio.find(byId('text-zh-Hant')), '我{time}前回報');
    await studio.type(studio.find(byId('title-zh-Hant')), '回報');
    expect(studio.find(byId('tab-zh-Hant')).textContent).toBe(t('studio.lang.zh-Hant'));
    expect(await stored()).toMatchObject({
      id: 'a',
      status: 'draft',
      title: { 'zh-Hant': '回報' },
      texts: { 'zh-Hant': '我{time}前回報' },
    });
  });

  it('sets and clears rules, in the order of the vocabulary, and leaves no empty list behind', async () => {
    await studio.pick(field(t('studio.rules.scenarios')), 'logistics');
    expect((await stored()).fits).toEqual({ scenarios: ['logistics', 'product'] });
    for (const button of studio.all('.picked').slice(0, 2)) await studio.click(button);
    expect((await stored()).fits).toEqual({});
    await studio.pick(field(t('studio.rules.stage')), 'escalate');
    await studio.pick(field(t('studio.rules.variant')), 'lead');
    expect(await stored()).toMatchObject({ stage: 'escalate', variant: 'lead' });
    await studio.pick(field(t('studio.rules.variant')), '');
    expect('variant' in (await stored())).toBe(false);
  });

  it('keeps a channel’s length and a campaign’s days, and lets them go', async () => {
    await studio.type(field(t('studio.care.channel')), '20');
    await studio.type(field(t('studio.care.validTo')), '2026-12-31');
    expect(await stored()).toMatchObject({ channel: { maxChars: 20 }, validTo: '2026-12-31', status: 'draft' });
    expect(studio.find(byId('counter-en')).dataset.over).toBe('true');
    await studio.type(field(t('studio.care.channel')), '');
    await studio.type(field(t('studio.care.validTo')), '');
    const after = await stored();
    expect([after.channel, after.validTo]).toEqual([undefined, undefined]);
  });

  it('explains the stage with a sentence that works and one that does not', async () => {
    const guide = () => studio.find(byId('stage-guide')).textContent;
    expect(guide()).toContain(t('studio.stageGood.answer'));
    await studio.pick(field(t('studio.rules.stage')), 'solve');
    expect(guide()).toContain(t('studio.stageBad.solve'));
  });

  it('shows an overdue review in the table in words', () => {
    expect(studio.find('.cell-reviewBy .late').textContent).toBe(t('studio.table.overdue', { day: '2026-01-01' }));
  });
});

describe('the first steps', () => {
  const ticked = () => studio.all('.first-steps [data-done=true]').length;

  it('are ticked by doing them, stay ticked, and can be hidden', async () => {
    expect(ticked()).toBe(0);
    await studio.type(studio.find(byId('text-en')), 'Mine now');
    expect(ticked()).toBe(1);
    await studio.click(studio.find(byId('undo')));
    expect(ticked()).toBe(1);
    await studio.click(studio.find(byId('first-hide')));
    expect(studio.all('.first-steps')).toEqual([]);
    expect(studio.find(byId('tour-start'))).toBeTruthy();
  });
});

it('asks for the first pack where there is none, and makes it', async () => {
  await studio.close();
  studio = await renderStudio(null, { uiLang: 'en' });
  await studio.click(studio.find('input[value=empty]'));
  await studio.type(studio.find('input[name=title]'), 'After-sales');
  await studio.type(studio.find('input[name=owner]'), 'Maya');
  await studio.click(studio.find(byId('make-pack')));
  await studio.save();
  expect((await studio.packs.workspaces()).map(({ id, manifest }) => [id, manifest.title.en, manifest.owner])).toEqual([
    ['team-pack', 'After-sales', 'Maya'],
  ]);
});
