import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Line = { where: string; text: string };

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}

/** Every text of the measuring sets in a folder (development files only), to make sure none is in the corpus. */
export function readMeasured(folder: string): Line[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const at = (text: string): Line => ({ where: name, text });
    if (name.endsWith('.dev.tsv')) {
      return readFileSync(path, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => at(line.split('\t')[0] ?? ''));
    }
    if (name.endsWith('.jsonl')) {
      return readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .flatMap((line) => textsIn(JSON.parse(line)).map(at));
    }
    return name.endsWith('.json') ? textsIn(JSON.parse(readFileSync(path, 'utf8'))).map(at) : [];
  });
}
