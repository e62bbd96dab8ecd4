import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchHit } from '../../utils/core/suggest/search-scripts.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { usePanel, usePort } from './panel-context.ts';
import { type Find, openSearchEngine } from './search-engine.ts';

export interface SearchState {
  query: string;
  setQuery: (query: string) => void;
  /** Null while the library is not open yet. */
  hits: SearchHit[] | null;
  failed: boolean;
  /** Opens the library; called when the field gets the focus. */
  open: () => void;
  active: number;
  setActive: (index: number) => void;
  lang: Lang;
}

/** The query, its hits and the active one; the library is opened once and kept. */
export function useSearch(): SearchState {
  const port = usePort();
  const lang = usePanel((state) => state.advice?.lang) ?? langOfPage();
  const [query, setQuery] = useState('');
  const [find, setFind] = useState<{ find: Find } | null>(null);
  const [failed, setFailed] = useState(false);
  const [active, setActive] = useState(0);
  const opening = useRef(false);
  // Typing stays fluent while a long library is searched.
  const deferred = useDeferredValue(query);
  const hits = useMemo(() => find?.find(deferred, lang) ?? null, [find, deferred, lang]);
  const open = useCallback(() => {
    if (opening.current) return;
    opening.current = true;
    setFailed(false);
    openSearchEngine(port).then(
      (opened) => setFind({ find: opened }),
      () => {
        opening.current = false;
        setFailed(true);
      },
    );
  }, [port]);
  const stamp = usePanel((state) => state.packs?.stamp);
  const known = useRef(stamp);
  // Other scripts are in force: an open search must find them, one never opened has nothing to renew.
  useEffect(() => {
    if (known.current === stamp) return;
    known.current = stamp;
    if (!opening.current) return;
    opening.current = false;
    open();
  }, [stamp, open]);
  return {
    query,
    setQuery: (next) => {
      setQuery(next);
      setActive(0);
    },
    hits,
    failed,
    open,
    active: Math.min(active, Math.max(0, (hits?.length ?? 0) - 1)),
    setActive,
    lang,
  };
}

/** Without a conversation the agent's own language is the best guess. */
function langOfPage(): Lang {
  const page = document.documentElement.lang;
  return page === 'zh-TW' ? 'zh-Hant' : page === 'en' ? 'en' : 'zh-Hans';
}
