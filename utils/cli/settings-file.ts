/** Lays a settings file over the market's defaults. */
import * as v from 'valibot';
import { type SettingsInput, SettingsSchema } from '../core/contract-schema.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import { type Clock, defaultSettings, marketOf, type Settings, timeZoneOf } from '../core/settings.ts';
import { languageOf } from '../core/text/language.ts';

export type ParsedSettings = { ok: true; settings: SettingsInput } | { ok: false; message: string };

export function parseSettings(text: string): ParsedSettings {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  const parsed = v.safeParse(SettingsSchema, raw);
  if (!parsed.success)
    return { ok: false, message: `${v.getDotPath(parsed.issues[0]) ?? 'settings'}: ${parsed.issues[0].message}` };
  if (parsed.output.now !== undefined && Number.isNaN(Date.parse(parsed.output.now)))
    return { ok: false, message: `now: “${parsed.output.now}” is no ISO 8601 time` };
  return { ok: true, settings: parsed.output };
}

/** Settings for one conversation: its own market first, then the file's, then what the buyer's script suggests. */
export function settingsFor(conversation: Conversation, file: SettingsInput): Settings {
  const base = defaultSettings(conversation.market ?? file.market ?? marketOf(languageOf(conversation)));
  const { promiseMinutes, uiLang, crisisLine, currency, knownFaults } = file;
  return {
    ...base,
    ...(currency === undefined ? {} : { currency }),
    ...(promiseMinutes === undefined ? {} : { promiseMinutes }),
    ...(uiLang === undefined ? {} : { uiLang }),
    ...(crisisLine === undefined ? {} : { crisisLine }),
    ...(knownFaults === undefined ? {} : { knownFaults }),
    limits: { ...base.limits, ...defined(file.limits) },
    thresholds: { ...base.thresholds, ...defined(file.thresholds) },
    asking: { ...base.asking, ...defined(file.asking) },
    agent: { ...defined(file.agent) },
  };
}

/** Drops undefined members so that they do not hide a default. */
function defined<T extends object>(part: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
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
  return { now, timeZone: file.timeZone ?? timeZoneOf(settings.market) };
}
