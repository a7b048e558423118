import path from 'node:path';
import type { CallExpression, Expression, Node, ObjectLiteralExpression, SourceFile } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast/is';
import { sourcePrograms } from '../source/sourcePrograms.ts';
import { ROOT } from '../vscode/paths.ts';

/** A call of `l10n.t`. */
export interface SourceText {
  /** `src/core/text.ts:12` */
  readonly place: string;
  /** In English, with placeholders: `{0} files`. Undefined if it isn't a literal. */
  readonly message: string | undefined;
  /** For translators; distinguishes two uses of one English text. */
  readonly comment: string | undefined;
  /** `0`, `1`, or the names in the object of arguments; undefined if only the run knows them. */
  readonly parameters: readonly string[] | undefined;
}

/** Every source file of the extension and its pages once, with its path from the root. */
export function* ourSources(): Generator<readonly [place: string, file: SourceFile]> {
  const seen = new Set<string>();
  for (const { program } of sourcePrograms()) {
    for (const name of program.getSourceFileNames()) {
      const place = path.relative(ROOT, name).split(path.sep).join('/');
      if (!place.startsWith('src/') || seen.has(place)) continue;
      seen.add(place);
      const file = program.getSourceFile(name);
      if (file) yield [place, file];
    }
  }
}

export function lineOf(node: Node, file: SourceFile): number {
  return file.text.slice(0, node.getStart(file)).split('\n').length;
}

/** `l10n.t(…)`, `vscode.l10n.t(…)` */
export function isTranslation(node: Node, file: SourceFile): node is CallExpression {
  return ast.isCallExpression(node) && /(?:^|\.)l10n\.t$/.test(node.expression.getText(file));
}

export function sourceTexts(): SourceText[] {
  const found: SourceText[] = [];
  for (const [place, file] of ourSources()) {
    const visit = (node: Node): void => {
      if (isTranslation(node, file)) found.push(textOf(node, { place: `${place}:${lineOf(node, file)}`, file }));
      node.forEachChild(visit);
    };
    visit(file);
  }
  return found;
}

function textOf(call: CallExpression, { place, file }: { readonly place: string; readonly file: SourceFile }) {
  const [first, ...others] = call.arguments;
  if (first === undefined || !ast.isObjectLiteralExpression(first)) {
    return { place, message: first && literal(first), comment: undefined, parameters: parametersOf(others, file) };
  }
  const [message, comment, args] = ['message', 'comment', 'args'].map(name => fieldOf(first, name, file));
  const list = args && ast.isArrayLiteralExpression(args) ? [...args.elements] : args ? [args] : [];
  return {
    place,
    message: message && literal(message),
    comment: comment && literal(comment),
    parameters: parametersOf(list, file),
  };
}

function fieldOf(object: ObjectLiteralExpression, name: string, file: SourceFile): Expression | undefined {
  const assigned = object.properties.filter(property => ast.isPropertyAssignment(property));
  return assigned.find(property => property.name.getText(file) === name)?.initializer;
}

function literal(node: Expression): string | undefined {
  return ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node) ? node.text : undefined;
}

function parametersOf(args: readonly Expression[], file: SourceFile): string[] | undefined {
  const [first] = args;
  if (first && ast.isObjectLiteralExpression(first)) {
    return first.properties.map(property => (ast.isSpreadAssignment(property) ? '…' : property.name.getText(file)));
  }
  return args.some(ast.isSpreadElement) ? undefined : args.map((_, index) => String(index));
}
