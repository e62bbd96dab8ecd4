import { useState } from 'react';
import type { SiteEntry } from '../../../utils/app/sites/site-desk.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio } from '../use-studio.ts';
import { saveJson } from './save-json.ts';

/** What a lead may do about a definition. */
export function SiteActions({ entry }: { entry: SiteEntry }) {
  const t = useTexts();
  const toast = useToast();
  const { sites } = useStudio().store.ports;
  const { definition, source, from, state } = entry;
  const { id, name, version } = definition;
  const run = (work: Promise<void>) => {
    work.catch(() => toast({ tone: 'problem', text: t('studio.sites.failed') }));
  };
  const canSwitch = (source === 'builtin' || source === 'subscribed' || source === 'file') && isHolding(state);
  return (
    <div className="delivery-actions">
      <Button
        kind="plain"
        aria-label={t('studio.sites.exportOf', { name })}
        data-testid="export-site"
        onClick={() => saveJson(`${id}-${version}.json`, definition)}
      >
        {t('studio.sites.export')}
      </Button>
      {canSwitch && (
        <Button
          kind="plain"
          aria-label={t(state === 'off' ? 'studio.sites.switchOnOf' : 'studio.sites.switchOffOf', { name })}
          data-testid="switch-site"
          onClick={() => run(sites.switch(id, state === 'off'))}
        >
          {t(state === 'off' ? 'studio.sites.switchOn' : 'studio.sites.switchOff')}
        </Button>
      )}
      {(source === 'taught' || source === 'detected') && from !== null && (
        <Forget name={name} onForget={() => run(sites.forget(new URL(from).host, source))} />
      )}
      {source === 'file' && <Forget name={name} onForget={() => run(sites.remove(id))} />}
    </div>
  );
}

function isHolding(state: SiteEntry['state']): boolean {
  return state === 'on' || state === 'off';
}

/** Asks once more: what was taught is a person's work. */
function Forget({ name, onForget }: { name: string; onForget: () => void }) {
  const t = useTexts();
  const [asked, setAsked] = useState(false);
  if (asked)
    return (
      <Button
        kind="primary"
        data-testid="confirm-forget"
        ref={(button) => button?.focus()}
        onBlur={() => setAsked(false)}
        onClick={onForget}
      >
        {t('studio.sites.confirmForget')}
      </Button>
    );
  return (
    <Button
      kind="plain"
      aria-label={t('studio.sites.forgetOf', { name })}
      data-testid="forget-site"
      onClick={() => setAsked(true)}
    >
      {t('studio.sites.forget')}
    </Button>
  );
}
