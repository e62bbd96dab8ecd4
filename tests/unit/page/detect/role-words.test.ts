import { describe, expect, it } from 'vitest';
import { leaningOf, leaningOfName } from '../../../../utils/page/detect/role-words.ts';

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
  it.each(['sent-at', 'user-avatar', 'message', 'read-receipt', 'inline', 'my-2', 'anticon-user'])(
    '%s says nothing',
    (token) => expect(lean(token)).toBe(0),
  );
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
