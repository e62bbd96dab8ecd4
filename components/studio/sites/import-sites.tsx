import { useId, useState } from 'react';
import type { SiteFile, SitePlan } from '../../../utils/app/sites/site-desk.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio } from '../use-studio.ts';

interface Read {
  name: string;
  text: string;
  file: SiteFile;
}

const brings = (plan: SitePlan) => plan.ok && (plan.as === 'new' || plan.as === 'update');

/** A file of definitions: what it would do is said first. */
export function ImportSites() {
  const t = useTexts();
  const toast = useToast();
  const id = useId();
  const { sites } = useStudio().store.ports;
  const [read, setRead] = useState<Read | null>(null);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    setRead({ name: file.name, text, file: await sites.dryRun(text) });
  };
  const take = async ({ text }: Read) => {
    const taken = await sites.take(text);
    setRead(null);
    const count = taken.ok ? taken.plans.filter(brings).length : 0;
    toast({ tone: 'done', text: t('studio.sites.taken', { count }) });
  };
  const failed = () => toast({ tone: 'problem', text: t('studio.sites.failed') });
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('studio.sites.import')}</h2>
      <p className="delivery-lead">{t('studio.sites.importLead')}</p>
      <label className="sites-choose">
        <input
          type="file"
          className="sr-only"
          accept=".json,application/json"
          data-testid="sites-file"
          onChange={(event) => {
            choose(event.target.files?.[0]).catch(failed);
            // The same file may be chosen again after it was mended.
            event.target.value = '';
          }}
        />
        <span className="button">{t('studio.sites.choose')}</span>
      </label>
      <div role="status">
        {read && <DryRun read={read} onTake={() => void take(read).catch(failed)} onCancel={() => setRead(null)} />}
      </div>
    </section>
  );
}

function DryRun({ read: { name, file }, onTake, onCancel }: { read: Read; onTake: () => void; onCancel: () => void }) {
  const t = useTexts();
  if (!file.ok)
    return (
      <p className="field-problem" data-testid="sites-refused">
        {t('studio.sites.refused', { name, message: file.message })}
      </p>
    );
  const count = file.plans.filter(brings).length;
  return (
    <div data-testid="sites-dry-run">
      <h3>{t('studio.sites.dryRun', { name })}</h3>
      <ul className="sites-plan">
        {file.plans.map((plan, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may name one id twice, and the list never changes
          <li key={i} data-problem={!plan.ok}>
            <strong>{plan.name}</strong> <code>{plan.id}</code> <PlanWords plan={plan} />
          </li>
        ))}
      </ul>
      <div className="delivery-actions">
        {count > 0 && (
          <Button kind="primary" data-testid="take-sites" onClick={onTake}>
            {t('studio.sites.take', { count })}
          </Button>
        )}
        <Button kind="plain" onClick={onCancel}>
          {t('studio.sites.cancel')}
        </Button>
      </div>
    </div>
  );
}

function PlanWords({ plan }: { plan: SitePlan }) {
  const t = useTexts();
  if (!plan.ok)
    return <span className="field-problem">{t('studio.sites.plan.refused', { message: plan.message })}</span>;
  const { version, before } = plan;
  return <span>{t(`studio.sites.plan.${plan.as}`, { version, before: before ?? 0 })}</span>;
}
