import type { CursorContext } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import { indentationWidth, isBlank, lastLine } from '../../text/lines.ts';
import type { Suggestion } from '../outcome/suggestion.ts';
import { type Joint, jointOf } from './joint.ts';
import { fitToLine } from './rest.ts';
import { needsBlank } from './wideEnd.ts';

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
  if (jointBehind(body, place) !== 'break') {
    const insertText = text.replace(/(?<!\n)\n+$/, '');
    return { insertText: needsBlank(insertText, place) ? `${insertText} ` : insertText, replaceSuffix: 0 };
  }
  return { insertText: `${body}\n${linePrefix}`, replaceSuffix: 0 };
}

/** The joint of the line's rest with the answer before it, which was meant as lines of its own. */
function jointBehind(body: string, place: CursorContext): Joint {
  const { linePrefix, lineSuffix, above, brackets, language } = place;
  const lines = body.split('\n');
  const before = {
    ...place,
    linePrefix: lines.length === 1 ? linePrefix + body : lastLine(body),
    lineSuffix: '',
    above: lines.length === 1 ? above : [...above, linePrefix + lines[0], ...lines.slice(1, -1)],
    brackets: readBrackets(body, language, brackets),
  };
  return jointOf({
    text: lineSuffix.trim(),
    place: before,
    window: undefined,
    isOnNewLine: true,
    given: indentationWidth(lineSuffix),
    indentation: '',
  });
}
