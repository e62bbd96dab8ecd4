import type { SiteEntry } from '../../../utils/app/sites/site-desk.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { missingWords } from './missing-words.ts';

/** What cannot be read now, since when, and what is missing. */
export function Troubles({ entries }: { entries: readonly SiteEntry[] }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' });
  if (entries.length === 0) return <p className="sites-well">{t('studio.sites.allWell')}</p>;
  return (
    <section className="card sites-troubles" aria-labelledby="sites-broken" data-testid="site-troubles">
      <h2 id="sites-broken">{t('studio.sites.broken')}</h2>
      <ul>
        {entries.map(({ definition, log }) => {
          if (!log?.broke) return null;
          const { at, host, missing } = log.broke;
          return (
            <li key={`${definition.id} ${definition.version}`}>
              <Icon name="alert" />
              <span>
                <strong>{definition.name}</strong>{' '}
                {t('studio.sites.brokenLine', {
                  when: when.format(at),
                  host,
                  missing: missingWords(missing, t, uiLang),
                })}
              </span>
            </li>
          );
        })}
      </ul>
      <p>{t('studio.sites.brokenHint')}</p>
    </section>
  );
}
