import * as l10n from '@vscode/l10n';
import type { ComparisonVerdict, ModelComparison } from '../../core/evaluate/comparison.ts';
import type { EvaluatedModel } from '../../core/evaluate/result.ts';
import type { Summary } from '../../core/evaluate/summary.ts';
import { element } from '../element.ts';
import { DataTable, type TableCell } from '../usage/dataTable.ts';
import { differenceInWords, formatCount } from '../usage/formatText.ts';
import { breakable } from './breakable.ts';

const COLUMNS = [
  { name: l10n.t('Models') },
  { name: l10n.t('Difference of pass rates') },
  { name: l10n.t('Result') },
  { name: l10n.t('Pairs'), numeric: true },
];

/** Fits two names or a sentence. */
const COLUMN_PX = 150;

/** Compared on the same tasks. */
export class DifferencesSection {
  readonly root: HTMLElement;
  readonly #table = new DataTable({ caption: l10n.t('Differences'), columnPx: COLUMN_PX });

  constructor() {
    const note = l10n.t(
      'Answers of both models to the same task and repeat are compared (paired difference, 95% CI by Newcombe). A difference counts if its interval excludes 0. With many models, some pair may differ by chance.',
    );
    this.root = element(
      'section',
      { 'aria-labelledby': 'differences' },
      element('h2', { id: 'differences' }, l10n.t('Pairwise comparison')),
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
        [...breakable(nameOf(one.a)), ` ${l10n.t('vs.')} `, ...breakable(nameOf(one.b))],
        one.difference ? differenceInWords(one.difference) : '–',
        [element('b', {}, verdictInWords(one, nameOf))],
        formatCount(one.pairs),
      ]),
    );
  }
}

function verdictInWords({ a, b, tasksMissing, verdict }: ModelComparison, nameOf: (id: string) => string): string {
  const words: Readonly<Record<ComparisonVerdict, string>> = {
    'a-better': l10n.t('{0} passes more often', nameOf(a)),
    'b-better': l10n.t('{0} passes more often', nameOf(b)),
    'no-difference-shown': l10n.t('No difference shown'),
    'not-enough-data':
      tasksMissing === 1
        ? l10n.t('Not enough data yet: needs 1 more task')
        : l10n.t('Not enough data yet: needs {0} more tasks', formatCount(tasksMissing)),
  };
  return words[verdict];
}
