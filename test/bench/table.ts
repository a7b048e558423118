import { type Distribution, distributionOf, type Figure, judge, type Unit } from './figure.ts';

const COLUMNS = ['count', 'median', 'p95', 'p99', 'max'] as const satisfies readonly (keyof Distribution)[];
const COLUMN_WIDTH = 10;

/** Figures for a terminal, with targets below. */
export function tableOf(figures: readonly Figure[]): string {
  const nameWidth = Math.max(...figures.map(({ name }) => name.length));
  const row = (name: string, unit: string, cells: readonly string[]): string =>
    [name.padEnd(nameWidth), unit.padEnd(2), ...cells.map(cell => cell.padStart(COLUMN_WIDTH))].join('  ');
  const head = row('', '', COLUMNS);
  const rows = figures.map(({ name, unit, samples }) => {
    const distribution = distributionOf(samples);
    return row(
      name,
      unit,
      COLUMNS.map(column => (column === 'count' ? String(distribution.count) : number(distribution[column], unit))),
    );
  });
  return [head, '─'.repeat(head.length), ...rows, '', ...figures.flatMap(figure => verdict(figure, nameWidth))].join(
    '\n',
  );
}

function verdict(figure: Figure, nameWidth: number): string[] {
  const { name, unit, target } = figure;
  const judged = judge(figure);
  if (target === undefined || judged === undefined) return [];
  const inUnit = (text: string): string => (unit === '' ? text : `${text} ${unit}`);
  const value = `${target.of} ${inUnit(number(judged.value, unit))}`;
  return [`${judged.reached ? '✔' : '✘'} ${name.padEnd(nameWidth)}  ${value}, target ≤ ${inUnit(`${target.atMost}`)}`];
}

function number(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '–';
  if (unit === '') return String(value);
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}
