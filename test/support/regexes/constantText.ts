import path from 'node:path';
import type { Expression, SourceFile, TemplateExpression } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast/is';

export type FileAt = (path: string) => SourceFile | undefined;

/**
 * The text that an expression always has, or undefined if it depends on values of the run. Follows `const` names of the
 * file and of files that it imports: `\`^${NAME}$\`` with `const NAME = 'a|b'` → `^a|b$`.
 */
export function constantText(expression: Expression, file: SourceFile, fileAt: FileAt): string | undefined {
  const textOf = (part: Expression): string | undefined => constantText(part, file, fileAt);
  if (ast.isStringLiteral(expression) || ast.isNoSubstitutionTemplateLiteral(expression)) return expression.text;
  if (ast.isRegularExpressionLiteral(expression)) return expression.text.slice(1, expression.text.lastIndexOf('/'));
  if (ast.isParenthesizedExpression(expression)) return textOf(expression.expression);
  if (ast.isTemplateExpression(expression)) return templateText(expression, textOf, text => text.cooked);
  if (ast.isBinaryExpression(expression) && expression.operatorToken.kind === SyntaxKind.PlusToken) {
    return joined([textOf(expression.left), textOf(expression.right)]);
  }
  if (ast.isTaggedTemplateExpression(expression) && expression.tag.getText(file) === 'String.raw') {
    const { template } = expression;
    if (ast.isTemplateExpression(template)) return templateText(template, textOf, text => text.raw);
    return template.getText(file).slice(1, -1);
  }
  if (ast.isPropertyAccessExpression(expression) && expression.name.text === 'source') {
    return textOf(expression.expression);
  }
  return ast.isIdentifier(expression) ? namedText(expression.text, file, fileAt) : undefined;

  function templateText(
    template: TemplateExpression,
    partText: (part: Expression) => string | undefined,
    form: (text: { readonly raw: string; readonly cooked: string }) => string,
  ): string | undefined {
    const raw = (node: { getText(file: SourceFile): string }, end: number) => node.getText(file).slice(1, -end);
    const head = form({ raw: raw(template.head, 2), cooked: template.head.text });
    const rest = template.templateSpans.flatMap(({ expression: value, literal }) => [
      partText(value),
      form({ raw: raw(literal, ast.isTemplateTail(literal) ? 1 : 2), cooked: literal.text }),
    ]);
    return joined([head, ...rest]);
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

function namedText(name: string, file: SourceFile, fileAt: FileAt): string | undefined {
  for (const statement of file.statements) {
    if (ast.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find(
        declaration => ast.isIdentifier(declaration.name) && declaration.name.text === name,
      );
      if (found?.initializer) return constantText(found.initializer, file, fileAt);
    }
    if (ast.isImportDeclaration(statement) && ast.isStringLiteral(statement.moduleSpecifier)) {
      const named = statement.importClause?.namedBindings;
      if (!named || !ast.isNamedImports(named) || !named.elements.some(element => element.name.text === name)) continue;
      const imported = fileAt(path.join(path.dirname(file.fileName), statement.moduleSpecifier.text));
      return imported && namedText(name, imported, fileAt);
    }
  }
  return undefined;
}
