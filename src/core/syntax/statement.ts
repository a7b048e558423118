import { indentationWidth } from '../text/lines.ts';
import { type BracketState, unmatchedClosers } from './bracketState.ts';
import { readBrackets } from './brackets.ts';
import type { Language } from './language.ts';

const STATEMENT_LINES = 40;

/** Indentation of the statement that `line` continues: `foo(` for `  a) {`. */
export function statementWidth(line: string, above: readonly string[], language: Language): number {
  let missing = balance(readBrackets(line, language));
  let width = indentationWidth(line);
  for (let at = above.length - 1; missing < 0 && at >= 0 && at > above.length - STATEMENT_LINES; at -= 1) {
    const text = above[at] ?? '';
    missing += balance(readBrackets(text, language));
    width = indentationWidth(text);
  }
  return missing < 0 ? indentationWidth(line) : width;
}

/** Without braces. */
function balance(brackets: BracketState): number {
  const opened = brackets.open.filter(({ char }) => char !== '{').length;
  return opened - unmatchedClosers(brackets).filter(({ char }) => char !== '}').length;
}

export function startsDeclaration(line: string): boolean {
  return /^(?:export|import|from\s+\S+\s+import|def|class|async def|function|func|fn|pub|impl|package|public|private|protected|static|interface|type|struct|enum|trait|namespace|module|mod|use|using|#include|@\w|if __name__)\b/.test(
    line,
  );
}
