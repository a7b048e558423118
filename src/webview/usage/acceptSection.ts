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
  readonly #models = new DataTable({ caption: 'Accepted and kept, by model' });
  readonly #languages = new DataTable({ caption: 'Accepted and kept, by language' });
  readonly #nothing = element('p', { class: 'muted', hidden: true }, 'No suggestions in this selection.');
  readonly #content: HTMLElement;

  constructor(options: { readonly filter: AcceptFilter; readonly onFilter: () => void }) {
    this.#filters = new AcceptFilters(options);
    const note =
      'Kept: accepted characters still in the document after 30 seconds and after 5 minutes; ? if the document was ' +
      'closed. Cost per kept line includes requests that led to nothing.';
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
      element('h2', { id: 'accepted' }, 'Accepted and kept'),
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
    showGroups(this.#models, 'Model', report.byModel);
    showGroups(this.#languages, 'Language', report.byLanguage);
  }
}

function showGroups(table: DataTable, what: string, groups: readonly NamedAcceptanceStats[]): void {
  table.show([{ name: what }, ...COLUMNS], groups.map(rowOf));
}

const COLUMNS = [
  { name: 'Requests', numeric: true },
  { name: 'Accepted', numeric: true },
  { name: '95% CI', numeric: true },
  { name: 'Characters', numeric: true },
  { name: 'Kept 30 s', numeric: true },
  { name: 'Kept 5 min', numeric: true },
  { name: 'Cost per kept line', numeric: true },
];

function rowOf({ name, ...of }: NamedAcceptanceStats): TableCell[] {
  const { part } = of.accepted;
  return [
    name === '' ? 'unknown' : name,
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
  const counts = element('span', { class: 'muted' }, ` ${formatCount(part)} of ${formatCount(of)}`);
  return [formatShare(accepted), counts, bar];
}

function comparisonInWords({ of, names, rates, difference }: AcceptRateComparison): string[] {
  const [first, second] = rates;
  const [nameA, nameB] = of === 'weeks' ? ['This week', 'last week'] : names;
  if (!difference) {
    const empty = first.of === 0 ? nameA : nameB;
    return of === 'weeks' ? [`No data for ${empty.toLowerCase()} to compare with.`] : [];
  }
  const verdict = isSignificant(difference) ? 'more than chance' : 'may be chance';
  return [
    `${nameA} vs. ${nameB}: ${formatShare(first)} vs. ${formatShare(second)} accepted, ` +
      `${differenceInWords(difference)}: ${verdict}.`,
  ];
}
