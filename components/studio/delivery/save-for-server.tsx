import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';

function download(name: string, bytes: Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/zip' }));
  link.download = name;
  link.click();
  // The browser reads the address after the click; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The newest version as the files that a web server gives to every agent. */
export function SaveForServer() {
  const t = useTexts();
  const toast = useToast();
  const { store } = useStudio();
  const newest = useStudioState((state) => state.versions[0]);
  const save = async () => {
    if (!newest) return;
    const [{ staticFiles }, { zipFolder }] = await Promise.all([
      import('../../../utils/app/studio/static-files.ts'),
      import('../../../utils/exchange/folder/zip-folder.ts'),
    ]);
    const { id } = newest.pack.manifest;
    download(`${id}-${newest.version}.zip`, zipFolder(await staticFiles(newest)));
  };
  return (
    <section className="card" aria-labelledby="server-title">
      <h2 id="server-title">{t('studio.delivery.server')}</h2>
      <p className="delivery-lead">{t('studio.delivery.serverLead')}</p>
      <ol className="delivery-steps">
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>{t(`studio.delivery.serverStep.${step}`)}</li>
        ))}
      </ol>
      {newest ? (
        <Button
          data-testid="save-for-server"
          onClick={() => {
            save().catch((error: unknown) => {
              const message = error instanceof Error ? error.message : String(error);
              toast({ tone: 'problem', text: t('studio.export.failed', { message }) });
            });
          }}
        >
          {t('studio.delivery.save', { version: newest.version })}
        </Button>
      ) : (
        <Button onClick={() => store.actions.goTo('versions')}>{t('studio.delivery.publishFirst')}</Button>
      )}
      <small className="delivery-note">{t('studio.delivery.cli')}</small>
    </section>
  );
}
