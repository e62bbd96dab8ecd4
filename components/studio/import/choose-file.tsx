import { type DragEvent, useId, useState } from 'react';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';

interface ChooseFileProps {
  onFile: (file: File) => void;
  onPaste: (text: string) => void;
}

/** Where a file comes in: chosen, dropped, or pasted as text. */
export function ChooseFile({ onFile, onPaste }: ChooseFileProps) {
  const t = useTexts();
  const id = useId();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('studio.import.file')}</h2>
      <label
        className="import-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          className="sr-only"
          data-testid="import-file"
          accept=".xlsx,.csv,.tsv,.txt,.json,.yaml,.yml,.zip"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
          }}
        />
        <span className="button" data-kind="primary">
          {t('studio.import.choose')}
        </span>
        <span>{t('studio.import.drop')}</span>
      </label>
      <label htmlFor={`${id}-paste`} className="import-paste-label">
        {t('studio.import.paste')}
      </label>
      <textarea
        id={`${id}-paste`}
        rows={4}
        spellCheck={false}
        data-testid="import-paste"
        placeholder={t('studio.import.pasteHint')}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
      />
      {pasted.trim() !== '' && (
        <Button kind="primary" data-testid="import-read" onClick={() => onPaste(pasted)}>
          {t('studio.import.read')}
        </Button>
      )}
    </section>
  );
}
