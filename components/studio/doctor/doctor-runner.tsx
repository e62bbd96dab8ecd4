import type { ReactNode } from 'react';
import { isError } from '../../../utils/core/packs/doctor/pack-finding.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { CheckupContext, useCheckup, useRunDoctor } from './use-findings.ts';

/** Keeps the findings for every page of the Studio. */
export function DoctorRunner({ children }: { children: ReactNode }) {
  return <CheckupContext value={useRunDoctor()}>{children}</CheckupContext>;
}

/** How many errors the pack has, beside the page's name. */
export function DoctorBadge() {
  const t = useTexts();
  const errors = useCheckup().findings.filter(isError).length;
  if (errors === 0) return null;
  return (
    <span className="nav-badge" data-tone="warm">
      <span aria-hidden="true">{errors}</span>
      <span className="sr-only">{t('studio.doctor.errors', { count: errors })}</span>
    </span>
  );
}
