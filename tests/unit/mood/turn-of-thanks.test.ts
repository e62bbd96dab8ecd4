import { describe, expect, it } from 'vitest';
import { readMood } from '../../../utils/core/mood/read-mood.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { GLAD_EMOTIONS, NEGATIVE_EMOTIONS } from '../../../utils/core/taxonomy.ts';
import { readTurns } from '../../../utils/core/text/read-turns.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';

const library = builtinLibrary();
function moodOf(text: string) {
  const conversation = { id: 'c', turns: [{ id: 't', role: 'customer' as const, text }] };
  return readMood(conversation, readTurns(conversation, library.cues), defaultSettings('CN'), library.model).mood;
}

describe('turnThanks', () => {
  it.each([
    '退款看到了，谢谢，但是平台把我的券也收走了，没退回来',
    '补的螺丝收到了谢谢，可是拧上去才发现孔位又对不上',
    '謝謝補寄零件，可是這次少了兩顆螺絲',
    'Thanks for the replacement glass, but it came in bits like the first',
    'Package came thank you so much, only it is a king and I ordered the queen',
  ])('hears the trouble that "%s" goes on to, and shows where', (text) => {
    const { dominant, emotions } = moodOf(text);
    expect(NEGATIVE_EMOTIONS.has(dominant)).toBe(true);
    const cues = emotions.find(({ id }) => id === dominant)?.cues ?? [];
    expect(cues.some(({ end }) => end > text.length / 2)).toBe(true);
  });

  it.each([
    '之前有点失望，但是客服很耐心，谢谢你们',
    '谢谢，不过我想再问一下有没有黑色的',
    '谢谢你帮我解决了，不过不急，慢慢来',
    'Not great at first, but you sorted it. Thank you so much!',
    '收到了，谢谢，孩子特别喜欢',
  ])('leaves "%s" as kind as it is', (text) => {
    const { dominant } = moodOf(text);
    expect(NEGATIVE_EMOTIONS.has(dominant) && !GLAD_EMOTIONS.has(dominant)).toBe(false);
  });
});
