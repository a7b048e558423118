import { indentationWidth, isBlank } from '../text/lines.ts';
import { beginsCloser, isContinuer, isControlWord } from './blockLines.ts';
import { declaredVariable, isDefinition } from './declarations.ts';
import { firstWord, type Language, languageOf } from './language.ts';

/** `public async run(` */
const METHOD_NAME = /^\s*(?:[\w<>[\],.?@:&*]+\s+)*[\w$#~]+\s*\(/;

/** Decorators, annotations, and the doc comment of a definition. */
const BELONGS_ABOVE = /^\s*(?:@|#\[|\/\/|#(?!include|define|if|endif)|\/\*\*?|\*|\[[A-Z]\w*)/;

/**
 * The innermost definition around `offset` as whole lines, without the final line end. For documents without a symbol
 * provider.
 */
export function enclosing(
  text: string,
  languageId: string,
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  const language = languageOf(languageId);
  const lines = text.split('\n');
  const at = text.slice(0, offset).split('\n').length - 1;
  const cursor = nearestLine(lines, at, language);
  let least = cursor === undefined ? 0 : indentationWidth(lines[cursor] ?? '');
  for (let index = cursor ?? -1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    const width = indentationWidth(line);
    if (isBlank(line) || (index !== cursor && width >= least && !(width === least && index === at))) continue;
    least = Math.min(least, width);
    if (!isHeader(line, language)) continue;
    const last = lastLineOf(lines, index, language);
    if (last >= at) return spanOf(lines, firstLineOf(lines, index), last);
  }
  return undefined;
}

/** The cursor's line; below decorators the definition; on a blank line the last one with text. */
function nearestLine(lines: readonly string[], at: number, language: Language): number | undefined {
  let index = at;
  while (index < lines.length && (isBlank(lines[index] ?? '') || BELONGS_ABOVE.test(lines[index] ?? ''))) index += 1;
  if (index < lines.length && isHeader(lines[index] ?? '', language) && !isBlank(lines[at] ?? '')) return index;
  index = at;
  while (index >= 0 && isBlank(lines[index] ?? '')) index -= 1;
  return index < 0 ? undefined : index;
}

function isHeader(line: string, language: Language): boolean {
  if (isDefinition(line, language) || isFunctionVariable(line, language)) return true;
  return isMethod(line) && !isControlWord(firstWord(line), language);
}

/** `const run = () => {`, `let f = function () {` */
function isFunctionVariable(line: string, language: Language): boolean {
  const variable = declaredVariable(line, language);
  if (variable === undefined) return false;
  return /function\b/.test(line.slice(variable.length)) || /=>\s*(?:[{(]\s*)?$/.test(line);
}

/** `run(a, b) {`, `run(): Promise<void> {`, `run() throws E {`, `run() -> T {` */
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

function lastLineOf(lines: readonly string[], index: number, language: Language): number {
  const width = indentationWidth(lines[index] ?? '');
  let last = index;
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (isBlank(line)) continue;
    if (indentationWidth(line) > width) last = next;
    else if (beginsCloser(line, language)) return next;
    else if (language.family === 'indent' || !(/^\s*\{/.test(line) || isContinuer(line, language))) break;
    else last = next;
  }
  return last;
}

function spanOf(lines: readonly string[], first: number, last: number): { start: number; end: number } {
  const start = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const text = lines.slice(first, last + 1).join('\n');
  return { start, end: start + text.replace(/\r$/, '').length };
}
