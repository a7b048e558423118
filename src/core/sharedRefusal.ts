import * as l10n from '@vscode/l10n';

/** A refusal of the model's request, in two languages. */
export interface Refusal {
  readonly kind: 'refused';
  /** For the model: in English, with a remedy. */
  readonly message: string;
  /** For the user; absent if the display language is English. */
  readonly reason?: string;
}

/** As `l10n`, so that its calls are extracted. */
export interface Translator {
  t(message: string, ...values: (string | number)[]): string;
}

/** One text in two languages: `l10n => l10n.t('There is no file {0}.', path)` */
export type SharedText = (l10n: Translator) => string;

const ENGLISH: Translator = {
  t: (message, ...values) => message.replace(/\{(\d+)\}/g, (whole, index) => String(values[Number(index)] ?? whole)),
};

/** `advice` for the model follows. */
export function refusal(text: SharedText, advice?: string): Refusal {
  const [english, shown] = [text(ENGLISH), text(l10n)];
  const message = advice === undefined ? english : `${english} ${advice}`;
  return { kind: 'refused', message, ...(shown !== english && { reason: shown }) };
}

/** A call that the model can only correct itself: the user reads that it was wrong, not how. */
export function modelMistake(message: string): Refusal {
  return { ...refusal(MISTAKE), message };
}

const MISTAKE: SharedText = l10n => l10n.t('The model made a mistake in this call, and was told so.');

export function shownReason({ message, reason = message }: Pick<Refusal, 'message' | 'reason'>): string {
  return reason;
}
