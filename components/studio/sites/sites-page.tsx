import { troubleOf } from '../../../utils/app/sites/health-log.ts';
import type { SiteEntry } from '../../../utils/app/sites/site-desk.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import '../delivery/delivery.css';
import { ImportSites } from './import-sites.tsx';
import { SiteRow } from './site-row.tsx';
import './sites.css';
import { Troubles } from './troubles.tsx';
import { useSites } from './use-sites.ts';

const RANK: Record<SiteEntry['source'], number> = { taught: 1, detected: 2, file: 3, subscribed: 4, builtin: 5 };

/** What is broken first, then what this team made itself, then what was delivered. */
function inOrder(entries: readonly SiteEntry[]): SiteEntry[] {
  const rank = (entry: SiteEntry) => (isBroken(entry) ? 0 : RANK[entry.source]);
  return [...entries].sort((a, b) => rank(a) - rank(b) || a.definition.name.localeCompare(b.definition.name));
}

function isBroken({ state, log }: SiteEntry): boolean {
  return state === 'on' && troubleOf(log) !== null;
}

/** Every page that can be read: by which definition, on what evidence, and how it fared. */
export function SitesPage() {
  const t = useTexts();
  const entries = useSites();
  if (!entries) return <p className="studio-note">{t('studio.sites.loading')}</p>;
  return (
    <div className="studio-page sites" data-testid="sites-page">
      <h1>{t('studio.page.sites')}</h1>
      <p className="delivery-lead">{t('studio.sites.lead')}</p>
      <Troubles entries={entries.filter(isBroken)} />
      <section className="card" aria-labelledby="sites-all">
        <h2 id="sites-all">{t('studio.sites.all', { count: entries.length })}</h2>
        <table className="delivery-table sites-table">
          <thead>
            <tr>
              {(['site', 'source', 'trust', 'fared', 'actions'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`studio.sites.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(entries).map((entry) => (
              <SiteRow key={`${entry.source} ${entry.from} ${entry.definition.id}`} entry={entry} />
            ))}
          </tbody>
        </table>
      </section>
      <ImportSites />
    </div>
  );
}
