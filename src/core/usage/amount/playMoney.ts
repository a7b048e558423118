import * as l10n from '@vscode/l10n';

/** `$0.0011`, in practice `$0.0011 of play money` */
export function moneyWords(amount: string, isPlayMoney = false): string {
  return isPlayMoney ? l10n.t('{0} of play money', amount) : amount;
}
