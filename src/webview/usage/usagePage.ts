import * as l10n from '@vscode/l10n';
import { counted } from '../../core/counted.ts';
import type { AcceptFilter } from '../../core/usage/report/acceptRate.ts';
import type { Range } from '../../core/usage/report/range.ts';
import { element } from '../element.ts';
import { AcceptSection } from './acceptSection.ts';
import { FatesSection } from './fates.ts';
import { COST, RANGE_NAMES, TOKENS } from './formatText.ts';
import { LatencyFigure } from './latency.ts';
import type { PageMessage, ReportMessage } from './messages.ts';
import { RequestsSection } from './requestsSection.ts';
import { SpendingFigure } from './spending.ts';
import { Tiles } from './tiles.ts';
import { Toolbar } from './toolbar.ts';

export interface UsagePageOptions {
  readonly range: Range;
  readonly filter: AcceptFilter;
  readonly ask: (message: PageMessage) => void;
}

/** Updates keep expanded, selected and focused elements. */
export class UsagePage {
  readonly root: HTMLElement;
  readonly #ask: (message: PageMessage) => void;
  readonly #toolbar: Toolbar;
  readonly #status = element('p', { role: 'status', class: 'unseen' });
  readonly #practice = element('p', { role: 'note', class: 'practice', hidden: true });
  readonly #nothing = element(
    'div',
    { class: 'nothing', hidden: true },
    element('p', {}, l10n.t('No requests in this period.')),
    element('p', {}, l10n.t('Requests from all windows will appear here.')),
  );
  readonly #content: HTMLElement;
  readonly #tiles = new Tiles();
  readonly #parts = [
    new SpendingFigure(COST),
    new SpendingFigure(TOKENS),
    new LatencyFigure('firstToken'),
    new LatencyFigure('firstPaint'),
    new FatesSection(),
    new RequestsSection(),
  ] as const;
  readonly #accept: AcceptSection;
  #shown: Range | undefined;

  constructor({ range, filter, ask }: UsagePageOptions) {
    this.#ask = ask;
    this.#toolbar = new Toolbar({ range, ask, onRange: () => this.begin() });
    this.#accept = new AcceptSection({ filter, onFilter: () => this.begin() });
    const [cost, tokens, firstToken, firstPaint, fates, requests] = this.#parts;
    this.#content = element(
      'div',
      { hidden: true },
      this.#tiles.root,
      section('spending', l10n.t('Spending'), cost.root, tokens.root),
      section('latency', l10n.t('Latency'), firstToken.root, firstPaint.root),
      this.#accept.root,
      fates.root,
      requests.root,
    );
    const header = element('header', {}, element('h1', {}, l10n.t('Usage')), this.#toolbar.root);
    this.root = element('main', {}, header, this.#practice, this.#status, this.#nothing, this.#content);
  }

  /** Requests the current selection. */
  begin(): void {
    this.#ask({ kind: 'show', range: this.#toolbar.range, filter: this.#accept.filter });
  }

  show({ range, practice, report, accept, experiment }: ReportMessage): void {
    // The selection has changed since.
    if (range !== this.#toolbar.range || !isSame(accept.filter, this.#accept.filter)) return;
    const isEmpty = report.requests === 0 && report.nextEdits.offered === 0;
    this.#practice.hidden = practice === undefined;
    this.#practice.textContent = practice ?? '';
    this.#nothing.hidden = !isEmpty;
    this.#content.hidden = isEmpty;
    if (!isEmpty) {
      this.#tiles.show(report);
      for (const part of this.#parts) part.show(report);
      this.#accept.show(accept, experiment);
    }
    if (this.#shown !== range) {
      this.#status.textContent = `${RANGE_NAMES[range]}: ${counted.requests(report.requests)}, ${COST.total(report.cost)}`;
    }
    this.#shown = range;
  }
}

function section(id: string, title: string, ...figures: readonly HTMLElement[]): HTMLElement {
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, title),
    element('div', { class: 'pair' }, ...figures),
  );
}

function isSame(a: AcceptFilter, b: AcceptFilter): boolean {
  return a.model === b.model && a.languageId === b.languageId && a.dayPart === b.dayPart && a.week === b.week;
}
