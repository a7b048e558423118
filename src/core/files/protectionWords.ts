import * as l10n from '@vscode/l10n';
import { ownValue } from '../json.ts';

/** Those of PROTECTED_KINDS and `protectionOf`, which the model reads in English. Each completes "it …". */
export const PROTECTION_WORDS: Readonly<Record<string, string>> = {
  'may contain secrets': l10n.t('may contain secrets'),
  'contains what looks like a password or a key': l10n.t('contains what looks like a password or a key'),
  'configures AI assistants': l10n.t('configures AI assistants'),
  'configures commands that Git runs': l10n.t('configures commands that Git runs'),
  'can run commands when the folder is opened in an editor': l10n.t(
    'can run commands when the folder is opened in an editor',
  ),
  'runs when packages are installed or the project is built': l10n.t(
    'runs when packages are installed or the project is built',
  ),
  'configures the environment of commands and programs': l10n.t('configures the environment of commands and programs'),
  'runs automatically when a shell, interpreter, debugger or the system starts': l10n.t(
    'runs automatically when a shell, interpreter, debugger or the system starts',
  ),
  'configures a build server or a host': l10n.t('configures a build server or a host'),
  'has another name on this disk, perhaps outside': l10n.t('has another name on this disk, perhaps outside'),
};

const AND = ', and ';

/** Of a file that the user is asked about, in the display language. */
export function protectionInWords(why: string): string {
  return why
    .split(AND)
    .map(reason => ownValue(PROTECTION_WORDS, reason) ?? reason)
    .reduce((all, reason) => l10n.t('{0}, and {1}', all, reason));
}
