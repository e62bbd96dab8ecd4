import { dayOf } from '../../../utils/app/studio/blank-script.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import type { ExportedFile, ExportFormat } from './make-file.ts';
import './export.css';

// Named here too, so that the writers load on first use.
const FORMATS = ['xlsx', 'csv', 'json', 'yaml'] as const satisfies readonly ExportFormat[];
const WHAT = ['whole', 'selected'] as const;

function download({ name, type, bytes }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  link.download = name;
  link.click();
  // The browser reads the address after the click; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Saves the pack or the selected scripts as a table or as the folder form. */
export function ExportMenu() {
  const t = useTexts();
  const toast = useToast();
  const { store } = useStudio();
  const selected = useStudioState((state) => state.selection.size);
  const count = useStudioState((state) => state.order.length);
  const counts = { whole: count, selected };
  const save = async (what: (typeof WHAT)[number], format: ExportFormat) => {
    const { scripts, order, selection, workspaces, packId } = store.getState();
    const workspace = workspaces.find(({ id }) => id === packId);
    if (!workspace) return;
    const wanted = what === 'whole' ? order : order.filter((id) => selection.has(id));
    const list = wanted.flatMap((id): Script[] => [scripts.get(id) ?? []].flat());
    const pack = { manifest: workspace.manifest, scripts: list };
    const { makeFile } = await import('./make-file.ts');
    const file = await makeFile(pack, what === 'whole' ? workspace.cases : [], format, dayOf(store.ports.now()));
    download(file);
    toast({ tone: 'done', text: t('studio.export.done', { count: list.length, name: file.name }) });
  };
  return (
    <Menu
      className="export-menu"
      name={t('studio.export.button')}
      face={
        <>
          {t('studio.export.button')}
          <Icon name="down" />
        </>
      }
      groups={WHAT.filter((what) => counts[what] > 0).map((what) => ({
        label: t(`studio.export.${what}`, { count: counts[what] }),
        items: FORMATS.map((format) => ({ id: `${what} ${format}`, label: t(`studio.export.format.${format}`) })),
      }))}
      onPick={(picked) => {
        const what = WHAT.find((each) => picked.startsWith(each)) ?? 'whole';
        const format = FORMATS.find((each) => picked.endsWith(each)) ?? 'xlsx';
        save(what, format).catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          toast({ tone: 'problem', text: t('studio.export.failed', { message }) });
        });
      }}
    />
  );
}
