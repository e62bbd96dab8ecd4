import { useCallback, useEffect, useState } from 'react';
import type { SubscribedList } from '../../../utils/app/studio/delivery-port.ts';
import { useStudio } from '../use-studio.ts';

/** The subscribed lists, kept in step with the worker; null until it has answered. */
export function useLists(): readonly SubscribedList[] | null {
  const { delivery } = useStudio().store.ports;
  const [lists, setLists] = useState<readonly SubscribedList[] | null>(null);
  const load = useCallback(() => {
    delivery.list().then(setLists, () => undefined);
  }, [delivery]);
  useEffect(() => {
    const lifetime = new AbortController();
    load();
    delivery.onChanged(load, lifetime.signal);
    return () => lifetime.abort();
  }, [delivery, load]);
  return lists;
}
