import { useEffect, useId, useRef } from 'react';
import type { Source } from '../../../utils/exchange/import/read-source.ts';
import { ENCODINGS, type Encoding } from '../../../utils/exchange/table/decode-text.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';

/** Names of code pages are the same in every language. */
const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030 / GBK',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
};

interface FileCardProps {
  name: string;
  source: Source | null;
  sheet: number;
  onSheet: (sheet: number) => void;
  onEncoding: (encoding: Encoding) => void;
  onLeave: () => void;
}

/** Which file is open, what it is, and what a person may have to say about it. */
export function FileCard({ name, source, sheet, onSheet, onEncoding, onLeave }: FileCardProps) {
  const t = useTexts();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  // The field that took the file is gone; the keyboard goes on from here.
  useEffect(() => card.current?.focus(), []);
  return (
    <section ref={card} tabIndex={-1} className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('studio.import.file')}</h2>
      <div className="compare-row">
        <strong className="import-name">{name}</strong>
        {source?.ok && source.kind !== 'table' && (
          <span className="chip" data-tone="brand">
            {t(`studio.import.tool.${source.kind === 'folder' ? 'folder' : source.tool}`)}
          </span>
        )}
        {source?.ok && source.kind === 'table' && source.sheets.length > 1 && (
          <span className="pick">
            <label htmlFor={`${id}-sheet`}>{t('studio.import.sheet')}</label>
            <select
              id={`${id}-sheet`}
              data-testid="import-sheet"
              value={sheet}
              onChange={(event) => onSheet(Number(event.target.value))}
            >
              {source.sheets.map((each, index) => (
                <option key={each.name} value={index}>
                  {each.name}
                </option>
              ))}
            </select>
          </span>
        )}
        <EncodingPick source={source} onPick={onEncoding} />
        <Button onClick={onLeave} data-testid="import-other">
          {t('studio.import.other')}
        </Button>
      </div>
      <div role="status">
        {!source && <p>{t('studio.import.reading', { name })}</p>}
        {source?.ok && source.kind === 'table' && !source.sure && (
          <p className="studio-warning">{t('studio.import.unsure')}</p>
        )}
        {source && !source.ok && (
          <p className="studio-warning" data-testid="import-problem" data-problem={source.problem}>
            {t(`studio.import.fileProblem.${source.problem}`, { detail: source.detail })}
          </p>
        )}
      </div>
    </section>
  );
}

function EncodingPick({ source, onPick }: { source: Source | null; onPick: (encoding: Encoding) => void }) {
  const t = useTexts();
  const id = useId();
  const known = source?.ok && source.kind === 'table' ? source.encoding : undefined;
  const open = source && !source.ok && (source.problem === 'encoding' || source.problem === 'not-a-table');
  if (!known && !open) return null;
  return (
    <span className="pick">
      <label htmlFor={id}>{t('studio.import.encoding')}</label>
      <select
        id={id}
        data-testid="import-encoding"
        value={known ?? ''}
        onChange={(event) => {
          const picked = ENCODINGS.find((each) => each === event.target.value);
          if (picked) onPick(picked);
        }}
      >
        {!known && <option value="">…</option>}
        {ENCODINGS.map((each) => (
          <option key={each} value={each}>
            {NAMES[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
