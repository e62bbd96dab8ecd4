import { useEffect, useMemo, useState } from 'react';
import type { Script } from '../../../utils/core/packs/script.ts';
import { type ColumnMap, guessColumns, hasText } from '../../../utils/exchange/import/columns.ts';
import type { ForeignRow, ImportDefaults } from '../../../utils/exchange/import/make-script.ts';
import {
  type ImportEntry,
  type ImportPlan,
  type ImportProgress,
  planImport,
} from '../../../utils/exchange/import/plan-import.ts';
import { readSource, type Source } from '../../../utils/exchange/import/read-source.ts';
import { tableEntries } from '../../../utils/exchange/import/table-entries.ts';
import type { Encoding } from '../../../utils/exchange/table/decode-text.ts';
import { MOST_BYTES } from '../../../utils/exchange/table/weigh-zip.ts';

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** How a table is to be understood. */
export interface TableReading {
  sheet: number;
  hasHeads: boolean;
  map: ColumnMap;
}

export type DryRun =
  | { kind: 'waiting' }
  | { kind: 'checking'; progress: ImportProgress }
  | { kind: 'stopped' }
  | { kind: 'ready'; plan: ImportPlan };

function guess(source: Source, sheet = 0): TableReading | null {
  if (!source.ok || source.kind !== 'table') return null;
  return { sheet, ...guessColumns(source.sheets[sheet]?.rows ?? []) };
}

/** The file that was brought, what is in it, and how it is read. */
export function useSource() {
  const [file, setFile] = useState<ImportFile | null>(null);
  const [serial, setSerial] = useState(0);
  const [source, setSource] = useState<Source | null>(null);
  const [reading, setReading] = useState<TableReading | null>(null);
  const take = async (next: ImportFile, encoding?: Encoding) => {
    setFile(next);
    setSerial((before) => before + 1);
    setSource(null);
    const read = await readSource(next.name, next.bytes, encoding);
    setSource(read);
    setReading(guess(read));
  };
  return {
    file,
    /** Another for every reading of a file: cells that were mended belong to one of them. */
    serial,
    source,
    reading,
    setReading,
    take,
    takeFile: async (picked: File) => {
      if (picked.size <= MOST_BYTES)
        return take({ name: picked.name, bytes: new Uint8Array(await picked.arrayBuffer()) });
      // Not even read into memory.
      setFile({ name: picked.name, bytes: new Uint8Array() });
      setReading(null);
      setSource({ ok: false, problem: 'too-big', detail: String(Math.round(picked.size / 1024 / 1024)) });
    },
    pickSheet: (sheet: number) => source && setReading(guess(source, sheet)),
    leave: () => {
      setFile(null);
      setSource(null);
      setReading(null);
    },
  };
}

/** Cells that the lead mended, by row number. */
export type Mended = ReadonlyMap<number, ForeignRow>;

/** What is to be checked; null while the file or its text column is not known. */
export function useEntries(source: Source | null, reading: TableReading | null, mended: Mended): ImportEntry[] | null {
  const entries = useMemo(() => {
    if (!source?.ok) return null;
    if (source.kind !== 'table') return source.entries;
    if (!reading || !hasText(reading.map)) return null;
    return tableEntries(source.sheets[reading.sheet]?.rows ?? [], reading.map, reading.hasHeads);
  }, [source, reading]);
  return useMemo(() => {
    if (!entries || mended.size === 0) return entries;
    return entries.map((entry) => {
      const cells = mended.get(entry.row);
      return cells && 'foreign' in entry ? { ...entry, foreign: { ...entry.foreign, ...cells } } : entry;
    });
  }, [entries, mended]);
}

/** Runs the dry run whenever what is imported, or how, changes; the newest run wins. */
export function useDryRun(
  entries: readonly ImportEntry[] | null,
  known: ReadonlyMap<string, Script>,
  defaults: ImportDefaults,
) {
  const [run, setRun] = useState<DryRun>({ kind: 'waiting' });
  const [round, setRound] = useState(0);
  const [stop, setStop] = useState<() => void>(() => () => undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round checks the same once more
  useEffect(() => {
    if (!entries) {
      setRun({ kind: 'waiting' });
      return;
    }
    const lifetime = new AbortController();
    const { signal } = lifetime;
    // A short check replaces the list before without a flicker.
    setRun((before) =>
      before.kind === 'ready' ? before : { kind: 'checking', progress: { done: 0, total: entries.length } },
    );
    setStop(() => () => {
      lifetime.abort();
      setRun({ kind: 'stopped' });
    });
    const started = performance.now();
    const onProgress = (progress: ImportProgress) => {
      if (!signal.aborted && performance.now() - started > SHOW_PROGRESS_AFTER_MS)
        setRun({ kind: 'checking', progress });
    };
    void planImport(entries, known, defaults, { signal, onProgress }).then((plan) => {
      if (plan && !signal.aborted) setRun({ kind: 'ready', plan });
    });
    return () => lifetime.abort();
  }, [entries, known, defaults, round]);
  return { run, stop, again: () => setRound(round + 1) };
}

const SHOW_PROGRESS_AFTER_MS = 150;
