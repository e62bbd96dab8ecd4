import type { Pack, Script } from '../script.ts';

/** Parts of a script that a reader of the difference cares for; bookkeeping (owner, review day, note) comes last. */
const PARTS = [
  'texts',
  'title',
  'stage',
  'variant',
  'fits',
  'tags',
  'slots',
  'channel',
  'validFrom',
  'validTo',
  'owner',
  'reviewBy',
  'status',
  'note',
] as const;
export type ScriptPart = (typeof PARTS)[number];

export type ScriptChange =
  | { kind: 'added'; id: string; after: Script }
  | { kind: 'removed'; id: string; before: Script }
  | { kind: 'changed'; id: string; before: Script; after: Script; parts: ScriptPart[] };

/** The same content, whatever the order of keys; JSON of sorted keys, as scripts are plain data. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

/** Parts in which two states of one script differ; empty where they say the same. */
export function changedParts(before: Script, after: Script): ScriptPart[] {
  return PARTS.filter((part) => !same(before[part], after[part]));
}

/** What differs between two versions of a pack, by script id. */
export function comparePacks(before: Pick<Pack, 'scripts'> | null, after: Pick<Pack, 'scripts'>): ScriptChange[] {
  const old = new Map((before?.scripts ?? []).map((script) => [script.id, script]));
  const changes: ScriptChange[] = [];
  for (const script of after.scripts) {
    const was = old.get(script.id);
    old.delete(script.id);
    if (!was) changes.push({ kind: 'added', id: script.id, after: script });
    else {
      const parts = changedParts(was, script);
      if (parts.length > 0) changes.push({ kind: 'changed', id: script.id, before: was, after: script, parts });
    }
  }
  for (const was of old.values()) changes.push({ kind: 'removed', id: was.id, before: was });
  return changes.sort((a, b) => (a.id < b.id ? -1 : 1));
}
