import { ownValue } from '../json.ts';
import { type BracketState, NOTHING_OPEN } from '../syntax/bracketState.ts';
import { readBrackets } from '../syntax/brackets.ts';
import { beginsComment, type Language, languageOf } from '../syntax/language.ts';
import { lexicalStateAtStart } from '../syntax/lexicalStateAtStart.ts';
import { statementWidth } from '../syntax/statement.ts';
import type { SyntaxReading } from '../syntax/syntax.ts';
import { firstLine, indentationWidth, isBlank, lastLine } from '../text/lines.ts';
import type { Hole } from './hole.ts';

/** Lines above and below that an answer is compared with. A model that repeats more has lost the thread. */
const NEAR_LINES = 300;
/** Characters of the prefix whose brackets are read: far more than a function, far less than a millisecond. */
const NEAR_CHARS = 30_000;

/** What is known about the hole before the first word of the answer. */
export interface CursorContext {
  readonly hole: Hole;
  readonly language: Language;
  /** The cursor's line before and after the cursor. */
  readonly linePrefix: string;
  readonly lineSuffix: string;
  /** Whole lines before the cursor's, the nearest last. */
  readonly above: readonly string[];
  /** Whole lines after the cursor's, the nearest first. */
  readonly below: readonly string[];
  /** Those of them whose brackets belong together with the cursor's: up to the end of a code fence. */
  readonly inBlock: readonly string[];
  /** Brackets that are open at the cursor, and whether it is in a comment or a string. */
  readonly brackets: BracketState;
  /** English may be what belongs here: a comment, a string, a document, a value in a data file. */
  readonly prose: boolean;
  /** In a Markdown file, the name of the code fence that the cursor is in. */
  readonly fence: string | undefined;
  /** Tags and the text between them may stand here. */
  readonly markup: boolean;
  /** Free text, without blocks or statements. */
  readonly free: boolean;
}

/**
 * Linear in the text near the cursor, so that a hole of any size costs the same.
 * @param syntax the grammar's reading of the same hole; without it brackets and quotes are all that is known
 */
export function cursorContextOf(hole: Hole, syntax?: SyntaxReading): CursorContext {
  const recent = hole.prefix.slice(
    hole.prefix.length > NEAR_CHARS ? hole.prefix.indexOf('\n', hole.prefix.length - NEAR_CHARS) + 1 : 0,
  );
  const { fence, near } = fenceAround(hole.languageId, recent);
  const language = languageOf(fence === undefined ? hole.languageId : (ownValue(FENCE_NAMES, fence) ?? fence));
  const linePrefix = lastLine(hole.prefix);
  const lineSuffix = firstLine(hole.suffix);
  const above = recent
    .slice(0, recent.length - linePrefix.length)
    .split('\n')
    .slice(0, -1);
  const below = hole.suffix.slice(lineSuffix.length + 1, NEAR_CHARS).split('\n');
  const fenceEnd = fence === undefined ? -1 : closingFenceIn(below);
  const brackets = bracketsAt(near, language, syntax);
  const inText = brackets.mode.kind !== 'code' || isInHeredoc(above, language);
  return {
    hole,
    language,
    linePrefix,
    lineSuffix,
    above: above.slice(-NEAR_LINES),
    below: below.slice(0, NEAR_LINES),
    brackets,
    fence,
    inBlock: fenceEnd < 0 ? below.slice(0, NEAR_LINES) : below.slice(0, fenceEnd),
    prose: hasEnglish(hole.languageId) || hasEnglish(language) || inText,
    markup: language.family === 'markup' && (!language.regex || isAmongTags(linePrefix, above)),
    free: language.family === 'prose' || inText,
  };
}

/** In a language that mixes tags with code: do the last lines before the cursor begin or end with a tag? */
function isAmongTags(linePrefix: string, above: readonly string[]): boolean {
  const near = [...above.filter(line => !isBlank(line)).slice(-2), linePrefix];
  return near.some(line => /^\s*<[\w/>]|[^=]>\s*$/.test(line));
}

/** `cat <<EOF` above, and no line yet that is only `EOF`. */
function isInHeredoc(above: readonly string[], { heredocs }: Language): boolean {
  if (!heredocs) return false;
  const at = above.findLastIndex(line => HEREDOC.test(line));
  const word = HEREDOC.exec(above[at] ?? '')?.[1];
  return word !== undefined && !above.slice(at + 1).some(line => line.trim().replace(/(?<![;,)])[;,)]+$/, '') === word);
}

const HEREDOC = /<<[-~<]?\s?["']?([A-Z][A-Z_]*)\b["']?(?!.{0,120}\b\1\b)/;

/** The grammar's reading of the brackets where there is one; of strings it only tells that there is one. */
function bracketsAt(near: string, language: Language, syntax: SyntaxReading | undefined): BracketState {
  const edge = Math.max(0, near.length - (syntax?.chars ?? 0));
  const above = readBrackets(near.slice(0, edge), language, {
    ...NOTHING_OPEN,
    mode: lexicalStateAtStart(near, language),
  });
  const read = readBrackets(near.slice(edge), language, above);
  if (syntax === undefined) return read;
  // What the grammar read from the middle of a string or comment on, it took for code, and code for a string.
  if (above.mode.kind !== 'code') return { ...(syntax.words?.atCursor ?? read), mode: read.mode };
  const mode = syntax.mode === undefined || syntax.mode.kind === read.mode.kind ? read.mode : syntax.mode;
  return { ...(syntax.words?.atCursor ?? read), mode };
}

/** English may be what is written in such files. */
export function hasEnglish(language: Language | string): boolean {
  const { family } = typeof language === 'string' ? languageOf(language) : language;
  return family === 'prose' || family === 'data';
}

/** In a Markdown file, the name of the fence that is open at the cursor, and the text since it was opened. */
function fenceAround(
  languageId: string,
  recent: string,
): { readonly fence: string | undefined; readonly near: string } {
  let fence: string | undefined;
  let start = 0;
  if (languageId === 'markdown' || languageId === 'mdx') {
    for (const match of recent.matchAll(/^ {0,3}(?:```|~~~)[ \t]*(?![ \t])([\w+#-]*)(?![\w+#-]).*\n/gm)) {
      fence = fence === undefined ? (match[1] ?? '') : undefined;
      start = match.index + match[0].length;
    }
  }
  return { fence, near: fence === undefined ? recent : recent.slice(start) };
}

/** The line that closes a fence, or -1: where another one begins first, nothing does. */
function closingFenceIn(lines: readonly string[]): number {
  const first = lines.findIndex(line => /^ {0,3}(?:```|~~~)/.test(line));
  return /^ {0,3}(?:```|~~~)\s*$/.test(lines[first] ?? '') ? first : -1;
}

const FENCE_NAMES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  jsx: 'javascriptreact',
  py: 'python',
  sh: 'shellscript',
  bash: 'shellscript',
  rs: 'rust',
  'c++': 'cpp',
  cs: 'csharp',
  rb: 'ruby',
};

/** Does this line open a block, so that the next one stands deeper? */
export function opensBlock(line: string, language: Language): boolean {
  if (beginsComment(line, language)) return false;
  const end = line.replace(/(?<!\s)\s+(?:\/\/|#|--)[\s\S]*$/, '').trimEnd();
  if (/[{([]$/.test(end)) return true;
  if (language.family === 'data') return /:(?:\s*[|>][+-]?)?$/.test(end);
  if (language.family === 'indent')
    return (
      (end.endsWith(':') && !language.wordBlocks) || /\b(?:do|then|else|begin)$/.test(end) || opensWords(end, language)
    );
  return language.family === 'braces' && /(?:\b(?:do|then|else|begin)|=>)$/.test(end);
}

/** `def f(a)`, `if a` or `b = case a`, in a language whose blocks end with a word. */
function opensWords(line: string, { wordBlocks }: Language): boolean {
  return wordBlocks && !/\bend$/.test(line) && BLOCK_WORD.test(line) && !ENDLESS.test(line);
}

const BLOCK_WORD =
  /^\s*(?:(?:[a-z]\w* )?def|class|module|if|elsif|unless|while|until|for|case|when|in|begin|rescue|ensure)\b|\s=\s+(?:if|unless|case|begin)\b|\bdo \|[^|]*\|$/;

/** `def f(a) = a` holds all that it has. */
const ENDLESS = /^\s*(?:[a-z]\w* )?def [\w.]+[?!]?(?:\([^()]*\))? = /;

/** The nearest line above that is not blank. */
export function lineAbove(place: CursorContext): string | undefined {
  return place.above.findLast(line => !isBlank(line));
}

/** The nearest line below the cursor's that is not blank. */
export function lineBelow(place: CursorContext): string | undefined {
  return place.below.find(line => !isBlank(line));
}

/**
 * Columns at which a line at the cursor should begin: where the cursor's line does when it has any text or blanks,
 * else as the line above suggests.
 */
export function expectedIndent(place: CursorContext): number {
  if (place.linePrefix !== '') return indentationWidth(place.linePrefix);
  const above = lineAbove(place);
  if (above === undefined) return 0;
  const unit = Math.max(1, indentationWidth(place.hole.indentUnit));
  const width = statementWidth(above, place.above.slice(0, place.above.lastIndexOf(above)), place.language);
  return width + (opensBlock(above, place.language) ? unit : 0);
}
