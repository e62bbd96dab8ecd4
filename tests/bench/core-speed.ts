/** The core in Node: what a buyer's message costs, beside the bare cost of scanning the text once. */

import { assess } from '../../utils/core/assess.ts';
import type { Conversation, Turn } from '../../utils/core/conversation/conversation.ts';
import { lintDraft } from '../../utils/core/draft/lint-draft.ts';
import { plan } from '../../utils/core/plan.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { type Measured, median, percentile } from './statistics.ts';

const BUYER = [
  '你好，我上周买的空气净化器到现在还没收到，物流一直停在中转站',
  '麻烦帮我看看什么时候能到',
  '都五天了，你们到底有没有人在查？',
  '我家里有小宝宝等着用，再这样我就去平台投诉了！',
  '行吧，那我等你消息',
  '這個顏色跟照片差很多，可以換貨嗎',
  'Third time I ask, where is my parcel?',
];
const OURS = [
  '您好，我来帮您查。',
  '已经联系站点，今天20:00前给您回复。',
  'I have asked the courier and will write by 6 pm.',
];

function chatOf(length: number): Conversation {
  const turns: Turn[] = Array.from({ length }, (_, index) => {
    const ours = index % 3 === 2;
    const texts = ours ? OURS : BUYER;
    return {
      id: String(index),
      role: ours ? 'agent' : 'customer',
      text: `${texts[index % texts.length]} ${index}`,
      at: 1_762_862_400_000 + index * 60_000,
    };
  });
  return { id: 'bench', turns };
}

function time(rounds: number, work: () => unknown): number[] {
  for (let i = 0; i < Math.min(50, rounds); i++) work();
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

export function coreSpeed(): Measured[] {
  const library = builtinLibrary();
  const settings = defaultSettings('CN');
  const clock = { now: 1_762_900_000_000, timeZone: 'Asia/Shanghai' };
  const rows: Measured[] = [];
  for (const length of [1, 20, 200, 2000]) {
    const conversation = chatOf(length);
    const read = time(length > 500 ? 20 : 200, () => assess(conversation, library, settings, clock));
    const assessment = assess(conversation, library, settings, clock);
    const planned = time(length > 500 ? 20 : 200, () => plan(assessment, conversation, library, settings, clock));
    rows.push({
      name: `assess, ${length} turns`,
      value: median(read),
      unit: 'ms',
      note: `p99 ${percentile(read, 0.99).toFixed(2)} ms`,
    });
    rows.push({
      name: `plan, ${length} turns`,
      value: median(planned),
      unit: 'ms',
      note: `${(median(planned) / median(read)).toFixed(2)} × assess`,
    });
  }
  const conversation = chatOf(20);
  const assessment = assess(conversation, library, settings, clock);
  const draft = '非常抱歉给您带来不便，我们会尽快处理，请您耐心等待。'.repeat(20).slice(0, 500);
  const lint = time(200, () => lintDraft(draft, assessment, conversation, library, settings));
  rows.push({
    name: 'lintDraft, 500 characters',
    value: median(lint),
    unit: 'ms',
    limit: 5,
    note: `p99 ${percentile(lint, 0.99).toFixed(2)} ms`,
  });
  return rows;
}
