import type { Desk } from '../../utils/app/desk.ts';
import { Ledger } from '../../utils/app/ledger.ts';
import { PromiseKeeper, type Reminder } from '../../utils/app/promise-keeper.ts';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import { bringToFront } from '../../utils/platform/bring-to-front.ts';
import { mayNotify, notify, onNotificationClicked, onWake, showBadge, wakeAt } from '../../utils/platform/reminders.ts';
import { ledgerStore } from '../../utils/platform/storage/ledger-store.ts';
import type { SettingsCache } from './settings-cache.ts';

export interface Promises {
  ledger: Ledger;
  keeper: PromiseKeeper;
  /** Whether notifications are allowed, as last heard. */
  allowed(): boolean;
  /** Asks the browser again whether notifications are allowed. */
  hearPermission(): Promise<void>;
  /** Reckons reminders anew. */
  tick(): Promise<void>;
  open(key: string): Promise<void>;
}

function remind({ key, customerName, due, text }: Reminder, settings: SettingsCache): void {
  const t = createTexts(settings.uiLang());
  const time = new Intl.DateTimeFormat(settings.uiLang(), { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    due,
  );
  const values = { name: customerName || t('header.buyer'), time };
  void notify(key, t(due <= Date.now() ? 'reminder.late' : 'reminder.due', values), text);
}

/** Keeps watch over promises; registers its listeners in the worker's first turn. */
export function keepPromises(desk: () => Desk, settings: SettingsCache): Promises {
  const ledger = new Ledger(ledgerStore, () => Date.now());
  const keeper = new PromiseKeeper(ledger, {
    now: () => Date.now(),
    leadMinutes: () => settings.get().remindMinutes,
    wakeAt,
    badge: showBadge,
    notify: (reminder) => remind(reminder, settings),
  });
  let allowed = false;
  const tick = () => settings.ready.then(() => keeper.tick());
  const open = async (key: string) => {
    const kept = await ledger.find(key);
    if (kept) await bringToFront(desk().tabOf(key), kept.url);
  };
  const hearPermission = async () => {
    onNotificationClicked((key) => void open(key));
    allowed = await mayNotify();
  };
  // What is due moves tolerance and stage, so everything shown is said anew.
  onWake(() => void tick().then(() => desk().refresh()));
  void hearPermission().then(tick);
  return { ledger, keeper, allowed: () => allowed, hearPermission, tick, open };
}
