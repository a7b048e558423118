import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Row {
  readonly fault: string;
  /** The status bar and the outcome. */
  readonly seen: string;
  readonly recovered: string;
  /** The outcome with a second provider; empty if not tested. */
  readonly withSecond: string;
}

const COLUMNS = ['fault', 'seen', 'recovered', 'withSecond'] as const;
const HEADING: Row = {
  fault: 'fault',
  seen: 'seen by the user',
  recovered: 'recovered',
  withSecond: 'with a second provider',
};

const OUT = path.join(import.meta.dirname, '../../../out');

/** The suite's results, printed and saved in `out/faults.md` and `out/faults.json`. */
export function handInTable(rows: readonly Row[]): void {
  const lines = [HEADING, ...rows];
  const widths = COLUMNS.map(column => Math.max(...lines.map(row => row[column].length)));
  const line = (row: Row) => `| ${COLUMNS.map((column, n) => row[column].padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
  const text = [line(HEADING), rule, ...rows.map(line)].join('\n');
  console.log(text);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, 'faults.md'), `${text}\n`);
  writeFileSync(path.join(OUT, 'faults.json'), `${JSON.stringify(rows, undefined, 2)}\n`);
}
