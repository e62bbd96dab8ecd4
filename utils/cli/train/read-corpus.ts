import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS } from '../../core/mood/model/heads.ts';
import { EMOTIONS, type Emotion, GLAD_EMOTIONS, NEGATIVE_EMOTIONS } from '../../core/taxonomy.ts';

/** One labelled turn of `scripts-library/corpus/`. */
export interface CorpusTurn {
  text: string;
  /** Earlier lines, oldest first. */
  context: { role: 'customer' | 'agent'; text: string }[];
  lang: 'zh-hans' | 'zh-hant' | 'en';
  file: string;
  line: number;
  emotions: Emotion[];
  intensity: number;
  labels: ReadonlyMap<string, string>;
}

const LANGS = ['zh-hans', 'zh-hant', 'en'] as const;
const BREAK = ' ⏎ ';
const isEmotion = (id: string): id is Emotion => (EMOTIONS as readonly string[]).includes(id);

/** Reads `key:value` pairs (see the corpus README); throws, naming `where`, at what the taxonomy does not know. */
export function readLabels(labelled: string, where: string): Pick<CorpusTurn, 'emotions' | 'intensity' | 'labels'> {
  const labels = new Map(
    labelled
      .trim()
      .split(' ')
      .map((pair): [string, string] => {
        const at = pair.indexOf(':');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
  const emotions = (labels.get('e') ?? '').split(',').map((id) => {
    if (!isEmotion(id)) throw new Error(`${where}: "${id}" is no emotion of the taxonomy; see the corpus README.`);
    return id;
  });
  const intensity = Number(labels.get('i'));
  if (!(intensity >= 0 && intensity <= 5)) throw new Error(`${where}: i: must be 0 to 5.`);
  return { emotions, intensity, labels };
}

function readLine(raw: string, lang: CorpusTurn['lang'], file: string, line: number): CorpusTurn {
  const [text, labelled, before] = raw.split('\t');
  const where = `${file}:${line}`;
  if (text === undefined || labelled === undefined) throw new Error(`${where}: needs text, a tab, and labels.`);
  const context = (before ?? '')
    .split(BREAK)
    .filter((part) => /^[ab]:/.test(part))
    .map((part) => ({ role: part.startsWith('a:') ? ('agent' as const) : ('customer' as const), text: part.slice(2) }));
  return { ...readLabels(labelled, where), text: text.replaceAll(BREAK, '\n'), context, lang, file, line };
}

/** The lines of each file, by language and file name, so that each run sees the same order. */
export function corpusFiles(folder: string): { lang: CorpusTurn['lang']; file: string; lines: string[] }[] {
  return LANGS.flatMap((lang) =>
    readdirSync(join(folder, lang))
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .map((name) => ({
        lang,
        file: `${lang}/${name}`,
        lines: readFileSync(join(folder, lang, name), 'utf8')
          .trimEnd()
          .split('\n'),
      })),
  );
}

/** Every turn of the corpus. */
export function readCorpus(folder: string): CorpusTurn[] {
  return corpusFiles(folder).flatMap(({ lang, file, lines }) =>
    lines.flatMap((raw, index) => (raw === '' ? [] : [readLine(raw, lang, file, index + 1)])),
  );
}

/** Which heads of the model a turn is an example of (see `heads.ts`). */
export function headsOf(turn: CorpusTurn): Set<string> {
  const heads = new Set<string>(turn.emotions.map((id) => `em.${id}`));
  // Where no reader said so, dominance decides "negative or not": courtesy with a touch of worry is still a plain question.
  const first = turn.emotions[0];
  const told = turn.labels.get('n');
  if (told === undefined ? first !== undefined && NEGATIVE_EMOTIONS.has(first) : told === '1') heads.add('neg');
  if (turn.emotions.some((id) => GLAD_EMOTIONS.has(id))) heads.add('pos');
  for (const level of LEVELS) if (turn.intensity >= level) heads.add(`int.${level}`);
  heads.add(`sc.${turn.labels.get('s') ?? 'other'}`);
  return heads;
}
