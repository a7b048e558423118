import { isContinuer, isControlWord, onlyCloses } from '../../syntax/blockLines.ts';
import { definitionName } from '../../syntax/declarations.ts';
import { firstWord, languageOf } from '../../syntax/language.ts';
import { isWord } from '../../syntax/words.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';

/** `def load(path):` is distinctive, `}` and `return` are not. */
export function isDistinctive(key: string, languageId: string): boolean {
  return (
    /^@\w/.test(key) ||
    isNamedHeader(key, languageId) ||
    definedName(key, languageId) !== undefined ||
    (key.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0) >= 2
  );
}

/** Opens a block with a name: `.card {`, `steps:`. */
function isNamedHeader(key: string, languageId: string): boolean {
  const word = firstWord(key.replace(/^\}/, ''));
  return (
    /[{:]$/.test(key) &&
    /[\w-]{2}/.test(key.slice(0, -1)) &&
    !isWord(word, ['headers', 'accessors', 'statements', 'operators'], languageOf(languageId))
  );
}

export function isCloser(key: string, languageId: string): boolean {
  return !/[\p{L}\p{N}]/u.test(key) || onlyCloses(key, languageOf(languageId));
}

const MAX_LINE_CHARS = 400;

/** `async def load(self):` → `load` */
export function definedName(line: string, languageId: string): string | undefined {
  if (line.length > MAX_LINE_CHARS) return undefined;
  const language = languageOf(languageId);
  const method = /^\s*(?:[\w<>[\],.?*&]+\s+)*([\w$#]+)\s*\([^;'"`]*\)[^;'"`=)]*[{:]\s*$/.exec(line)?.[1];
  // Not `for a in range(3):`.
  const name = definitionName(line, language) ?? (isControlWord(firstWord(line), language) ? undefined : method);
  return name === undefined || isControlWord(name, language) ? undefined : name;
}

/** True for prose, which isn't expected to repeat on the next line. */
export function isText(key: string, { languageId }: TargetLines): boolean {
  return languageOf(languageId).family === 'prose' && /\p{L}{2}|^#{1,6} \S|^\|[-:| ]+\|$/u.test(key);
}

const NOT_NESTED =
  /^<(?:ul|ol|dl|table|thead|tbody|tr|html|head|body|main|form|p|a|button|select|nav|header|footer|script|style|svg)>$/i;

/**
 * With the selection inside `try:`, an answer that begins with `try:` repeats that header if it has no `except` of its
 * own.
 */
export function isRepeatedHeader(key: string, lines: readonly string[], target: TargetLines): boolean {
  const { all, from, languageId } = target;
  const header = all.slice(0, from).findLast(line => !isBlank(line)) ?? '';
  const selected = selectedLines(target).find(line => !isBlank(line)) ?? '';
  const width = indentationWidth(header);
  if (width >= indentationWidth(selected)) return false;
  const language = languageOf(languageId);
  if (/^[{[(]$/.test(key) || isContinuer(key, language) || NOT_NESTED.test(key) || language.family === 'data')
    return true;
  const answerWidth = indentationWidth(lines.find(line => !isBlank(line)) ?? '');
  if (/^try\s*[:{]$/.test(key))
    return !lines.some(line => indentationWidth(line) === answerWidth && isContinuer(line, language));
  return width > 0 && answerWidth === width;
}
