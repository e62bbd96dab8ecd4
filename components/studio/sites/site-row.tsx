import type { SiteEntry } from '../../../utils/app/sites/site-desk.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { missingWords } from '../../missing-words.ts';
import { FaredBars } from './fared-bars.tsx';
import { SiteActions } from './site-actions.tsx';

/** One definition: what it reads, whence, on what evidence, how it fared. */
export function SiteRow({ entry }: { entry: SiteEntry }) {
  const { definition, state, log } = entry;
  const t = useTexts();
  return (
    <tr data-testid={`site-${definition.id}`} data-source={entry.source} data-state={state}>
      <th scope="row">
        <span className="sites-name">{definition.name}</span>
        <code>
          {definition.id} · {t('studio.sites.version', { version: definition.version })}
        </code>
        <Evidence entry={entry} />
      </th>
      <td>
        {t(`studio.sites.source.${entry.source}`)}
        <From entry={entry} />
        {state !== 'on' && (
          <span className="chip" data-tone="amber">
            {t(`studio.sites.state.${state}`)}
          </span>
        )}
      </td>
      <td>
        <Trust entry={entry} />
      </td>
      <td>
        <FaredBars log={log} />
        <LastBroken entry={entry} />
      </td>
      <td>
        <SiteActions entry={entry} />
      </td>
    </tr>
  );
}

function From({ entry: { from, since } }: { entry: SiteEntry }) {
  const uiLang = useUiLang();
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium' });
  return (
    <>
      {from !== null && <small>{new URL(from).host}</small>}
      {since !== null && !Number.isNaN(since) && <small>{when.format(since)}</small>}
    </>
  );
}

function Trust({ entry: { definition, certainty } }: { entry: SiteEntry }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { confidence, date } = definition.evidence;
  const percent = new Intl.NumberFormat(uiLang, { style: 'percent' });
  return (
    <>
      {t(`studio.sites.trust.${confidence}`)}
      {certainty !== null && ` (${percent.format(certainty)})`}
      <small>
        <time dateTime={date}>{date}</time>
      </small>
    </>
  );
}

function LastBroken({ entry: { log } }: { entry: SiteEntry }) {
  const t = useTexts();
  const uiLang = useUiLang();
  if (!log?.broke) return null;
  const { at, host, missing } = log.broke;
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return <small>{t('studio.sites.lastBroken', { when, host, missing: missingWords(missing, t, uiLang) })}</small>;
}

/** How pages are recognised, and where the selectors come from. */
function Evidence({ entry: { definition } }: { entry: SiteEntry }) {
  const t = useTexts();
  const { urls = [], fingerprint } = definition.match;
  return (
    <details>
      <summary>{t('studio.sites.more')}</summary>
      <dl>
        {urls.length > 0 && (
          <>
            <dt>{t('studio.sites.addresses')}</dt>
            <dd>
              {urls.map((url) => (
                <code key={url}>{url}</code>
              ))}
            </dd>
          </>
        )}
        {fingerprint !== undefined && (
          <>
            <dt>{t('studio.sites.fingerprint')}</dt>
            <dd>
              <code>{fingerprint}</code>
            </dd>
          </>
        )}
        <dt>{t('studio.sites.evidence')}</dt>
        <dd lang="en">{definition.evidence.source}</dd>
      </dl>
    </details>
  );
}
