import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { scriptKey } from '../../utils/app/packs/script-key.ts';
import type { LibraryEntry } from '../../utils/app/panel-state.ts';
import { MINE } from '../../utils/core/packs/pack-record.ts';
import { LANGS } from '../../utils/core/taxonomy.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { usePanel, usePort } from './panel-context.ts';
import './mine.css';

/** Own scripts and own wording; loaded when looked at, since a large library is long. */
function useMine(): LibraryEntry[] | null {
  const port = usePort();
  const keys = usePanel((state) => state.packs?.mine);
  const stamp = usePanel((state) => state.packs?.stamp);
  const [entries, setEntries] = useState<LibraryEntry[] | null>(null);
  const load = useCallback(async () => {
    const mine = new Set(keys);
    const all = mine.size === 0 ? [] : await port.library();
    setEntries(all.filter(({ pack, id }) => mine.has(scriptKey(pack, id))));
  }, [port, keys]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stamp means other texts under the same keys
  useEffect(() => {
    load().catch(() => setEntries([]));
  }, [load, stamp]);
  return entries;
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'warmline-suggestions.json';
  link.click();
  // The browser reads the address after the click; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Everything of one's own in one place: look, take back, and suggest to the lead as a file. */
export function MineDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const dialog = useRef<HTMLDialogElement>(null);
  const entries = useMine();
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const suggest = () => {
    port.suggestions().then(
      (text) => {
        download(text);
        toast({ tone: 'done', text: t('mine.suggested') });
      },
      () => toast({ tone: 'problem', text: t('insertion.noAnswer') }),
    );
  };
  return (
    <dialog
      className="dialog mine-dialog"
      data-testid="mine-dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <h2 id={titleId}>{t('mine.title')}</h2>
      <p>{t(entries?.length === 0 ? 'mine.none' : 'mine.lead')}</p>
      <ul className="mine-list">
        {entries?.map((entry) => (
          <MineRow key={scriptKey(entry.pack, entry.id)} entry={entry} />
        ))}
      </ul>
      <div className="dialog-row">
        <Button onClick={() => dialog.current?.close()}>{t('handOver.close')}</Button>
        {entries && entries.length > 0 && (
          <Button kind="primary" data-testid="suggest" onClick={suggest}>
            {t('mine.suggest')}
          </Button>
        )}
      </div>
    </dialog>
  );
}

function MineRow({ entry: { id, pack, titles, texts } }: { entry: LibraryEntry }) {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const uiLang = useUiLang();
  const [asked, setAsked] = useState(false);
  const own = pack === MINE;
  const title = titles[uiLang === 'zh-CN' ? 'zh-Hans' : uiLang === 'zh-TW' ? 'zh-Hant' : 'en'];
  const lang = LANGS.find((each) => texts[each]);
  const drop = () => {
    port
      .changePersonal({ kind: 'drop', pack, script: id })
      .catch(() => toast({ tone: 'problem', text: t('insertion.noAnswer') }));
  };
  return (
    <li>
      <span>
        <strong>{title}</strong> <span className="mine-mark">{t(own ? 'mine.mark' : 'mine.markWording')}</span>
        {own && lang && <small lang={lang}>{texts[lang]}</small>}
      </span>
      {asked ? (
        <Button ref={(button) => button?.focus()} onBlur={() => setAsked(false)} onClick={drop}>
          {t('mine.sure')}
        </Button>
      ) : (
        <Button kind="plain" className="quiet" data-testid="drop-mine" onClick={() => setAsked(true)}>
          {t(own ? 'mine.remove' : 'mine.takeBack')}
        </Button>
      )}
    </li>
  );
}
