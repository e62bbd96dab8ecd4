/** The team's settings as a file beside a pack (`settings.json`), and back. */
import type { SettingsInput } from '../core/contract-schema.ts';
import { parseSettings } from '../core/parse-settings.ts';
import { defaultSettings } from '../core/settings.ts';
import { MARKETS, type Market } from '../core/taxonomy.ts';
import { findConflicts, type TeamBook, type TeamConflict } from '../core/team-rules.ts';
import type { UserSettings } from './panel-state.ts';

/** Pretty JSON of what the team changed; the agent's own name and look stay at home. */
export function writeTeamFile({ market, team, crisisLine }: UserSettings): string {
  const file: SettingsInput = {
    ...(market === 'auto' ? {} : { market }),
    ...(crisisLine ? { crisisLine } : {}),
    byMarket: team,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export type ReadTeamFile =
  | { ok: true; change: Pick<UserSettings, 'team'> & Partial<Pick<UserSettings, 'market' | 'crisisLine'>> }
  | { ok: false; message: string }
  /** Well formed, but two numbers of one market contradict each other. */
  | { ok: false; market: Market; conflict: TeamConflict };

/** Reads such a file. Rules above the markets belong to the market it names, else to every market. */
export function readTeamFile(text: string): ReadTeamFile {
  const parsed = parseSettings(text);
  if (!parsed.ok) return parsed;
  const { market, byMarket = {}, crisisLine, uiLang: _uiLang, agent: _agent, now: _now, ...rules } = parsed.settings;
  const team: TeamBook = {};
  for (const each of MARKETS) {
    const above = market === undefined || market === each ? rules : {};
    const own = { ...above, ...byMarket[each] };
    if (Object.keys(own).length > 0) team[each] = own;
    const [conflict] = findConflicts(defaultSettings(each), own);
    if (conflict) return { ok: false, market: each, conflict };
  }
  return {
    ok: true,
    change: { team, ...(market ? { market } : {}), ...(crisisLine === undefined ? {} : { crisisLine }) },
  };
}
