import { hasMark, isInStarComment } from '../../answer/streaming/starComment.ts';
import type { CursorContext } from '../../document/cursorContext.ts';
import { opensBlock } from '../../syntax/blockLines.ts';
import { beginsComment } from '../../syntax/language.ts';
import { startsDeclaration } from '../../syntax/statement.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';

/** The most blank lines before an answer: one before a paragraph, two before a Python function. */
export const LEADING_BLANKS = 2;

/** How many blank lines before an answer's first line are kept at a line's very start. */
export function blanksAtEdge(blanks: number, line: string, place: CursorContext): number {
  const last = place.above.at(-1);
  if (last === undefined || isBlank(last) || belongsToAbove(line, last, place) || belongsToBelow(line, place)) return 0;
  // One separates paragraphs; more only precede a definition.
  return blanks === 1 || startsDeclaration(line.trimStart()) ? Math.min(blanks, LEADING_BLANKS) : 0;
}

/** The first line inside the block or after the comment above, or a continuation of it. */
function belongsToAbove(line: string, last: string, place: CursorContext): boolean {
  const { language, above, free } = place;
  if (isInStarComment(place) || hasMark(line) || goesThroughComment(line, last, place)) return true;
  if (free) return false;
  if (opensBlock(last, language) || LABEL.test(last) || MODIFIER.test(last) || GOES_ON.test(line)) return true;
  if (AWAITS_MORE.test(last) || (IMPORT.test(last) && IMPORT.test(line))) return true;
  if (!beginsComment(last, language)) return false;
  return DOCUMENTED.test(line.trimStart()) || (/\*\/\s*$/.test(last) && !endsHeader(above));
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
      isBetween && !opensBlock(line, language) && !startsDeclaration(line.trimStart()) && !TEXT_END.test(around.join())
    );
  }
  const suffixWidth = indentationWidth(lineSuffix);
  return suffixWidth === width || (suffixWidth > 0 && suffixWidth < width) || opensBlock(line, language);
}

/** The end of a block, a lone brace or another branch needs no blank line before it. */
const GOES_ON = /^\s*(?:[}\])]|\{\s*$|(?:end|fi|done|esac|else|elif|elsif|catch|except|finally|rescue|where)\b)/i;

const LABEL = /^\s*(?:case\b.*|default\s*):\s*$/;

/** The end of a docstring. */
const TEXT_END = /"""|'''/;

/** Directly above the declaration it modifies. */
const MODIFIER = /^\s*(?:template\s*<.*>|@\w[\w.]*(?:\(.*\))?|#\[.*\])\s*$/;

/** Ends with an operator or an opening bracket. */
const AWAITS_MORE = /(?:&&|\|\||[-+*=?([]|=>)\s*$/;

const IMPORT = /^(?:import|using|use|from|require|#\s*include)\b/;

/** Code that a comment right above documents. */
const DOCUMENTED =
  /^(?:export|def|class|async|function|func|fn|pub|impl|public|private|protected|static|final|abstract|interface|type|struct|enum|trait|@\w)\b/;
