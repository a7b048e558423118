import type { CursorContext } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { beginsComment } from '../../syntax/language.ts';
import { awaitsValue, isWord } from '../../syntax/words.ts';
import { isBlank, lastLine, lastWord } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { fitToLine } from './rest.ts';
import { needsBlank } from './wideEnd.ts';

/** An answer that can't be a line of its own, because it is incomplete. */
const UNFINISHED = /[=(.&|+*/%<?!-]\s*$/;

/** A closing mark, or an operator behind which a blank shows that it has a left side: ` = 0;`. */
const CANT_BEGIN_LINE = /^[)\],;]|^\s?(?![-*+>#|]\s)[^\w\s"'`([{]+\s/;

/**
 * With the cursor before the text of its line, whole lines go above that text, with its indentation restored; a
 * fragment stays on the line.
 */
export function aboveLine(text: string, place: CursorContext): Suggestion {
  const { linePrefix, lineSuffix } = place;
  const body = text.trimEnd();
  const rest = lineSuffix.trimEnd();
  if (isBlank(body)) return { insertText: '', replaceSuffix: 0 };
  if (body.endsWith(rest)) {
    const { insertText } = fitToLine(body, place);
    if (insertText.length < body.length && !isBlank(lastLine(insertText))) return { insertText, replaceSuffix: 0 };
  }
  const last = lastLine(body);
  const isOver =
    !UNFINISHED.test(last) &&
    !awaitsValue(last, place.language) &&
    !isWord(lastWord(last), ['modifiers'], place.language);
  const unfinished = !place.free && !beginsComment(last, place.language) && !isOver;
  if (CANT_BEGIN_LINE.test(rest) && !beginsComment(rest, place.language))
    return { insertText: text.trimEnd(), replaceSuffix: 0 };
  // A blank at the end separates it from the next word: `suspend █fun refresh()`.
  const goesOn = unfinished || /\w $/.test(text) || isMendedBy(rest, body, place);
  const joins = !/^(?:\s{2}|\t)/.test(lineSuffix) && goesOn;
  if (joins) {
    const insertText = text.replace(/(?<!\n)\n+$/, '');
    return { insertText: needsBlank(insertText, place) ? `${insertText} ` : insertText, replaceSuffix: 0 };
  }
  return { insertText: `${body}\n${linePrefix}`, replaceSuffix: 0 };
}

/** True if the rest of the line closes the brackets that the answer leaves open. */
function isMendedBy(rest: string, body: string, { language }: CursorContext): boolean {
  const answer = readBrackets(body, language);
  return readBrackets(rest, language, { ...answer, closings: [], errors: 0 }).open.length < answer.open.length;
}
