/** A script as a buyer would read it, with sample facts, and how long it is against what may be sent. */
import { lengthLimit, messageLength } from '../../core/draft/message-limits.ts';
import type { Script } from '../../core/packs/script.ts';
import { fillScript } from '../../core/suggest/fill-script.ts';
import type { Lang, UiLang } from '../../core/taxonomy.ts';
import { type ScriptPart, scriptParts } from '../compose-script.ts';
import { clockOf, effectiveSettings } from '../effective-settings.ts';
import type { UserSettings } from '../panel-state.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';

/** The message in its parts, or null where the script has no text in this language. */
export function previewScript(
  script: Script,
  lang: Lang,
  user: UserSettings,
  uiLang: UiLang,
  now: number,
): ScriptPart[] | null {
  if (!script.texts[lang]) return null;
  const { conversation, agent } = SAMPLE_FACTS[lang];
  const market = user.market === 'auto' ? (conversation.market ?? 'auto') : user.market;
  const settings = effectiveSettings(
    { ...user, market, agent: { ...agent, ...user.agent } },
    { ...conversation, ...(market === 'auto' ? {} : { market }) },
    uiLang,
  );
  const filled = fillScript(script, { conversation, settings, clock: clockOf(settings, now), lang });
  return filled && scriptParts(filled);
}

export interface MessageSize {
  /** Characters in Chinese, words in English, slots counted as short fills. */
  length: number;
  limit: number;
  /** Characters with the channel's own limit, where the script names one. */
  channel: { length: number; limit: number } | null;
}

/** The buyer may be as upset as the script allows, and an upset buyer reads less (domain.md §2.2). */
export function messageSize(script: Script, lang: Lang): MessageSize {
  const text = script.texts[lang] ?? '';
  const most = script.channel?.maxChars;
  return {
    length: messageLength(text, lang),
    limit: lengthLimit(lang, script.fits.intensity?.[1] ?? 5),
    channel: most === undefined ? null : { length: [...text].length, limit: most },
  };
}
