import * as l10n from '@vscode/l10n';
import { counted } from '../../core/counted.ts';
import type { Warning } from '../../core/refactor/safety/warnings.ts';
import { type LineCounts, lineCounts } from '../../core/text/lineCounts.ts';
import type { ReviewedFile } from './reviewedFile.ts';

/** `+12 −3` */
export function lineWords(file: ReviewedFile): string {
  return wordsOf(lineCounts(file.hunks));
}

/** `no longer parses: line 12`, `2 warnings`, `1 outside selection` */
export function warningWords(files: readonly ReviewedFile[]): string[] {
  const warnings = files.flatMap(file => file.warnings);
  const outside = warnings.filter(({ kind }) => kind === 'outside-selection').length;
  const unsound = warnings.filter(({ kind }) => kind === 'unsound');
  const unsafe = warnings.length - outside - unsound.length;
  const [first] = unsound;
  const unsoundWords =
    unsound.length > 1 ? l10n.t('{0} files no longer parse', unsound.length) : first && unsoundPlace(first);
  return [
    ...(unsoundWords === undefined ? [] : [unsoundWords]),
    ...(unsafe > 0 ? [counted.warnings(unsafe)] : []),
    ...(outside > 0 ? [l10n.t('{0} outside selection', outside)] : []),
  ];
}

/** `3 changes`, `5 changes in 2 files, 1 excluded`, `1 new file, 1 warning` */
export function changeWords(files: readonly ReviewedFile[]): string {
  const written = files.filter(({ refused }) => refused === undefined);
  const edited = written.filter(({ proposed }) => proposed.kind === 'edit');
  const created = written.length - edited.length;
  const changes = edited.reduce((sum, { hunks }) => sum + hunks.length, 0);
  const excluded = edited.reduce((sum, { excludedCount }) => sum + excludedCount, 0);
  const parts = [
    ...(changes > 0
      ? [edited.length > 1 ? l10n.t('{0} changes in {1} files', changes, edited.length) : counted.changes(changes)]
      : []),
    ...(created > 0 ? [counted.newFiles(created)] : []),
    ...(excluded > 0 ? [l10n.t('{0} excluded', excluded)] : []),
    ...warningWords(written),
  ];
  return parts.length === 0 ? l10n.t('no changes') : parts.join(', ');
}

export function unsoundPlace({ line }: Warning): string {
  return l10n.t('no longer parses: line {0}', line + 1);
}

/** `+3 −2` */
export function hunkWords(file: ReviewedFile, hunk: number): string {
  return wordsOf(lineCounts(file.hunks.slice(hunk, hunk + 1)));
}

function wordsOf({ added, removed }: LineCounts): string {
  return `+${added}${removed > 0 ? ` −${removed}` : ''}`;
}
