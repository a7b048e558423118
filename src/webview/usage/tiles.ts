import * as l10n from '@vscode/l10n';
import { counted } from '../../core/counted.ts';
import type { Share, UsageReport } from '../../core/usage/report/report.ts';
import { element } from '../element.ts';
import { COST, formatCount, formatShare, TOKENS } from './formatText.ts';

export class Tiles {
  readonly root = element('dl', { class: 'tiles' });

  show(report: UsageReport): void {
    const { accepted, cached, acceptedLines, nextEdits, requests } = report;
    this.root.replaceChildren(
      tile(l10n.t('Cost'), COST.total(report.cost), counted.requests(requests)),
      tile(l10n.t('Tokens'), TOKENS.total(report.tokens), l10n.t('{0} of prompt tokens cached', cachedShare(cached))),
      tile(
        l10n.t('Accepted'),
        formatShare(accepted),
        l10n.t('{0} of {1} suggestions', formatCount(accepted.part), formatCount(accepted.of)),
      ),
      tile(l10n.t('Cost per accepted line'), costPerLine(report), counted.lines(acceptedLines)),
      ...(nextEdits.offered > 0 ? [nextEditTile(nextEdits)] : []),
    );
  }
}

function nextEditTile({ applied, dismissed, free, offered }: UsageReport['nextEdits']): HTMLElement {
  const counts = [applied, offered, free, dismissed].map(count => formatCount(count));
  return tile(
    l10n.t('Next edits applied'),
    formatShare({ part: applied, of: offered }),
    l10n.t('{0} of {1}, {2} free; {3} dismissed', ...counts),
  );
}

/** `?` if no provider reports it. */
function cachedShare(cached: Share): string {
  return cached.of === 0 ? '?' : formatShare(cached);
}

/** Includes requests that led to nothing; as certain as the total. */
function costPerLine({ suggestionCost: cost, acceptedLines }: UsageReport): string {
  return acceptedLines === 0 ? '–' : COST.total({ ...cost, value: Math.round(cost.value / acceptedLines) });
}

function tile(name: string, figure: string, more: string): HTMLElement {
  return element(
    'div',
    {},
    element('dt', {}, name),
    element('dd', {}, figure),
    element('dd', { class: 'muted' }, more),
  );
}
