/** Turns the raw content of a pack folder into a checked pack, or says what is wrong and where. */
import * as v from 'valibot';
import { type Pack, PackManifestSchema, type Script, ScriptSchema } from './script.ts';

export interface RawPackFile {
  /** File name inside the pack folder, for messages. */
  name: string;
  /** Parsed JSON: an array of scripts. */
  scripts: unknown;
}

export interface PackProblem {
  /** `file › script id › field`, as far as known. */
  place: string;
  message: string;
}

export type ParsedPack =
  | { ok: true; pack: Pack; problems: PackProblem[] }
  /** The manifest itself is unusable, so nothing of the pack can be offered. */
  | { ok: false; problems: PackProblem[] };

/** Largest number of problems listed; the rest is counted. */
const MOST_PROBLEMS = 50;

function describe(issue: v.BaseIssue<unknown>, place: string): PackProblem {
  const path = v.getDotPath(issue);
  return { place: path ? `${place} › ${path}` : place, message: issue.message };
}

function parseScripts(file: RawPackFile, seen: Set<string>, problems: PackProblem[]): Script[] {
  if (!Array.isArray(file.scripts)) {
    problems.push({ place: file.name, message: 'must hold a list of scripts ([ … ])' });
    return [];
  }
  const scripts: Script[] = [];
  file.scripts.forEach((raw: unknown, index) => {
    const named = typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string';
    const place = `${file.name} › ${named ? String((raw as { id: string }).id) : `script ${index + 1}`}`;
    const result = v.safeParse(ScriptSchema, raw);
    if (!result.success) {
      problems.push(...result.issues.map((issue) => describe(issue, place)));
    } else if (seen.has(result.output.id)) {
      problems.push({ place, message: 'this id stands twice in the pack; the first one is kept' });
    } else {
      seen.add(result.output.id);
      scripts.push(result.output);
    }
  });
  return scripts;
}

/**
 * Checks a pack. Scripts that fail are left out and listed in `problems`; the rest goes on
 * (architecture: fail closed, keep the original). Never throws.
 *
 * @param manifest parsed `pack.json`
 * @param files parsed script files of the same folder
 * @param name folder name, for messages
 */
export function parsePack(manifest: unknown, files: readonly RawPackFile[], name: string): ParsedPack {
  const head = v.safeParse(PackManifestSchema, manifest);
  if (!head.success) return { ok: false, problems: head.issues.map((issue) => describe(issue, `${name}/pack.json`)) };
  const problems: PackProblem[] = [];
  const seen = new Set<string>();
  const scripts = files.flatMap((file) => parseScripts(file, seen, problems));
  if (problems.length > MOST_PROBLEMS) {
    const more = problems.length - MOST_PROBLEMS;
    problems.splice(MOST_PROBLEMS, more, { place: name, message: `and ${more} further problems` });
  }
  return { ok: true, pack: { manifest: head.output, scripts }, problems };
}
