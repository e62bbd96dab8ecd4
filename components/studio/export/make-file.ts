import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import type { Pack } from '../../../utils/core/packs/script.ts';
import { writeFolder } from '../../../utils/exchange/folder/folder-form.ts';
import { zipFolder } from '../../../utils/exchange/folder/zip-folder.ts';
import { writeCsv, writeXlsx } from '../../../utils/exchange/table/write-table.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'json' | 'yaml';

export interface ExportedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** The pack, or the part of it that `pack.scripts` holds, as a file to save. `day`: ISO, for tables that go by mail. */
export async function makeFile(
  pack: Pack,
  cases: readonly RegressionCase[],
  format: ExportFormat,
  day: string,
): Promise<ExportedFile> {
  const { id } = pack.manifest;
  if (format === 'csv') return { name: `${id}-${day}.csv`, type: 'text/csv', bytes: writeCsv(pack.scripts) };
  if (format === 'xlsx') {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name: `${id}-${day}.xlsx`, type, bytes: await writeXlsx(pack.scripts) };
  }
  return {
    name: `${id}-${format}.zip`,
    type: 'application/zip',
    bytes: zipFolder(writeFolder(pack, cases, format)),
  };
}
