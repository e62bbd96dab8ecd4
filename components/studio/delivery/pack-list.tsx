import { useState } from 'react';
import type { SubscribedList } from '../../../utils/app/studio/delivery-port.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio } from '../use-studio.ts';

/** One subscribed list: when it was looked at, what came of it, and what a person may do about it. */
export function PackList({ list }: { list: SubscribedList }) {
  const t = useTexts();
  return (
    <li data-testid="pack-list" data-problem={list.problem?.code}>
      <div className="delivery-head">
        <strong>{new URL(list.url).host}</strong>
        <ul className="delivery-marks">
          {list.managed && <Mark tone="brand" text={t('studio.delivery.managed')} />}
          {list.key !== undefined && <Mark tone="brand" text={t('studio.delivery.signed')} />}
          {list.paused && <Mark tone="amber" text={t('studio.delivery.paused')} />}
        </ul>
        <ListActions list={list} />
      </div>
      <p className="delivery-url">{list.url}</p>
      <Times list={list} />
      <Problem list={list} />
      <InstalledPacks list={list} />
      <InstalledSites list={list} />
    </li>
  );
}

function Mark({ tone, text }: { tone: string; text: string }) {
  return (
    <li className="chip" data-tone={tone}>
      {text}
    </li>
  );
}

function Times({ list: { checkedAt, changedAt, every } }: { list: SubscribedList }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' });
  const say = (at: string | undefined) => (at === undefined ? t('studio.delivery.never') : when.format(new Date(at)));
  return (
    <p className="delivery-times">
      {t('studio.delivery.lastLook', { when: say(checkedAt) })} ·{' '}
      {t('studio.delivery.lastChange', { when: say(changedAt) })} · {t('studio.delivery.every', { count: every })}
    </p>
  );
}

function Problem({ list: { url, problem, installed } }: { list: SubscribedList }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { delivery } = useStudio().store.ports;
  if (!problem) return null;
  const at = new Intl.DateTimeFormat(uiLang, { timeStyle: 'short' }).format(new Date(problem.at));
  // The address that was refused; pack files may lie on another host than their list.
  const allow = () =>
    void delivery.requestAccess(problem.detail).then(async (granted) => {
      if (granted) await delivery.look(url);
    });
  return (
    <div className="delivery-problem" data-testid="list-problem">
      <Icon name="alert" />
      <p>
        {t(`studio.delivery.problem.${problem.code}`, { detail: problem.detail })}{' '}
        <small>
          {t(Object.keys(installed).length > 0 ? 'studio.delivery.problemAt' : 'studio.delivery.problemFirst', { at })}
        </small>
      </p>
      {problem.code === 'no-access' && (
        <Button data-testid="allow-address" onClick={allow}>
          {t('studio.delivery.allow')}
        </Button>
      )}
    </div>
  );
}

function ListActions({ list: { url, paused, managed } }: { list: SubscribedList }) {
  const t = useTexts();
  const toast = useToast();
  const { delivery } = useStudio().store.ports;
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    await work().catch(() => toast({ tone: 'problem', text: t('studio.delivery.refused.failed') }));
    setBusy(false);
  };
  return (
    <div className="delivery-actions">
      <Button
        blocked={busy || paused}
        data-testid="look-now"
        onClick={() => !paused && void run(() => delivery.look(url))}
      >
        {t(busy ? 'studio.delivery.looking' : 'studio.delivery.look')}
      </Button>
      {!managed && (
        <Button
          kind="plain"
          data-testid="pause-list"
          onClick={() => void run(() => delivery.change(url, { paused: !paused }))}
        >
          {t(paused ? 'studio.delivery.resume' : 'studio.delivery.pause')}
        </Button>
      )}
      {!managed && !asked && (
        <Button kind="plain" data-testid="remove-list" onClick={() => setAsked(true)}>
          {t('studio.delivery.remove')}
        </Button>
      )}
      {asked && (
        <Button
          kind="primary"
          data-testid="confirm-remove"
          ref={(button) => button?.focus()}
          onBlur={() => setAsked(false)}
          onClick={() => void run(() => delivery.remove(url))}
        >
          {t('studio.delivery.confirmRemove')}
        </Button>
      )}
    </div>
  );
}

function InstalledPacks({ list: { url, installed, pins, managed } }: { list: SubscribedList }) {
  const t = useTexts();
  const { delivery } = useStudio().store.ports;
  const packs = Object.entries(installed);
  if (packs.length === 0) return null;
  const setPin = (id: string, version: string | null) => {
    const { [id]: _before, ...others } = pins;
    void delivery.change(url, { pins: version === null ? others : { ...others, [id]: version } });
  };
  return (
    <ul className="delivery-packs">
      {packs.map(([id, { version }]) => (
        <li key={id}>
          <code>{id}</code> {version}
          <label>
            <input
              type="checkbox"
              checked={pins[id] !== undefined}
              disabled={managed}
              onChange={(event) => setPin(id, event.target.checked ? version : null)}
            />
            {pins[id] === undefined || pins[id] === version
              ? t('studio.delivery.pin')
              : t('studio.delivery.pinnedTo', { version: pins[id] })}
          </label>
        </li>
      ))}
    </ul>
  );
}

/** How many site definitions came with the list; they are looked at on their own page. */
function InstalledSites({ list: { sites } }: { list: SubscribedList }) {
  const t = useTexts();
  const count = Object.keys(sites).length;
  if (count === 0) return null;
  return (
    <p className="delivery-times">
      <a href="#sites" data-testid="list-sites">
        {t('studio.delivery.sites', { count })}
      </a>
    </p>
  );
}
