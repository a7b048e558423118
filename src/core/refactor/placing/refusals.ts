import * as l10n from '@vscode/l10n';
export type RefusalReason =
  | 'truncated'
  | 'unfinished'
  | 'content-filter'
  | 'tool-calls'
  | 'no-code'
  | 'empty'
  | 'identical'
  | 'placeholder'
  | 'several-answers'
  | 'no-name'
  | 'patch'
  | 'indentation'
  | 'unbalanced'
  | 'unsound'
  | 'headless'
  | 'repeats'
  | 'unsafe-path'
  | 'unreadable'
  | 'format'
  | 'characters';

const MAX_QUOTED_CHARS = 200;

/**
 * For the user, with the next step.
 * @param answer prose instead of code; its beginning is quoted
 * @param detail the problem with a file name
 */
export function explainRefusal(reason: RefusalReason, answer = '', detail?: string): string {
  if (reason === 'unsafe-path' && detail !== undefined) return l10n.t('Nothing was changed: {0}', detail);
  const quotable = answer.replace(/\s+/g, ' ').trim();
  if (reason !== 'no-code' || quotable === '') return SENTENCES[reason];
  const quoted = quotable.length > MAX_QUOTED_CHARS ? `${quotable.slice(0, MAX_QUOTED_CHARS)}…` : quotable;
  return l10n.t('The model answered without code: “{0}” Be more specific about the change.', quoted);
}

const SENTENCES: Readonly<Record<RefusalReason, string>> = {
  truncated: l10n.t('The answer hit the length limit. Nothing was changed: select less, or allow a longer answer.'),
  unfinished: l10n.t('The answer was cut short. Nothing was changed: try again, or select less.'),
  'content-filter': l10n.t(
    "The provider's content filter stopped the answer. Nothing was changed: rephrase the instruction, or select less.",
  ),
  'tool-calls': l10n.t('The model called tools instead of writing code. Try again, or choose another model.'),
  'no-code': l10n.t('The model answered without code. Be more specific about the change.'),
  empty: l10n.t('The model returned an empty code block. Try again, or delete the code yourself.'),
  identical: l10n.t("The model didn't change the code. Be more specific about the change."),
  placeholder: l10n.t(
    'The model left out code ("... existing code ..."), and it isn\'t clear which. Select less, or ask for the complete code.',
  ),
  'several-answers': l10n.t(
    "The model returned several code blocks, and it isn't clear which one to use. Ask for one, or for named files.",
  ),
  'no-name': l10n.t('The model returned a new file without a name. Name the file in the instruction.'),
  patch: l10n.t("The model returned a patch that doesn't fit the selection. Try again."),
  indentation: l10n.t(
    "The answer's indentation doesn't fit the selection, and guessing could change its meaning. Try again.",
  ),
  unbalanced: l10n.t("The answer's brackets don't match the selection: a bracket is missing or extra. Try again."),
  unsound: l10n.t('The file would no longer parse with this answer. Nothing was changed: try again, or select more.'),
  headless: l10n.t(
    'The answer is only the inside of the code you selected, without its first line. Nothing was changed: try again, or select the lines within.',
  ),
  repeats: l10n.t(
    "The answer also changes code outside the selection, and it isn't clear how much. Select that code as well, or ask for the selection only.",
  ),
  'unsafe-path': l10n.t('The model named a file that is outside the workspace or protected. Ask for another file.'),
  format: l10n.t(
    "The model answered in a format of another tool, and it isn't clear what belongs in the file. Try again, or choose another model.",
  ),
  characters: l10n.t(
    'The answer contains characters that were lost or replaced on the way (such as � or “ for "). Nothing was changed: try again.',
  ),
  unreadable: l10n.t("The answer mixes code and prose, and it isn't clear what belongs in the file. Try again."),
};
