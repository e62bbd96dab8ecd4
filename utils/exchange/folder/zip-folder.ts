/** The folder form as one file, for people without git. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { MOST_BYTES, weighZip } from '../table/weigh-zip.ts';
import type { Folder } from './folder-form.ts';

/** The same folder gives the same bytes: no clock in the file. */
const NO_TIME = new Date('2000-01-01T00:00:00');

export function zipFolder(folder: ReadonlyMap<string, string>): Uint8Array {
  const files = [...folder].map(([path, text]): [string, Uint8Array] => [path, strToU8(text)]);
  return zipSync(Object.fromEntries(files), { mtime: NO_TIME });
}

/** Files that a pack folder is made of; macOS adds shadows of its own. */
const READ = /^(?!__MACOSX).*\.(?:json|ya?ml)$/;

export type UnzippedFolder = { ok: true; folder: Folder } | { ok: false; problem: 'too-big' | 'bomb' | 'not-a-zip' };

/** Unpacks a zipped pack folder, also one that was zipped with its outer folder. Never throws. */
export function unzipFolder(bytes: Uint8Array): UnzippedFolder {
  if (bytes.length > MOST_BYTES) return { ok: false, problem: 'too-big' };
  try {
    if (weighZip(bytes).bomb) return { ok: false, problem: 'bomb' };
    const files = unzipSync(bytes, { filter: ({ name }) => READ.test(name) });
    // Some Windows tools write backslashes.
    const folder: Folder = new Map(
      Object.entries(files).map(([path, data]) => [path.replaceAll('\\', '/'), strFromU8(data)]),
    );
    return { ok: true, folder: withoutOuter(folder) };
  } catch {
    return { ok: false, problem: 'not-a-zip' };
  }
}

function withoutOuter(folder: Folder): Folder {
  const outer = [...folder.keys()].map((path) => /^([^/]+)\/pack\.(?:json|ya?ml)$/.exec(path)?.[1]).find(Boolean);
  if (!outer) return folder;
  const prefix = `${outer}/`;
  return new Map(
    [...folder].flatMap(([path, text]): [string, string][] =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [],
    ),
  );
}
