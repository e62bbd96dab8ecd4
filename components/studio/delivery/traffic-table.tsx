import { useEffect, useId, useState } from 'react';
import { staticFiles } from '../../../utils/app/studio/static-files.ts';
import { dailyTraffic, gzippedSize, type Traffic, trafficOf } from '../../../utils/app/studio/traffic.ts';
import type { Pack } from '../../../utils/core/packs/script.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { useLibrary, useStudioState } from '../use-studio.ts';

const LOOKS_A_DAY = 24;
const AGENTS = [100, 1000, 10_000, 100_000] as const;

/** Sizes of the newest version, else of the built-in pack, measured as a server sends them. */
function useTraffic(): { pack: Pack; traffic: Traffic } | null {
  const builtin = useLibrary()?.packs[0];
  const pack = useStudioState((state) => state.versions[0]?.pack) ?? builtin;
  const [measured, setMeasured] = useState<{ pack: Pack; traffic: Traffic } | null>(null);
  useEffect(() => {
    if (!pack) return;
    let gone = false;
    const measure = async () => {
      const version = { version: pack.manifest.version, at: '', by: '', note: '', pack };
      const [index = 0, file = 0] = await Promise.all([...(await staticFiles(version)).values()].map(gzippedSize));
      if (!gone) setMeasured({ pack, traffic: trafficOf({ index, pack: file }) });
    };
    // Without a compressor there is no number to show, and nothing else is missing.
    measure().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [pack]);
  return measured;
}

function sizeText(bytes: number, uiLang: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(uiLang, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power);
}

/** What ten thousand agents cost a static server. */
export function TrafficTable() {
  const t = useTexts();
  const uiLang = useUiLang();
  const measured = useTraffic();
  const [agents, setAgents] = useState<number>(10_000);
  const id = useId();
  if (!measured) return null;
  const { traffic, pack } = measured;
  const size = (bytes: number) => sizeText(bytes, uiLang);
  const day = (versions: number) => dailyTraffic(traffic, agents, LOOKS_A_DAY, versions);
  const rows = [
    ['first', traffic.first, traffic.first * agents],
    ['unchanged', traffic.unchanged, day(0)],
    ['changed', traffic.changed, day(1)],
  ] as const;
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('studio.delivery.traffic')}</h2>
      <p className="delivery-lead">
        {t('studio.delivery.trafficLead', { count: pack.scripts.length, looks: LOOKS_A_DAY })}
      </p>
      <label className="pick">
        {t('studio.delivery.agents')}
        <select value={agents} onChange={(event) => setAgents(Number(event.target.value))}>
          {AGENTS.map((count) => (
            <option key={count} value={count}>
              {count.toLocaleString(uiLang)}
            </option>
          ))}
        </select>
      </label>
      <table className="delivery-table" data-testid="traffic">
        <thead>
          <tr>
            {(['what', 'one', 'all'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'what' ? undefined : 'number'}>
                {t(`studio.delivery.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, one, all]) => (
            <tr key={what}>
              <th scope="row">{t(`studio.delivery.trafficRow.${what}`)}</th>
              <td className="number">{size(one)}</td>
              <td className="number">{size(all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
