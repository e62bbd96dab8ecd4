import { useId } from 'react';
import { STAGES, type Stage } from '../../../utils/core/taxonomy.ts';
import { type ColumnMap, FIELDS, type Field, hasText } from '../../../utils/exchange/import/columns.ts';
import type { Sheet } from '../../../utils/exchange/table/read-table.ts';
import type { Texts } from '../../../utils/i18n/create-texts.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import type { TableReading } from './use-import.ts';

const SHOWN_ROWS = 3;

/** "Text · Traditional" for `text.zh-Hant`. */
export function fieldName(t: Texts, field: Field): string {
  const [plain, lang] = field.split('.') as [Exclude<Field, `${string}.${string}`>, ('zh-Hans' | 'zh-Hant' | 'en')?];
  const name = t(`studio.import.field.${plain}`);
  return lang ? `${name} · ${t(`studio.lang.${lang}`)}` : name;
}

/** A field stands in one column: giving it to another takes it from the first. */
function withColumn(map: ColumnMap, column: number, field: Field | null): ColumnMap {
  const kept = Object.entries(map).filter(([each, at]) => at !== column && each !== field);
  return Object.fromEntries(field ? [...kept, [field, column]] : kept);
}

interface ColumnsCardProps {
  sheet: Sheet;
  reading: TableReading;
  onReading: (reading: TableReading) => void;
  stage: Stage;
  onStage: (stage: Stage) => void;
}

/** What each column means: guessed, and changed by hand over the first rows of the table. */
export function ColumnsCard({ sheet, reading, onReading, stage, onStage }: ColumnsCardProps) {
  const t = useTexts();
  const id = useId();
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('studio.import.columns')}</h2>
      <div className="compare-row">
        <label className="pick">
          <input
            type="checkbox"
            data-testid="import-heads"
            checked={reading.hasHeads}
            onChange={(event) => onReading({ ...reading, hasHeads: event.target.checked })}
          />
          {t('studio.import.heads')}
        </label>
        {reading.map.stage === undefined && (
          <span className="pick">
            <label htmlFor={`${id}-stage`}>{t('studio.import.defaultStage')}</label>
            <select
              id={`${id}-stage`}
              value={stage}
              onChange={(event) => onStage(STAGES.find((each) => each === event.target.value) ?? stage)}
            >
              {STAGES.map((each) => (
                <option key={each} value={each}>
                  {t(`stage.${each}`)}
                </option>
              ))}
            </select>
          </span>
        )}
      </div>
      {!hasText(reading.map) && (
        <p className="studio-warning" role="status">
          {t('studio.import.needText')}
        </p>
      )}
      <ColumnsTable sheet={sheet} reading={reading} onMap={(map) => onReading({ ...reading, map })} />
    </section>
  );
}

interface ColumnsTableProps {
  sheet: Sheet;
  reading: TableReading;
  onMap: (map: ColumnMap) => void;
}

function ColumnsTable({ sheet, reading, onMap }: ColumnsTableProps) {
  const t = useTexts();
  const shown = sheet.rows.slice(0, SHOWN_ROWS + (reading.hasHeads ? 1 : 0));
  const width = Math.max(0, ...shown.map((row) => row.length));
  const more = sheet.rows.length - shown.length;
  const columns = Array.from({ length: width }, (_, column) => column);
  return (
    // Wide tables scroll on their own; the focus lets the keyboard do it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className="import-columns" tabIndex={0} aria-label={t('studio.import.columns')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <ColumnPick map={reading.map} column={column} onMap={onMap} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no identity but their place
            <tr key={index} data-heads={reading.hasHeads && index === 0}>
              {columns.map((column) => (
                <td key={column}>{row[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="import-more">{t('studio.import.moreRows', { count: more })}</p>}
    </section>
  );
}

function ColumnPick({ map, column, onMap }: { map: ColumnMap; column: number; onMap: (map: ColumnMap) => void }) {
  const t = useTexts();
  const field = FIELDS.find((each) => map[each] === column);
  return (
    <select
      aria-label={t('studio.import.column', { number: column + 1 })}
      data-testid={`import-column-${column}`}
      data-on={field !== undefined}
      value={field ?? ''}
      onChange={(event) => onMap(withColumn(map, column, FIELDS.find((each) => each === event.target.value) ?? null))}
    >
      <option value="">{t('studio.import.skip')}</option>
      {FIELDS.map((each) => (
        <option key={each} value={each}>
          {fieldName(t, each)}
        </option>
      ))}
    </select>
  );
}
