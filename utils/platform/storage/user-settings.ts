/** The user's settings: checked on every read; what does not parse is kept as it is and reported. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { MARKETS, UI_LANGS } from '../../core/taxonomy.ts';
import { type TeamBook, TeamRulesSchema } from '../../core/team-rules.ts';

const KEY = 'settings';
const QUARANTINE = 'quarantine:settings';

const seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 3600));

const StoredSchema = v.object({
  version: v.literal(1),
  uiLang: v.picklist(['auto', ...UI_LANGS]),
  theme: v.picklist(['auto', 'light', 'dark']),
  market: v.picklist(['auto', ...MARKETS]),
  agent: v.object({ name: v.optional(v.string()), lead: v.optional(v.string()), shop: v.optional(v.string()) }),
  strip: v.boolean(),
  crisisLine: v.optional(v.string(), ''),
  remindMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 60)), 15),
  replyClocks: v.optional(v.record(v.string(), v.object({ hold: seconds, late: seconds })), {}),
  team: v.optional(v.record(v.picklist(MARKETS), TeamRulesSchema), {}),
});
type Stored = v.InferOutput<typeof StoredSchema>;

/** Structurally the app's `UserSettings`; declared here because the platform does not know the app. */
export interface SettingsRecord {
  uiLang: Stored['uiLang'];
  theme: Stored['theme'];
  market: Stored['market'];
  agent: { name?: string; lead?: string; shop?: string };
  strip: boolean;
  crisisLine: string;
  remindMinutes: number;
  replyClocks: Record<string, { hold: number; late: number }>;
  team: TeamBook;
}

function clean({ agent, version: _version, ...rest }: Stored): SettingsRecord {
  const { name, lead, shop } = agent;
  return {
    ...rest,
    agent: { ...(name ? { name } : {}), ...(lead ? { lead } : {}), ...(shop ? { shop } : {}) },
  };
}

export type StoredSettings =
  | { ok: true; settings: SettingsRecord | null }
  /** The stored value does not parse; it stays where it is until the user saves anew. */
  | { ok: false; message: string };

export async function readSettings(): Promise<StoredSettings> {
  const { [KEY]: raw } = await browser.storage.local.get(KEY);
  if (raw === undefined) return { ok: true, settings: null };
  const parsed = v.safeParse(StoredSchema, raw);
  if (parsed.success) return { ok: true, settings: clean(parsed.output) };
  return { ok: false, message: `settings › ${v.getDotPath(parsed.issues[0]) ?? '?'}: ${parsed.issues[0].message}` };
}

/** Saves settings. A stored value that did not parse is moved to the quarantine key first, never lost. */
export async function writeSettings(settings: SettingsRecord): Promise<void> {
  const before = await readSettings();
  if (!before.ok) {
    const { [KEY]: raw } = await browser.storage.local.get(KEY);
    await browser.storage.local.set({ [QUARANTINE]: raw });
  }
  await browser.storage.local.set({ [KEY]: { version: 1, ...settings } });
}

export function onSettingsChanged(listener: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (KEY in changes) listener();
  });
}
