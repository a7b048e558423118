import { isImport } from '../../syntax/words.ts';
import type { OpenFile } from '../nextEdit.ts';
import { isName } from './lineTokens.ts';
import type { Candidate } from './resemblance.ts';

/**
 * True for a use of a name that was renamed where it is declared: it can only have the new name. In the same file it is
 * used below, before the name is declared again, or is declared nowhere else; other files import it from there.
 */
export function isRenamedUse({ features, file, learned, line }: Candidate): boolean {
  const { declares, edit, replacements, undeclared } = learned;
  const [name = ''] = undeclared;
  const isOne = replacements.every(({ old, newTokens }) => {
    return old.length === 1 && newTokens.length === 1 && undeclared.has(old[0] ?? '') && newTokens.every(isName);
  });
  if (!isOne || replacements.length === 0) return false;
  if (file.uri !== edit.uri) return importsFrom(edit.uri, learned, file);
  return (
    features.declared === 0 ||
    (line > edit.line && !file.lines.slice(edit.line + 1, line + 1).some(text => declares(text, name)))
  );
}

/** `import { total } from './cart'` for `total` of `cart.ts`. */
function importsFrom(uri: string, { language, undeclared }: Candidate['learned'], { lines }: OpenFile): boolean {
  const file = uri.slice(uri.lastIndexOf('/') + 1);
  const stem = file.slice(0, file.indexOf('.', 1) < 0 ? undefined : file.indexOf('.', 1));
  const [name = ''] = undeclared;
  return lines.some(line => line.includes(name) && line.includes(stem) && isImport(line, language));
}
