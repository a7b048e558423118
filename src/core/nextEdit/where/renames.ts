import { isImport } from '../../syntax/words.ts';
import type { OpenFile } from '../nextEdit.ts';
import type { Learned } from './learned.ts';
import { isName, tokensOf } from './lineTokens.ts';
import type { Candidate } from './resemblance.ts';

/**
 * True for a use of a name that was renamed where it is declared: it can only have the new name. In the same file it is
 * used below, before the name is declared again, or is declared nowhere else; other files import it from there.
 */
export function isRenamedUse(candidate: Candidate): boolean {
  const { features, file, learned, line } = candidate;
  const { edit, replacements, undeclared } = learned;
  const [name = ''] = undeclared;
  const isOne = replacements.every(({ old, newTokens }) => {
    return old.length === 1 && newTokens.length === 1 && undeclared.has(old[0] ?? '') && newTokens.every(isName);
  });
  // Another import instead of this one is no new name of the same thing.
  if (!isOne || replacements.length === 0 || edit.before.some(text => isImport(text, learned.language))) return false;
  if (file.uri !== edit.uri) return importsFrom(edit.uri, learned, file);
  const isLocal = edit.before.some(text => /^\s/.test(text));
  if (isLocal && features.sameBlock === 0) return false;
  return features.declared === 0 || (line > edit.line && !isDeclaredBetween(candidate, name));
}

/**
 * True outside the block of a local variable that was renamed or removed, where the file declares the name again: it is
 * another variable there.
 */
export function isOtherVariable(
  { features, file, learned, line, resemblance }: Candidate,
  all: readonly Learned[],
): boolean {
  if (features.declared === 0 || (resemblance !== 'exact' && resemblance !== 'removed')) return false;
  const words = new Set(tokensOf(file.lines[line] ?? '', learned.language).map(({ text }) => text));
  const names = learned.removed.filter(name => words.has(name));
  return names.every(name =>
    all.some(
      ({ block, edit, locals }) =>
        edit.uri === file.uri && locals.has(name) && (line < block.first || line > block.last),
    ),
  );
}

function isDeclaredBetween({ file, learned, line }: Candidate, name: string): boolean {
  return file.lines.slice(learned.edit.line + 1, line + 1).some(text => learned.declares(text, name));
}

/** `import { total } from './cart'` for `total` of `cart.ts`, or the new name, once that line has it. */
function importsFrom(uri: string, { added, language, undeclared }: Candidate['learned'], { lines }: OpenFile): boolean {
  const file = uri.slice(uri.lastIndexOf('/') + 1);
  const stem = file.slice(0, file.indexOf('.', 1) < 0 ? undefined : file.indexOf('.', 1));
  const names = [...undeclared, ...added];
  return lines.some(line => line.includes(stem) && names.some(name => line.includes(name)) && isImport(line, language));
}
