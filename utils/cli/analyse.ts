/** `npm run -s analyse`: the core on the command line (advice contract). */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { assess } from '../core/assess.ts';
import type { SettingsInput } from '../core/contract-schema.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import type { Library } from '../core/library.ts';
import type { Pack } from '../core/packs/script.ts';
import { parseSettings } from '../core/parse-settings.ts';
import { plan } from '../core/plan.ts';
import { type ReadResult, readConversation } from '../exchange/read-conversation.ts';
import { readTranscript } from '../exchange/read-transcript.ts';
import { builtinLibrary, withPacks } from '../library/builtin.ts';
import { loadPackFolder } from './load-pack-folder.ts';
import { toContract } from './print-contract.ts';
import { clockFor, settingsFor } from './settings-file.ts';
import { adviceTable } from './table.ts';

const USAGE = `usage: npm run -s analyse -- [options] [FILE|-]
  --jsonl          one conversation a line in, one result a line out
  --json           one conversation, pretty JSON (default when piped)
  --table          readable table (default on a terminal)
  --turns          add the assessment after each buyer turn
  --pack DIR       use this pack on top of the built-in ones (repeatable)
  --settings FILE  the team's settings, such as the settings.json of a pack
`;

interface Run {
  library: Library;
  file: SettingsInput;
  turns: boolean;
}

function upToTurn(conversation: Conversation, turn: number): Conversation {
  const { draft: _, ...rest } = conversation;
  return { ...rest, turns: conversation.turns.slice(0, turn + 1) };
}

function analyse(conversation: Conversation, { library, file, turns }: Run) {
  const settings = settingsFor(conversation, file);
  const clock = clockFor(conversation, settings, file, Date.now());
  const advice = plan(assess(conversation, library, settings, clock), conversation, library, settings, clock);
  const buyerTurns = turns
    ? conversation.turns.flatMap((turn, index) => (turn.role === 'customer' ? [index] : []))
    : undefined;
  const perTurn = buyerTurns?.map((turn) => {
    const past = upToTurn(conversation, turn);
    return { turn, assessment: assess(past, library, settings, clockFor(past, settings, file, clock.now)) };
  });
  return { advice, output: toContract(advice, perTurn) };
}

/** A whole file that is one JSON list counts as its members, one a line. */
function jsonLines(text: string): { line: number; read: () => unknown }[] {
  if (text.trimStart().startsWith('[')) {
    try {
      const list = JSON.parse(text) as unknown[];
      return list.map((item, index) => ({ line: index + 1, read: () => item }));
    } catch {
      // Not one list after all: read line by line, so that each bad line is named.
    }
  }
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() ? [{ line: index + 1, read: () => JSON.parse(line) as unknown }] : []));
}

function runLines(text: string, run: Run): boolean {
  let clean = true;
  for (const { line, read } of jsonLines(text)) {
    let result: ReadResult;
    try {
      result = readConversation(read(), String(line), Date.now());
    } catch (error) {
      result = { ok: false, id: null, message: error instanceof Error ? error.message : String(error) };
    }
    if (result.ok) process.stdout.write(`${JSON.stringify(analyse(result.conversation, run).output)}\n`);
    else {
      clean = false;
      process.stdout.write(`${JSON.stringify({ id: result.id, error: { line, message: result.message } })}\n`);
    }
  }
  return clean;
}

function readOne(text: string): ReadResult {
  if (!/^\s*(?:\{|\[\s*[[{"\]])/.test(text)) {
    const read = readTranscript(text, 'transcript');
    return read.ok ? read : { ok: false, id: null, message: read.message };
  }
  try {
    return readConversation(JSON.parse(text), 'conversation', Date.now());
  } catch (error) {
    return { ok: false, id: null, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Every pack that can be used; what cannot is named, and the rest goes on. */
async function loadPacks(folders: readonly string[]): Promise<{ packs: Pack[]; clean: boolean }> {
  const packs: Pack[] = [];
  let clean = true;
  for (const folder of folders) {
    const parsed = await loadPackFolder(folder);
    for (const { place, message } of parsed.problems) process.stderr.write(`pack: ${place}: ${message}\n`);
    if (parsed.ok) packs.push(parsed.pack);
    else {
      clean = false;
      process.stderr.write(`pack: ${folder}: left out; the other packs are used\n`);
    }
  }
  return { packs, clean };
}

async function readAll(file: string | undefined): Promise<string> {
  if (file !== undefined && file !== '-') return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: 'boolean' },
      json: { type: 'boolean' },
      table: { type: 'boolean' },
      turns: { type: 'boolean' },
      pack: { type: 'string', multiple: true },
      settings: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const settings =
    values.settings === undefined
      ? ({ ok: true, settings: {} } as const)
      : parseSettings(await readFile(values.settings, 'utf8'));
  if (!settings.ok) return complain(`${values.settings}: ${settings.message}`);
  const { packs, clean } = await loadPacks(values.pack ?? []);
  const run: Run = {
    library: withPacks(builtinLibrary(), packs),
    file: settings.settings,
    turns: values.turns ?? false,
  };
  const text = await readAll(positionals[0]);
  if (values.jsonl) return runLines(text, run) && clean ? 0 : 1;
  const read = readOne(text);
  if (!read.ok) return complain(`${positionals[0] ?? 'standard input'}: ${read.message}`);
  const { advice, output } = analyse(read.conversation, run);
  const table = values.table ?? (!values.json && process.stdout.isTTY === true);
  process.stdout.write(
    `${table ? adviceTable(advice, read.conversation, { colour: process.stdout.isTTY === true }) : JSON.stringify(output, null, 2)}\n`,
  );
  return clean ? 0 : 1;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await main();
} catch (error) {
  // A missing file or an unknown option is the caller's to mend: the message, not a stack.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
