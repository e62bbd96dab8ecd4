import { createContext, useContext, useEffect, useState } from 'react';
import type { Library } from '../../../utils/core/library.ts';
import { findUnreachable } from '../../../utils/core/packs/coverage/find-unreachable.ts';
import { checkScript, sortFindings } from '../../../utils/core/packs/doctor/check-pack.ts';
import { searchDuplicates } from '../../../utils/core/packs/doctor/find-duplicates.ts';
import type { PackFinding } from '../../../utils/core/packs/doctor/pack-finding.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import type { UiLang } from '../../../utils/core/taxonomy.ts';
import { useUiLang } from '../../hooks/use-texts.ts';
import { useLibrary, useStudio, useStudioState } from '../use-studio.ts';

export interface Checkup {
  findings: readonly PackFinding[];
  /** Scripts not looked at yet; 0 when the visit is over. */
  waiting: number;
}

const NOT_YET: Checkup = { findings: [], waiting: 0 };
export const CheckupContext = createContext<Checkup>(NOT_YET);

/** What the doctor says of the open pack; `DoctorRunner` keeps it. */
export function useCheckup(): Checkup {
  return useContext(CheckupContext);
}

/** A slice short enough for a key press in between. */
const SLICE_MS = 12;
const PAUSE_MS = 500;

/** Untouched scripts stay the same objects, so a visit after an edit looks at one script. */
const known = new WeakMap<Script, { key: string; findings: PackFinding[] }>();

function look(script: Script, library: Library, day: string, uiLang: UiLang): PackFinding[] {
  const key = `${day} ${uiLang}`;
  const before = known.get(script);
  if (before?.key === key) return before.findings;
  const findings = checkScript(script, library, day, uiLang);
  known.set(script, { key, findings });
  return findings;
}

/** Every script alone, then all together; tells after each step how many scripts wait (1 while twins are looked for). */
function* examine(all: readonly Script[], lookAt: (script: Script) => PackFinding[]): Generator<number, PackFinding[]> {
  const found: PackFinding[] = [];
  for (const [at, script] of all.entries()) {
    found.push(...lookAt(script));
    yield all.length - at;
  }
  const twins = searchDuplicates(all);
  for (;;) {
    const step = twins.next();
    if (step.done) return [...found, ...step.value, ...findUnreachable(all)];
    yield 1;
  }
}

/** Checks the pack in slices after each change, so that typing never waits for it. */
export function useRunDoctor(): Checkup {
  const library = useLibrary();
  const { store } = useStudio();
  const uiLang = useUiLang();
  const scripts = useStudioState((state) => state.scripts);
  const [checkup, setCheckup] = useState(NOT_YET);
  useEffect(() => {
    if (!library) return;
    const day = new Date(store.ports.now()).toISOString().slice(0, 10);
    const all = [...scripts.values()];
    const visit = examine(all, (script) => look(script, library, day, uiLang));
    let timer: ReturnType<typeof setTimeout>;
    const step = () => {
      const until = performance.now() + SLICE_MS;
      let next = visit.next();
      while (!next.done && performance.now() < until) next = visit.next();
      if (next.done) return setCheckup({ findings: sortFindings(next.value), waiting: 0 });
      const waiting = next.value;
      setCheckup(({ findings }) => ({ findings, waiting }));
      timer = setTimeout(step);
    };
    timer = setTimeout(step, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [library, scripts, store, uiLang]);
  return checkup;
}
