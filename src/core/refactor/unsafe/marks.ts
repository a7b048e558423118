import { Pace, type Steps } from '../../steps.ts';
import type { Literals } from '../../syntax/literalQuery.ts';
import { Code } from './code/code.ts';
import { familyOf } from './code/families.ts';
import { tokensOf } from './code/lexer.ts';
import { markCommands } from './commands.ts';
import type { Mark } from './constructs.ts';
import { MarkReader } from './markReader.ts';
import { markTemplates } from './templates.ts';

export interface MarkedText {
  readonly text: string;
  readonly languageId: string;
  /** By the grammar; undefined without one. */
  readonly literals: Literals | undefined;
  /** Others aren't marked. */
  readonly isWanted: (line: number, endLine: number) => boolean;
}

/** In line order; each kind once a line. */
export function* unsafeMarks({ text, languageId, literals, isWanted }: MarkedText): Steps<readonly Mark[]> {
  const family = familyOf(languageId);
  const tokens = yield* tokensOf(text, languageId, literals);
  const code = yield* Code.read(text, tokens, family);
  const marks: Mark[] = [...(yield* markTemplates(text, languageId))];
  if (family === 'shell' || family === 'data') marks.push(...(yield* markCommands(text, tokens)));
  const reader = new MarkReader(code, text);
  const pace = new Pace();
  for (const [index, scope] of code.scopes.entries()) {
    const { tokens: own } = scope.element;
    const size = (own.at(-1)?.end ?? 0) - (own[0]?.start ?? 0);
    if (isWanted(scope.line, scope.endLine)) marks.push(...reader.marksOf(scope, index));
    if (pace.isDue(Math.min(size, 2_000) + 200)) yield;
  }
  const wanted = marks.filter(({ line, endLine }) => isWanted(line, endLine));
  return [...new Map(wanted.map(mark => [`${mark.kind} ${mark.line}`, mark])).values()].toSorted(
    (a, b) => a.line - b.line,
  );
}
