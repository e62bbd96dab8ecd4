import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { findPromises } from '../../../utils/core/promises/find-promises.ts';
import { START, talk } from '../stage/make.ts';

/** Lines start on Saturday 2026-11-21 at 10:00 in Shanghai; `hours` is how much later it is now. */
const promises = (lines: string[] | Conversation, hours = 1) =>
  findPromises(Array.isArray(lines) ? talk(lines) : lines, {
    now: START + hours * 3_600_000,
    timeZone: 'Asia/Shanghai',
  });
const texts = (lines: string[]) => promises(lines).map(({ text }) => text);

describe('what is a promise', () => {
  it.each([
    ['今天18:00前给您结果', '2026-11-21T10:00:00Z'],
    ['明天给您单号', '2026-11-22T15:59:59Z'],
    ['我18:00前把单号发给您', '2026-11-21T10:00:00Z'],
    ['退款24小时内到账', '2026-11-22T02:00:00Z'],
    ['明天上午，给您单号', '2026-11-22T04:00:00Z'],
    ['稍后回复您', null],
    ['有消息第一时间通知您', null],
    ['今天20:00前給您單號', '2026-11-21T12:00:00Z'],
    ['稍後回覆您', null],
    ['今天20:00前，不論有沒有結果我都會跟您說', '2026-11-21T12:00:00Z'],
    ['週一前一定幫您補寄', '2026-11-23T15:59:59Z'],
    ['I will send you the tracking number by 6 pm', '2026-11-21T10:00:00Z'],
    ['You will get a reply within 24 hours', '2026-11-22T02:00:00Z'],
    ["We'll refund you by Friday", '2026-11-27T15:59:59Z'],
    ['Someone will contact you shortly', null],
    ['The replacement ships tomorrow', '2026-11-22T15:59:59Z'],
  ])('“%s” is, due %s', (line, due) => {
    expect(promises([`A:${line}`])).toEqual([{ turn: 0, text: line, due, state: 'open' }]);
  });

  it.each([
    '要是您等不了，我现在就给您退',
    '您更希望我今天催到站点，还是现在退款？',
    '麻烦您明天把照片发给我',
    '签收后7天内可以无理由退货',
    '退款一般3天内到账',
    '预计明天送达',
    '我刚催了仓库',
    '10:20我联系了快递，对方让等通知',
    '11:20我聯絡了物流',
    '这个情况我跟您说一下',
    '今天已经发货了',
    '有问题随时联系我',
    '我们会不断优化流程',
    '如果明天沒到，我幫您退款',
    '請您明天留意簡訊',
    "If that's too late, I'll refund you now",
    'Would you like me to ship a new one tomorrow?',
    'You can return it within 14 days',
    'Please send the photos by tomorrow',
    "I've already refunded you today",
    'Refunds usually arrive within 3 days',
  ])('“%s” is none', (line) => {
    expect(texts([`A:${line}`])).toEqual([]);
  });

  it('takes only the clause that binds, and leaves the offer after it', () => {
    expect(
      texts(['A:这单没发是我们没做好。我刚催了仓库，18:00前把单号发给您；要是您等不了，我现在就给您退。']),
    ).toEqual(['18:00前把单号发给您']);
  });

  it('finds several, counts bots as ours, and never the buyer', () => {
    const found = promises(['O:24小时内回复您', 'B:我明天给您寄回去', 'A:今天18:00前给您单号，周一前退运费给您']);
    expect(found.map(({ turn, due }) => [turn, due])).toEqual([
      [0, '2026-11-22T02:00:00Z'],
      [2, '2026-11-21T10:00:00Z'],
      [2, '2026-11-23T15:59:59Z'],
    ]);
  });

  it('reckons from the turn’s own time, else from now', () => {
    const conversation = talk(['A:2小时内给您单号'], undefined, [90]);
    expect(promises(conversation)[0]?.due).toBe('2026-11-21T05:30:00Z');
    const undated = { ...conversation, turns: conversation.turns.map(({ at: _, ...turn }) => turn) };
    expect(promises(undated, 3)[0]?.due).toBe('2026-11-21T07:00:00Z');
  });

  it('takes the agent’s word that one was kept, and only that one', () => {
    const conversation = talk(['A:今天11:00前给您单号', 'A:今天11:30前给您回电']);
    const settled = [{ turnId: 't0', text: '今天11:00前给您单号' }];
    expect(promises({ ...conversation, settled }, 5).map(({ state }) => state)).toEqual(['kept', 'overdue']);
  });

  it('keeps the latest of very many', () => {
    const many = promises(Array.from({ length: 90 }, (_, hour) => `A:${hour + 1}小时内回复您`));
    expect(many).toHaveLength(60);
    expect(many.at(-1)?.turn).toBe(89);
  });

  it('reckons from when the turn was first seen where the page shows no time, so that the due time stands still', () => {
    const turns = [{ id: 'a', role: 'agent' as const, text: '2分钟内给您答复', seen: START }];
    expect(promises({ id: 'c', turns }, 0.01)[0]).toMatchObject({ due: '2026-11-21T02:02:00Z', state: 'open' });
    expect(promises({ id: 'c', turns }, 1)[0]).toMatchObject({ due: '2026-11-21T02:02:00Z', state: 'overdue' });
  });
});

describe('what becomes of it', () => {
  const state = (lines: string[], hours = 1) => promises(lines, hours)[0]?.state;

  it('is open until due, overdue after', () => {
    expect(state(['A:今天18:00前给您结果'], 7)).toBe('open');
    expect(state(['A:今天18:00前给您结果'], 9)).toBe('overdue');
    expect(state(['A:稍后回复您'], 500)).toBe('open');
  });

  it.each([
    ['今天18:00前给您单号', '单号是SF1234567890'],
    ['今天18:00前给您结果', '查到了，包裹在杭州中转站'],
    ['24小时内给您退款', '已经给您退款了，请查收'],
    ['明天补发给您', '补发的已寄出了'],
    ['今天18:00前給您單號', '單號是907123456789'],
    ['晚點回覆您', '問到了，倉庫明天出貨'],
    ["We'll refund you by Friday", 'Your refund has been issued'],
    ["I'll send you the tracking number by 6 pm", 'Your tracking number is 1Z999AA1'],
    ["I'll let you know by tomorrow", 'I checked with the depot: it arrives on Monday'],
  ])('“%s” is kept by “%s”', (promise, later) => {
    expect(state([`A:${promise}`, 'B:好', `A:${later}`], 900)).toBe('kept');
  });

  it.each([
    ['今天18:00前给您单号', '请您耐心等待'],
    ['今天18:00前给您单号', '已经帮您反馈了'],
    ['24小时内给您退款', '退款还没处理，再等等'],
    ['明天补发给您', '今天天气真好'],
    ["We'll refund you by Friday", "The refund hasn't been issued yet"],
    ["We'll refund you by Friday", 'Thanks for your patience'],
  ])('“%s” is not kept by “%s”', (promise, later) => {
    expect(state([`A:${promise}`, 'B:好', `A:${later}`], 900)).toBe('overdue');
  });

  it('is kept when the buyer says that it came, not when they only nod or ask', () => {
    expect(state(['A:退款24小时内到账', 'B:退款收到了，谢谢'], 900)).toBe('kept');
    expect(state(['A:24小時內退款給您', 'B:錢收到了'], 900)).toBe('kept');
    expect(state(["A:We'll refund you by Friday", 'B:Got the refund, thanks'], 900)).toBe('kept');
    expect(state(['A:退款24小时内到账', 'B:收到，等你消息'], 900)).toBe('overdue');
    expect(state(['A:退款24小时内到账', 'B:退款还没收到'], 900)).toBe('overdue');
    expect(state(['A:退款24小时内到账', 'B:退款到账了吗'], 900)).toBe('overdue');
  });
});

it('stays bounded on a long conversation and on hostile text', () => {
  const lines = Array.from({ length: 3000 }, (_, i) => (i % 2 ? 'B:好' : 'A:明天给您单号'));
  const found = promises(lines);
  expect(found.length).toBeLessThanOrEqual(60);
  expect(found[0]?.turn).toBeGreaterThanOrEqual(2600);
  expect(promises([`A:${'明天,'.repeat(50_000)}`, `A:${'\u200b\ud800'.repeat(1000)}`])).toEqual([]);
});

describe('without times on the page', () => {
  const states = (lines: string[]) => {
    const timed = talk(lines);
    const turns = timed.turns.map(({ at: _, ...turn }) => turn);
    return promises({ ...timed, turns }).map(({ state }) => state);
  };

  it.each([
    [
      ['A:今天18:00前一定发货', 'B:又没发', 'A:明天12:00前一定发货', 'B:还是没发'],
      ['overdue', 'overdue'],
    ],
    [['A:We will refund you tomorrow', 'B:Still nothing. You promised!'], ['overdue']],
    [['A:明天给您退款', 'B:说好的退款呢？'], ['overdue']],
    [['A:明天给您退款', 'B:我又没说不要'], ['open']],
    [['A:明天给您补寄赠品', 'B:还是没退款'], ['open']],
    [['A:明天给您退款', 'B:好的，谢谢'], ['open']],
    [['A:今天会给您送到', 'B:拿到了，多谢'], ['kept']],
    [['A:It will be delivered today', 'B:got it, thanks!'], ['kept']],
    [['A:今天会给您送到', 'B:收到？没看到啊'], ['open']],
    [['A:It will be delivered today', "B:I haven't got it"], ['open']],
  ])('%j are %j', (lines, wanted) => {
    expect(states(lines)).toEqual(wanted);
  });

  it('lets times speak where there are some', () => {
    expect(promises(['A:今天18:00前一定发货', 'B:又没发']).map(({ state }) => state)).toEqual(['open']);
  });
});
