/** What the user chose, laid over the defaults of the market that the conversation belongs to. */
import type { Conversation } from '../core/conversation/conversation.ts';
import { type Clock, defaultSettings, isMarketOpen, marketOf, type Settings, timeZoneOf } from '../core/settings.ts';
import type { UiLang } from '../core/taxonomy.ts';
import { layTeamRules } from '../core/team-rules.ts';
import { languageOf } from '../core/text/language.ts';
import type { UserSettings } from './panel-state.ts';

export const DEFAULT_USER_SETTINGS: UserSettings = {
  uiLang: 'auto',
  theme: 'auto',
  market: 'auto',
  agent: {},
  strip: true,
  crisisLine: '',
  remindMinutes: 15,
  replyClocks: {},
  team: {},
};

export function effectiveSettings(user: UserSettings, conversation: Conversation, uiLang: UiLang): Settings {
  const named = user.market === 'auto' ? conversation.market : user.market;
  const lang = languageOf(conversation);
  const market = named ?? marketOf(lang);
  return {
    ...layTeamRules(defaultSettings(market), user.team[market] ?? {}),
    ...(named === undefined && isMarketOpen(lang) ? { marketGuessed: true } : {}),
    uiLang,
    agent: user.agent,
    ...(user.crisisLine ? { crisisLine: user.crisisLine } : {}),
  };
}

/** Times for the buyer are written in the buyer's market's zone. */
export function clockOf(settings: Settings, now: number): Clock {
  return { now, timeZone: settings.timeZone ?? timeZoneOf(settings.market) };
}
