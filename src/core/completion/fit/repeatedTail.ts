import type { CursorContext } from '../../document/cursorContext.ts';
import { readBrackets } from '../../syntax/brackets.ts';
import type { Language } from '../../syntax/language.ts';
import type { ParsedWindow } from '../../syntax/parsedWindow.ts';
import { isKeyword } from '../../syntax/words.ts';
import { isWordChar } from '../../text/lines.ts';
import { fitToLine } from './rest.ts';

/** No longer text before the cursor is looked for in the answer. */
const TAIL_CHARS = 120;

/**
 * The rest of an answer's line behind a repetition of the tokens before the cursor, if they can't be meant twice:
 * `read(encoding=█` + `encoding="utf-8")`, `<?= █` + `<?= $title ?>`, `a &&█` + `&& b`.
 */
export function afterRepeatedTail(
  text: string,
  place: CursorContext,
  window: ParsedWindow | undefined,
): string | undefined {
  const { linePrefix } = place;
  for (const tail of tailsOf(linePrefix)) {
    const rest = restBehind(tail, text, place.language);
    if (rest !== undefined && (isNeverDoubled(tail, rest, place) || isSounder(rest, text, place, window))) return rest;
  }
  return undefined;
}

/** The ends of the line that begin with a token, longest first. */
function tailsOf(linePrefix: string): readonly string[] {
  const line = linePrefix.slice(-TAIL_CHARS);
  const from = linePrefix.length > TAIL_CHARS ? 1 : 0;
  const starts = Array.from(line, (_, at) => at).slice(from);
  return starts
    .filter(at => !/\s/.test(line.charAt(at)) && !(isWordChar(line.charAt(at - 1)) && isWordChar(line.charAt(at))))
    .map(at => line.slice(at));
}

/** Blanks at the cursor may differ. */
function restBehind(tail: string, text: string, language: Language): string | undefined {
  const tokens = tail.trimEnd();
  const begins = text.slice(0, tokens.length);
  const isSame = begins === tokens || (language.ids.includes('sql') && begins.toLowerCase() === tokens.toLowerCase());
  if (!isSame) return undefined;
  const rest = text.slice(tokens.length);
  return tokens.length < tail.length ? rest.trimStart() : rest;
}

/** Marks behind a name, after which its value is due, not the name again: `encoding=`, `class="`, `./components/`. */
const ANNOUNCES_VALUE = /(?:(?<![=!<>])=|=>|->|[:./@#$%]|=["'`]|[=:] ["'`])$/;
/** Opening marks and operators of several characters: `<?=`, `{/*`, `%>%`, `&&`, `](`. Brackets and quotes nest. */
const MARKS = /^[^\w\s]{2,}$/;
const NESTING = /^["'`()[\]{}]*$/;
/** These are written several times over. */
const REPEATABLE = /^(?!&&|\|\|)(?:(.)\1*|[-+!~.]+)$/;
const TAG = /^<\/?[\w.-]+$/;

function isNeverDoubled(tail: string, rest: string, place: CursorContext): boolean {
  const { language, brackets, free } = place;
  if (rest.trim() === '') return false;
  const tokens = tail.trimEnd();
  const hasWord = /\w/.test(tokens);
  const isWord = hasWord && !/\W/.test(tokens);
  if (isWord && tokens !== tail) return !free && isKeyword(tokens, language);
  if (hasWord && readBrackets(tail, language).open.length > 0) return endsWithOwnCloser(rest, place);
  if (tokens === '<' && place.markup) return /^[A-Za-z/!]/.test(rest);
  if (brackets.mode.kind === 'string' && tail.length > 1 && tail.includes(brackets.mode.until)) return true;
  if (hasWord) return ANNOUNCES_VALUE.test(tokens) || TAG.test(tail);
  return MARKS.test(tokens) && !NESTING.test(tokens) && !REPEATABLE.test(tokens);
}

/**
 * `s := fmt.Sprintf(█` + `fmt.Sprintf("%d", n)`, `\frac{a}{█` + `\frac{a}{b}`: hardly any call is its own only argument.
 */
function endsWithOwnCloser(rest: string, { language, lineSuffix }: CursorContext): boolean {
  const end = readBrackets(rest, language).closings.find(({ depth }) => depth < 0)?.at;
  if (end === undefined) return false;
  const closing = rest.slice(end).trim();
  return /^[)\]}][;,]?$/.test(closing) || lineSuffix.startsWith(closing);
}

/**
 * The grammar finds faults with the repetition, and none without it. C#'s `public Color █` + `Color { get; }` has some in
 * both: a member outside of a class.
 */
function isSounder(rest: string, text: string, place: CursorContext, window: ParsedWindow | undefined): boolean {
  // More lines are to come.
  if (window === undefined || place.free || readBrackets(text, place.language).open.length > 0) return false;
  const errorsWith = (candidate: string) => {
    const { insertText, replaceSuffix } = fitToLine(candidate, place);
    return window.errorsWith(insertText, replaceSuffix);
  };
  return errorsWith(rest) === 0 && (errorsWith(text) ?? 0) > 0;
}
