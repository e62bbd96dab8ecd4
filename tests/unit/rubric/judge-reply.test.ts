import { describe, expect, it } from 'vitest';
import { assess } from '../../../utils/core/assess.ts';
import type { Conversation, Turn } from '../../../utils/core/conversation/conversation.ts';
import { plan } from '../../../utils/core/plan.ts';
import { judgeReply } from '../../../utils/core/rubric/judge-reply.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import type { Market } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { scoreRubric } from '../../eval/rubric/score-rubric.ts';
import { scriptSituations } from '../../eval/rubric/script-situations.ts';

const library = builtinLibrary();
const NOW = Date.parse('2026-09-09T10:00:00+08:00');

function judge(reply: string, lines: readonly string[], market: Market = 'CN') {
  const settings = { ...defaultSettings(market), crisisLine: '12356' };
  const turns = lines.map(
    (line, index): Turn => ({
      id: String(index),
      role: line.startsWith('B:') ? 'customer' : 'agent',
      text: line.slice(2),
      at: NOW - (lines.length - index) * 60_000,
    }),
  );
  const conversation: Conversation = { id: 'c', market, turns };
  const clock = { now: NOW, timeZone: 'Asia/Shanghai' };
  const assessment = assess(conversation, library, settings, clock);
  const { stage } = plan(assessment, conversation, library, settings, clock).next;
  const { flags } = assessment.standing;
  const variant = flags.includes('self_harm_or_crisis') ? 'crisis' : flags.includes('safety') ? 'safety' : null;
  return judgeReply(reply, { assessment, conversation, stage, variant, library, settings });
}
const scoreOf = (verdict: ReturnType<typeof judge>, criterion: string) =>
  verdict.criteria.find((each) => each.criterion === criterion)?.score;

describe('the pair the rubric is calibrated with', () => {
  const asked = ['B:第三次联系了，还没发货，到底谁管'];
  const askedTw = ['B:第三次聯絡了，還沒出貨，到底誰負責'];
  const askedEn = ['B:Third time I contact you and it still has not shipped. Who is in charge?'];

  it.each([
    [
      '三次都没给您结果，是我们没做好。我是小林，刚打电话确认货今晚20:00前出库，单号20:30前我发您；要是不想等，我现在就给您全额退。',
      asked,
      'CN',
    ],
    [
      '三次都沒給您結果，是我們沒做好。我是小林，剛確認今晚20:00前出貨，20:30前我把單號給您；如果不想等，我現在就全額退款。',
      askedTw,
      'TW',
    ],
    [
      "Three contacts and no result: that's our failure. I'm Lin; I've just confirmed it leaves the warehouse by 8 pm and I'll send the tracking by 8:30. If you'd rather not wait, I'll refund you in full right now.",
      askedEn,
      'US',
    ],
  ] as const)('praises %s', (reply, lines, market) => {
    const verdict = judge(reply, lines, market);
    expect(verdict.criteria.filter(({ score }) => score < 2)).toEqual([]);
    expect(verdict).toMatchObject({ score: 1, passes: true, hardFails: [] });
  });

  it('lets the canned one fail', () => {
    const verdict = judge('亲亲~非常理解您的心情呢🙂大促期间订单较多，已帮您反馈，请您耐心等待哦~', asked);
    expect(verdict.passes).toBe(false);
    expect(verdict.score).toBeLessThan(0.6);
    expect(scoreOf(verdict, 'door')).toBe(0);
  });
});

describe('each criterion', () => {
  const late = ['B:说好周二发货，到现在还没发，给我退款'];
  it('answers the ask first, later, or not at all', () => {
    expect(scoreOf(judge('可以退，我现在就提交，今天18:00前到账记录发您。', late), 'answer')).toBe(2);
    expect(
      scoreOf(
        judge('是我们没做好，让您白等了这么久，对不起；仓库那边的原因我也问清楚了，另外也可以退。', late),
        'answer',
      ),
    ).toBe(1);
    expect(scoreOf(judge('收到您的消息了，我们非常重视。', late), 'answer')).toBe(0);
  });

  it('counts what an open door holds: a time, a person, a next step', () => {
    const hot = ['B:说好周二发货，到现在还没发，太过分了！！你们就是一群骗子，给我退款！！'];
    expect(scoreOf(judge('是我们没发出，对不起，我今天18:00前把单号发您，等不及我就退。', hot), 'door')).toBe(2);
    expect(scoreOf(judge('是我们没发出，对不起，我去催仓库，等不及我就退。', hot), 'door')).toBe(1);
  });

  it('wants the person before the parcel, and voids a reply that forgets', () => {
    const smoke = ['B:充电的时候冒烟了，手被烫伤'];
    const safe = judge('先拔掉电源，别再用。您的手还好吗？严重请先就医。主管15分钟内联系您，钱的事后面办。', smoke);
    expect(scoreOf(safe, 'care')).toBe(2);
    const careless = judge('麻烦拍个冒烟的视频发我们核实一下，核实后给您退款。', smoke);
    expect(careless.hardFails).toContain('care');
    expect(careless.score).toBe(0);
  });

  it('wants the help line in a crisis and no word of business', () => {
    const crisis = ['B:我真的不想活了'];
    expect(
      judge('看到您这么说，我很担心您。请现在打 12356，有人会听您说；您身边有没有人能陪着？我也在。', crisis).hardFails,
    ).toEqual([]);
    expect(judge('看到您这么说，我很担心您，您身边有人能陪着吗？我也在。', crisis).hardFails).toContain('care');
    expect(judge('您别急，退款今天给您办好，请打 12356。', crisis).hardFails).toContain('care');
  });

  it('voids what the law or the platform forbids', () => {
    const verdict = judge('您先改成五星好评，我马上给您退款。', late);
    expect(verdict.hardFails).toContain('lawful');
    expect(verdict.score).toBe(0);
  });

  it('marks the wrong script and sums above the limit', () => {
    expect(scoreOf(judge('可以退，我今天18:00前辦好，單號傳給您。', late), 'language')).toBe(0);
    expect(scoreOf(judge('我补偿您300元，今天18:00前到账。', late), 'amount')).toBe(0);
  });

  it('stays within 0 and 1 for any text', () => {
    for (const reply of ['', ' ', '{time}', '😀'.repeat(300), 'a'.repeat(9000)]) {
      const { score } = judge(reply, late);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});

describe('the built-in scripts in their situations', () => {
  const report = scoreRubric(library);

  it('cover every script in every language it has', () => {
    const judged = new Set(scriptSituations(library).map(({ script, lang }) => `${script.id} ${lang}`));
    const all = library.packs.flatMap(({ scripts }) =>
      scripts.flatMap(({ id, texts }) => Object.keys(texts).map((lang) => `${id} ${lang}`)),
    );
    expect([...judged].sort()).toEqual(all.sort());
    expect(report.judged).toBeGreaterThanOrEqual(all.length);
  });

  it('score at least 0.9 on average, and none fails hard', () => {
    const failed = report.hardFails.map(
      ({ script, lang, verdict, text }) =>
        `${script.id} [${lang}] ${verdict.hardFails}: ${verdict.criteria
          .filter(({ score }) => score === 0)
          .flatMap(({ reasons }) => reasons)}: ${text}`,
    );
    expect([...new Set(failed)]).toEqual([]);
    expect(report.average).toBeGreaterThanOrEqual(0.9);
  });
});
