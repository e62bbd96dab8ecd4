import { useCallback, useEffect, useState } from 'react';
import type { SiteEntry } from '../../../utils/app/sites/site-desk.ts';
import { useStudio } from '../use-studio.ts';

/** Every site definition of this browser, kept in step with the worker; null until it has answered. */
export function useSites(): readonly SiteEntry[] | null {
  const { sites } = useStudio().store.ports;
  const [entries, setEntries] = useState<readonly SiteEntry[] | null>(null);
  const load = useCallback(() => {
    sites.list().then(setEntries, () => undefined);
  }, [sites]);
  useEffect(() => {
    const lifetime = new AbortController();
    load();
    sites.onChanged(load, lifetime.signal);
    return () => lifetime.abort();
  }, [sites, load]);
  return entries;
}
