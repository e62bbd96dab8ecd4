/** Alarms, the number on the toolbar icon and browser notifications: everything by which a reminder reaches the agent. */
import { browser } from 'wxt/browser';

const ALARM = 'promises';
const NOTIFICATION = 'promise:';
/** The browser calls no alarm sooner than this. */
const SOONEST_MS = 30_000;
const LATE = '#b23416';
const SOON = '#825407';

/** Sets the one alarm of the extension; it outlives the worker. */
export function wakeAt(at: number | null): void {
  if (at === null) void browser.alarms.clear(ALARM);
  else void browser.alarms.create(ALARM, { when: Math.max(at, Date.now() + SOONEST_MS) });
}

export function onWake(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) listener();
  });
}

export function showBadge(count: number, late: boolean): void {
  void browser.action.setBadgeText({ text: count === 0 ? '' : count > 99 ? '99+' : String(count) });
  void browser.action.setBadgeBackgroundColor({ color: late ? LATE : SOON });
}

const PERMISSION = { permissions: ['notifications' as const] };

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(PERMISSION);
}

/** Must be called inside a user gesture, before any `await`. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

/** Shows one notification per promise; a second one for the same promise takes its place. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  await browser.notifications.create(NOTIFICATION + id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}

let listening = false;

/** Calls back with the id of a notification the agent clicked. The API is there only once it is allowed: ask again then. */
export function onNotificationClicked(listener: (id: string) => void): void {
  if (listening || !browser.notifications) return;
  listening = true;
  browser.notifications.onClicked.addListener((id) => {
    if (!id.startsWith(NOTIFICATION)) return;
    void browser.notifications.clear(id);
    listener(id.slice(NOTIFICATION.length));
  });
}
