import { languageOf } from '../../syntax/language.ts';
import { indentationWidth, isBlank } from '../../text/lines.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';

/** More than brackets and one keyword: a line that hardly stands there twice by chance. */
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

/** Only closes something: a brace, `});`, `</div>`, `end`. */
export function isCloser(key: string): boolean {
  return !/[\p{L}\p{N}]/u.test(key) || /^(?:<\/[\w.:-]+>\s*)+$/.test(key) || /^(?:end|fi|done|esac)[;,)]*$/.test(key);
}

/** Of a line that is looked at closely: minified code is not. */
const MOST_CHARS = 400;

/** What a line defines: a function, a method, a type. */
export function definedName(line: string): string | undefined {
  if (line.length > MOST_CHARS) return undefined;
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

/** In prose no line stands twice in a row. */
export function isText(key: string, { languageId }: TargetLines): boolean {
  return languageOf(languageId).family === 'prose' && /\p{L}{2}|^#{1,6} \S|^\|[-:| ]+\|$/u.test(key);
}

/** Goes on with a statement that stands above: nothing begins with it. */
const CONTINUES = /^\}?\s*(?:else|elif|except|finally|catch|rescue|ensure|default)\b/;
/** Elements that do not stand directly within themselves. */
const NOT_NESTED =
  /^<(?:ul|ol|dl|table|thead|tbody|tr|html|head|body|main|form|p|a|button|select|nav|header|footer|script|style|svg)>$/i;

/** Whether a line of one word is the one that opens the block around the selection, rather than one within it. */
export function isRepeatedHeader(key: string, lines: readonly string[], target: TargetLines): boolean {
  const { all, from, languageId } = target;
  const header = all.slice(0, from).findLast(line => !isBlank(line)) ?? '';
  const selected = selectedLines(target).find(line => !isBlank(line)) ?? '';
  const width = indentationWidth(header);
  if (width >= indentationWidth(selected)) return false;
  if (/^[{[(]$/.test(key) || CONTINUES.test(key) || NOT_NESTED.test(key) || languageOf(languageId).family === 'data')
    return true;
  const given = indentationWidth(lines.find(line => !isBlank(line)) ?? '');
  if (/^try\s*[:{]$/.test(key))
    return !lines.some(
      line => indentationWidth(line) === given && /^\s*(?:\}\s*)?(?:except|catch|finally)\b/.test(line),
    );
  // Where the model has kept the document's indentation, that tells.
  return width > 0 && given === width;
}
