import { useMemo, useState } from 'react';
import { composeScript, openSlots, type ScriptPart, scriptParts } from '../../utils/app/compose-script.ts';
import type { Suggestion } from '../../utils/core/advice.ts';

export interface ScriptDraft {
  parts: ScriptPart[];
  typed: Readonly<Record<string, string>>;
  type: (slot: string, value: string) => void;
  /** The whole text as the agent rewrote it, or null. */
  edited: string | null;
  edit: (text: string | null) => void;
  /** What would be inserted now, and which slots still block it. */
  text: string;
  missing: string[];
}

/** What the agent has made of one suggestion so far. */
export function useScript(suggestion: Pick<Suggestion, 'text' | 'marks'>): ScriptDraft {
  const parts = useMemo(() => scriptParts(suggestion), [suggestion]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [edited, edit] = useState<string | null>(null);
  const composed = composeScript(parts, typed);
  return {
    parts,
    typed,
    type: (slot, value) => setTyped((before) => ({ ...before, [slot]: value })),
    edited,
    edit,
    text: edited ?? composed.text,
    missing: edited === null ? composed.missing : openSlots(edited),
  };
}
