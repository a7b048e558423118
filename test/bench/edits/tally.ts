import { wilson } from '../../../src/core/statistics.ts';
import type { Judgement } from './judgement.ts';

interface Row {
  cases: number;
  exact: number;
  refused: number;
  damaged: number;
  lostOutside: number;
}

interface Counted {
  readonly group: string;
  readonly name: string;
  readonly languageId: string;
  readonly isCut: boolean;
}

const ALL = 'all';

export class Tally {
  readonly #rows = new Map<string, Row>();

  add({ group, name, languageId, isCut }: Counted, { verdict, lostOutside }: Judgement): void {
    for (const key of [group, `  ${name} (${group})`, `language ${languageId}`, ALL]) {
      const row = this.#rows.get(key) ?? { cases: 0, exact: 0, refused: 0, damaged: 0, lostOutside: 0 };
      this.#rows.set(key, row);
      row.cases += 1;
      row.lostOutside += lostOutside;
      if (isCut && verdict === 'refused') row.exact += 1;
      else row[verdict] += 1;
    }
  }

  get rows(): readonly (readonly [name: string, row: Readonly<Row>])[] {
    const groups = [...this.#rows.keys()].filter(name => !/^(?: {2}|language )/.test(name) && name !== ALL);
    const orderOf = (name: string) => {
      if (name === ALL) return groups.length + 1;
      return name.startsWith('language ')
        ? groups.length
        : groups.findIndex(group => name === group || name.endsWith(` (${group})`));
    };
    return [...this.#rows].sort(([a], [b]) => orderOf(a) - orderOf(b));
  }

  toJson(): object {
    const shares = (row: Row) => ({ exact: wilson(row.exact, row.cases), damaged: wilson(row.damaged, row.cases) });
    return {
      ways: Object.fromEntries(this.rows.map(([name, row]) => [name.trim(), { ...row, intervals: shares(row) }])),
    };
  }
}

/** Cut-off answers that are refused count as exact. */
export function tableOf(tally: Tally): string {
  const head = `${''.padEnd(64)}  cases  exact                    refused  damaged                lost`;
  return [head, ...tally.rows.map(([name, row]) => lineOf(name.replace(/ \(.*\)$/, ''), row))].join('\n');
}

function lineOf(name: string, { cases, exact, refused, damaged, lostOutside }: Row): string {
  return [
    name.padEnd(64),
    String(cases).padStart(6),
    `${String(exact).padStart(6)} ${share(exact, cases)}`,
    String(refused).padStart(6),
    `${String(damaged).padStart(6)} ${share(damaged, cases)}`,
    String(lostOutside).padStart(4),
  ].join(' ');
}

function share(part: number, all: number): string {
  const interval = wilson(part, all);
  const percent = (value: number) => (value * 100).toFixed(1);
  const text = `${((part / all) * 100).toFixed(2)}% (${percent(interval?.low ?? 0)}–${percent(interval?.high ?? 1)})`;
  return text.padEnd(20);
}
