import * as l10n from '@vscode/l10n';
import type { TokenCounts } from '../../core/usage/ledger/ledger.ts';
import type { RequestReport, UsageReport } from '../../core/usage/report/report.ts';
import { type Child, element } from '../element.ts';
import { FATE_COLORS } from './colors.ts';
import { DataTable, type TableCell } from './dataTable.ts';
import { FATE_NAMES, FEATURE_NAMES, formatCount, formatFigure, formatMs, formatTime } from './formatText.ts';

/** More rows slow down refreshes. */
const FEW = 25;

const COLUMNS = [
  { name: l10n.t('When') },
  { name: l10n.t('Outcome') },
  { name: l10n.t('Feature') },
  { name: l10n.t('Model') },
  { name: l10n.t('Tokens in'), numeric: true },
  { name: l10n.t('Tokens out'), numeric: true },
  { name: l10n.t('Cost'), numeric: true },
  { name: l10n.t('First paint'), numeric: true },
];

export class RequestsSection {
  readonly root: HTMLElement;
  readonly #table = new DataTable({ caption: l10n.t('Recent requests, newest first') });
  readonly #more = element('button', { type: 'button', class: 'secondary' }, l10n.t('Show More'));
  readonly #note = element('p', { class: 'note' });
  #requests: readonly RequestReport[] = [];
  #most = FEW;

  constructor() {
    this.root = element(
      'section',
      { 'aria-labelledby': 'requests' },
      element('h2', { id: 'requests' }, l10n.t('Recent requests')),
      this.#table.root,
      this.#note,
      this.#more,
    );
    this.#more.addEventListener('click', () => {
      this.#most = Number.POSITIVE_INFINITY;
      this.#fill();
      this.#table.focusRow(FEW);
    });
  }

  show({ recent }: UsageReport): void {
    this.#requests = recent;
    this.#fill();
  }

  #fill(): void {
    const shown = this.#requests.slice(0, this.#most);
    this.#table.show(COLUMNS, shown.map(cellsOf));
    const left = this.#requests.length - shown.length;
    this.#more.hidden = left <= 0;
    this.#more.textContent = l10n.t('Show {0} More', formatCount(left));
    this.#note.textContent = l10n.t('The latest {0}. Export for all.', formatCount(shown.length));
  }
}

function cellsOf({ record, fate, reason }: RequestReport): TableCell[] {
  const { time, feature, free, languageId, model, servedBy, tokens, cost, firstPaintMs } = record;
  const sign = element('span', { class: 'sign' });
  sign.style.setProperty('--sign', `var(${FATE_COLORS[fate]})`);
  const outcome: Child[] = [sign, element('b', {}, FATE_NAMES[fate]), ` ${reason}`];
  return [
    [together(formatTime(time))],
    outcome,
    [together(FEATURE_NAMES[feature]), aside(languageId)],
    modelCell(model, servedBy),
    ...(free ? ['–', '–', l10n.t('free')] : [count(tokens, 'prompt'), count(tokens, 'output'), formatFigure(cost)]),
    formatMs(firstPaintMs),
  ];
}

/** The short name, and below it the provider or vendor. */
function modelCell(model: string, servedBy: string | undefined): Child[] {
  const cut = model.lastIndexOf('/');
  const owner = model.slice(0, Math.max(0, cut));
  const via = servedBy === undefined || servedBy === model ? owner : l10n.t('via {0}', servedBy);
  return [element('span', { class: 'name', title: model }, model.slice(cut + 1)), aside(via)];
}

/** Without line breaks. */
function together(text: string): HTMLElement {
  return element('span', { class: 'together' }, text);
}

/** Below its value, or after it on a narrow page. */
function aside(text: string): HTMLElement {
  return element('span', { class: 'muted own-line' }, ` ${text}`);
}

function count(tokens: TokenCounts, which: 'prompt' | 'output'): string {
  const { certainty, [which]: value } = tokens;
  if (value === undefined || certainty === 'unknown') return '?';
  return `${certainty === 'estimated' ? '~' : ''}${formatCount(value)}`;
}
