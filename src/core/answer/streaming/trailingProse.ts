import { type CursorContext, hasEnglish, lineBelow } from '../../document/cursorContext.ts';
import type { BracketState } from '../../syntax/bracketState.ts';
import { beginsComment } from '../../syntax/language.ts';
import { isBlank } from '../../text/lines.ts';
import { addressesReader, explainsAnswer, isClosing, isRule, isSentence, namesSection } from '../prose.ts';
import { hasMark, isInStarComment } from './starComment.ts';

/** The state of an answer's code so far. */
export interface CodeSoFar {
  /** Brackets and quotes at its end. */
  readonly brackets: BracketState;
  /** The last line was blank. */
  readonly afterBlank: boolean;
  /** The last non-blank line. */
  readonly lastLine: string;
}

/** True if this line, after unfenced code, is prose about it. */
export function isTrailingProse(text: string, said: CodeSoFar, place: CursorContext): boolean {
  const { hole, language, above, below, markup } = place;
  if (isBlank(text)) return false;
  if (isRemarkInText(text, said, place)) return true;
  if (said.afterBlank && beginsComment(text, language) && addressesReader(text)) return true;
  const known = above.includes(text) || below.includes(text);
  if (said.brackets.mode.kind !== 'code' || hasEnglish(hole.languageId) || known || beginsComment(text, language))
    return false;
  if (said.afterBlank && (isRule(text) || namesSection(text))) return !markup || language.regex;
  if (!markup) return isClosing(text) || isSentence(text);
  // English is common between tags, but hardly at the left edge of a component's file or of an indented block.
  if (!said.afterBlank || !isClosing(text.replace(/^\((.*)\)$/, '$1'))) return false;
  const atEdge = /^\S/.test(text) && (language.regex || /^\s/.test(said.lastLine) || /^\s/.test(place.linePrefix));
  return atEdge || /\bcode|completion|function\b/.test(text);
}

/**
 * In a comment, docstring or string: a paragraph about the answer, or prose at the left edge of an indented text, or
 * without the mark that begins every line of its comment.
 */
function isRemarkInText(text: string, { brackets, afterBlank, lastLine }: CodeSoFar, place: CursorContext): boolean {
  if (brackets.mode.kind === 'code' || hasEnglish(place.hole.languageId) || !afterBlank) return false;
  if (explainsAnswer(text)) return true;
  const aside = text.replace(/^\((.*)\)$/, '$1');
  if (brackets.mode.kind === 'comment' && isInStarComment(place, lastLine))
    return !hasMark(text) && (isRule(text) || namesSection(text) || isClosing(aside) || isSentence(text));
  const isDeeper = [place.linePrefix, lastLine, lineBelow(place) ?? ''].some(line => /^\s+\S|^\s+$/.test(line));
  const indented = isDeeper || !isBlank(place.lineSuffix);
  return indented && !/^\s/.test(text) && (isRule(text) || isClosing(aside));
}
