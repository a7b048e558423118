import { hasMark, isInStarComment } from '../../answer/streaming/starComment.ts';
import type { CursorContext } from '../../document/cursorContext.ts';
import { beginsCloser, isContinuer, isLabel, opensBlock } from '../../syntax/blockLines.ts';
import { beginsDeclaration } from '../../syntax/declarations.ts';
import { beginsComment, firstWord, type Language } from '../../syntax/language.ts';
import { isImport } from '../../syntax/words.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';

/** The most blank lines before an answer: one before a paragraph, two before a Python function. */
export const LEADING_BLANKS = 2;

/** How many blank lines before an answer's first line are kept at a line's very start. */
export function blanksAtEdge(blanks: number, line: string, place: CursorContext): number {
  const last = place.above.at(-1);
  if (last === undefined || isBlank(last) || belongsToAbove(line, last, place) || belongsToBelow(line, place)) return 0;
  // One separates paragraphs; more only precede a definition.
  return blanks === 1 || beginsDeclaration(line.trimStart(), place.language) ? Math.min(blanks, LEADING_BLANKS) : 0;
}

/** The first line inside the block or after the comment above, or a continuation of it. */
function belongsToAbove(line: string, last: string, place: CursorContext): boolean {
  const { language, above, free } = place;
  if (isInStarComment(place) || hasMark(line) || goesThroughComment(line, last, place)) return true;
  if (free) return false;
  if (opensBlock(last, language) || isLabel(last, language) || MODIFIER.test(last) || goesOn(line, language))
    return true;
  if (areImports(last, line, language)) return true;
  if (!beginsComment(last, language)) return false;
  return beginsDeclaration(line.trimStart(), language) || (/\*\/\s*$/.test(last) && !endsHeader(above));
}

/** A comment line between two others; in documentation, any next line. */
function goesThroughComment(line: string, last: string, { below, language }: CursorContext): boolean {
  const isDocumentation = [last, line].every(text => /^\s*\/\/[/!]/.test(text));
  return isDocumentation || [last, line, below[0] ?? ''].every(text => beginsComment(text, language));
}

/** True if the comment right above begins the file. */
function endsHeader(above: readonly string[]): boolean {
  const start = above.findLastIndex(line => /\/\*/.test(line));
  return above.slice(0, Math.max(0, start)).every(isBlank);
}

/** True if it goes above the cursor's line, as its head or as a line of the same block. */
function belongsToBelow(line: string, { lineSuffix, language, above, below }: CursorContext): boolean {
  const width = indentationWidth(line);
  if (isBlank(lineSuffix)) {
    // Between two statements of a block; a new block or declaration may be separated.
    const around = [above.at(-1) ?? '', below[0] ?? ''];
    const isBetween = around.every(text => !isBlank(text) && indentationWidth(text) === width);
    return (
      isBetween &&
      !opensBlock(line, language) &&
      !beginsDeclaration(line.trimStart(), language) &&
      !TEXT_END.test(around.join())
    );
  }
  const suffixWidth = indentationWidth(lineSuffix);
  return suffixWidth === width || (suffixWidth > 0 && suffixWidth < width) || opensBlock(line, language);
}

function areImports(last: string, line: string, language: Language): boolean {
  return firstWord(last) === firstWord(line) && [last, line].every(text => isImport(text, language));
}

/** The end of a block, a lone brace or another branch needs no blank line before it. */
function goesOn(line: string, language: Language): boolean {
  return /^\s*\{\s*$/.test(line) || beginsCloser(line, language) || isContinuer(line, language);
}

/** The end of a docstring. */
const TEXT_END = /"""|'''/;

/** Directly above the declaration it modifies. */
const MODIFIER = /^\s*(?:template\s*<.*>|@\w[\w.]*(?:\(.*\))?|#\[.*\])\s*$/;
