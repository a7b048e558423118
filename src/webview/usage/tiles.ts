import type { Share, UsageReport } from '../../core/usage/report/report.ts';
import { element } from '../element.ts';
import { COST, formatCount, formatShare, requestsInWords, TOKENS } from './formatText.ts';

export class Tiles {
  readonly root = element('dl', { class: 'tiles' });

  show(report: UsageReport): void {
    const { accepted, cached, acceptedLines, requests } = report;
    this.root.replaceChildren(
      tile('Cost', COST.total(report.cost), requestsInWords(requests)),
      tile('Tokens', TOKENS.total(report.tokens), `${cachedShare(cached)} of prompt tokens cached`),
      tile(
        'Accepted',
        formatShare(accepted),
        `${formatCount(accepted.part)} of ${formatCount(accepted.of)} suggestions`,
      ),
      tile('Cost per accepted line', costPerLine(report), `${formatCount(acceptedLines)} lines`),
    );
  }
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
