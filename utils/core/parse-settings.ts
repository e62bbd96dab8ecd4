import * as v from 'valibot';
import { type SettingsInput, SettingsSchema } from './contract-schema.ts';

export type ParsedSettings = { ok: true; settings: SettingsInput } | { ok: false; message: string };

/** Reads a settings file (`settings.schema.json`). The message names the place and what must stand there. */
export function parseSettings(text: string): ParsedSettings {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  if (Array.isArray(raw)) return { ok: false, message: 'settings: must be an object, not a list' };
  const parsed = v.safeParse(SettingsSchema, raw);
  if (parsed.success) return { ok: true, settings: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, message: `${v.getDotPath(issue) ?? 'settings'}: ${issue.message}` };
}
