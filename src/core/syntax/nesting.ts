import { Pace, type Steps } from '../steps.ts';
import { sumOfLines } from '../text/lineSteps.ts';
import { unmatchedClosers } from './bracketState.ts';
import { readBrackets } from './brackets.ts';
import { type Language, languageOf } from './language.ts';
import { CODE, type Quoting, scanLine } from './quoting.ts';

const OPEN_ENDED = new Set(
  'area base br col embed hr img input link meta source track wbr param li p dt dd td th tr thead tbody tfoot option optgroup rp rt'.split(
    ' ',
  ),
);

/** Not `a < b && c > d`. */
const TAG = /<(\/?)([A-Za-z][\w.:-]*)((?:\s+[\w:@#.*()[\]{}-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*\/?)>/g;

/** Opened minus closed blocks and brackets. Undefined if unclear. */
export function* nestingOf(lines: readonly string[], languageId: string): Steps<number | undefined> {
  const language = languageOf(languageId);
  if (language.family === 'prose' || language.family === 'data') return undefined;
  if (language.family === 'markup' && !language.regex) return yield* tagNesting(lines.join('\n'));
  const brackets = language.loneClosers ? /[{[]/g : /[([{]/g;
  const closing = language.loneClosers ? /[\]}]/g : /[)\]}]/g;
  let state: Quoting = CODE;
  return yield* sumOfLines(lines, line => {
    const { after, code } = scanLine(line, state, language);
    state = after;
    return count(code, brackets) - count(code, closing) + wordNesting(code, language);
  });
}

export function hasWordNesting({ nesting, blockPairs }: Language): boolean {
  return nesting !== undefined || blockPairs !== undefined;
}

/** Opened minus closed words of a line without its strings: 1 for `function f()` in Lua. */
export function wordNesting(code: string, language: Language): number {
  const { nesting, blockPairs } = language;
  if (nesting !== undefined) return nesting.opens(code) - count(code, nesting.closes);
  if (blockPairs === undefined) return 0;
  const brackets = readBrackets(code, language);
  return [brackets.open, unmatchedClosers(brackets)]
    .map(list => list.filter(({ char }) => /^\w/.test(char)).length)
    .reduce((opened, closed) => opened - closed);
}

function* tagNesting(text: string): Steps<number> {
  const pace = new Pace();
  let net = 0;
  const markup = withoutScripts(text.replace(/<!--[\s\S]*?(?:-->|$)/g, ''));
  for (const [tag, slash, name = '', rest = ''] of markup.matchAll(TAG)) {
    if (pace.isDue(tag.length)) yield;
    if (OPEN_ENDED.has(name.toLowerCase()) || rest.endsWith('/')) continue;
    net += slash === '/' ? -1 : 1;
  }
  return net;
}

function withoutScripts(text: string): string {
  const closers = { script: /<\/script>/gi, style: /<\/style>/gi };
  let kept = '';
  let from = 0;
  for (const { 0: start, 1: name = '', index } of text.matchAll(/<(script|style)\b/gi)) {
    if (index < from) continue;
    const contents = text.indexOf('>', index + start.length) + 1;
    if (contents === 0) break;
    const closer = /^script$/i.test(name) ? closers.script : closers.style;
    if (closer.lastIndex < contents) closer.lastIndex = contents;
    const end = closer.exec(text)?.index;
    if (end === undefined) closer.lastIndex = text.length;
    else {
      kept += text.slice(from, contents);
      from = end;
    }
  }
  return kept + text.slice(from);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
