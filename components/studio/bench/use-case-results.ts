import { createContext, useContext, useEffect, useState } from 'react';
import { type CaseResult, libraryOf, runCase } from '../../../utils/core/packs/cases/run-case.ts';
import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import type { Pack, Script } from '../../../utils/core/packs/script.ts';
import { useUiLang } from '../../hooks/use-texts.ts';
import { useLibrary, useStudioState } from '../use-studio.ts';

/** The working copy as agents would have it if everything in it were published now. */
function asIfPublished(manifest: Pack['manifest'], scripts: Iterable<Script>): Pack {
  const live = [...scripts].filter(({ status }) => status !== 'archived');
  return { manifest, scripts: live.map((script) => ({ ...script, status: 'published' })) };
}

/** The working copy as a pack; null without an open one. */
export function useWorkingPack(): Pack | null {
  const manifest = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.manifest);
  const scripts = useStudioState((state) => state.scripts);
  const [made, setMade] = useState<Pack | null>(null);
  useEffect(() => {
    // Off the typing path: a pack of thousands is copied a moment after the last change, not on every key.
    const timer = setTimeout(() => setMade(manifest ? asIfPublished(manifest, scripts.values()) : null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [manifest, scripts]);
  return made;
}

const PAUSE_MS = 300;
const NO_CASES: readonly RegressionCase[] = [];

export const CaseResultsContext = createContext<readonly CaseResult[]>([]);

/** Results of all cases of the open pack, run anew after every change; `CaseRunner` keeps them. */
export function useCaseResults(): readonly CaseResult[] {
  return useContext(CaseResultsContext);
}

/** Runs the cases one by one, so that a long list never holds up a key press. */
export function useRunCases(): readonly CaseResult[] {
  const library = useLibrary();
  const uiLang = useUiLang();
  const pack = useWorkingPack();
  const cases = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.cases ?? NO_CASES);
  const [results, setResults] = useState<readonly CaseResult[]>([]);
  useEffect(() => {
    if (!library || !pack) return;
    const alone = libraryOf(library, pack);
    const done: CaseResult[] = [];
    let timer: ReturnType<typeof setTimeout>;
    const next = () => {
      const given = cases[done.length];
      if (!given) return setResults(done);
      done.push(runCase(given, alone, uiLang));
      timer = setTimeout(next);
    };
    timer = setTimeout(next);
    return () => clearTimeout(timer);
  }, [library, pack, cases, uiLang]);
  return results;
}
