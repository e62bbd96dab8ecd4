import { describe, expect, it } from 'vitest';
import type { Conversation, Turn } from '../../../utils/core/conversation/conversation.ts';
import { type MoodReading, readMood } from '../../../utils/core/mood/read-mood.ts';
import { defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { compileCues } from '../../../utils/core/text/compile-cues.ts';
import { readTurns } from '../../../utils/core/text/read-turns.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { CUE_FILES } from '../../../utils/library/cues.ts';

const library = builtinLibrary();
const settings = defaultSettings('CN');
const SAID = [
  ['customer', '上周买的加湿器漏水，桌子都泡了'],
  ['customer', '你们看看怎么办'],
  ['agent', '非常抱歉给您带来不便，请您耐心等待。'],
  ['customer', '等什么等，三天了！！'],
  ['bot', '请问还有什么可以帮您？'],
  ['note', '老客户'],
  ['customer', '再不处理我就去12315投诉你们'],
  ['customer', '说话'],
  ['agent', '已经给您安排补发，单号今天18:00前发您。'],
  ['customer', '好的，谢谢你'],
] as const;
const TALK: Turn[] = SAID.map(([role, text], index) => ({ id: `t${index}`, role, text, at: index * 20_000 }));

/** Read by objects that nothing was remembered for. */
function afresh(conversation: Conversation, given: Settings = settings): MoodReading {
  const cues = compileCues(CUE_FILES);
  const model = library.model && { ...library.model };
  return readMood(conversation, readTurns(conversation, cues), given, model);
}

const read = (conversation: Conversation, given: Settings = settings): MoodReading =>
  readMood(conversation, readTurns(conversation, library.cues), given, library.model);

const upTo = (count: number, turns: readonly Turn[] = TALK): Conversation => ({
  id: 'c',
  turns: turns.slice(0, count),
});

describe('a conversation that is read again', () => {
  it('reads the same as one that is seen for the first time, however it grew', () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 4, 10]) expect(read(upTo(count))).toEqual(afresh(upTo(count)));
  });

  it.each([
    ['an earlier text', (turn: Turn) => ({ ...turn, text: '谢谢，已经好了' })],
    ['an earlier time', (turn: Turn) => ({ ...turn, at: 9_000 })],
    ['an earlier speaker', (turn: Turn) => ({ ...turn, role: 'agent' as const })],
  ])('follows a change of %s', (_what, change) => {
    read(upTo(10));
    const changed = upTo(
      10,
      TALK.map((turn, index) => (index === 3 ? change(turn) : turn)),
    );
    expect(read(changed)).toEqual(afresh(changed));
  });

  it('follows a turn that is put in before the others', () => {
    read(upTo(10));
    const longer = { id: 'c', turns: [{ id: 'first', role: 'agent' as const, text: '您好' }, ...TALK] };
    expect(read(longer)).toEqual(afresh(longer));
  });

  it('follows a correction, and its withdrawal', () => {
    const plain = read(upTo(10));
    const corrected: Conversation = { ...upTo(10), corrections: [{ turnId: 't3', emotion: 'delighted' }] };
    expect(read(corrected)).toEqual(afresh(corrected));
    expect(read(corrected).perTurn).not.toEqual(plain.perTurn);
    expect(read(upTo(10))).toEqual(plain);
  });

  it('follows other thresholds', () => {
    const bold = { ...settings, thresholds: { ...settings.thresholds, show: 0.95, maybe: 0.9 } };
    const plain = read(upTo(4));
    expect(read(upTo(4), bold)).toEqual(afresh(upTo(4), bold));
    expect(read(upTo(4), bold)).not.toEqual(plain);
  });

  it('keeps two talks apart that only end alike', () => {
    const other = upTo(10, [{ ...(TALK[0] as Turn), text: '请问有货吗' }, ...TALK.slice(1)]);
    expect(read(other)).toEqual(afresh(other));
    expect(read(upTo(10))).toEqual(afresh(upTo(10)));
  });
});
