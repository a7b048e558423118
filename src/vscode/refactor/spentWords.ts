import * as l10n from '@vscode/l10n';
import type { RequestSpending } from '../../core/provider/metering/meteredProvider.ts';
import type { Figure } from '../../core/usage/amount/charge.ts';
import { formatCostTotal, formatTokenTotal } from '../../core/usage/amount/format.ts';
import { moneyWords } from '../../core/usage/amount/playMoney.ts';
import { addFigure, EMPTY_TOTAL } from '../../core/usage/amount/total.ts';

/** `~1.2k tokens · ~$0.0011`, in practice `… of play money` */
export function spentWords({ cost, isPlayMoney, tokens }: RequestSpending): string {
  const { certainty, output, prompt } = tokens;
  const known: Figure =
    certainty === 'unknown' || prompt === undefined
      ? { certainty: 'unknown' }
      : { certainty, value: prompt + (output ?? 0) };
  const money = moneyWords(formatCostTotal(addFigure(EMPTY_TOTAL, cost)), isPlayMoney);
  return l10n.t('{0} tokens · {1}', formatTokenTotal(addFigure(EMPTY_TOTAL, known)), money);
}
