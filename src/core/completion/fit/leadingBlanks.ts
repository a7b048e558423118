import { isCodeWord } from '../../answer/prose.ts';
import { hasMark, isInStarComment } from '../../answer/streaming/starComment.ts';
import type { CursorContext } from '../../document/cursorContext.ts';
import { opensBlock } from '../../syntax/blockLines.ts';
import { unmatchedClosers } from '../../syntax/bracketState.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { beginsComment } from '../../syntax/language.ts';
import { startsDeclaration } from '../../syntax/statement.ts';
import { indentationWidth, isBlank, isWordChar } from '../../text/lines.ts';
import { isAutoClosed } from './overlap.ts';

/** Blank lines that an answer may begin with: one sets a paragraph off, two stand before a Python function. */
export const LEADING_BLANKS = 2;

/** How many of the blank lines before an answer's first line are kept at a line's very start. */
export function blanksAtEdge(blanks: number, line: string, place: CursorContext): number {
  const last = place.above.at(-1);
  if (last === undefined || isBlank(last) || belongsToAbove(line, last, place) || belongsToBelow(line, place)) return 0;
  // One sets a paragraph off; more of them only stand before a definition.
  return blanks === 1 || startsDeclaration(line.trimStart()) ? Math.min(blanks, LEADING_BLANKS) : 0;
}

/** Is it the first line of what the line above opens or tells of, or one that goes on with it? */
function belongsToAbove(line: string, last: string, place: CursorContext): boolean {
  const { language, above, free } = place;
  if (isInStarComment(place) || hasMark(line) || goesThroughComment(line, last, place)) return true;
  if (free) return false;
  if (opensBlock(last, language) || LABEL.test(last) || MODIFIER.test(last) || GOES_ON.test(line)) return true;
  if (AWAITS_MORE.test(last) || (IMPORT.test(last) && IMPORT.test(line))) return true;
  if (!beginsComment(last, language)) return false;
  return DOCUMENTED.test(line.trimStart()) || (/\*\/\s*$/.test(last) && !endsHeader(above));
}

/** A line of a comment between two others of it; a documentation's next line is one in any case. */
function goesThroughComment(line: string, last: string, { below, language }: CursorContext): boolean {
  const isDocumentation = [last, line].every(text => /^\s*\/\/[/!]/.test(text));
  return isDocumentation || [last, line, below[0] ?? ''].every(text => beginsComment(text, language));
}

/** Is the comment right above the first thing in its file? */
function endsHeader(above: readonly string[]): boolean {
  const start = above.findLastIndex(line => /\/\*/.test(line));
  return above.slice(0, Math.max(0, start)).every(isBlank);
}

/** Does it go above the cursor's own line, to which it is the head or a line of the same block? */
function belongsToBelow(line: string, { lineSuffix, language, above, below }: CursorContext): boolean {
  const width = indentationWidth(line);
  if (isBlank(lineSuffix)) {
    // Between two statements of a block; what a block of its own or a declaration begins may well be set off.
    const around = [above.at(-1) ?? '', below[0] ?? ''];
    const isBetween = around.every(text => !isBlank(text) && indentationWidth(text) === width);
    return (
      isBetween && !opensBlock(line, language) && !startsDeclaration(line.trimStart()) && !TEXT_END.test(around.join())
    );
  }
  const suffixWidth = indentationWidth(lineSuffix);
  return suffixWidth === width || (suffixWidth > 0 && suffixWidth < width) || opensBlock(line, language);
}

/** The answer began with a line break: is it meant, or only the model's habit? */
export function keepsBreak(text: string, place: CursorContext): boolean {
  const { linePrefix, lineSuffix, free, language, brackets } = place;
  // Before text of the user's no line is broken.
  if (!isBlank(lineSuffix) && !isAutoClosed(lineSuffix)) return false;
  if (isInStarComment(place) && !hasMark(text)) return false;
  if (fillsBrackets(text, place)) return false;
  // No line is indented by one blank: that is what stands between two words.
  const isLong = free && !(brackets.mode.kind === 'comment' && brackets.mode.until === '\n');
  if (indentationWidth(text) > (isLong ? 0 : 1)) return true;
  if (/\S\s$|=["']$/.test(linePrefix) || /^[,;]/.test(text)) return false;
  if (splitsName(text, place) || breaksWord(text, place) || closesInLine(text, place)) return false;
  if (linePrefix.endsWith('{') || (language.family === 'indent' && opensBlock(linePrefix, language))) return true;
  return isBlank(lineSuffix) && !(free ? /["'`([]$/ : /[=(,.&|+*/%<?[-]$|[<&(,[]["']$/).test(linePrefix);
}

/** All that stands between brackets of one line, or their rest with what closes them. */
function fillsBrackets(text: string, { linePrefix, lineSuffix, language }: CursorContext): boolean {
  if (indentationWidth(text) > 1) return false;
  if (/[([]$/.test(linePrefix) && /^[)\]]/.test(lineSuffix)) return !/[,([{]\s*$/.test(text);
  return (
    /[([{]$/.test(linePrefix) && !/^\s*[)\]}]/.test(text) && unmatchedClosers(readBrackets(text, language)).length > 0
  );
}

/** Closes a bracket that the cursor's own line has opened, and put something into. */
function closesInLine(text: string, { linePrefix, language }: CursorContext): boolean {
  if (!/^[)\]]/.test(text) || /[([]\s*$/.test(linePrefix)) return false;
  return readBrackets(linePrefix, language).open.some(({ char }) => char === '(' || char === '[');
}

/** Does the break go through a word that the document has, or between two halves that it has not? */
function breaksWord(text: string, { hole, linePrefix, brackets, language }: CursorContext): boolean {
  const start = /(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+$/u.exec(linePrefix)?.[0];
  const end = /^[\p{L}\p{N}_$]+/u.exec(text)?.[0];
  if (start === undefined || end === undefined) return false;
  const words = new Set(`${hole.prefix.slice(0, -start.length)}\n${hole.suffix}`.split(/[^\p{L}\p{N}_$]+/u));
  const knows = (word: string) => words.has(word) || isCodeWord(word);
  // A function's name has something behind it.
  if (!language.wordBlocks && /\b(?:function|func|fn|def) \w+$/.test(linePrefix)) return true;
  const isDeeper = /^\s/.test(linePrefix) || (brackets.mode.kind === 'comment' && brackets.mode.until !== '\n');
  return knows(start + end) || (isDeeper && !knows(start) && !knows(end));
}

/** Between brackets two names stand side by side only if the break went through one. */
function splitsName(text: string, { linePrefix, brackets }: CursorContext): boolean {
  const open = brackets.open.at(-1)?.char;
  return (open === '(' || open === '[') && isWordChar(linePrefix.at(-1)) && isWordChar(text.at(0)) && !JOINS.test(text);
}

/** Nothing sets the end of a block off, its brace, or its other branch. */
const GOES_ON = /^\s*(?:[}\])]|\{\s*$|(?:end|fi|done|esac|else|elif|elsif|catch|except|finally|rescue|where)\b)/i;

const LABEL = /^\s*(?:case\b.*|default\s*):\s*$/;

/** The end of a docstring. */
const TEXT_END = /"""|'''/;

/** Stands right above what it says something of. */
const MODIFIER = /^\s*(?:template\s*<.*>|@\w[\w.]*(?:\(.*\))?|#\[.*\])\s*$/;

/** Ends with a sign between two things, or one that opens. */
const AWAITS_MORE = /(?:&&|\|\||[-+*=?([]|=>)\s*$/;

const IMPORT = /^(?:import|using|use|from|require|#\s*include)\b/;

/** What a comment right above it is about. */
const DOCUMENTED =
  /^(?:export|def|class|async|function|func|fn|pub|impl|public|private|protected|static|final|abstract|interface|type|struct|enum|trait|@\w)\b/;

/** Words that stand between two others, at the beginning of a line too. */
const JOINS =
  /^(?:and|or|not|in|is|as|if|else|for|from|where|when|then|on|join|left|inner|order|group|union|like|between)\b/i;
