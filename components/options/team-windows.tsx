import type { ExposureWindow } from '../../utils/core/settings.ts';
import { isMonthDay } from '../../utils/core/team-rules.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { CheckedInput } from './form-fields.tsx';

interface TeamWindowsProps {
  windows: readonly ExposureWindow[];
  onSave: (windows: ExposureWindow[]) => void;
}

/** Days on which complaints spread faster: the calendar's own, and the shop's. */
export function TeamWindows({ windows, onSave }: TeamWindowsProps) {
  const t = useTexts();
  const change = (at: number, part: Partial<ExposureWindow>) =>
    onSave(windows.map((window, index) => (index === at ? { ...window, ...part } : { ...window })));
  const checkDay = (text: string) => (isMonthDay(text) ? null : t('team.problem.day'));
  return (
    <>
      <p className="team-lead">{t('team.windowsHint')}</p>
      <ul className="team-windows">
        {windows.map((window, at) => (
          // Two windows may share every word, and rows never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <CheckedInput
              label={t('team.windowName')}
              value={window.name}
              check={(text) => (text === '' ? t('team.problem.name') : null)}
              onSave={(name) => change(at, { name })}
            />
            <CheckedInput
              label={t('team.windowFrom')}
              value={window.from}
              placeholder="11-08"
              check={checkDay}
              onSave={(from) => change(at, { from })}
            />
            <CheckedInput
              label={t('team.windowTo')}
              value={window.to}
              placeholder="11-14"
              check={checkDay}
              onSave={(to) => change(at, { to })}
            />
            <Button
              kind="icon"
              aria-label={t('team.removeWindow', { name: window.name })}
              title={t('team.removeWindow', { name: window.name })}
              onClick={() => onSave(windows.filter((_, index) => index !== at).map((each) => ({ ...each })))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        kind="plain"
        className="quiet inline"
        onClick={() =>
          onSave([...windows.map((each) => ({ ...each })), { name: t('team.ownWindow'), from: '01-01', to: '01-03' }])
        }
      >
        <Icon name="plus" />
        {t('team.addWindow')}
      </Button>
    </>
  );
}
