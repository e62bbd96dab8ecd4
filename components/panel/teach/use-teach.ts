import { useCallback } from 'react';
import type { TeachWish } from '../../../utils/core/sites/teaching.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { useToast } from '../../ui/toast.tsx';
import { usePort } from '../panel-context.ts';

/** Asks for a step of teaching; says so where nobody answers. */
export function useTeach(): (wish: TeachWish) => void {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  return useCallback(
    (wish) => {
      port.teach(wish).catch(() => toast({ tone: 'problem', text: t('insertion.noAnswer') }));
    },
    [port, toast, t],
  );
}
