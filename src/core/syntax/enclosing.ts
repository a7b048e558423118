import { indentationWidth, isBlank } from '../text/lines.ts';
import { languageOf } from './language.ts';

/** Begins a function, a method or a type, in most languages. */
const DEFINITION =
  /^\s*(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|override|virtual|pub(?:\([^)]*\))?|unsafe|extern|inline|suspend|open|data|sealed)\s+)*(?:def|class|function\*?|fn|func|fun|interface|struct|enum|trait|impl|module|type\s+\w+\s+struct|sub)\b/;
/** A method up to its parameters: `public async run(`. */
const METHOD_NAME = /^\s*(?:[\w<>[\],.?@:&*]+\s+)*[\w$#~]+\s*\(/;
/** What stands between a name and the function that it is given: `export const run = `. */
const VARIABLE = /^\s*(?:export\s+)?(?:const|let|var)\s+[\w$]/;
const NO_METHOD =
  /^\s*(?:if|for|while|switch|catch|else|return|do|try|with|using|lock|synchronized|foreach|match|when)\b/;

/** The lines that belong to what a definition defines: decorators, annotations, its doc comment. */
const BELONGS_ABOVE = /^\s*(?:@|#\[|\/\/|#(?!include|define|if|endif)|\/\*\*?|\*|\[[A-Z]\w*)/;

/**
 * The innermost definition around `offset`, by its words and by indentation: for documents of which the editor knows no
 * symbols. Offsets of whole lines, without the last line's end; undefined where nothing encloses.
 */
export function enclosing(
  text: string,
  languageId: string,
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  const lines = text.split('\n');
  const at = text.slice(0, offset).split('\n').length - 1;
  const cursor = nearestLine(lines, at);
  let least = cursor === undefined ? 0 : indentationWidth(lines[cursor] ?? '');
  for (let index = cursor ?? -1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    const width = indentationWidth(line);
    if (isBlank(line) || (index !== cursor && width >= least && !(width === least && index === at))) continue;
    least = Math.min(least, width);
    if (!isDefinition(line)) continue;
    const last = lastLineOf(lines, index, languageId);
    if (last >= at) return spanOf(lines, firstLineOf(lines, index), last);
  }
  return undefined;
}

/** The cursor's line, or the next one below it where it is blank, or stands among what belongs to a definition. */
function nearestLine(lines: readonly string[], at: number): number | undefined {
  let index = at;
  while (index < lines.length && (isBlank(lines[index] ?? '') || BELONGS_ABOVE.test(lines[index] ?? ''))) index += 1;
  if (index < lines.length && isDefinition(lines[index] ?? '') && !isBlank(lines[at] ?? '')) return index;
  index = at;
  while (index >= 0 && isBlank(lines[index] ?? '')) index -= 1;
  return index < 0 ? undefined : index;
}

function isDefinition(line: string): boolean {
  return DEFINITION.test(line) || isFunctionVariable(line) || (isMethod(line) && !NO_METHOD.test(line));
}

/** `const run = () => {`, `let f = function () {`. */
function isFunctionVariable(line: string): boolean {
  const start = VARIABLE.exec(line)?.[0];
  if (start === undefined) return false;
  return /function\b/.test(line.slice(start.length)) || /=>\s*(?:[{(]\s*)?$/.test(line);
}

/** `run(a, b) {`, `run(): Promise<void> {`, `run() throws E {`, `run() const {`, `run() -> T {`. */
function isMethod(line: string): boolean {
  const name = METHOD_NAME.exec(line)?.[0];
  const body = line.trimEnd();
  if (name === undefined || !body.endsWith('{')) return false;
  const rest = body.slice(name.length, -1).trimEnd();
  const semicolon = rest.indexOf(';');
  if (/\)\s*->/.test(semicolon < 0 ? rest : rest.slice(0, semicolon))) return true;
  if (semicolon >= 0) return false;
  const typed = body.slice(name.length, -1).replace(/^[\s\S]*[={]/, '');
  return /\)\s*(?:throws\s[\w., ]+|const)?$/.test(rest) || /\)\s*:[\s\S]/.test(typed);
}

function firstLineOf(lines: readonly string[], index: number): number {
  const width = indentationWidth(lines[index] ?? '');
  let first = index;
  while (first > 0) {
    const above = lines[first - 1] ?? '';
    const near = indentationWidth(above) === width || /^\s*\*/.test(above);
    if (!near || !BELONGS_ABOVE.test(above)) break;
    first -= 1;
  }
  return first;
}

function lastLineOf(lines: readonly string[], index: number, languageId: string): number {
  const width = indentationWidth(lines[index] ?? '');
  const byIndentation = languageOf(languageId).family === 'indent';
  let last = index;
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (isBlank(line)) continue;
    if (indentationWidth(line) > width) last = next;
    else if (/^\s*(?:[}\])]|end\b)/.test(line)) return next;
    else if (byIndentation || !/^\s*(?:\{|else\b|catch\b|finally\b)/.test(line)) break;
    else last = next;
  }
  return last;
}

function spanOf(lines: readonly string[], first: number, last: number): { start: number; end: number } {
  const start = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const text = lines.slice(first, last + 1).join('\n');
  return { start, end: start + text.replace(/\r$/, '').length };
}
