import { opensBlock } from '../syntax/blockLines.ts';
import { type BracketState, NOTHING_OPEN } from '../syntax/bracketState.ts';
import { readBrackets } from '../syntax/brackets.ts';
import { statementWidth } from '../syntax/continuation.ts';
import { type Language, languageOf, withCommentsOf } from '../syntax/language.ts';
import { isMarkdown, languageOfTag } from '../syntax/languageTags.ts';
import { lexicalStateAtStart } from '../syntax/lexicalStateAtStart.ts';
import { endsHeredoc, heredocOf } from '../syntax/lexicalTokens.ts';
import type { SyntaxReading } from '../syntax/syntax.ts';
import { firstLine, indentationWidth, isBlank, lastLine } from '../text/lines.ts';
import type { Hole } from './hole.ts';

const NEAR_LINES = 300;
/** Longer than any function. */
const NEAR_CHARS = 30_000;

export interface CursorContext {
  readonly hole: Hole;
  readonly language: Language;
  readonly linePrefix: string;
  readonly lineSuffix: string;
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** Up to the end of the code fence. */
  readonly inBlock: readonly string[];
  readonly brackets: BracketState;
  /** English is valid: a comment, string, document or data. */
  readonly prose: boolean;
  /** Markdown's fence around the cursor. */
  readonly fence: string | undefined;
  readonly markup: boolean;
  /** Without statements. */
  readonly free: boolean;
}

/**
 * Linear.
 * @param syntax without it only brackets and quotes are read
 */
export function cursorContextOf(hole: Hole, syntax?: SyntaxReading): CursorContext {
  const recent = hole.prefix.slice(
    hole.prefix.length > NEAR_CHARS ? hole.prefix.indexOf('\n', hole.prefix.length - NEAR_CHARS) + 1 : 0,
  );
  const { fence, near } = fenceAround(hole.languageId, recent);
  const linePrefix = lastLine(hole.prefix);
  const lineSuffix = firstLine(hole.suffix);
  const above = recent
    .slice(0, recent.length - linePrefix.length)
    .split('\n')
    .slice(0, -1);
  const below = hole.suffix.slice(lineSuffix.length + 1, NEAR_CHARS).split('\n');
  const language = withCommentsOf(
    [...above, linePrefix, ...below],
    languageOf(fence === undefined ? hole.languageId : languageOfTag(fence || 'plaintext')),
  );
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

/** The last lines begin or end with a tag, in a language that mixes tags with code. */
function isAmongTags(linePrefix: string, above: readonly string[]): boolean {
  const near = [...above.filter(line => !isBlank(line)).slice(-2), linePrefix];
  return near.some(line => /^\s*<[\w/>]|[^=]>\s*$/.test(line));
}

/** `cat <<EOF` above, and no `EOF` since. */
function isInHeredoc(above: readonly string[], language: Language): boolean {
  if (language.heredocs === undefined) return false;
  const at = above.findLastIndex(line => heredocOf(line, language) !== undefined);
  const word = heredocOf(above[at] ?? '', language);
  return word !== undefined && !above.slice(at + 1).some(line => endsHeredoc(line, word));
}

function bracketsAt(near: string, language: Language, syntax: SyntaxReading | undefined): BracketState {
  const edge = Math.max(0, near.length - (syntax?.chars ?? 0));
  const above = readBrackets(near.slice(0, edge), language, {
    ...NOTHING_OPEN,
    mode: lexicalStateAtStart(near, language),
  });
  const read = readBrackets(near.slice(edge), language, above);
  if (syntax === undefined) return read;
  // Starting inside a string inverts code and strings.
  if (above.mode.kind !== 'code') return { ...(syntax.words?.atCursor ?? read), mode: read.mode };
  const mode = syntax.mode === undefined || syntax.mode.kind === read.mode.kind ? read.mode : syntax.mode;
  return { ...(syntax.words?.atCursor ?? read), mode };
}

export function hasEnglish(language: Language | string): boolean {
  const { family } = typeof language === 'string' ? languageOf(language) : language;
  return family === 'prose' || family === 'data';
}

function fenceAround(
  languageId: string,
  recent: string,
): { readonly fence: string | undefined; readonly near: string } {
  let fence: string | undefined;
  let start = 0;
  if (isMarkdown(languageId)) {
    for (const match of recent.matchAll(/^ {0,3}(?:```|~~~)[ \t]*(?![ \t])([\w+#-]*)(?![\w+#-]).*\n/gm)) {
      fence = fence === undefined ? (match[1] ?? '') : undefined;
      start = match.index + match[0].length;
    }
  }
  return { fence, near: fence === undefined ? recent : recent.slice(start) };
}

function closingFenceIn(lines: readonly string[]): number {
  const first = lines.findIndex(line => /^ {0,3}(?:```|~~~)/.test(line));
  return /^ {0,3}(?:```|~~~)\s*$/.test(lines[first] ?? '') ? first : -1;
}

export function lineAbove(place: CursorContext): string | undefined {
  return place.above.findLast(line => !isBlank(line));
}

export function lineBelow(place: CursorContext): string | undefined {
  return place.below.find(line => !isBlank(line));
}

/** Of the cursor's line, or as the line above suggests. */
export function expectedIndent(place: CursorContext): number {
  if (place.linePrefix !== '') return indentationWidth(place.linePrefix);
  const above = lineAbove(place);
  if (above === undefined) return 0;
  const unit = Math.max(1, indentationWidth(place.hole.indentUnit));
  const width = statementWidth(above, place.above.slice(0, place.above.lastIndexOf(above)), place.language);
  return width + (opensBlock(above, place.language) ? unit : 0);
}
