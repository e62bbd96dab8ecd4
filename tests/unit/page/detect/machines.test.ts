import { describe, expect, it } from 'vitest';
import { isAutomatic, machineIn } from '../../../../utils/page/detect/machines.ts';

describe('machineIn', () => {
  it.each([
    'SalesBot',
    '暖屋旗舰店:店小蜜',
    'Sent by Workflow bot',
    'Sent via automation',
    'Auto-reply bot',
    'Welcome message',
    'Instant answer · 10:04 AM',
    'Luma · AI Assist',
    'Returns bot, 10:41',
    'Tin nhắn tự động',
    'Réponse automatique',
    '自動回覆訊息',
    '离线留言',
    'AI 助理',
    '応答メッセージ',
    '自动应答',
    '自動應答',
  ])('%s', (line) => expect(machineIn(line)).not.toBeNull());

  it.each([
    'Automatically translated',
    'Tự động dịch',
    '自动翻译',
    'is this a bot?',
    'Mira Holt',
    'Autumn Reyes',
    'Read by Tom',
    '',
  ])('none: %s', (line) => expect(machineIn(line)).toBeNull());

  it('leaves out what changes', () => {
    expect(machineIn('小暖 · 自动回复')).toBe('自动回复');
    expect(machineIn('Returns bot, 10:41')).toBe('Returns bot');
  });
});

describe('isAutomatic', () => {
  it.each([
    '您好，客服已下班，明早九点后回复您',
    '我是小暖机器人，请直接描述问题',
    '現在為非營業時間，請留言',
    '您好！我们的营业时间为每天 10:00–22:00',
    '当前非人工服务时间，请留言',
    '賣家目前忙線中，將盡快回覆您',
    '消息已收到,客服将尽快回复您',
    '欢迎光临，回复「查单」看物流，回复「人工」找客服',
    'This is an automated reply. A ticket was opened.',
    'Hi! I’m the shop’s virtual assistant.',
    'You have reached us outside our office hours.',
    'Thanks for your message! One of us will answer you shortly.',
    'A colleague joins you in a moment.',
    'We are closed today.',
    'Welcome! Someone from the team will be with you as soon as possible.',
  ])('%s', (words) => expect(isAutomatic(words)).toBe(true));

  it.each([
    '您好，我是阿禾，图片看到了',
    '您好，营业时间内随时可以来自提',
    '您回复一下邮件就可以',
    '我问一下仓库，尽快回复您',
    '好的，我现在帮您改',
    'Hi Carla, I am Paula. Three are left.',
    'We will send it by Friday.',
    'Someone from the warehouse calls the courier soon.',
    'We are closed on Sunday, so I posted it today.',
    'Sorry about that, I am looking into it.',
    'Hello! Yes, we have it in green.',
    'Hi! Let me ask the team, they get back to you in a moment.',
    'It goes out within 2 hours.',
    'Hi, I am not a bot, I am Tom.',
    '您好，我是客服小月，今天下班前给您处理',
  ])('not: %s', (words) => expect(isAutomatic(words)).toBe(false));
});
