import type { ReactNode } from 'react';
import { useTexts } from '../../hooks/use-texts.ts';
import { CaseResultsContext, useCaseResults, useRunCases } from './use-case-results.ts';

/** Keeps the results of the cases for every page of the Studio. */
export function CaseRunner({ children }: { children: ReactNode }) {
  return <CaseResultsContext value={useRunCases()}>{children}</CaseResultsContext>;
}

/** How many cases fail, beside the page's name; nothing while all hold. */
export function CaseBadge() {
  const t = useTexts();
  const failing = useCaseResults().filter(({ passed }) => !passed).length;
  if (failing === 0) return null;
  return (
    <span className="nav-badge" data-tone="warm">
      <span aria-hidden="true">{failing}</span>
      <span className="sr-only">{t('studio.bench.failing', { count: failing })}</span>
    </span>
  );
}
