/** The draft lint while somebody types: each key judges the whole draft again. */

import { assess } from '../../utils/core/assess.ts';
import type { Conversation } from '../../utils/core/conversation/conversation.ts';
import { lintDraft } from '../../utils/core/draft/lint-draft.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { type Measured, median, percentile } from './statistics.ts';

const TALK: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: ['上周买的音箱没有声音，等了五天也没人回', '您好，请拍张照片', '没声音怎么拍？你们到底管不管'],
  en: [
    'The speaker I bought last week has no sound and nobody answers',
    'Please send a photo.',
    'How does a photo show that?',
  ],
};
const DRAFTS: readonly { name: string; lang: Lang; text: string }[] = [
  {
    name: 'vague',
    lang: 'zh-Hans',
    text: '非常抱歉给您带来不便，我们会尽快处理，请您耐心等待。',
  },
  {
    name: 'sound',
    lang: 'zh-Hans',
    text: '您说的没声音我查了，是这一批的喇叭松了，这是我们没检查好。今天18:00前给您换一台，或者现在退款，您选一个。',
  },
  {
    name: 'sound',
    lang: 'en',
    text: 'That speaker should have worked on day one, and I am sorry. I can send a new one today or refund you by Friday. ',
  },
];
/** Characters of a draft that is long but real, and of one that was pasted. */
const LONG = 500;
const PASTED = 10_000;

function fill(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function conversationOf(lang: Lang): Conversation {
  const lines = TALK[lang === 'en' ? 'en' : 'zh'];
  return {
    id: 'bench',
    turns: lines.map((text, index) => ({
      id: String(index),
      role: index % 2 === 1 ? ('agent' as const) : ('customer' as const),
      text,
    })),
  };
}

/** Milliseconds a call, the first ones left out. */
function time(rounds: number, work: (round: number) => unknown): number[] {
  for (let i = 0; i < Math.min(20, rounds); i += 1) work(i);
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  });
}

/** One row a kind of draft: 500 characters typed at their end, and 10,000 pasted. */
export function draftSpeed(): Measured[] {
  const library = builtinLibrary();
  const clock = { now: 1_762_900_000_000, timeZone: 'Asia/Shanghai' };
  return DRAFTS.flatMap(({ name, lang, text }) => {
    const settings = defaultSettings(lang === 'en' ? 'US' : 'CN');
    const conversation = conversationOf(lang);
    const assessment = assess(conversation, library, settings, clock);
    const lint = (draft: string) => lintDraft(draft, assessment, conversation, library, settings);
    const typed = time(200, (round) => lint(fill(text, LONG - (round % 10))));
    const pasted = time(5, () => lint(fill(text, PASTED)));
    return [
      {
        name: `a key in a draft of 500 characters, ${name}, ${lang}`,
        value: median(typed),
        unit: 'ms',
        limit: 5,
        note: `p95 ${percentile(typed, 0.95).toFixed(2)} ms`,
      },
      { name: `a draft of 10,000 characters, ${name}, ${lang}`, value: median(pasted), unit: 'ms', limit: 1000 },
    ];
  });
}
