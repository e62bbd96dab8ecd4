import { useCallback } from 'react';
import type { PanelState } from '../../utils/app/panel-state.ts';
import type { Finding } from '../../utils/core/advice.ts';
import type { InsertResult } from '../../utils/core/page-messages.ts';
import type { TextKey } from '../../utils/i18n/create-texts.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { useToast } from '../ui/toast.tsx';
import { usePanel, usePort } from './panel-context.ts';

const LEFT: Promise<InsertResult> = Promise.resolve({ ok: false, reason: 'page-gone', clipboard: false });

/** Writes into the reply box and says in one sentence what came of it. */
export function useInsertion() {
  const port = usePort();
  const toast = useToast();
  const t = useTexts();

  const report = useCallback(
    async (attempt: Promise<InsertResult>, done: TextKey): Promise<boolean> => {
      // A worker that died between click and answer rejects; for the agent that is one more refusal.
      const result = await attempt.catch(() => null);
      if (result?.ok) toast({ tone: 'done', text: t(done) });
      else if (result) {
        const where = t(result.clipboard ? 'insertion.onClipboard' : 'insertion.notOnClipboard');
        const gap = /[。！？]$/.test(where) ? '' : ' ';
        toast({ tone: 'problem', text: `${t(`refusal.${result.reason}`)}${gap}${where}` });
      } else toast({ tone: 'problem', text: t('insertion.noAnswer') });
      return result?.ok ?? false;
    },
    [toast, t],
  );

  const target = usePanel((state) => state.target);
  const insert = useCallback(
    (text: string) => report(target ? port.insert(text, target) : LEFT, 'insertion.done'),
    [port, report, target],
  );
  const replace = useCallback(
    (finding: Finding, draftFingerprint: string) =>
      report(target ? port.replaceFinding(finding, target, draftFingerprint) : LEFT, 'insertion.replaced'),
    [port, report, target],
  );
  const copy = useCallback(
    async (text: string) => {
      const copied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      toast(copied ? { tone: 'done', text: t('scripts.copied') } : { tone: 'problem', text: t('scripts.copyFailed') });
    },
    [toast, t],
  );
  return { insert, replace, copy };
}

/** Why nothing can be inserted at the moment, known before anyone presses a key; null when all is well. */
function blockedBecause(state: PanelState): TextKey | null {
  if (state.stale) return 'scripts.blockedStale';
  switch (state.health?.composer) {
    case 'note':
      return 'scripts.blockedNote';
    case 'readonly':
      return 'scripts.blockedReadonly';
    case 'absent':
      return 'scripts.blockedAbsent';
    case 'ambiguous':
      return 'scripts.blockedAmbiguous';
    default:
      return null;
  }
}

export function useBlocked(): string | null {
  const t = useTexts();
  const because = usePanel(blockedBecause);
  return because ? t(because) : null;
}
