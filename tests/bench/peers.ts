/**
 * Quality and speed side by side with what else reads feelings in JavaScript, measured in one run on the same texts.
 * Scores grow with gladness. The others judge one text; Warmline is also shown with the talk before the text.
 */
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import wink from 'wink-sentiment';
import type { Mood } from '../../utils/core/advice.ts';
import type { Turn } from '../../utils/core/conversation/conversation.ts';
import type { Library } from '../../utils/core/library.ts';
import { type MoodReading, readMood } from '../../utils/core/mood/read-mood.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { NEGATIVE_EMOTIONS } from '../../utils/core/taxonomy.ts';
import { readTurns } from '../../utils/core/text/read-turns.ts';
import { rankCorrelation } from '../eval/rank-correlation.ts';
import { type Dialogue, type GoldTurn, readLines, readList, readTable } from '../eval/read-gold.ts';
import { plainLexicon } from './plain-lexicon.ts';
import { median } from './statistics.ts';

type Line = Pick<Turn, 'role' | 'text'>;
type Feel = 'good' | 'bad' | 'neither';

/** Reads the last line; `before` is what was said until then. */
interface Reader {
  name: string;
  score: (text: string, before: readonly Line[]) => number;
  feel: (text: string) => Feel;
}

const SETTINGS = defaultSettings('CN');
const FIGURE = 18;
/** The same reader as the one above it, so its speed is not measured twice. */
const IN_TALK = 'Warmline, in its talk';

function byScore(name: string, score: (text: string) => number, sure = 0): Reader {
  const feel = (text: string): Feel => {
    const value = score(text);
    return value > sure ? 'good' : value < -sure ? 'bad' : 'neither';
  };
  return { name, score, feel };
}

function feelOf(mood: Mood): Feel {
  if (NEGATIVE_EMOTIONS.has(mood.dominant)) return 'bad';
  return mood.valence > 0.1 ? 'good' : 'neither';
}

function warmlines(library: Library): Reader[] {
  const read = (text: string, before: readonly Line[]): MoodReading => {
    const lines = [...before, { role: 'customer' as const, text }];
    const turns = lines.map((line, index) => ({ id: String(index), role: line.role, text: line.text }));
    const conversation = { id: 'peers', turns };
    return readMood(conversation, readTurns(conversation, library.cues), SETTINGS, library.model);
  };
  const score = ({ mood, perTurn }: MoodReading): number => mood.valence - (perTurn.at(-1)?.intensity ?? 0);
  const feel = (text: string): Feel => feelOf(read(text, []).mood);
  return [
    { name: 'Warmline, the line alone', score: (text) => score(read(text, [])), feel },
    { name: IN_TALK, score: (text, before) => score(read(text, before)), feel },
  ];
}

const NONE = 'no data';
const ratio = (value: number): string => value.toFixed(2);
const share = (value: number): string => `${value.toFixed(1)} %`;

/** Correlation of each reader with raters: of buyers' lines with frustration, of last lines with satisfaction. */
function followRaters(reader: Reader, lines: readonly { before: Line[]; text: string; rated: number }[]): string {
  const read = lines.map(({ text, before }) => reader.score(text, before));
  return ratio(
    rankCorrelation(
      read,
      lines.map(({ rated }) => rated),
    ),
  );
}

function frustrationLines(): { before: Line[]; text: string; rated: number }[] | null {
  const dialogues = readLines<Dialogue>('en_dfrustration.dialogs.jsonl');
  return (
    dialogues?.flatMap(({ turns }) =>
      turns.flatMap(({ text, frustration }, index) => {
        if (!frustration?.length) return [];
        const mean = frustration.reduce((sum, value) => sum + value, 0) / frustration.length;
        return [{ before: turns.slice(0, index), text, rated: -mean }];
      }),
    ) ?? null
  );
}

function satisfactionLines(): { before: Line[]; text: string; rated: number }[] | null {
  const dialogues = readLines<Dialogue>('zh_stc3_helpdesk.dialogs.jsonl');
  return (
    dialogues?.flatMap(({ turns, satisfaction_mean: rated }) => {
      const last = turns.findLastIndex(({ role }) => role === 'customer');
      const text = turns[last]?.text;
      return rated === undefined || text === undefined ? [] : [{ before: turns.slice(0, last), text, rated }];
    }) ?? null
  );
}

const GOOD_LABELS = new Set(
  'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(' '),
);
const BAD_LABELS = new Set(
  'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(' '),
);

/** Lines of one clear side; surprise and the like belong to none. */
function generalLines(): [string, Feel][] | null {
  const lines = readTable('en_goemo28.dev.tsv');
  return (
    lines?.flatMap(([text, label]): [string, Feel][] => {
      const sides = new Set(
        label
          .split(',')
          .map((name) =>
            GOOD_LABELS.has(name) ? 'good' : BAD_LABELS.has(name) ? 'bad' : name === 'neutral' ? 'neither' : 'other',
          ),
      );
      const [side] = sides;
      return sides.size === 1 && side !== undefined && side !== 'other' ? [[text, side]] : [];
    }) ?? null
  );
}

function macroF1(reader: Reader, lines: readonly (readonly [string, Feel])[], sides: readonly Feel[]): string {
  const read = lines.map(([text]) => reader.feel(text));
  const scores = sides.map((side) => {
    const hits = lines.filter(([, real], index) => real === side && read[index] === side).length;
    const called = read.filter((feel) => feel === side).length;
    const real = lines.filter(([, feel]) => feel === side).length;
    return called + real === 0 ? 0 : (200 * hits) / (called + real);
  });
  return share(scores.reduce((sum, score) => sum + score, 0) / sides.length);
}

/** Good or bad by the sign of the score: a review is one of both. */
function reviewF1(reader: Reader, library: Library): string {
  const lines = readTable('zh_os10_pol2.dev.tsv');
  if (lines === null) return NONE;
  const valence = (text: string): number => {
    const conversation = { id: 'review', turns: [{ id: '0', role: 'customer' as const, text }] };
    return readMood(conversation, readTurns(conversation, library.cues), SETTINGS, library.model).mood.valence;
  };
  const score = reader.name.startsWith('Warmline') ? valence : (text: string) => reader.score(text, []);
  const asSides = lines.map(([text, label]): [string, Feel] => [text, label === 'pos' ? 'good' : 'bad']);
  const twoSided: Reader = { ...reader, feel: (text) => (score(text) >= 0 ? 'good' : 'bad') };
  return macroF1(twoSided, asSides, ['good', 'bad']);
}

function negativeShare(reader: Reader, chinese: boolean): string {
  const turns = readList<GoldTurn>('gold-dev.json')?.filter(
    ({ text, negative }) => /\p{Script=Han}/u.test(text) === chinese && negative.length === 1,
  );
  if (!turns?.length) return NONE;
  const right = turns.filter(({ text, negative }) => negative.includes(reader.feel(text) === 'bad')).length;
  return share((100 * right) / turns.length);
}

/** Median microseconds for a text that was not read before. */
function speedOf(reader: Reader, texts: readonly string[]): number {
  // Texts of the quality runs are remembered by now, so each gets an end of its own.
  const half = texts.length >> 1;
  for (const text of texts.slice(0, half)) reader.score(`${text} `, []);
  return (
    1000 *
    median(
      texts.slice(half).map((text) => {
        const start = performance.now();
        reader.score(`${text}  `, []);
        return performance.now() - start;
      }),
    )
  );
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows].map(([first = '', ...rest]) =>
    [first.padEnd(26), ...rest.map((cell) => cell.padStart(FIGURE))].join(''),
  );
  return [title, ...lines].join('\n');
}

function speedCells(readers: readonly Reader[], texts: readonly string[]): string[][] {
  const speeds = readers.map((reader) => (reader.name === IN_TALK ? null : speedOf(reader, texts)));
  const own = speeds[0] ?? 1;
  return speeds.map((speed) => (speed === null ? [] : [`${speed.toFixed(1)} µs`, `${(speed / own).toFixed(2)} ×`]));
}

/** Two tables, English and Chinese. @param texts corpus turns of all languages, for the speed */
export function comparePeers(library: Library, texts: readonly string[]): string {
  const own = warmlines(library);
  const analyser = new Sentiment();
  const english = [
    ...own,
    byScore('sentiment', (text) => analyser.analyze(text).comparative),
    byScore('vader-sentiment', (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    byScore('wink-sentiment', (text) => wink(text).normalizedScore),
  ];
  const chinese = [...own, byScore('plain word list', plainLexicon)];
  const han = (text: string): boolean => /\p{Script=Han}/u.test(text);
  const [frustration, satisfaction, general] = [frustrationLines(), satisfactionLines(), generalLines()];
  const speedEn = speedCells(
    english,
    texts.filter((text) => !han(text)),
  );
  const speedZh = speedCells(chinese, texts.filter(han));
  return [
    table(
      'English: rank correlation with rated frustration; negative or not; good, bad or neither (GoEmotions, macro-F1)',
      ['', 'frustration', 'negative', 'good/bad/neither', 'a turn, p50', 'time'],
      english.map((reader, index) => [
        reader.name,
        frustration === null ? NONE : followRaters(reader, frustration),
        negativeShare(reader, false),
        general === null ? NONE : macroF1(reader, general, ['good', 'bad', 'neither']),
        ...(speedEn[index] ?? []),
      ]),
    ),
    table(
      'Chinese: rank correlation with rated satisfaction; negative or not; reviews good or bad (macro-F1)',
      ['', 'satisfaction', 'negative', 'reviews', 'a turn, p50', 'time'],
      chinese.map((reader, index) => [
        reader.name,
        satisfaction === null ? NONE : followRaters(reader, satisfaction),
        negativeShare(reader, true),
        reviewF1(reader, library),
        ...(speedZh[index] ?? []),
      ]),
    ),
  ].join('\n\n');
}
