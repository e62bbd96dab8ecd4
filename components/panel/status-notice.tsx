import { useState } from 'react';
import { isTextKey } from '../../utils/i18n/create-texts.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import { usePanel, usePort } from './panel-context.ts';
import { useTeach } from './teach/use-teach.ts';

/** What the panel says when there is no advice to show: what is the case, and the one thing to do. */
export function StatusNotice() {
  const t = useTexts();
  const status = usePanel((state) => (state.status === 'live' ? 'reading' : state.status));
  const known = usePanel((state) => state.host);
  const host = known ?? t('host.unknown');
  const almost = usePanel((state) => state.almost === true);
  const site = usePanel((state) => state.site?.name) ?? t('host.unknown');
  return (
    <section className="notice" aria-live="polite" data-kind={status}>
      <h2>{t(`status.${status}.title`, { host })}</h2>
      <p>{t(`status.${status}.text`, { host, site })}</p>
      {status === 'no-access' && (known ? <AccessButton /> : <p>{t('status.no-access.unknown')}</p>)}
      {status === 'unreadable' && <MissingList />}
      {status === 'unreadable' && <LastRead />}
      {status === 'unsupported' && almost && <p>{t('siteCheck.almost')}</p>}
      {status === 'unsupported' && <p>{t('siteCheck.teachHint')}</p>}
      {(status === 'unreadable' || status === 'unsupported') && (
        <WaysOut broken={status === 'unreadable'} almost={status === 'unsupported' && almost} />
      )}
    </section>
  );
}

function AccessButton() {
  const t = useTexts();
  const port = usePort();
  const [denied, setDenied] = useState(false);
  return (
    <>
      <Button
        kind="primary"
        data-testid="request-access"
        onClick={() => {
          // Straight from the click: the browser only asks inside a user's gesture.
          port.requestAccess().then(
            (granted) => setDenied(!granted),
            () => setDenied(true),
          );
        }}
      >
        {t('status.no-access.action')}
      </Button>
      {denied && <p>{t('status.no-access.denied')}</p>}
    </>
  );
}

function MissingList() {
  const t = useTexts();
  const missing = usePanel((state) => state.health?.missing);
  return (
    <ul className="missing" data-testid="missing">
      {missing?.map((key) => {
        const text = `missing.${key}`;
        return <li key={key}>{isTextKey(text) ? t(text) : key}</li>;
      })}
    </ul>
  );
}

/** Whether the page broke today or never worked; the lead sees more of it in the Studio. */
function LastRead() {
  const t = useTexts();
  const uiLang = useUiLang();
  const at = usePanel((state) => state.site?.healthyAt);
  if (at === undefined) return null;
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p data-testid="last-read">
      {at === null ? t('siteCheck.neverRead') : t('siteCheck.lastRead', { when: when.format(at) })}
    </p>
  );
}

/** A page that cannot be read: load it anew, look over what was found, teach it, forget what was taught wrongly, report it. */
function WaysOut({ broken, almost }: { broken: boolean; almost: boolean }) {
  const t = useTexts();
  const port = usePort();
  const teach = useTeach();
  const [open, setOpen] = useState(false);
  const id = usePanel((state) => state.site?.id);
  const taught = usePanel((state) => state.site?.confidence === 'taught');
  return (
    <div className="ways-out">
      {broken && (
        <Button kind="primary" data-testid="reload-page" onClick={() => void port.reloadPage().catch(() => {})}>
          {t('siteCheck.reload')}
        </Button>
      )}
      <Button kind={broken ? 'normal' : 'primary'} data-testid="teach-start" onClick={() => teach({ type: 'start' })}>
        {t(taught ? 'teach.again' : 'teach.open')}
      </Button>
      {almost && (
        <Button data-testid="teach-found" onClick={() => teach({ type: 'start', from: 'found' })}>
          {t('teach.checkFound')}
        </Button>
      )}
      {broken && taught && id && (
        <Button data-testid="teach-forget" onClick={() => teach({ type: 'forget', site: id })}>
          {t('siteCheck.forget')}
        </Button>
      )}
      <Button onClick={() => setOpen(true)}>{t('siteCheck.report')}</Button>
      {open && <DiagnosticsDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
