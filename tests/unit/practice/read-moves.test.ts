import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { type Move, readMoves } from '../../../utils/practice/read-moves.ts';

const buyer = (text: string): Conversation => ({ id: 'c', turns: [{ id: '1', role: 'customer', text }] });
const nobody = buyer('');

const HAS: [Move, string, string][] = [
  ['regret', '让您久等，对不起', "I'm sorry you waited"],
  ['own', '这件事是我们没做好', "That's our mistake"],
  ['step', '我刚打电话催了仓库', "I've just called the warehouse"],
  ['step', '刚给您补登记了一件', 'I will replace it'],
  ['time', '今天18:00前告诉您', "You'll have it by 6 pm"],
  ['time', '週五下午前寄到', 'It arrives on Friday'],
  ['owner', '我是小林，这单我来跟', "I'm Lin and I'll see this through"],
  ['choice', '换新或者退款，您选', 'Would you rather have a refund or a new one'],
  ['handover', '主管18:00前会联系您', 'My supervisor will call you by noon'],
  ['care', '請先停用，您呼吸還好嗎', 'Please stop using it. Are you okay?'],
  ['remedy', '差额可以补给您', "We'll refund the difference"],
  ['thanks', '謝謝您告訴我們', 'Thank you for telling us'],
  ['door', '您不用再讲一遍', 'You will not need to repeat it; no need to reply'],
  ['question', '您更想换还是退？', 'Which one suits you?'],
];

const LACKS: [Move, string, string][] = [
  ['step', '我们会尽快处理', 'It will be handled as soon as possible'],
  ['own', '不能怪我们', "It's not our fault"],
  ['own', '这不是我们的错', 'It is what it is'],
  ['time', '请耐心等待', 'Please be patient'],
  ['handover', '我做不了主', 'I cannot decide that'],
  ['remedy', '感谢您的理解', 'Thank you for understanding'],
  ['care', '麻烦拍张照片', 'Please send a photo'],
];

describe('reading the moves of a reply', () => {
  it.each(HAS)('sees %s in "%s" and "%s"', (move, zh, en) => {
    expect(readMoves(zh, 'zh-Hans', nobody)).toContain(move);
    expect(readMoves(en, 'en', nobody)).toContain(move);
  });

  it.each(LACKS)('sees no %s in "%s" and "%s"', (move, zh, en) => {
    expect(readMoves(zh, 'zh-Hans', nobody)).not.toContain(move);
    expect(readMoves(en, 'en', nobody)).not.toContain(move);
  });

  it('knows when the reply takes up what the buyer said, and when it only shares filler', () => {
    const late = buyer('页面六天没更新了，遥控车还没到');
    expect(readMoves('遥控车六天没动静，我来查', 'zh-Hans', late)).toContain('fact');
    expect(readMoves('您好，我们现在已经在看', 'zh-Hans', late)).not.toContain('fact');
    const crib = buyer('The crib came without bag B, and the baby is due in nine days');
    expect(readMoves('Nine days to go and no bag B for the crib', 'en', crib)).toContain('fact');
    expect(readMoves('You can have that and the rest with us', 'en', crib)).not.toContain('fact');
  });
});
