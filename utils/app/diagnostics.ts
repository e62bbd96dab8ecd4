import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { HealthLog } from '../core/sites/site-health.ts';
import type { Frame } from './frame.ts';
import type { Diagnostics, UserSettings } from './panel-state.ts';

interface DiagnosticsContext {
  version: string;
  browser: string;
  /** A definition by its id. */
  site(id: string): SiteDefinition | null;
  /** How the definitions fared in this browser: numbers, no chat. */
  siteHealth: readonly HealthLog[];
  settings: UserSettings;
  /** Message texts leave the machine only if the agent ticked it. */
  withTexts: boolean;
}

/** What a bug report needs: the definition used, its health, what was read and what was advised. */
export function diagnosticsOf(
  frame: Frame | null,
  { version, browser, site, siteHealth, settings, withTexts }: DiagnosticsContext,
): Diagnostics {
  const reading = frame?.reading ?? null;
  const advice = frame?.advice?.advice ?? null;
  return {
    version,
    browser,
    site: reading && site(reading.site),
    health: reading?.health ?? null,
    siteHealth,
    conversation: reading?.conversation
      ? {
          key: reading.conversation,
          turns: reading.turns.map(({ text, sender, ...turn }) => ({
            ...turn,
            length: text.length,
            ...(withTexts ? { text, ...(sender ? { sender } : {}) } : {}),
          })),
        }
      : null,
    advice: advice && !withTexts ? withoutWords(advice) : advice,
    // Names of agent and lead are personal; that they are set is enough.
    settings: withTexts ? settings : { ...settings, agent: {} },
  };
}

/** Advice without anything that quotes the conversation. */
function withoutWords(advice: NonNullable<Diagnostics['advice']>): NonNullable<Diagnostics['advice']> {
  return {
    ...advice,
    next: {
      ...advice.next,
      why: [],
      scripts: advice.next.scripts.map((script) => ({ ...script, text: '', marks: [] })),
    },
    promises: advice.promises.map((promise) => ({ ...promise, text: '' })),
    draft: { findings: advice.draft.findings.map((finding) => ({ ...finding, better: '' })) },
  };
}
