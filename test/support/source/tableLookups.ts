import path from 'node:path';
import type { ElementAccessExpression, Node } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast/is';
import type { Checker, Type } from 'typescript/unstable/sync';
import { ROOT } from '../vscode/paths.ts';
import { sourcePrograms } from './sourcePrograms.ts';

/**
 * Where the sources of src look into an object by a name that only the run knows, though its type has any name:
 * `TABLE[key]` finds `constructor` in every table. Such as `src/core/language.ts:12 TABLE[key]`.
 */
export function tableLookups(): string[] {
  const found = sourcePrograms().flatMap(({ program, checker }) =>
    program.getSourceFileNames().flatMap(name => {
      const place = path.relative(ROOT, name).split(path.sep).join('/');
      const file = place.startsWith('src/') ? program.getSourceFile(name) : undefined;
      if (!file) return [];
      const lookups = lookupsIn(file);
      // One question for a file: each goes to the compiler's own process.
      const types = checker.getTypeAtLocation(lookups.map(({ expression }) => expression));
      return lookups
        .filter((_, index) => hasAnyName(types[index], checker))
        .map(lookup => {
          const line = file.text.slice(0, lookup.getStart(file)).split('\n').length;
          return `${place}:${line} ${lookup.getText(file)}`;
        });
    }),
  );
  return [...new Set(found)];
}

function lookupsIn(node: Node): ElementAccessExpression[] {
  const found: ElementAccessExpression[] = [];
  const visit = (child: Node) => {
    if (ast.isElementAccessExpression(child) && !ast.isStringLiteral(child.argumentExpression)) found.push(child);
    child.forEachChild(visit);
  };
  visit(node);
  return found;
}

function hasAnyName(type: Type | undefined, checker: Checker): boolean {
  return (
    type !== undefined &&
    checker.getIndexInfosOfType(type).some(({ keyType }) => checker.typeToString(keyType) === 'string')
  );
}
