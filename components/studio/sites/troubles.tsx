import { troubleOf } from '../../../utils/app/sites/health-log.ts';
import type { SiteEntry } from '../../../utils/app/sites/site-desk.ts';
import type { HealthLog } from '../../../utils/core/sites/site-health.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { missingWords } from '../../missing-words.ts';
import { Icon } from '../../ui/icon.tsx';

/** What cannot be read now, since when, and what is missing. */
export function Troubles({ entries }: { entries: readonly SiteEntry[] }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' });
  const words = (log: HealthLog | null) => {
    if (troubleOf(log) === 'rebuilt') return t('studio.sites.rebuiltLine', { count: log?.idle ?? 0 });
    if (!log?.broke) return null;
    const { at, host, missing } = log.broke;
    return t('studio.sites.brokenLine', { when: when.format(at), host, missing: missingWords(missing, t, uiLang) });
  };
  if (entries.length === 0) return <p className="sites-well">{t('studio.sites.allWell')}</p>;
  return (
    <section className="card sites-troubles" aria-labelledby="sites-broken" data-testid="site-troubles">
      <h2 id="sites-broken">{t('studio.sites.broken')}</h2>
      <ul>
        {entries.map(({ definition, log }) => (
          <li key={`${definition.id} ${definition.version}`}>
            <Icon name="alert" />
            <span>
              <strong>{definition.name}</strong> {words(log)}
            </span>
          </li>
        ))}
      </ul>
      <p>{t('studio.sites.brokenHint')}</p>
    </section>
  );
}
