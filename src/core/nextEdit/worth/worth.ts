import { isSecretPath } from '../../privacy/secretFile.ts';
import { isBlank } from '../../text/lines.ts';
import type { Edit, NextEdit, OpenFile } from '../nextEdit.ts';
import { undoes } from './undoes.ts';

/**
 * Why an edit isn't shown:
 * - `undoes`: takes back one of the latest edits
 * - `only-blanks`: changes only whitespace
 * - `duplicate`: repeats the lines above or below it
 * - `too-large`: deletes or adds more than anybody reads at a glance
 * - `secret-file`: never touched
 * - `dismissed`: by the user, at this place
 */
export type Unworthy = 'undoes' | 'only-blanks' | 'duplicate' | 'too-large' | 'secret-file' | 'dismissed';

export interface WorthContext {
  /** The one with the edit. */
  readonly file: OpenFile;
  /** The latest ones, in any order. */
  readonly edits: readonly Edit[];
  readonly isDismissed: (edit: NextEdit) => boolean;
}

/** As many as a window may have. */
const MOST_LINES = 20;
const MOST_DELETED = 6;

/** Undefined if it may be shown. The places found locally and the model's edits have the same filters. */
export function reasonNotToShow(edit: NextEdit, { edits, file, isDismissed }: WorthContext): Unworthy | undefined {
  const { after, before } = edit;
  if (isSecretPath(file.path)) return 'secret-file';
  if (squeezed(before) === squeezed(after)) return 'only-blanks';
  if (after.length > MOST_LINES || before.length > MOST_LINES) return 'too-large';
  if (before.length - after.length > MOST_DELETED) return 'too-large';
  if (repeatsNeighbors(edit, file.lines)) return 'duplicate';
  if (edits.some(latest => undoes(edit, latest))) return 'undoes';
  return isDismissed(edit) ? 'dismissed' : undefined;
}

/** `total += tax;` again below `total += tax;`. Closing brackets may repeat. */
function repeatsNeighbors({ after, before, line }: NextEdit, lines: readonly string[]): boolean {
  const added = after.slice(before.length);
  const isInserted = textOf(after.slice(0, before.length)) === textOf(before);
  if (!isInserted || added.length === 0 || !added.some(text => /[\p{L}\p{N}]/u.test(text))) return false;
  const at = line + before.length;
  const isCopy = (from: number) => from >= 0 && textOf(lines.slice(from, from + added.length)) === textOf(added);
  return isCopy(at - added.length) || isCopy(at);
}

function textOf(lines: readonly string[]): string {
  return lines.map(line => line.trim()).join('\n');
}

function squeezed(lines: readonly string[]): string {
  return lines
    .filter(line => !isBlank(line))
    .join('')
    .replace(/\s+/g, '');
}
