import * as l10n from '@vscode/l10n';
import type { Amount, FateReport, UsageReport } from '../../core/usage/report/report.ts';
import { type Child, element } from '../element.ts';
import { FATE_COLORS } from './colors.ts';
import { DataTable, type TableCell } from './dataTable.ts';
import { COST, FATE_MEANINGS, FATE_NAMES, formatCount, formatShare, TOKENS } from './formatText.ts';

const TITLE = l10n.t('Where the tokens went');

/** A bar and a table of tokens by outcome. */
export class FatesSection {
  readonly root: HTMLElement;
  readonly #bar = element('div', { class: 'split', role: 'img' });
  readonly #table = new DataTable({ caption: TITLE });

  constructor() {
    this.root = element(
      'section',
      { 'aria-labelledby': 'fates' },
      element('h2', { id: 'fates' }, TITLE),
      this.#bar,
      this.#table.root,
    );
  }

  show({ fates, tokens }: UsageReport): void {
    const share = (fate: FateReport) => shareOf(fate.tokens, tokens);
    this.#bar.replaceChildren(...fates.map(partOf));
    this.#bar.setAttribute('aria-label', fates.map(fate => `${FATE_NAMES[fate.fate]} ${share(fate)}`).join(', '));
    this.#table.show(
      [
        { name: l10n.t('Outcome') },
        { name: l10n.t('Tokens'), numeric: true },
        { name: l10n.t('Share'), numeric: true },
        { name: l10n.t('Cost'), numeric: true },
        { name: l10n.t('Requests'), numeric: true },
      ],
      fates.map((fate): TableCell[] => [
        nameOf(fate),
        TOKENS.total(fate.tokens),
        share(fate),
        COST.total(fate.cost),
        formatCount(fate.requests),
      ]),
    );
  }
}

/** `?` if unknown. */
function shareOf(part: Amount, of: Amount): string {
  return part.value === 0 && part.unknown > 0 ? '?' : formatShare({ part: part.value, of: of.value });
}

function partOf({ fate, tokens }: FateReport): HTMLElement {
  const part = element('span');
  part.style.setProperty('--sign', `var(${FATE_COLORS[fate]})`);
  part.style.flexGrow = String(tokens.value);
  return part;
}

function nameOf({ fate }: FateReport): readonly Child[] {
  const sign = element('span', { class: 'sign' });
  sign.style.setProperty('--sign', `var(${FATE_COLORS[fate]})`);
  return [sign, element('b', {}, FATE_NAMES[fate]), element('span', { class: 'muted' }, ` ${FATE_MEANINGS[fate]}`)];
}
