import type { ComparisonVerdict, ModelComparison } from '../../core/evaluate/comparison.ts';
import type { EvaluatedModel } from '../../core/evaluate/result.ts';
import type { Summary } from '../../core/evaluate/summary.ts';
import { element } from '../element.ts';
import { DataTable, type TableCell } from '../usage/dataTable.ts';
import { differenceInWords, formatCount } from '../usage/formatText.ts';
import { breakable } from './breakable.ts';

const COLUMNS = [
  { name: 'Models' },
  { name: 'Difference of pass rates' },
  { name: 'Result' },
  { name: 'Pairs', numeric: true },
];

/** Fits two names or a sentence. */
const COLUMN_PX = 150;

/** Compared on the same tasks. */
export class DifferencesSection {
  readonly root: HTMLElement;
  readonly #table = new DataTable({ caption: 'Differences', columnPx: COLUMN_PX });

  constructor() {
    const note =
      'Answers of both models to the same task and repeat are compared (paired difference, 95% CI by Newcombe). A ' +
      'difference counts if its interval excludes 0. With many models, some pair may differ by chance.';
    this.root = element(
      'section',
      { 'aria-labelledby': 'differences' },
      element('h2', { id: 'differences' }, 'Pairwise comparison'),
      this.#table.root,
      element('p', { class: 'note' }, note),
    );
  }

  show({ comparisons, models }: Summary): void {
    this.root.hidden = comparisons.length === 0;
    const labels = new Map(models.map(({ model }) => [model.id, model.label]));
    const nameOf = (id: EvaluatedModel['id']) => labels.get(id) ?? id;
    this.#table.show(
      COLUMNS,
      comparisons.map((one): TableCell[] => [
        [...breakable(nameOf(one.a)), ' vs. ', ...breakable(nameOf(one.b))],
        one.difference ? differenceInWords(one.difference) : '–',
        [element('b', {}, verdictInWords(one, nameOf))],
        formatCount(one.pairs),
      ]),
    );
  }
}

function verdictInWords({ a, b, tasksMissing, verdict }: ModelComparison, nameOf: (id: string) => string): string {
  const words: Readonly<Record<ComparisonVerdict, string>> = {
    'a-better': `${nameOf(a)} passes more often`,
    'b-better': `${nameOf(b)} passes more often`,
    'no-difference-shown': 'No difference shown',
    'not-enough-data': `Not enough data yet: needs ${formatCount(tasksMissing)} more ${tasksMissing === 1 ? 'task' : 'tasks'}`,
  };
  return words[verdict];
}
