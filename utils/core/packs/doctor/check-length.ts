import { LANGS } from '../../taxonomy.ts';
import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';

/** What a filled slot is taken to be long, where the channel counts characters. */
const FILLED_SLOT = 6;

/** Texts that would not go through the channel the script names. */
export function checkLength({ id, texts, channel }: Script): PackFinding[] {
  const limit = channel?.maxChars;
  if (limit === undefined) return [];
  return LANGS.flatMap((lang): PackFinding[] => {
    const length = (texts[lang] ?? '').replace(/\{[a-z][a-z0-9]*\}/g, '_'.repeat(FILLED_SLOT)).length;
    if (length <= limit) return [];
    return [{ rule: 'too_long_for_channel', severity: 'high', script: id, lang, values: { length, limit } }];
  });
}
