import { useNow } from '../hooks/use-now.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { writeClock } from './clock-words.ts';
import { usePanel, usePort } from './panel-context.ts';
import { WatchItem } from './watch-item.tsx';

/** The offer to be notified, where a promise has a time; and what presses in other conversations. */
export function PromiseReminders({ dated }: { dated: boolean }) {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const allowed = usePanel((state) => state.reminders.allowed);
  const elsewhere = usePanel((state) => state.reminders.elsewhere);
  // The browser must be asked in the very click; any wait before it would lose the gesture.
  const allow = () => {
    port.allowReminders().then(
      (granted) =>
        toast(granted ? { tone: 'done', text: t('promise.allowed') } : { tone: 'problem', text: t('promise.denied') }),
      () => toast({ tone: 'problem', text: t('promise.denied') }),
    );
  };
  return (
    <>
      {dated && !allowed && (
        <li className="watch-rest">
          <Button kind="plain" className="quiet" data-testid="promise-allow" onClick={allow}>
            {t('promise.allow')}
          </Button>
        </li>
      )}
      {elsewhere.length > 0 && <Elsewhere />}
    </>
  );
}

function Elsewhere() {
  const t = useTexts();
  const uiLang = useUiLang();
  const port = usePort();
  const elsewhere = usePanel((state) => state.reminders.elsewhere);
  const now = useNow(true, 30_000);
  const late = elsewhere.some(({ due }) => due <= now);
  return (
    <WatchItem icon="clock" tone={late ? 'warm' : 'amber'} title={t('promise.elsewhere')}>
      <ul className="promise-elsewhere" data-testid="promise-elsewhere">
        {elsewhere.map(({ key, customerName, text, due }) => (
          <li key={`${key} ${text}`}>
            <p dir="auto">
              {t(due <= now ? 'promise.elsewhereLate' : 'promise.elsewhereDue', {
                name: customerName || t('header.buyer'),
                time: writeClock(due, now, uiLang),
                text,
              })}
            </p>
            <Button
              kind="plain"
              className="quiet"
              onClick={() => {
                void port.openCase(key).catch(() => {});
              }}
            >
              {t('promise.open')}
            </Button>
          </li>
        ))}
      </ul>
    </WatchItem>
  );
}
