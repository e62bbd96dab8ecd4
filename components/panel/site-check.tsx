import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { missingWords } from '../missing-words.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePanel } from './panel-context.ts';
import { useTeach } from './teach/use-teach.ts';
import './teach/teach.css';

/** Above the advice, only where the reading itself deserves a look: read by itself, experimental, note mode not known. */
export function SiteCheck() {
  const confidence = usePanel((state) => state.site?.confidence);
  return (
    <>
      {confidence === 'detected' && <DetectedCheck />}
      {confidence === 'low' && <ExperimentalCheck />}
      <NoteCheck />
    </>
  );
}

/** How many rows of the shown end of the chat are whose, in words. */
function useFound(): string {
  const t = useTexts();
  const turns = usePanel((state) => state.conversation?.turns);
  const count = (role: string) => turns?.filter((turn) => turn.role === role).length ?? 0;
  const [customer, agent] = [count('customer'), count('agent')];
  const rest = (turns?.length ?? 0) - customer - agent;
  const parts = [
    t('siteCheck.role.customer', { count: customer }),
    t('siteCheck.role.agent', { count: agent }),
    ...(rest > 0 ? [t('siteCheck.role.rest', { count: rest })] : []),
  ];
  return t('siteCheck.found', { parts: parts.join(' · ') });
}

function DetectedCheck() {
  const t = useTexts();
  const teach = useTeach();
  const site = usePanel((state) => state.site?.id) ?? '';
  const sure = usePanel((state) => state.site?.sure);
  const insteadOf = usePanel((state) => state.site?.insteadOf);
  const uiLang = useUiLang();
  const host = usePanel((state) => state.host) ?? t('host.unknown');
  const found = useFound();
  return (
    <section className="site-check" data-testid="site-check" data-kind="detected">
      <h2>{t('siteCheck.detected')}</h2>
      <p data-testid="site-why">
        {insteadOf
          ? t('siteCheck.insteadOf', { site: insteadOf.site, missing: missingWords(insteadOf.missing, t, uiLang) })
          : t('siteCheck.detectedText', { host })}
      </p>
      <p>
        {found}
        {sure !== undefined && ` · ${t(sure ? 'siteCheck.sure' : 'siteCheck.fairlySure')}`}
      </p>
      <div className="teach-row">
        <Button data-testid="site-right" onClick={() => teach({ type: 'confirm', site })}>
          {t('siteCheck.right')}
        </Button>
        <Button data-testid="teach-start" onClick={() => teach({ type: 'start' })}>
          {t('teach.open')}
        </Button>
      </div>
    </section>
  );
}

function ExperimentalCheck() {
  const t = useTexts();
  const teach = useTeach();
  const site = usePanel((state) => state.site?.name) ?? '';
  const found = useFound();
  return (
    <section className="site-check" data-testid="site-check" data-kind="low">
      <h2>{t('siteCheck.experimental')}</h2>
      <p>{t('siteCheck.experimentalText', { site })}</p>
      <p>{found}</p>
      <Button data-testid="teach-start" onClick={() => teach({ type: 'start' })}>
        {t('teach.open')}
      </Button>
    </section>
  );
}

/** Needed every time before inserting, so it cannot be waved away. */
function NoteCheck() {
  const t = useTexts();
  const unknown = usePanel((state) => state.site?.noteModeUnknown === true && state.health?.composer === 'ready');
  if (!unknown) return null;
  return (
    <p className="site-note" data-testid="note-unknown">
      <Icon name="alert" />
      <span>{t('siteCheck.noteUnknown')}</span>
    </p>
  );
}
