import { languageOf } from '../../syntax/language.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';

/** Unlikely to occur twice in a file by chance: `def load(path):` is distinctive, `}` and `return` are not. */
export function isDistinctive(key: string): boolean {
  return (
    /^@\w/.test(key) ||
    isNamedHeader(key) ||
    definedName(key) !== undefined ||
    (key.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0) >= 2
  );
}

/** Opens a block with a name: `.card {`, `steps:`. */
function isNamedHeader(key: string): boolean {
  return (
    /[{:]$/.test(key) &&
    /[\w-]{2}/.test(key.slice(0, -1)) &&
    !/^\}?\s*(?:try|else|do|finally|loop|unsafe|static|get|set|defer|init|default|except|catch|begin|then|return|yield)\b/.test(
      key,
    )
  );
}

export function isCloser(key: string): boolean {
  return !/[\p{L}\p{N}]/u.test(key) || /^(?:<\/[\w.:-]+>\s*)+$/.test(key) || /^(?:end|fi|done|esac)[;,)]*$/.test(key);
}

/** Longer lines are taken for minified code and not searched. */
const MAX_LINE_CHARS = 400;

/** The function, method or type that a line defines: `async def load(self):` → `load`. */
export function definedName(line: string): string | undefined {
  if (line.length > MAX_LINE_CHARS) return undefined;
  const word =
    /\b(?:function\*?|def|class|func|fn|fun|interface|struct|enum|trait|module|impl)\s+(?:\([^)]*\)\s*)?([\w$]+)/.exec(
      line,
    )?.[1];
  const method = /^\s*(?:[\w<>[\],.?*&]+\s+)*([\w$#]+)\s*\([^;'"`]*\)[^;'"`=)]*[{:]\s*$/.exec(line)?.[1];
  const name = word ?? method;
  return name === undefined || /^(?:if|for|while|switch|catch|with|elif|return|foreach|using|lock|match)$/.test(name)
    ? undefined
    : name;
}

/** True for a line of prose, which isn't expected to repeat on the next line. */
export function isText(key: string, { languageId }: TargetLines): boolean {
  return languageOf(languageId).family === 'prose' && /\p{L}{2}|^#{1,6} \S|^\|[-:| ]+\|$/u.test(key);
}

const CONTINUATION = /^\}?\s*(?:else|elif|except|finally|catch|rescue|ensure|default)\b/;
/** Elements that can't be their own children. */
const NOT_NESTED =
  /^<(?:ul|ol|dl|table|thead|tbody|tr|html|head|body|main|form|p|a|button|select|nav|header|footer|script|style|svg)>$/i;

/**
 * Tells a repeated header from a nested block. With the selection inside `try:`, an answer that begins with `try:`
 * repeats that header if it has no `except` of its own.
 */
export function isRepeatedHeader(key: string, lines: readonly string[], target: TargetLines): boolean {
  const { all, from, languageId } = target;
  const header = all.slice(0, from).findLast(line => !isBlank(line)) ?? '';
  const selected = selectedLines(target).find(line => !isBlank(line)) ?? '';
  const width = indentationWidth(header);
  if (width >= indentationWidth(selected)) return false;
  if (/^[{[(]$/.test(key) || CONTINUATION.test(key) || NOT_NESTED.test(key) || languageOf(languageId).family === 'data')
    return true;
  const answerWidth = indentationWidth(lines.find(line => !isBlank(line)) ?? '');
  if (/^try\s*[:{]$/.test(key))
    return !lines.some(
      line => indentationWidth(line) === answerWidth && /^\s*(?:\}\s*)?(?:except|catch|finally)\b/.test(line),
    );
  return width > 0 && answerWidth === width;
}
