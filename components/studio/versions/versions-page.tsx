import { useId, useMemo, useState } from 'react';
import type { PackVersion } from '../../../utils/core/packs/pack-record.ts';
import type { Pack } from '../../../utils/core/packs/script.ts';
import { comparePacks } from '../../../utils/core/packs/versions/compare-packs.ts';
import { rollBack } from '../../../utils/core/packs/versions/roll-back.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import { PublishForm } from './publish-form.tsx';
import { ScriptDifference } from './script-difference.tsx';
import './versions.css';

/** What agents have, what they would get, what they had, and the way back. */
export function VersionsPage() {
  const t = useTexts();
  const versions = useStudioState((state) => state.versions);
  const [pair, setPair] = useState<Pair>({ from: versions[0]?.version ?? NOTHING, to: WORKING });
  return (
    <div className="studio-page versions" data-testid="versions-page">
      <h1>{t('studio.page.versions')}</h1>
      <PublishForm />
      <VersionList versions={versions} onCompare={setPair} />
      <Comparison versions={versions} pair={pair} onPick={setPair} />
    </div>
  );
}

/** The working copy, and the nothing before the first version, among the numbers. */
const WORKING = 'working';
const NOTHING = 'nothing';
interface Pair {
  from: string;
  to: string;
}

function VersionList({ versions, onCompare }: { versions: readonly PackVersion[]; onCompare: (pair: Pair) => void }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const when = new Intl.DateTimeFormat(uiLang, { dateStyle: 'medium', timeStyle: 'short' });
  if (versions.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('studio.versions.history')}</h2>
      <ol className="version-list">
        {versions.map(({ version, at, by, note }, index) => (
          <li key={version} data-testid={`version-${version}`}>
            <strong>{version}</strong>
            <span className="version-note">
              {note}
              <small>{`${by} · ${when.format(new Date(at))}`}</small>
            </span>
            {index === 0 && (
              <span className="chip" data-tone="brand">
                {t('studio.versions.current')}
              </span>
            )}
            <Button onClick={() => onCompare({ from: versions[index + 1]?.version ?? NOTHING, to: version })}>
              {t('studio.versions.whatChanged')}
            </Button>
            {index > 0 && <RollBack target={version} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function RollBack({ target }: { target: string }) {
  const t = useTexts();
  const toast = useToast();
  const { store, settings } = useStudio();
  const [asked, setAsked] = useState(false);
  const run = async () => {
    const { versions, scripts, packId } = store.getState();
    const latest = versions[0];
    const wanted = versions.find(({ version }) => version === target);
    if (!latest || !wanted || packId === null) return;
    const at = new Date(store.ports.now()).toISOString();
    const sign = {
      at,
      by: settings.agent.name ?? latest.by,
      note: t('studio.versions.rollbackNote', { version: target }),
    };
    const back = rollBack(latest, wanted, [...scripts.values()], sign);
    const added = await store.actions.addVersion(back.version);
    if (!added.ok) return toast({ tone: 'problem', text: t('studio.versions.failed', { message: added.message }) });
    await store.actions.setInForce(packId, { pack: back.version.pack, source: { kind: 'studio' }, since: at });
    await store.actions.saveManifest(back.version.pack.manifest);
    store.actions.apply({ step: 'rollback', put: back.scripts });
    await store.actions.flush();
    setAsked(false);
    toast({ tone: 'done', text: t('studio.versions.rolledBack', { version: target, as: back.version.version }) });
  };
  if (!asked) return <Button onClick={() => setAsked(true)}>{t('studio.versions.rollback')}</Button>;
  return (
    <Button kind="primary" data-testid="confirm-rollback" onClick={() => void run()} onBlur={() => setAsked(false)}>
      {t('studio.versions.rollbackConfirm', { version: target })}
    </Button>
  );
}

function Comparison({
  versions,
  pair,
  onPick,
}: {
  versions: readonly PackVersion[];
  pair: Pair;
  onPick: (pair: Pair) => void;
}) {
  const t = useTexts();
  const scripts = useStudioState((state) => state.scripts);
  const changes = useMemo(() => {
    const packOf = (name: string): Pick<Pack, 'scripts'> | null => {
      if (name === WORKING) return { scripts: [...scripts.values()] };
      return versions.find(({ version }) => version === name)?.pack ?? null;
    };
    return comparePacks(packOf(pair.from), packOf(pair.to) ?? { scripts: [] });
  }, [versions, scripts, pair]);
  const names = versions.map(({ version }): [string, string] => [version, version]);
  return (
    <section className="card">
      <h2>{t('studio.versions.compare')}</h2>
      <div className="compare-row">
        <Pick
          label={t('studio.versions.from')}
          value={pair.from}
          options={[[NOTHING, t('studio.versions.nothing')], ...names]}
          onPick={(from) => onPick({ ...pair, from })}
        />
        <Pick
          label={t('studio.versions.to')}
          value={pair.to}
          options={[[WORKING, t('studio.versions.working')], ...names]}
          onPick={(to) => onPick({ ...pair, to })}
        />
        <p role="status">{t('studio.versions.changes', { count: changes.length })}</p>
      </div>
      <Changes key={`${pair.from} ${pair.to}`} changes={changes} />
    </section>
  );
}

/** A first import changes thousands; nobody reads them in one go. */
const SHOWN_AT_ONCE = 50;

function Changes({ changes }: { changes: ReturnType<typeof comparePacks> }) {
  const t = useTexts();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      {changes.slice(0, shown).map((change) => (
        <ScriptDifference key={change.id} change={change} />
      ))}
      {changes.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('studio.versions.more', { count: changes.length - shown })}
        </Button>
      )}
    </>
  );
}

interface PickProps {
  label: string;
  value: string;
  options: readonly [string, string][];
  onPick: (value: string) => void;
}

function Pick({ label, value, options, onPick }: PickProps) {
  const id = useId();
  return (
    <span className="pick">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
