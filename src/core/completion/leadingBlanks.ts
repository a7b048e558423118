import { beginsComment } from '../language.ts';
import { indentationWidth, isBlank, isWordChar } from '../text.ts';
import { isAutoClosed } from './overlap.ts';
import { opensBlock, type Place } from './place.ts';
import { startsDeclaration } from './statement.ts';

/** Blank lines that an answer may begin with: one sets a paragraph off, two stand before a Python function. */
export const LEADING_BLANKS = 2;

/** How many of the blank lines before an answer's first line are kept at a line's very start. */
export function blanksAtEdge(blanks: number, line: string, place: Place): number {
  const { above, language, lineSuffix } = place;
  const last = above.at(-1);
  // Lines that go above the cursor's own, as deep as that is or deeper.
  const width = indentationWidth(lineSuffix);
  const goesAbove =
    !isBlank(lineSuffix) && (width === indentationWidth(line) || (width > 0 && width < indentationWidth(line)));
  if (last === undefined || isBlank(last) || opensBlock(last, language) || goesAbove) return 0;
  if (CLOSES.test(line) || (beginsComment(last, language) && DOCUMENTED.test(line.trimStart()))) return 0;
  // One sets a paragraph off; more of them only stand before a definition.
  return blanks === 1 || startsDeclaration(line.trimStart()) ? Math.min(blanks, LEADING_BLANKS) : 0;
}

/** The answer began with a line break: is it meant, or only the model's habit? */
export function keepsBreak(text: string, place: Place): boolean {
  const { linePrefix, lineSuffix, free, language } = place;
  // Before text of the user's no line is broken.
  if (!isBlank(lineSuffix) && !isAutoClosed(lineSuffix)) return false;
  if (indentationWidth(text) > 0) return true;
  if (/\S\s$|=["']$/.test(linePrefix) || splitsName(text, place)) return false;
  if (linePrefix.endsWith('{') || (language.family === 'indent' && opensBlock(linePrefix, language))) return true;
  return isBlank(lineSuffix) && !(free ? /["'`]$/ : /[=(,.&|+*/%<?[-]$/).test(linePrefix);
}

/** Between brackets two names stand side by side only if the break went through one. */
function splitsName(text: string, { linePrefix, brackets }: Place): boolean {
  const open = brackets.open.at(-1)?.char;
  return (open === '(' || open === '[') && isWordChar(linePrefix.at(-1)) && isWordChar(text.at(0)) && !JOINS.test(text);
}

/** Nothing sets the end of a block off. */
const CLOSES = /^\s*(?:[}\])]|(?:end|fi|done|esac)\b)/i;

/** What a comment right above it is about. */
const DOCUMENTED =
  /^(?:export|def|class|async|function|func|fn|pub|impl|public|private|protected|static|final|abstract|interface|type|struct|enum|trait|@\w)\b/;

/** Words that stand between two others, at the beginning of a line too. */
const JOINS =
  /^(?:and|or|not|in|is|as|if|else|for|from|where|when|then|on|join|left|inner|order|group|union|like|between)\b/i;
