import { useEffect, useState } from 'react';
import type { PackInForce, PackSource } from '../../../utils/core/packs/pack-record.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { packTitle } from '../pack-title.ts';
import { useLibrary, useStudio } from '../use-studio.ts';

type Held = Pick<PackInForce, 'pack'> & { source: PackSource | { kind: 'builtin' }; since: string | null };

/** Read here too: without an open pack, or while another tab works on it, the Studio's state holds none. */
function useInForce(): PackInForce[] {
  const { packs } = useStudio().store.ports;
  const [entries, setEntries] = useState<PackInForce[]>([]);
  useEffect(() => {
    const lifetime = new AbortController();
    const load = () => void packs.inForce().then(setEntries, () => undefined);
    load();
    packs.onChanged(load, lifetime.signal);
    return () => lifetime.abort();
  }, [packs]);
  return entries;
}

function useHeld(): Held[] {
  const inForce = useInForce();
  const builtin = useLibrary()?.packs ?? [];
  const taken = new Set(inForce.map(({ pack }) => pack.manifest.id));
  const rest = builtin.filter(({ manifest }) => !taken.has(manifest.id));
  return [...inForce, ...rest.map((pack): Held => ({ pack, source: { kind: 'builtin' }, since: null }))];
}

/** Which packs the agent of this browser gets, and from where. */
export function InForce() {
  const t = useTexts();
  const uiLang = useUiLang();
  const held = useHeld();
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' });
  if (held.length === 0) return null;
  return (
    <section className="card" aria-labelledby="in-force-title">
      <h2 id="in-force-title">{t('studio.delivery.inForce')}</h2>
      <table className="delivery-table">
        <thead>
          <tr>
            {(['pack', 'version', 'scripts', 'from', 'since'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'scripts' ? 'number' : undefined}>
                {t(`studio.delivery.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.map(({ pack: { manifest, scripts }, source, since }) => (
            <tr key={manifest.id} data-testid={`in-force-${manifest.id}`}>
              <th scope="row">
                {packTitle(manifest, uiLang)}
                <code>{manifest.id}</code>
              </th>
              <td>{manifest.version}</td>
              <td className="number">{scripts.length.toLocaleString(uiLang)}</td>
              <td>
                {t(`studio.delivery.source.${source.kind}`)}
                {'url' in source && <small>{new URL(source.url).host}</small>}
              </td>
              <td>{since === null ? '—' : when.format(new Date(since))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
