import { openSlots } from '../../utils/app/compose-script.ts';
import type { Finding } from '../../utils/core/advice.ts';
import { SEVERITIES, type Severity } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { usePanel, usePort } from './panel-context.ts';
import { useInsertion } from './use-insertion.ts';
import { WatchItem } from './watch-item.tsx';

/** More than two at once would be nagging (the attention budget); the gravest come first. */
const SHOWN = 2;

const FACE = {
  info: { icon: 'info', tone: 'plain' },
  warn: { icon: 'alert', tone: 'amber' },
  high: { icon: 'alert', tone: 'amber' },
  stop: { icon: 'stop', tone: 'warm' },
  block: { icon: 'stop', tone: 'warm' },
} as const satisfies Record<Severity, unknown>;

export function FindingLines() {
  const t = useTexts();
  const findings = usePanel((state) => state.advice?.draft.findings);
  const draft = usePanel((state) => state.draft?.text ?? '');
  const fingerprint = usePanel((state) => state.draft?.fingerprint ?? '');
  if (!findings || findings.length === 0) return null;
  const sorted = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || a.start - b.start,
  );
  const more = sorted.length - SHOWN;
  return (
    <>
      {sorted.slice(0, SHOWN).map((finding) => (
        <FindingLine
          key={`${finding.rule} ${finding.start}`}
          finding={finding}
          draft={draft}
          fingerprint={fingerprint}
        />
      ))}
      {more > 0 && <li className="watch-rest">{t('watch.moreFindings', { count: more })}</li>}
    </>
  );
}

function FindingLine({ finding, draft, fingerprint }: { finding: Finding; draft: string; fingerprint: string }) {
  const t = useTexts();
  const port = usePort();
  const { replace } = useInsertion();
  const words = draft.slice(finding.start, finding.end).trim();
  const { icon, tone } = FACE[finding.severity];
  // A wording with an open slot is advice to read: put into the draft it would reach the buyer as braces.
  const ready = finding.better !== '' && finding.end > finding.start && openSlots(finding.better).length === 0;
  return (
    <WatchItem
      icon={icon}
      tone={tone}
      severity={finding.severity}
      title={finding.message}
      actions={
        <>
          {ready && (
            <Button data-testid={`replace-${finding.rule}`} onClick={() => void replace(finding, fingerprint)}>
              {t('watch.replace')}
            </Button>
          )}
          <Button
            kind="plain"
            onClick={() => {
              void port.dismissFinding(finding.rule).catch(() => {});
            }}
          >
            {t('watch.dismiss')}
          </Button>
        </>
      }
    >
      {words && <p>{t('watch.draft', { text: words.length > 40 ? `${words.slice(0, 40)}…` : words })}</p>}
      {finding.better && (
        <p>
          <b>{t('watch.better')}</b> <span dir="auto">{finding.better}</span>
        </p>
      )}
    </WatchItem>
  );
}
