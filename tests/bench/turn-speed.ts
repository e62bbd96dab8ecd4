/** Reading as it happens at a desk: one line nobody has seen before, and a long talk that grew by one line. */
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../utils/cli/train/read-corpus.ts';
import { assess } from '../../utils/core/assess.ts';
import type { Conversation, Turn } from '../../utils/core/conversation/conversation.ts';
import type { Library } from '../../utils/core/library.ts';
import { readMood } from '../../utils/core/mood/read-mood.ts';
import { plan } from '../../utils/core/plan.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { rankScripts } from '../../utils/core/suggest/rank-scripts.ts';
import { readTurns } from '../../utils/core/text/read-turns.ts';
import { type Measured, median, percentile } from './statistics.ts';

const CORPUS = fileURLToPath(new URL('../../scripts-library/corpus', import.meta.url));
const SETTINGS = defaultSettings('CN');
const START = 1_762_862_400_000;
const CLOCK = { now: START + 8 * 3_600_000, timeZone: 'Asia/Shanghai' };
const MINUTE = 60_000;
const GROWN = 300;
const OURS = [
  '您好，我来帮您查。',
  '已经联系站点，今天20:00前给您回复。',
  '方便的话拍一张外箱的照片给我',
  '非常抱歉让您久等，单号稍后发您',
  'I have asked the courier and will write by 6 pm.',
];

/** Buyer turns of the corpus, languages mixed the way the corpus mixes them, no two of a file side by side. */
export function corpusTexts(): string[] {
  const texts = readCorpus(CORPUS).map(({ text }) => text);
  const stride = 997;
  return texts.map((_, index) => texts[(index * stride) % texts.length] ?? '');
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function readLine(text: string, library: Library): unknown {
  const conversation: Conversation = { id: 'line', turns: [{ id: '0', role: 'customer', text }] };
  return readMood(conversation, readTurns(conversation, library.cues), SETTINGS, library.model);
}

/** Normalise, match all cues, ask the model, weigh the mood; each text is new to the reader. */
function turnRows(texts: readonly string[], library: Library): Measured[] {
  const half = texts.length >> 1;
  for (const text of texts.slice(0, half)) readLine(text, library);
  const samples = texts.slice(half).map((text) => timed(() => readLine(text, library)));
  const note = `${samples.length} corpus turns after a warm-up of ${half} others`;
  return [
    { name: 'reading one buyer turn, p50', value: median(samples), unit: 'ms', limit: 0.1, note },
    { name: 'reading one buyer turn, p99', value: percentile(samples, 0.99), unit: 'ms', limit: 1 },
  ];
}

function talkOf(texts: readonly string[], length: number): Turn[] {
  return Array.from({ length }, (_, index) => {
    const ours = index % 3 === 2;
    const text = ours ? `${OURS[index % OURS.length]} ${index}` : (texts[index] ?? '');
    return { id: String(index), role: ours ? 'agent' : 'customer', text, at: START + index * MINUTE };
  });
}

/** The same talk, each time with another last message. */
function grownRows(texts: readonly string[], length: number, library: Library): Measured[] {
  const talk = talkOf(texts, length - 1);
  const assessed: number[] = [];
  const planned: number[] = [];
  const ranked: number[] = [];
  for (let round = 0; round < 2 * GROWN; round += 1) {
    const text = texts[length + round] ?? '';
    const last: Turn = { id: `new-${round}`, role: 'customer', text, at: START + length * MINUTE };
    // New objects each time, as they arrive from a page.
    const conversation: Conversation = { id: 'talk', turns: [...talk.map((turn) => ({ ...turn })), last] };
    const start = performance.now();
    const assessment = assess(conversation, library, SETTINGS, CLOCK);
    const middle = performance.now();
    const advice = plan(assessment, conversation, library, SETTINGS, CLOCK);
    const end = performance.now();
    const choice = { stage: advice.next.stage, variant: null };
    const rank = timed(() => rankScripts(assessment, conversation, choice, library, SETTINGS, CLOCK));
    if (round < GROWN) continue;
    assessed.push(middle - start);
    planned.push(end - middle);
    ranked.push(rank);
  }
  const row = (name: string, samples: readonly number[], limit?: number): Measured => ({
    name: `${length} turns and a new one: ${name}`,
    value: median(samples),
    unit: 'ms',
    ...(limit === undefined ? {} : { limit }),
    note: `p99 ${percentile(samples, 0.99).toFixed(2)} ms`,
  });
  return [row('assess', assessed, 2), row('plan', planned, 5), row('ranking alone', ranked, 5)];
}

export function turnSpeed(library: Library): Measured[] {
  const texts = corpusTexts();
  return [...turnRows(texts, library), ...[20, 200].flatMap((length) => grownRows(texts, length, library))];
}
