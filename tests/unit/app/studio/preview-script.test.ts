import { describe, expect, it } from 'vitest';
import { DEFAULT_USER_SETTINGS } from '../../../../utils/app/effective-settings.ts';
import { messageSize, previewScript } from '../../../../utils/app/studio/preview-script.ts';
import { withText } from '../../../../utils/app/studio/with-text.ts';
import { LANGS } from '../../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';
import { makeScript } from './make-script.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const preview = (script: Parameters<typeof previewScript>[0], lang: (typeof LANGS)[number]) =>
  previewScript(script, lang, DEFAULT_USER_SETTINGS, 'zh-CN', NOW)
    ?.map((part) => (part.kind === 'missing' ? `<${part.slot}>` : part.text))
    .join('');

describe('previewScript', () => {
  it('fills in each language what its own market would', () => {
    const texts = {
      'zh-Hans': '{owner}退{amount}，{time}前',
      'zh-Hant': '{owner}退{amount}',
      en: '{owner}: {amount}, {fact}',
    };
    const script = makeScript('a', { texts });
    expect(preview(script, 'zh-Hans')).toBe('小雅退¥129，今天18:00前');
    expect(preview(script, 'zh-Hant')).toBe('小雅退NT$1032');
    expect(preview(script, 'en')).toBe('Maya: $129, <fact>');
  });

  it('uses the agent’s own name, and shows nothing where a language is missing', () => {
    const script = makeScript('a', { texts: { 'zh-Hans': '我是{owner}' } });
    const user = { ...DEFAULT_USER_SETTINGS, agent: { name: '大伟' } };
    expect(previewScript(script, 'zh-Hans', user, 'zh-CN', NOW)?.at(-1)).toMatchObject({
      kind: 'filled',
      text: '大伟',
    });
    expect(previewScript(script, 'zh-Hant', user, 'zh-CN', NOW)).toBeNull();
  });

  it('leaves no braces in any built-in script', () => {
    for (const script of builtinLibrary().packs[0]?.scripts ?? [])
      for (const lang of LANGS) expect(preview(script, lang) ?? '', script.id).not.toMatch(/[{}]/);
  });
});

it('counts against the limit of the most upset buyer, and against the channel', () => {
  const script = makeScript('a', {
    texts: { 'zh-Hans': '好的，{time}', en: 'Yes, by {time}.' },
    channel: { maxChars: 9 },
  });
  expect(messageSize(script, 'zh-Hans')).toEqual({ length: 7, limit: 80, channel: { length: 9, limit: 9 } });
  expect(messageSize({ ...script, fits: { intensity: [0, 3] } }, 'en')).toMatchObject({ length: 3, limit: 65 });
});

describe('withText', () => {
  const script = makeScript('a', { texts: { 'zh-Hans': '{time}', en: '{time}' }, slots: { time: { type: 'time' } } });

  it('declares the slots that a text names, with the type the name suggests', () => {
    const after = withText(script, 'zh-Hans', '{time}退{amount}，{fact}，见{link}');
    expect(after.slots).toEqual({
      time: { type: 'time' },
      amount: { type: 'money' },
      fact: { type: 'text' },
      link: { type: 'link' },
    });
  });

  it('drops a slot that no text names any more, unless someone set it up', () => {
    expect(withText(withText(script, 'en', 'x'), 'zh-Hans', 'y').slots).toEqual({});
    expect(withText(script, 'en', 'x').slots, 'another language still names it').toBe(script.slots);
    const kept = { ...script, slots: { time: { type: 'time' as const, inMinutes: 60 } } };
    expect(withText(withText(kept, 'en', ''), 'zh-Hans', 'y').slots).toBe(kept.slots);
  });

  it('takes a language away with its last character', () => {
    expect(withText(script, 'en', '').texts).toEqual({ 'zh-Hans': '{time}' });
  });
});
