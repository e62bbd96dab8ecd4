import type { ReactNode } from 'react';
import type { Severity } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

type WatchTone = 'warm' | 'amber' | 'good' | 'plain';

interface WatchItemProps {
  icon: IconName;
  tone: WatchTone;
  /** Said to screen readers before the title, where the tone means something. */
  severity?: Severity;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

export function WatchItem({ icon, tone, severity, title, children, actions }: WatchItemProps) {
  const t = useTexts();
  return (
    <li className="watch-item" data-tone={tone}>
      <Icon name={icon} />
      <div>
        <p>
          {severity && <span className="sr-only">{t(`severity.${severity}`)}: </span>}
          {title}
        </p>
        {children && <div className="watch-more">{children}</div>}
        {actions && <div className="watch-actions">{actions}</div>}
      </div>
    </li>
  );
}
