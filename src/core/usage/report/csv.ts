export type CsvColumn<Row> = readonly [name: string, cell: (row: Row) => string | number | undefined];

/** RFC 4180. */
export function csvTable<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const header = columns.map(([name]) => name);
  const lines = rows.map(row => columns.map(([, cell]) => cell(row)));
  return [header, ...lines].map(cells => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** A spreadsheet would run it. */
const FORMULA = /^[=+\-@\t\r]/;

function quoted(cell: string | number | undefined): string {
  if (cell === undefined || typeof cell === 'number') return String(cell ?? '');
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
