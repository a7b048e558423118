import * as l10n from '@vscode/l10n';
import { formatCount } from './numberText.ts';

/** A number with its noun: each is a text of its own, since languages count differently. */
export const counted = {
  requests: (count: number) => (count === 1 ? l10n.t('1 request') : l10n.t('{0} requests', formatCount(count))),
  files: (count: number) => (count === 1 ? l10n.t('1 file') : l10n.t('{0} files', formatCount(count))),
  lines: (count: number) => (count === 1 ? l10n.t('1 line') : l10n.t('{0} lines', formatCount(count))),
  matches: (count: number) => (count === 1 ? l10n.t('1 match') : l10n.t('{0} matches', formatCount(count))),
  tasks: (count: number) => (count === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', formatCount(count))),
  models: (count: number) => (count === 1 ? l10n.t('1 model') : l10n.t('{0} models', formatCount(count))),
  repeats: (count: number) => (count === 1 ? l10n.t('1 repeat') : l10n.t('{0} repeats', formatCount(count))),
  answers: (count: number) => (count === 1 ? l10n.t('1 answer') : l10n.t('{0} answers', formatCount(count))),
  warnings: (count: number) => (count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', formatCount(count))),
  changes: (count: number) => (count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', formatCount(count))),
  newFiles: (count: number) => (count === 1 ? l10n.t('1 new file') : l10n.t('{0} new files', formatCount(count))),
  proposals: (count: number) =>
    count === 1 ? l10n.t('1 proposal to review') : l10n.t('{0} proposals to review', formatCount(count)),
} as const;
