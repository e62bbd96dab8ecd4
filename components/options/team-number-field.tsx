import type { Settings } from '../../utils/core/settings.ts';
import {
  findConflicts,
  readTeamNumber,
  type TeamNumber,
  type TeamRules,
  teamNumber,
  withTeamNumber,
} from '../../utils/core/team-rules.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { CheckedInput } from './form-fields.tsx';

const UNITS = {
  'limits.agent': 'money',
  'limits.lead': 'money',
  'limits.noProof': 'money',
  'limits.minOffer': 'money',
  'returns.handling': 'money',
  'returns.keepUpTo': 'money',
  medianPrice: 'money',
  'asking.most': 'times',
  'asking.live': 'minutes',
  'asking.later': 'minutes',
  'asking.quietFrom': 'hour',
  'asking.quietTo': 'hour',
  'reply.hold': 'seconds',
  'reply.late': 'seconds',
  promiseMinutes: 'minutes',
  'thresholds.show': 'share',
  'thresholds.maybe': 'share',
} as const satisfies Record<TeamNumber, string>;

interface TeamNumberFieldProps {
  path: TeamNumber;
  rules: TeamRules;
  /** The market's defaults, and the same with the rules on top. */
  base: Settings;
  laid: Settings;
  onSave: (rules: TeamRules) => void;
}

/** One number of the team: checked where it stands, empty for the market's default. */
export function TeamNumberField({ path, rules, base, laid, onSave }: TeamNumberFieldProps) {
  const t = useTexts();
  const unit = UNITS[path];
  const unitName = unit === 'money' ? laid.currency : t(`team.unit.${unit}`);
  const usual = teamNumber(base, path);
  const own = teamNumber(rules, path);

  const check = (text: string): string | null => {
    if (text === '') return conflict(withTeamNumber(rules, path, undefined));
    const read = readTeamNumber(path, text);
    if (!read.ok) return t(`team.problem.${read.problem}`, { bound: read.bound });
    return conflict(withTeamNumber(rules, path, read.value));
  };
  const conflict = (changed: TeamRules): string | null => {
    const found = findConflicts(base, changed).find(({ field, other }) => field === path || other === path);
    if (!found) return null;
    // Said from the side of the field that is being typed in.
    const [must, other] =
      found.field === path
        ? [found.must, found.other]
        : [found.must === 'atLeast' ? ('atMost' as const) : ('atLeast' as const), found.field];
    return t(`team.problem.${must}`, { other: t(`team.field.${other}`) });
  };
  const save = (text: string) => {
    const read = text === '' ? null : readTeamNumber(path, text);
    if (read === null || read.ok) onSave(withTeamNumber(rules, path, read?.value));
  };
  return (
    <CheckedInput
      label={t(`team.field.${path}`)}
      hint={
        usual === undefined
          ? t('team.noDefault')
          : own === undefined
            ? undefined
            : t('team.default', { value: String(usual) })
      }
      unit={unitName}
      value={own === undefined ? '' : String(own)}
      placeholder={usual === undefined ? '' : String(usual)}
      inputMode="decimal"
      check={check}
      onSave={save}
    />
  );
}
