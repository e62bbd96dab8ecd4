import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Row } from './matrix.ts';

const OUT = '.output/e2e';
const BROWSERS = ['Chromium', 'Firefox'] as const;
type Browser = (typeof BROWSERS)[number];

const HOW: Readonly<Record<string, string>> = {
  field: '`insertText` command',
  command: '`insertText` command',
  lines: '`insertText` command, line by line',
  paragraphs: '`insertText` command, paragraph by paragraph',
  'paste-plain': 'paste of plain text',
  'paste-html': 'paste of HTML',
  bridge: "the editor's own call",
};

const fileOf = (browser: Browser) => `${OUT}/insertion-${browser.toLowerCase()}.json`;

async function readRows(browser: Browser): Promise<Row[]> {
  const text = await readFile(fileOf(browser), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Row[];
}

function cell(row: Row | undefined): string {
  if (!row) return 'not tried';
  return row.undo === 1 ? 'yes' : `yes, undo in ${row.undo} steps`;
}

/**
 * Keeps what one browser showed, and writes `.output/e2e/insertion.md` of what both showed last: the table for people.
 * Prints it, too.
 */
export async function writeMatrix(browser: Browser, rows: readonly Row[]): Promise<void> {
  if (process.env.WARMLINE_EDITOR) return;
  await mkdir(OUT, { recursive: true });
  await writeFile(fileOf(browser), JSON.stringify(rows));
  const all = await Promise.all(BROWSERS.map(readRows));
  const names = [...new Set(all.flat().map(({ name }) => name))];
  const lines = names.map((name) => {
    const cells = all.map((tried) => tried.find((row) => row.name === name));
    const how = HOW[cells.find(Boolean)?.methods[0] ?? ''] ?? '';
    return `| ${[name, how, ...cells.map(cell)].join(' | ')} |`;
  });
  const head = ['Reply box', 'How', ...BROWSERS];
  const table = [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...lines, ''].join('\n');
  await writeFile(`${OUT}/insertion.md`, table);
  console.log(table);
}
