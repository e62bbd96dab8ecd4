import { type FormEvent, useId, useState } from 'react';
import { ISSUES, LANGS, STAGES } from '../../../utils/core/taxonomy.ts';
import type { Field } from '../../../utils/exchange/import/columns.ts';
import type { ImportLine } from '../../../utils/exchange/import/plan-import.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { packTitle, READ_AS } from '../pack-title.ts';
import { STATUSES } from '../table-tools.tsx';
import { useStudioState } from '../use-studio.ts';
import { ChangedParts } from '../versions/script-difference.tsx';
import { fieldName } from './columns-card.tsx';

const TONES = { new: 'brand', changed: 'amber', duplicate: 'plain', rejected: 'warm' } as const;

interface PlanLineProps {
  line: ImportLine;
  /** What stands in the cell that stands in the way; undefined where it cannot be mended here. */
  cell: string | undefined;
  onMend: (field: Field, value: string) => void;
}

/** What would become of one row. */
export function PlanLine({ line, cell, onMend }: PlanLineProps) {
  const t = useTexts();
  return (
    <li className="import-line" data-kind={line.kind} data-testid="import-line">
      <div className="import-line-head">
        <span className="import-row">{t('studio.import.row', { row: line.row })}</span>
        <span className="chip" data-tone={TONES[line.kind]}>
          {t(`studio.import.${line.kind}`)}
        </span>
        <LineName line={line} />
      </div>
      {line.kind === 'new' && <NewText line={line} />}
      {line.kind === 'changed' && <ChangedParts before={line.before} after={line.script} parts={line.parts} />}
      {line.kind === 'duplicate' && <Twin line={line} />}
      {line.kind === 'rejected' && <Rejected line={line} cell={cell} onMend={onMend} />}
    </li>
  );
}

function LineName({ line }: { line: ImportLine }) {
  const t = useTexts();
  const uiLang = useUiLang();
  if (line.kind !== 'new' && line.kind !== 'changed') return <span className="import-words">{line.words}</span>;
  return (
    <>
      <strong>{packTitle(line.script, uiLang)}</strong>
      <span className="import-quiet">{t(`stage.${line.script.stage}`)}</span>
      <code>{line.script.id}</code>
    </>
  );
}

function NewText({ line: { script } }: { line: Extract<ImportLine, { kind: 'new' }> }) {
  const lang = READ_AS[useUiLang()];
  const shown = script.texts[lang] ? lang : (LANGS.find((each) => script.texts[each]) ?? lang);
  return (
    <p className="import-text" lang={shown}>
      {script.texts[shown]}
    </p>
  );
}

function Twin({ line }: { line: Extract<ImportLine, { kind: 'duplicate' }> }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const twin = useStudioState((state) => state.scripts.get(line.of));
  return (
    <p className="import-quiet">{t('studio.import.sameAs', { title: twin ? packTitle(twin, uiLang) : line.of })}</p>
  );
}

interface RejectedProps extends PlanLineProps {
  line: Extract<ImportLine, { kind: 'rejected' }>;
}

function Rejected({ line, cell, onMend }: RejectedProps) {
  const t = useTexts();
  const { field } = line;
  return (
    <>
      <p className="import-why">
        {t(`studio.import.why.${line.problem}`, { field: field ? fieldName(t, field) : '', detail: line.detail })}
      </p>
      {field !== '' && cell !== undefined && (
        <Mend key={cell} line={line} field={field} cell={cell} onMend={(value) => onMend(field, value)} />
      )}
    </>
  );
}

interface MendProps {
  line: RejectedProps['line'];
  field: Field;
  cell: string;
  onMend: (value: string) => void;
}

/** The one cell that stands in the way, to be put right here; the file stays as it is. */
function Mend({ line, field, cell, onMend }: MendProps) {
  const t = useTexts();
  const [value, setValue] = useState(cell);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMend(value);
  };
  return (
    <form className="import-mend" onSubmit={submit}>
      <MendField
        name={t('studio.import.mend', { field: fieldName(t, field), row: line.row })}
        field={field}
        value={value}
        onChange={setValue}
      />
      <Button type="submit" data-testid="import-mend">
        {t('studio.import.recheck')}
      </Button>
    </form>
  );
}

interface MendFieldProps {
  name: string;
  field: Field;
  value: string;
  onChange: (value: string) => void;
}

function MendField({ name, field, value, onChange }: MendFieldProps) {
  const t = useTexts();
  const listId = useId();
  const shared = { 'aria-label': name, 'data-testid': 'import-cell', value };
  if (field === 'stage' || field === 'status') {
    const options: readonly [string, string][] =
      field === 'stage'
        ? STAGES.map((id) => [id, t(`stage.${id}`)])
        : STATUSES.map((id) => [id, t(`studio.status.${id}`)]);
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        {!options.some(([id]) => id === value) && <option value={value}>{value}</option>}
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    );
  }
  if (field.startsWith('text'))
    return <textarea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />;
  return (
    <>
      <input
        {...shared}
        type={field === 'reviewBy' ? 'date' : 'text'}
        list={field === 'issues' ? listId : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {field === 'issues' && (
        <datalist id={listId}>
          {ISSUES.map((id) => (
            <option key={id} value={id}>
              {t(`issue.${id}`)}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
