import { describe, expect, it } from 'vitest';
import {
  BOT_LABEL,
  leaningOf,
  leaningOfName,
  NOTE_LABEL,
  NOTE_LINE,
  PAGE_NAME,
} from '../../../../utils/page/detect/role-words.ts';

const lean = (token: string) => {
  const { own, guided, trade } = leaningOf(token);
  return Math.sign(own) * 4 + Math.sign(trade) * 2 + Math.sign(guided);
};

describe('leaningOf', () => {
  it.each(['message--outgoing', 'isMine', 'msg_self', 'bubble sent', 'fromMe'])('%s is ours', (token) =>
    expect(lean(token)).toBeGreaterThanOrEqual(4),
  );
  it.each(['message--incoming', 'received', 'chat-them', 'is-other', 'messageNotMe', 'not-own'])(
    '%s is theirs',
    (token) => expect(lean(token)).toBeLessThanOrEqual(-4),
  );
  it('knows the words of the trade', () => {
    expect(leaningOf('msg-agent').trade).toBe(1);
    expect(leaningOf('Content--customer').trade).toBe(-1);
  });
  it.each([
    'sent-at',
    'user-avatar',
    'message',
    'read-receipt',
    'inline',
    'my-2',
    'anticon-user',
    'r-vvn4in',
    'css-1own3x',
  ])('%s says nothing', (token) => expect(lean(token)).toBe(0));
});

describe('leaningOfName', () => {
  it('hears "you" and the shop', () => {
    expect(leaningOfName('You').own).toBe(1);
    expect(leaningOfName('我').own).toBe(1);
    expect(leaningOfName('在线客服').trade).toBe(1);
    expect(leaningOfName('访客 2231').trade).toBe(-1);
    expect(leaningOfName('Customer Service').trade).toBe(1);
    expect(leaningOfName('暖阳旗舰店').trade).toBe(1);
    expect(leaningOfName('Customer 88').trade).toBe(-1);
    expect(leaningOfName('Mira Holt')).toEqual({ own: 0, guided: 0, trade: 0 });
    expect(leaningOfName('Youssef').own).toBe(0);
  });
});

describe('labels', () => {
  it.each(['Auto Reply', 'Bot', '自動返信', '自动回复', 'AI'])('%s is on what a machine wrote', (words) =>
    expect(words).toMatch(BOT_LABEL),
  );
  it.each(['botany', 'an AI wrote it', '机器人在哪'])('%s is no such badge', (words) =>
    expect(words).not.toMatch(BOT_LABEL),
  );
  it.each(['社内メモ', 'Internal note', 'Comment', '备注'])('%s is on a note', (words) =>
    expect(words).toMatch(NOTE_LABEL),
  );
  it.each([
    'added a private note',
    '🔒 Private note by Renee',
    '内部备注 · 阿珍 09:21',
    'Whisper from Renee',
    'Visible to teammates',
    '添加了内部备注',
  ])('%s goes with a note', (words) => expect(words).toMatch(NOTE_LINE));
  it.each(['private address, please', 'there was a note in the box'])('%s does not', (words) =>
    expect(words).not.toMatch(NOTE_LINE),
  );
});

describe('PAGE_NAME', () => {
  it.each(['系统', '【系统】', '【系統】：', '[System]', '系统提示', '（系統通知）'])('%s', (name) =>
    expect(name).toMatch(PAGE_NAME),
  );
  it.each(['系统工程师', '[Mira]', '【小周】', 'Systema Ltd'])('none: %s', (name) =>
    expect(name).not.toMatch(PAGE_NAME),
  );
});
