import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface ToastContent {
  tone: 'done' | 'problem';
  text: string;
  action?: { label: string; run: () => void };
}

interface ShownToast extends ToastContent {
  id: number;
}

const SHOW_DONE_MS = 3500;
/** Problems stay long enough to be read twice. */
const SHOW_PROBLEM_MS = 10_000;

const ToastContext = createContext<(toast: ToastContent) => void>(() => {});

/** Shows a short notice; the newest replaces the one before, so nothing piles up. */
export function useToast(): (toast: ToastContent) => void {
  return useContext(ToastContext);
}

export function ToastHost({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ShownToast | null>(null);
  const counter = useRef(0);
  const show = useCallback((toast: ToastContent) => {
    counter.current += 1;
    setShown({ ...toast, id: counter.current });
  }, []);
  const close = useCallback(() => setShown(null), []);
  return (
    <ToastContext value={show}>
      {children}
      <ToastRegion shown={shown} onClose={close} />
    </ToastContext>
  );
}

function ToastRegion({ shown, onClose }: { shown: ShownToast | null; onClose: () => void }) {
  const t = useTexts();
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(onClose, shown.tone === 'done' && !shown.action ? SHOW_DONE_MS : SHOW_PROBLEM_MS);
    return () => clearTimeout(timer);
  }, [shown, onClose]);
  return (
    <section className="toasts" aria-live="polite" aria-label={t('toast.region')}>
      {shown && (
        <div className="toast" data-testid="toast" data-tone={shown.tone} key={shown.id}>
          <p>{shown.text}</p>
          {shown.action && (
            <Button
              kind="plain"
              onClick={() => {
                shown.action?.run();
                onClose();
              }}
            >
              {shown.action.label}
            </Button>
          )}
          <Button kind="icon" aria-label={t('toast.close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </div>
      )}
    </section>
  );
}
