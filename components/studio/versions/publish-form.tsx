import { type FormEvent, useId, useState } from 'react';
import { isError } from '../../../utils/core/packs/doctor/pack-finding.ts';
import { afterPublishing } from '../../../utils/core/packs/versions/publishable-pack.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useCaseResults } from '../bench/use-case-results.ts';
import { useCheckup } from '../doctor/use-findings.ts';
import { useStudio, useStudioState } from '../use-studio.ts';
import { type Proposal, useProposal } from './use-versions.ts';

/** Publishing: what goes out, what stays behind, why, and under which number. */
export function PublishForm() {
  const t = useTexts();
  const proposal = useProposal();
  if (!proposal) return null;
  return (
    <section className="card publish" aria-labelledby="publish-title">
      <h2 id="publish-title">{t('studio.versions.publish')}</h2>
      <p>
        {proposal.version === null
          ? t('studio.versions.nothingNew')
          : t('studio.versions.goesOut', { count: proposal.pack.scripts.length })}{' '}
        {proposal.held.length > 0 && t('studio.versions.held', { count: proposal.held.length })}{' '}
        {proposal.left.length > 0 && t('studio.versions.left', { count: proposal.left.length })}
      </p>
      <Waiting ids={[...proposal.held, ...proposal.left]} />
      {proposal.version !== null && <Form proposal={proposal} version={proposal.version} />}
    </section>
  );
}

/** The way from "they stay behind" to doing something about it. */
function Waiting({ ids }: { ids: string[] }) {
  const t = useTexts();
  const { store } = useStudio();
  if (ids.length === 0) return null;
  return (
    <div className="dialog-row">
      <Button onClick={() => store.actions.showOnly(t('studio.versions.waiting'), ids)}>
        {t('studio.versions.showWaiting', { count: ids.length })}
      </Button>
      <Button
        data-testid="review-all"
        onClick={() => store.actions.editMany(ids, (script) => ({ ...script, status: 'reviewed' }))}
      >
        {t('studio.versions.reviewAll', { count: ids.length })}
      </Button>
    </div>
  );
}

function usePublish(): (proposal: Proposal, by: string, note: string) => Promise<string | null> {
  const { store } = useStudio();
  return async ({ pack }, by, note) => {
    const { actions, ports } = store;
    const at = new Date(ports.now()).toISOString();
    const added = await actions.addVersion({ version: pack.manifest.version, at, by, note, pack });
    if (!added.ok) return added.message;
    await actions.setInForce(pack.manifest.id, { pack, source: { kind: 'studio' }, since: at });
    await actions.saveManifest(pack.manifest);
    const { scripts } = store.getState();
    const published = afterPublishing([...scripts.values()]).filter((script) => scripts.get(script.id) !== script);
    if (published.length > 0) actions.apply({ step: 'publish', put: published });
    await actions.flush();
    return null;
  };
}

/** What the doctor would stop of the scripts that go out; agents keep the published wording of those that are held. */
function useErrorsIn({ pack, held }: Proposal): number {
  const { findings } = useCheckup();
  const out = new Set(pack.scripts.map(({ id }) => id));
  for (const id of held) out.delete(id);
  return findings.filter((finding) => isError(finding) && out.has(finding.script)).length;
}

function Form({ proposal, version }: { proposal: Proposal; version: string }) {
  const t = useTexts();
  const toast = useToast();
  const publish = usePublish();
  const { settings } = useStudio();
  const owner = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.manifest.owner);
  const failing = useCaseResults().filter(({ passed }) => !passed).length;
  const errors = useErrorsIn(proposal);
  const [note, setNote] = useState('');
  const [by, setBy] = useState(settings.agent.name ?? owner ?? '');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const problem = await publish(proposal, by.trim(), note.trim()).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    setBusy(false);
    if (problem !== null) return toast({ tone: 'problem', text: t('studio.versions.failed', { message: problem }) });
    setNote('');
    toast({ tone: 'done', text: t('studio.versions.done', { version }) });
  };
  return (
    <form onSubmit={submit} data-testid="publish-form">
      {failing > 0 && <p className="studio-warning">{t('studio.versions.failingCases', { count: failing })}</p>}
      {errors > 0 && (
        <p className="studio-warning" data-testid="publish-errors">
          {t('studio.versions.doctorErrors', { count: errors })}
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}-note`}>{t('studio.versions.note')}</label>
        <input
          id={`${id}-note`}
          name="note"
          required
          maxLength={200}
          autoComplete="off"
          placeholder={t('studio.versions.notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-by`}>{t('studio.versions.by')}</label>
        <input
          id={`${id}-by`}
          name="by"
          required
          maxLength={40}
          autoComplete="off"
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
      </div>
      <div className="dialog-row">
        <Button kind="primary" type="submit" blocked={busy} data-testid="publish">
          {t('studio.versions.publishAs', { version })}
        </Button>
      </div>
    </form>
  );
}
