/** The company's settings under and over the user's own. */
import { DEFAULT_USER_SETTINGS } from './effective-settings.ts';
import type { UserSettings } from './panel-state.ts';
import { readTeamFile } from './team-file.ts';

/** Structurally the platform's `Policy`; `team` is the text of a settings file. */
interface PolicySettings {
  settings: Partial<Omit<UserSettings, 'team'>> & { team?: string };
  locked: readonly (keyof UserSettings)[];
}

function given({ team, ...rest }: PolicySettings['settings']): { settings: Partial<UserSettings>; problem?: string } {
  if (team === undefined) return { settings: rest };
  const read = readTeamFile(team);
  if (read.ok) return { settings: { ...read.change, ...rest } };
  return { settings: rest, problem: 'message' in read ? read.message : `${read.market}: ${read.conflict.field}` };
}

/**
 * What holds: the company's values where it locked them or the user saved none, else the user's own.
 *
 * @param own what the user saved; null where nothing was
 */
export function layPolicy(
  own: UserSettings | null,
  policy: PolicySettings,
): { settings: UserSettings; problem?: string } {
  const { settings, problem } = given(policy.settings);
  const locked = Object.fromEntries(Object.entries(settings).filter(([name]) => policy.locked.includes(name as never)));
  const laid = { ...DEFAULT_USER_SETTINGS, ...settings, ...own, ...locked };
  return { settings: laid, ...(problem === undefined ? {} : { problem }) };
}

/** A change without what the company locked. */
export function withoutLocked(change: Partial<UserSettings>, locked: PolicySettings['locked']): Partial<UserSettings> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => !locked.includes(name as never)));
}
