import { useId, useState } from 'react';
import type { EvidenceAdvice } from '../../utils/core/advice.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import './evidence.css';
import { EvidenceItems } from './evidence-items.tsx';
import { EvidenceRequest } from './evidence-request.tsx';
import { NagChip, useNagLevel } from './nag-chip.tsx';
import { usePanel } from './panel-context.ts';
import { WatchItem } from './watch-item.tsx';

const TITLE = {
  no: 'watch.evidenceNo',
  optional: 'watch.evidenceOptional',
  yes: 'watch.evidenceYes',
  seller: 'watch.evidenceSeller',
} as const;

/** Whether to ask for proof, how hard we have pressed, and the one text that helps now (domain.md §3). */
export function EvidenceLine() {
  const evidence = usePanel((state) => state.advice?.evidence);
  const pressed = (evidence?.asked ?? 0) > 0 || (evidence?.nag?.level ?? 'none') !== 'none';
  const quiet = usePanel((state) => state.calm) && !pressed;
  const silent = evidence?.need === 'no' && evidence.advice === '' && !pressed;
  if (!evidence || quiet || silent) return null;
  return <EvidenceCard evidence={evidence} />;
}

const SPENT: ReadonlySet<string> = new Set(['irritated', 'unwilling', 'unable']);

function EvidenceCard({ evidence }: { evidence: EvidenceAdvice }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const moreId = useId();
  const level = useNagLevel(evidence.nag);
  const items = evidence.items ?? [];
  const unfolds = items.length > 0 || (evidence.request ?? null) !== null;
  const warm = level === 'act_now' || level === 'nag_hard';
  const amber = level === 'nag' || SPENT.has(evidence.state);
  return (
    <WatchItem
      icon="proof"
      tone={warm ? 'warm' : amber ? 'amber' : evidence.need === 'no' ? 'good' : 'plain'}
      title={
        <span className="evidence-title">
          {t(TITLE[evidence.need])} <NagChip level={level} />
        </span>
      }
    >
      {evidence.advice && <p>{evidence.advice}</p>}
      <Asked evidence={evidence} acts={level !== 'none'} />
      {unfolds && (
        <Button
          kind="plain"
          className="quiet inline evidence-toggle"
          data-testid="evidence-more"
          aria-expanded={open}
          aria-controls={open ? moreId : undefined}
          onClick={() => setOpen(!open)}
        >
          {t(
            open ? 'evidence.less' : evidence.request ? `evidence.more.${evidence.request.does}` : 'evidence.more.list',
          )}
        </Button>
      )}
      {open && (
        <section id={moreId} className="evidence-more" aria-label={t('evidence.heading')}>
          {evidence.request && <EvidenceRequest request={evidence.request} />}
          <EvidenceItems items={items} said={evidence.advice} />
          {evidence.lacks?.map((lack) => (
            <p key={lack} className="evidence-lack">
              {lack}
            </p>
          ))}
        </section>
      )}
    </WatchItem>
  );
}

/** What was asked so far and what weighs on the buyer; once we pressed, the step that ends it. */
function Asked({ evidence, acts }: { evidence: EvidenceAdvice; acts: boolean }) {
  const t = useTexts();
  const { asked, state, nag, need, fallback } = evidence;
  const why = nag?.why ?? [];
  // Once something weighs, it says more than the plain state does.
  const stands = why.length > 0 ? why : [t(`evidenceState.${state}`)];
  const facts = asked > 0 ? [t('watch.asked', { count: asked }), ...stands] : why;
  const step = acts && nag?.act ? nag.act : need === 'no' ? '' : fallback;
  return (
    <>
      {facts.length > 0 && <p data-testid="evidence-asked">{facts.join(' · ')}</p>}
      {step && <p>{step}</p>}
    </>
  );
}
