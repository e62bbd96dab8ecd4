/** Lays a settings file over the market's defaults. */
import type { SettingsInput } from '../core/contract-schema.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import { type Clock, defaultSettings, isMarketOpen, marketOf, type Settings, timeZoneOf } from '../core/settings.ts';
import { layTeamRules } from '../core/team-rules.ts';
import { languageOf } from '../core/text/language.ts';

/** Settings for one conversation: its own market first, then the file's, then what the buyer's script suggests. */
export function settingsFor(conversation: Conversation, file: SettingsInput): Settings {
  const { market: named, byMarket, uiLang, agent = {}, now: _now, ...rules } = file;
  const known = conversation.market ?? named;
  const lang = languageOf(conversation);
  const market = known ?? marketOf(lang);
  const { name, lead, shop } = agent;
  const team = layTeamRules(layTeamRules(defaultSettings(market), rules), byMarket?.[market] ?? {});
  return {
    ...team,
    ...(known === undefined && isMarketOpen(lang) ? { marketGuessed: true } : {}),
    ...(uiLang === undefined ? {} : { uiLang }),
    agent: {
      ...(name === undefined ? {} : { name }),
      ...(lead === undefined ? {} : { lead }),
      ...(shop === undefined ? {} : { shop }),
    },
  };
}

/** A transcript is judged from its own last moment, so that yesterday's chat reads the same tomorrow. */
export function clockFor(
  conversation: Conversation,
  settings: Settings,
  file: SettingsInput,
  wallClock: number,
): Clock {
  const times = conversation.turns.flatMap((turn) => (turn.at === undefined ? [] : [turn.at]));
  const now = file.now !== undefined ? Date.parse(file.now) : times.length > 0 ? Math.max(...times) : wallClock;
  return { now, timeZone: settings.timeZone ?? timeZoneOf(settings.market) };
}
