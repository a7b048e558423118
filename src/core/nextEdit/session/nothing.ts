import * as l10n from '@vscode/l10n';

/**
 * Why no next edit is offered:
 * - `no-edit`: nothing was edited yet
 * - `waiting`: the pause after an edit isn't over, or the search is still running
 * - `after-undo`: the last change was undone or redone
 * - `nothing-found`: no place is like the last edits
 * - `unlikely`: places were found, none of them likely enough
 * - `dismissed`: the places that were found were dismissed
 * - `no-content`: only the model could write the edit, and it isn't asked
 * - `gone`: the text of the place has changed
 * - `in-review`: all of them are in review
 */
export type NoNextEdit =
  | 'no-edit'
  | 'waiting'
  | 'after-undo'
  | 'nothing-found'
  | 'unlikely'
  | 'dismissed'
  | 'no-content'
  | 'gone'
  | 'in-review';

/** Why nothing is looked for in an editor. Those of files that are never sent are the same as for ghost text. */
export type NextEditObstacle = 'no-editor' | 'off' | 'language-off' | 'notebook' | 'selection' | 'suggestion';

export function isNothing(reason: string): reason is NoNextEdit | NextEditObstacle {
  return Object.hasOwn(WORDS, reason);
}

/** A sentence. */
export function explainNothing(reason: NoNextEdit | NextEditObstacle): string {
  return WORDS[reason];
}

const WORDS: Readonly<Record<NoNextEdit | NextEditObstacle, string>> = {
  'no-edit': l10n.t('You have edited nothing yet.'),
  waiting: l10n.t('It is looked for when you pause.'),
  'after-undo': l10n.t('You just undid a change; suggestions continue when you type.'),
  'nothing-found': l10n.t('No line in the open files is like your last edits.'),
  unlikely: l10n.t('The places like your last edits are too unlikely.'),
  dismissed: l10n.t('You dismissed the same edit here.'),
  'no-content': l10n.t('Only the model knows what belongs there, and it is asked once for each edit.'),
  gone: l10n.t('The lines at this place have changed.'),
  'in-review': l10n.t('The next edits are in review.'),
  'no-editor': l10n.t('No editor is open.'),
  off: l10n.t('Next edits are off (setting "ghostline.nextEdit").'),
  'language-off': l10n.t('Ghostline is off for this language (setting "ghostline.languages").'),
  notebook: l10n.t('There are no next edits in notebooks.'),
  selection: l10n.t('Text is selected.'),
  suggestion: l10n.t('Ghost text or the suggest widget is shown.'),
};
