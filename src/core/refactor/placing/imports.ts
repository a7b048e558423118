import { Pace, type Steps } from '../../steps.ts';
import { isDefinition } from '../../syntax/declarations.ts';
import { beginsComment, languageOf } from '../../syntax/language.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { collectLines, findLine, keysOf, mapLines, someLine, trimmedLines } from '../../text/lineSteps.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import { type LineChange, selectedLines, type TargetLines } from '../target/targetLines.ts';

const PACKAGE = /^(?:package\s+[\w.]+;?|<\?php)\s*$/;

export interface SplitImports {
  readonly imports: readonly (readonly string[])[];
  readonly rest: readonly string[];
}

/**
 * Splits imports off the start of an answer: `import re` + `def f():` → `import re`, `def f():`. Applies only if the
 * selection is below the imports and contains none.
 */
export function* splitImports(lines: readonly string[], target: TargetLines): Steps<SplitImports> {
  const { importLine } = languageOf(target.languageId);
  if (importLine === undefined || !(yield* isBelowImports(target, importLine))) return { imports: [], rest: lines };
  const imports: (readonly string[])[] = [];
  let at = 0;
  let named = false;
  const pace = new Pace();
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (pace.isDue(line.length)) yield;
    if (PACKAGE.test(line)) named = true;
    if (isBlank(line) || PACKAGE.test(line)) at += 1;
    else if (importLine.test(line)) {
      const end = statementEnd(lines, at);
      imports.push(lines.slice(at, end));
      at = end;
    } else break;
  }
  const own = yield* keysOf(selectedLines(target));
  // An import that the selection begins with is part of the code, and so are all imports of an answer without other
  // code.
  const code = new Set(lines.slice(at).every(isBlank) ? own : own.slice(0, 2));
  return imports.some(([line = '']) => code.has(line.trim()))
    ? { imports: [], rest: lines }
    : { imports, rest: imports.length === 0 && !named ? lines : lines.slice(at) };
}

export function isImport(line: string, languageId: string): boolean {
  return languageOf(languageId).importLine?.test(line) ?? false;
}

function* isBelowImports(target: TargetLines, importLine: RegExp): Steps<boolean> {
  const language = languageOf(target.languageId);
  const { importsInFunctions } = language;
  const isCode = (line: string) => !isBlank(line) && !beginsComment(line, language) && !/^\s*#!?\[/.test(line);
  const first = selectedLines(target).find(isCode) ?? '';
  const above = target.all.slice(0, target.from);
  if (importLine.test(first.trim())) return false;
  if (importsInFunctions && indentationOf(first) !== '' && !/^\s*@/.test(first) && !isDefinition(first, language))
    return false;
  return indentationOf(first) !== '' || (yield* someLine(above, line => importLine.test(line)));
}

/** An import may span several lines in brackets. */
function statementEnd(lines: readonly string[], from: number): number {
  let open = 0;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    open += (line.match(/[({[]/g)?.length ?? 0) - (line.match(/[)}\]]/g)?.length ?? 0);
    if (open <= 0 && !line.endsWith('\\')) return at + 1;
  }
  return lines.length;
}

export function* withImports(
  change: LineChange,
  imports: SplitImports['imports'],
  target: TargetLines,
): Steps<LineChange> {
  if (imports.length === 0) return change;
  const { all, languageId } = target;
  // The change may remove imports inside the selection.
  const others = [...all.slice(0, target.from), '', ...all.slice(target.to)];
  if (languageId === 'go') return yield* withGoImports(change, imports, target);
  const known = yield* trimmedLines([...others, ...change.lines]);
  const index = imports.some(({ length }) => length > 1) ? yield* LineIndex.of(others) : undefined;
  const added: (readonly string[])[] = [];
  for (const statement of imports) {
    const keys = statement.map(line => line.trim());
    const isKnown = index === undefined || keys.length === 1 ? known.has(keys[0] ?? '') : yield* index.includes(keys);
    if (!isKnown) added.push(statement);
  }
  if (added.length === 0) return change;
  const at = yield* importPlace(target, added);
  const gap = isBlank(all[at] ?? '') || isImport(all[at] ?? '', languageId) || at > 0 ? [] : [''];
  const between = (yield* isSpaced(all.slice(0, at), languageId)) ? [''] : [];
  return insertedAt(at, [...added.flatMap(statement => [...between, ...statement]), ...gap], change, target);
}

/** Fewer may be the only ones of their groups. */
const LEAST_SPACED = 3;

/** True if each statement has a paragraph of its own, as in `'use strict';`, ``, `exports.a = true;`, ``, `var b;`. */
function* isSpaced(above: readonly string[], languageId: string): Steps<boolean> {
  const language = languageOf(languageId);
  const pace = new Pace();
  let count = 0;
  for (let at = 0; at < above.length; at += 1) {
    const line = above[at] ?? '';
    if (pace.isDue(line.length)) yield;
    if (isBlank(line) || beginsComment(line, language)) continue;
    at = statementEnd(above, at);
    if (!isBlank(above[at] ?? '')) return false;
    count += 1;
  }
  return count >= LEAST_SPACED;
}

function insertedAt(at: number, lines: readonly string[], change: LineChange, { all }: TargetLines): LineChange {
  return { from: at, to: change.to, lines: [...lines, ...all.slice(at, change.from), ...change.lines] };
}

/**
 * After the last import above the selection, or before the first one for those that must lead, as `from __future__`.
 */
function* importPlace(target: TargetLines, added: SplitImports['imports']): Steps<number> {
  const { all, from, languageId } = target;
  const own = yield* collectLines(all.slice(0, from), (line, at) => (isImport(line, languageId) ? at : undefined));
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return headEnd(all.slice(0, from));
  if (added.some(([line = '']) => /^from __future__/.test(line))) return first;
  return statementEnd(all, last);
}

/** After the shebang, the license and the package line. */
function headEnd(above: readonly string[]): number {
  let at = 0;
  while (
    at < above.length &&
    /^(?:#!|\/\/|\/\*|\s\*|#(?!\s*include)|package\s|<\?php|['"]use strict)/.test(above[at] ?? '')
  )
    at += 1;
  return at;
}

function* withGoImports(change: LineChange, imports: SplitImports['imports'], target: TargetLines): Steps<LineChange> {
  const { all, from } = target;
  const above = all.slice(0, from);
  const known = new Set(yield* mapLines(above, line => line.trim().replace(/^import\s+/, '')));
  const specs = imports
    .flat()
    .map(line => line.trim().replace(/^import\s*/, ''))
    .filter(line => /"/.test(line) && !known.has(line));
  if (specs.length === 0) return change;
  const block = yield* findLine(above, line => /^import\s*\(/.test(line));
  if (block >= 0) {
    const close = yield* findLine(all, line => line.startsWith(')'), block + 1);
    return insertedAt(
      close < 0 ? block + 1 : close,
      specs.map(spec => `\t${spec}`),
      change,
      target,
    );
  }
  const last = above.findLastIndex(line => /^import\s/.test(line));
  const statements = specs.map(spec => `import ${spec}`);
  if (last >= 0) return insertedAt(last + 1, statements, change, target);
  const head = (yield* findLine(above, line => /^package\s/.test(line))) + 1;
  return insertedAt(head, ['', ...statements], change, target);
}
