import { existsSync, readFileSync } from 'node:fs';
import type { Role } from '../../utils/core/conversation/conversation.ts';
import type { Emotion } from '../../utils/core/taxonomy.ts';

/** One labelled buyer turn: lists hold every acceptable value, `intensity` the lowest and highest reading. */
export interface GoldTurn {
  id: string;
  src: string;
  context: { role: Role; text: string }[];
  text: string;
  emotions_required: Emotion[];
  emotions_allowed: Emotion[];
  dominant: Emotion[];
  intensity: [number, number];
  step: string[];
  exposure: string[];
  root: string[];
  trigger: string[];
  scenario: string[];
  hidden: string[];
  stage_ok: string[];
  negative: boolean[];
}

export interface ScenarioFixture {
  id: string;
  market: 'CN' | 'TW' | 'HK' | 'EU' | 'UK' | 'US';
  lang: string;
  turns: { who: 'a' | 'b'; at_min: number; text: string }[];
  expect: Record<string, unknown>;
}

export interface HardNegative {
  lang: string;
  text: string;
  must_not: string;
  why: string;
}

export interface Dialogue {
  id: string;
  turns: { role: Role; text: string; frustration?: number[] | null }[];
  satisfaction_mean?: number;
}

const FOLDER = new URL(process.env.WARMLINE_EVAL_DATA ?? '../../../shared/data/', import.meta.url);

function read(name: string): string | null {
  const file = new URL(name, FOLDER);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** A JSON list of the measuring folder, or null where the file is not there. */
export function readList<T>(name: string): T[] | null {
  const text = read(name);
  return text === null ? null : (JSON.parse(text) as T[]);
}

/** A file of one JSON object a line, or null where it is not there. */
export function readLines<T>(name: string): T[] | null {
  const text = read(name);
  if (text === null) return null;
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Text and label of each line of a table with a head line, or null where it is not there. */
export function readTable(name: string): [string, string][] | null {
  const text = read(name);
  if (text === null) return null;
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', second = ''] = line.split('\t');
      return [first, second];
    });
}
