import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { dayOf } from '../../utils/app/studio/blank-script.ts';
import { foldAhead } from '../../utils/app/studio/find-text.ts';
import { listRows } from '../../utils/app/studio/list-rows.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import './scripts.css';
import { BulkBar } from './bulk-bar.tsx';
import { Editor } from './editor.tsx';
import { READ_AS } from './pack-title.ts';
import { ScriptTable } from './table.tsx';
import { TableTools } from './table-tools.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

/** Table and editor side by side; the editor can take the whole width, to write in three languages at once. */
export function ScriptsPage() {
  const t = useTexts();
  const { store } = useStudio();
  const rows = useRows();
  const search = useRef<HTMLInputElement>(null);
  useFoldAhead();
  const [wide, setWide] = useState(false);
  const arriving = useStudioState((state) => state.arriving);
  const script = useStudioState((state) => (state.openId === null ? undefined : state.scripts.get(state.openId)));
  useSlashKey(() => {
    setWide(false);
    search.current?.focus();
  });
  useEffect(() => {
    // A lead never faces an empty editor beside a full table.
    const { openId: open, order } = store.getState();
    if (open === null && order[0] !== undefined) store.actions.openScript(order[0]);
  }, [store]);
  return (
    <div className="scripts-page" data-wide={wide && script !== undefined} inert={arriving} aria-busy={arriving}>
      <section className="scripts-list" aria-label={t('studio.table.label')} hidden={wide && script !== undefined}>
        <h1 className="sr-only">{t('studio.page.scripts')}</h1>
        <TableTools rows={rows} search={search} />
        <BulkBar />
        <ScriptTable rows={rows} />
      </section>
      {script && <Editor script={script} wide={wide} onWide={setWide} />}
    </div>
  );
}

function useRows(): string[] {
  const { store } = useStudio();
  const lang = READ_AS[useUiLang()];
  const scripts = useStudioState((state) => state.scripts);
  const order = useStudioState((state) => state.order);
  const filter = useStudioState((state) => state.filter);
  const sort = useStudioState((state) => state.sort);
  // Typing goes first: the list follows when the browser has a moment.
  const shown = useDeferredValue(scripts);
  const wanted = useDeferredValue(filter);
  return useMemo(
    () => listRows({ scripts: shown, order, filter: wanted, sort }, { lang, today: dayOf(store.ports.now()) }),
    [shown, order, wanted, sort, lang, store],
  );
}

/** The first letter typed into the search must not wait for a large pack to be folded. */
function useFoldAhead(): void {
  const scripts = useStudioState((state) => state.scripts);
  useEffect(() => {
    const work = foldAhead(scripts);
    let timer: ReturnType<typeof setTimeout>;
    const step = () => {
      if (!work.next().done) timer = setTimeout(step);
    };
    timer = setTimeout(step, FOLD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [scripts]);
}

const FOLD_AFTER_MS = 300;

/** `/` goes to the search from anywhere but a field. */
function useSlashKey(onSlash: () => void): void {
  const latest = useRef(onSlash);
  latest.current = onSlash;
  useEffect(() => {
    const lifetime = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
        event.preventDefault();
        latest.current();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
}
