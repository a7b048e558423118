import * as l10n from '@vscode/l10n';
import { isSignificant } from '../../core/statistics.ts';
import { formatCostTotal } from '../../core/usage/amount/format.ts';
import type {
  AcceptFilter,
  AcceptRateComparison,
  AcceptReport,
  NamedAcceptanceStats,
} from '../../core/usage/report/acceptRate.ts';
import type { ExperimentReport } from '../../core/usage/report/experiment.ts';
import { element } from '../element.ts';
import { AcceptFigure, keptShare } from './acceptFigure.ts';
import { AcceptFilters } from './acceptFilters.ts';
import { DataTable, type TableCell } from './dataTable.ts';
import { experimentInWords } from './experiment.ts';
import { differenceInWords, formatCount, formatInterval, formatShare } from './formatText.ts';

export class AcceptSection {
  readonly root: HTMLElement;
  readonly #filters: AcceptFilters;
  readonly #figure = new AcceptFigure();
  readonly #comparisons = element('ul', { class: 'findings' });
  readonly #models = new DataTable({ caption: l10n.t('Accepted and kept, by model') });
  readonly #languages = new DataTable({ caption: l10n.t('Accepted and kept, by language') });
  readonly #nothing = element('p', { class: 'muted', hidden: true }, l10n.t('No suggestions in this selection.'));
  readonly #content: HTMLElement;

  constructor(options: { readonly filter: AcceptFilter; readonly onFilter: () => void }) {
    this.#filters = new AcceptFilters(options);
    const note = l10n.t(
      'Kept: accepted characters still in the document after 30 seconds and after 5 minutes; ? if the document was closed. Cost per kept line includes requests that led to nothing.',
    );
    this.#content = element(
      'div',
      {},
      this.#figure.root,
      this.#models.root,
      this.#languages.root,
      element('p', { class: 'note' }, note),
    );
    this.root = element(
      'section',
      { 'aria-labelledby': 'accepted' },
      element('h2', { id: 'accepted' }, l10n.t('Accepted and kept')),
      this.#filters.root,
      this.#comparisons,
      this.#nothing,
      this.#content,
    );
  }

  get filter(): AcceptFilter {
    return this.#filters.filter;
  }

  show(report: AcceptReport, experiment: ExperimentReport | undefined): void {
    this.#filters.show(report);
    const findings = [
      ...report.comparisons.flatMap(comparisonInWords),
      ...(experiment ? [experimentInWords(experiment)] : []),
    ];
    this.#comparisons.replaceChildren(...findings.map(text => element('li', {}, text)));
    const isEmpty = report.models.length === 0;
    this.#nothing.hidden = !isEmpty;
    this.#content.hidden = isEmpty;
    if (isEmpty) return;
    this.#figure.show(report);
    showGroups(this.#models, l10n.t('Model'), report.byModel);
    showGroups(this.#languages, l10n.t('Language'), report.byLanguage);
  }
}

function showGroups(table: DataTable, what: string, groups: readonly NamedAcceptanceStats[]): void {
  table.show([{ name: what }, ...COLUMNS], groups.map(rowOf));
}

const COLUMNS = [
  { name: l10n.t('Requests'), numeric: true },
  { name: l10n.t('Accepted'), numeric: true },
  { name: l10n.t('95% CI'), numeric: true },
  { name: l10n.t('Characters'), numeric: true },
  { name: l10n.t('Kept 30 s'), numeric: true },
  { name: l10n.t('Kept 5 min'), numeric: true },
  { name: l10n.t('Cost per kept line'), numeric: true },
];

function rowOf({ name, ...of }: NamedAcceptanceStats): TableCell[] {
  const { part } = of.accepted;
  return [
    name === '' ? l10n.t('unknown') : name,
    formatCount(of.requests),
    acceptedCell(of),
    formatInterval(of.interval),
    formatCount(of.acceptedChars),
    keptShare(part, of.kept30s),
    keptShare(part, of.kept5min),
    of.costPerKeptLine ? formatCostTotal(of.costPerKeptLine) : keptShare(part, { part: 0, of: 0 }),
  ];
}

function acceptedCell({ accepted }: Pick<NamedAcceptanceStats, 'accepted'>): TableCell {
  const { part, of } = accepted;
  if (of === 0) return formatShare(accepted);
  const bar = element('span', { class: 'meter', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(part / of));
  const counts = element('span', { class: 'muted' }, ` ${l10n.t('{0} of {1}', formatCount(part), formatCount(of))}`);
  return [formatShare(accepted), counts, bar];
}

function comparisonInWords({ of, names, rates, difference }: AcceptRateComparison): string[] {
  const [first, second] = rates;
  if (!difference) {
    if (of !== 'weeks') return [];
    return [
      first.of === 0
        ? l10n.t('No data for this week to compare with.')
        : l10n.t('No data for last week to compare with.'),
    ];
  }
  const [shares, by] = [[formatShare(first), formatShare(second)] as const, differenceInWords(difference)];
  const verdict = isSignificant(difference) ? l10n.t('more than chance') : l10n.t('may be chance');
  return [
    of === 'weeks'
      ? l10n.t('This week vs. last week: {0} vs. {1} accepted, {2}: {3}.', ...shares, by, verdict)
      : l10n.t('{0} vs. {1}: {2} vs. {3} accepted, {4}: {5}.', ...names, ...shares, by, verdict),
  ];
}
