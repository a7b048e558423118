import type { CallExpression, Expression, Node, SourceFile } from 'typescript/unstable/ast';
import * as ast from 'typescript/unstable/ast/is';
import { isTranslation, lineOf, ourSources } from './sourceTexts.ts';

export interface LiteralText {
  /** `src/core/text.ts:12` */
  readonly place: string;
  /** Expressions in a template are `{}`. */
  readonly text: string;
}

/**
 * Literals of src that a person could read and that are not translated: those with words in a row (`is not known`), a
 * capitalized word alone (`Accept`), or any word in a field that the editor shows (`label: 'all'`).
 *
 * Not looked at: types, names of properties, compared values, lines of the log, style sheets' names.
 */
export function* literalTexts(): Generator<LiteralText> {
  for (const [place, file] of ourSources()) {
    for (const { node, text } of untranslated(file)) yield { place: `${place}:${lineOf(node, file)}`, text };
  }
}

/** Two words in a row, or one beside an expression: `{} files`. */
const WORDS = /\p{L}{2,}[,:;.’']? (?:\S+ )*?\p{L}{2,}|(?:^| )\p{L}{2,}[.…:,]? \{\}|\{\}[,:]? \p{L}{2,}/u;
/** `Accept`, `Retry…`, `streaming…` */
const ALONE = /^[A-Z][a-z]+[….]?$|^[a-z]+…$/;
const WORD = /\p{L}{2,}/u;

/** Icons, and the product's name. */
const NAMES = /\$\([\w~-]+\)|\bGhostline\b(?:: \{\})?/g;

/** Properties whose value VS Code or a page shows. */
const SHOWN = new Set([
  ...['label', 'title', 'description', 'detail', 'tooltip', 'placeHolder', 'placeholder', 'prompt', 'openLabel'],
  ...['aria-label', 'caption', 'short', 'expected'],
]);

/** Properties whose value nobody reads: classes and ids of elements, and instructions for a model. */
const HIDDEN = new Set(['class', 'id', 'role', 'type', 'for', 'href', 'style', 'kind', 'instruction']);

function untranslated(file: SourceFile): readonly { readonly node: Node; readonly text: string }[] {
  const found: { node: Node; text: string }[] = [];
  const visit = (node: Node, property = ''): void => {
    if (isSkipped(node, file)) return;
    const text = textOf(node)?.replaceAll(NAMES, '');
    if (text !== undefined && (WORDS.test(text) || ALONE.test(text) || (SHOWN.has(property) && WORD.test(text)))) {
      found.push({ node, text });
      return;
    }
    if (ast.isPropertyAssignment(node)) {
      const name = node.name.getText(file).replaceAll(/['"]/g, '');
      if (!HIDDEN.has(name)) visit(node.initializer, name);
      return;
    }
    const inherits = ast.isConditionalExpression(node) || ast.isParenthesizedExpression(node);
    node.forEachChild(child => visit(child, inherits ? property : ''));
  };
  visit(file);
  return found;
}

function isSkipped(node: Node, file: SourceFile): boolean {
  return (
    ast.isImportDeclaration(node) ||
    ast.isExportDeclaration(node) ||
    ast.isLiteralTypeNode(node) ||
    ast.isInterfaceDeclaration(node) ||
    ast.isTypeAliasDeclaration(node) ||
    ast.isElementAccessExpression(node) ||
    isTranslation(node, file) ||
    (ast.isCallExpression(node) && isForDevelopers(node, file)) ||
    (ast.isNewExpression(node) && /^(?:Type|Range)?Error$/.test(node.expression.getText(file))) ||
    (ast.isStringLiteral(node) && isCompared(node, file))
  );
}

/** Lines of the log; keys of storage. */
function isForDevelopers({ expression }: CallExpression, file: SourceFile): boolean {
  return /(?:^|[.#])log\??\.\w+$|\.#?warn$|^warn$/.test(expression.getText(file));
}

function isCompared(node: Expression, file: SourceFile): boolean {
  const { parent } = node;
  if (ast.isCaseClause(parent)) return true;
  return ast.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText(file));
}

function textOf(node: Node): string | undefined {
  if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ast.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `{}${literal.text}`)].join('');
}
