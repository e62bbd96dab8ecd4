import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelLangOf } from '../../core/mood/model/each-feature.ts';
import { normalise } from '../../core/text/normalise.ts';
import { type CorpusTurn, readLabels } from './read-corpus.ts';

interface Dialogue {
  id: string;
  turns: { role: string; text: string }[];
}

/** Our labels of real talk, and the sets of dialogues that were not there to be read. */
export interface Talk {
  turns: CorpusTurn[];
  missing: string[];
}

function readDialogues(path: string): Map<string, Dialogue> {
  const lines = readFileSync(path, 'utf8').split('\n');
  const dialogues = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Dialogue);
  return new Map(dialogues.map((dialogue) => [dialogue.id, dialogue]));
}

function readTurn(raw: string, file: string, line: number, dialogues: ReadonlyMap<string, Dialogue>): CorpusTurn {
  const [place = '', labelled = ''] = raw.split('\t');
  const where = `${file}:${line}`;
  const at = place.lastIndexOf('#');
  const index = Number(place.slice(at + 1));
  const id = place.slice(0, at);
  const said = dialogues.get(id)?.turns;
  const turn = said?.[index];
  if (said === undefined || turn === undefined)
    throw new Error(`${where}: there is no turn ${place} in the dialogues.`);
  const context = said.slice(0, index).map(({ role, text }) => ({
    role: role === 'agent' ? ('agent' as const) : ('customer' as const),
    text,
  }));
  const lang = modelLangOf(normalise(turn.text).text) === 'en' ? 'en' : 'zh-hans';
  return { ...readLabels(labelled, where), text: turn.text, context, lang, file: `${file}/${id}`, line };
}

/**
 * The labelled turns of real dialogues: `SET.tsv` in `folder` holds `dialogue#turn<TAB>labels`, the words stand in
 * `SET.dialogs.jsonl` in `data`, which is not part of the project.
 */
export function readTalk(folder: string, data: string): Talk {
  const talk: Talk = { turns: [], missing: [] };
  const sets = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  for (const name of sets.sort()) {
    const set = name.slice(0, -'.tsv'.length);
    const path = join(data, `${set}.dialogs.jsonl`);
    if (!existsSync(path)) {
      talk.missing.push(set);
      continue;
    }
    const dialogues = readDialogues(path);
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    lines.forEach((raw, index) => {
      if (raw !== '') talk.turns.push(readTurn(raw, `talk/${name}`, index + 1, dialogues));
    });
  }
  return talk;
}
