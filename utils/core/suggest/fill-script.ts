/** Writes a script for this conversation: known slots filled, unknown ones left as `{name}`. */
import type { Suggestion } from '../advice.ts';
import type { Script } from '../packs/script.ts';
import { LANGS, type Lang } from '../taxonomy.ts';
import { type SlotContext, slotValue } from './slot-values.ts';

const SLOT = /\{([a-z][a-z0-9]*)\}/g;

/** The variant to use: the wanted language; a Chinese script never stands in for the other; English is the last resort. */
function variantFor(script: Script, lang: Lang): Lang | null {
  if (script.texts[lang]) return lang;
  return lang !== 'en' && script.texts.en && !LANGS.some((other) => other !== 'en' && script.texts[other])
    ? 'en'
    : null;
}

/** The text that is filled for a language, with its own; null where the script has none to offer. */
export function templateFor(script: Script, wanted: Lang): { lang: Lang; text: string } | null {
  const lang = variantFor(script, wanted);
  const text = lang ? script.texts[lang] : undefined;
  return lang && text ? { lang, text } : null;
}

export type FilledScript = Pick<Suggestion, 'text' | 'slots'> & { marks: NonNullable<Suggestion['marks']> };

/**
 * Fills a script. Offsets in `marks` are UTF-16 units of the returned text, end exclusive.
 *
 * @returns null where the script has no text in the context's language
 */
export function fillScript(script: Script, context: SlotContext): FilledScript | null {
  const chosen = templateFor(script, context.lang);
  if (!chosen) return null;
  const { lang, text: template } = chosen;
  const filled = new Set<string>();
  const missing = new Set<string>();
  const marks: FilledScript['marks'] = [];
  let text = '';
  let last = 0;
  for (const match of template.matchAll(SLOT)) {
    const name = match[1] ?? '';
    text += template.slice(last, match.index);
    last = match.index + match[0].length;
    const spec = script.slots[name] ?? { type: 'text' as const };
    const value = slotValue(name, spec, { ...context, lang });
    const hint = value === undefined ? spec.hint?.[lang] : undefined;
    const written = value ?? match[0];
    (value === undefined ? missing : filled).add(name);
    marks.push({
      start: text.length,
      end: text.length + written.length,
      slot: name,
      filled: value !== undefined,
      ...(hint ? { hint } : {}),
    });
    text += written;
  }
  text += template.slice(last);
  return { text, marks, slots: { filled: [...filled], missing: [...missing] } };
}
