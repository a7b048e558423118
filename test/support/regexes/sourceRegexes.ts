import path from 'node:path';
import type { CallExpression, NewExpression, Node, SourceFile } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast/is';
import type { Program } from 'typescript/unstable/sync';
import { sourcePrograms } from '../source/sourcePrograms.ts';
import { ROOT } from '../vscode/paths.ts';
import { constantText } from './constantText.ts';

/** A regular expression of the sources. */
export interface SourceRegex {
  /** `src/core/text.ts:12` */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

export interface SourceRegexes {
  readonly regexes: readonly SourceRegex[];
  /** Places of `RegExp(…)` whose pattern is not built from constants. */
  readonly dynamic: readonly string[];
}

/** Every regular expression in the sources, in the order of the files. */
export function sourceRegexes(): SourceRegexes {
  const regexes = new Map<string, SourceRegex>();
  const dynamic = new Set<string>();
  for (const { program } of sourcePrograms()) {
    for (const name of program.getSourceFileNames()) {
      const file = isOurs(name) ? program.getSourceFile(name) : undefined;
      if (file) collect(file, { program, regexes, dynamic });
    }
  }
  return { regexes: [...regexes.values()], dynamic: [...dynamic] };
}

function isOurs(name: string): boolean {
  return path.relative(ROOT, name).split(path.sep)[0] === 'src';
}

interface Collection {
  readonly program: Program;
  readonly regexes: Map<string, SourceRegex>;
  readonly dynamic: Set<string>;
}

function collect(file: SourceFile, { program, regexes, dynamic }: Collection): void {
  const fileAt = (name: string) => program.getSourceFile(name);
  const visit = (node: Node): void => {
    if (ast.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node, node.text.slice(1, end), node.text.slice(end + 1));
    } else if (isRegExpCall(node)) {
      const [pattern, flags] = node.arguments ?? [];
      const source = pattern && constantText(pattern, file, fileAt);
      const letters = flags ? constantText(flags, file, fileAt) : '';
      if (source === undefined || letters === undefined) dynamic.add(placeOf(node));
      else add(node, source, letters);
    }
    node.forEachChild(visit);
  };
  const placeOf = (node: Node): string => {
    const line = file.text.slice(0, node.getStart(file)).split('\n').length;
    return `${path.relative(ROOT, file.fileName).replaceAll(path.sep, '/')}:${line}`;
  };
  const add = (node: Node, source: string, flags: string): void => {
    const place = placeOf(node);
    regexes.set(`${place} ${source}`, { place, source, flags });
  };
  visit(file);
}

function isRegExpCall(node: Node): node is NewExpression | CallExpression {
  return (
    (ast.isNewExpression(node) || ast.isCallExpression(node)) &&
    ast.isIdentifier(node.expression) &&
    node.expression.text === 'RegExp'
  );
}
