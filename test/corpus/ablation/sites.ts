import { type Expression, type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';

import * as ast from 'typescript/unstable/ast/is';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';

export type SiteKind =
  /** Of an `if` or `? :`. */
  | 'condition'
  /** An operand of `&&` or `||`. */
  | 'operand'
  | 'pattern';

/** A decision of the sources. */
export interface Site {
  readonly kind: SiteKind;
  /** Values that it can be forced to have; a pattern that is `false` never matches. */
  readonly forced: readonly boolean[];
  /** `src/core/completion/fit/joint.ts:12` */
  readonly place: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface LoopBound {
  /** Of its condition, or of its body's first statement. */
  readonly at: number;
  readonly kind: 'condition' | 'body';
  readonly end: number;
}

export interface FileSites {
  readonly sites: readonly Site[];
  /** Where a loop can be ended that no longer ends by itself. */
  readonly loops: readonly LoopBound[];
}

/** By path. */
export function sitesIn(sources: Readonly<Record<string, string>>): ReadonlyMap<string, FileSites> {
  const names = Object.keys(sources);
  const config = JSON.stringify({ compilerOptions: { noLib: true, types: [] }, files: names.map(name => `/${name}`) });
  const files = Object.fromEntries(Object.entries(sources).map(([name, text]) => [`/${name}`, text]));
  const api = new API({ cwd: '/', fs: createVirtualFileSystem({ ...files, '/tsconfig.json': config }) });
  try {
    const snapshot = api.updateSnapshot({ openProjects: ['/tsconfig.json'] });
    const [project] = snapshot.getProjects();
    return new Map(
      names.map(name => {
        const file = project?.program.getSourceFile(`/${name}`);
        if (!file) throw new Error(`${name} can't be parsed`);
        return [name, sitesOf(file, name)];
      }),
    );
  } finally {
    api.close();
  }
}

function sitesOf(file: SourceFile, name: string): FileSites {
  const sites: Site[] = [];
  const loops: LoopBound[] = [];
  const add = (node: Node, kind: SiteKind, forced: readonly boolean[]): void => {
    const start = node.getStart(file);
    const line = file.text.slice(0, start).split('\n').length;
    const text = file.text.slice(start, node.end).replace(/\s+/g, ' ');
    sites.push({ kind, forced, place: `${name}:${line}`, text, start, end: node.end });
  };
  const visit = (node: Node): void => {
    if (ast.isIfStatement(node)) add(node.expression, 'condition', [false, true]);
    else if (ast.isConditionalExpression(node)) add(node.condition, 'condition', [false, true]);
    else if (ast.isRegularExpressionLiteral(node)) add(node, 'pattern', [false]);
    else if (ast.isNewExpression(node) && ast.isIdentifier(node.expression) && node.expression.text === 'RegExp') {
      add(node, 'pattern', [false]);
    } else if (ast.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      const isAnd = operator === SyntaxKind.AmpersandAmpersandToken;
      if (isAnd || operator === SyntaxKind.BarBarToken) {
        // Without it: `a && b` → `b`, `a || b` → `b`.
        if (!isSameOperator(node.left, operator)) add(node.left, 'operand', [isAnd]);
        if (isBoolean(node.right)) add(node.right, 'operand', [isAnd]);
      }
    }
    const loop = loopBound(node, file);
    if (loop) loops.push(loop);
    node.forEachChild(visit);
  };
  visit(file);
  return { sites, loops };
}

/** `a && b && c` is `(a && b) && c`: its operands are a, b and c. */
function isSameOperator(node: Expression, operator: SyntaxKind): boolean {
  return ast.isBinaryExpression(node) && node.operatorToken.kind === operator;
}

const COMPARISONS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
  SyntaxKind.InKeyword,
]);
const TESTS = /^(?:test|has|includes|startsWith|endsWith|some|every|(?:is|has|can|may|starts|ends|holds)[A-Z]\w*)$/;

/** By its form: the value of the others may be used as such. */
function isBoolean(node: Expression): boolean {
  if (ast.isParenthesizedExpression(node)) return isBoolean(node.expression);
  if (ast.isPrefixUnaryExpression(node)) return node.operator === SyntaxKind.ExclamationToken;
  if (ast.isBinaryExpression(node)) return COMPARISONS.has(node.operatorToken.kind);
  if (!ast.isCallExpression(node)) return false;
  const called = node.expression;
  if (ast.isIdentifier(called)) return TESTS.test(called.text);
  return ast.isPropertyAccessExpression(called) && TESTS.test(called.name.text.replace(/^#/, ''));
}

function loopBound(node: Node, file: SourceFile): LoopBound | undefined {
  if (ast.isWhileStatement(node) || ast.isDoStatement(node)) return conditionOf(node.expression, file);
  if (!ast.isForStatement(node)) return undefined;
  if (node.condition) return conditionOf(node.condition, file);
  if (!ast.isBlock(node.statement)) return undefined;
  const at = node.statement.getStart(file) + 1;
  return { at, end: at, kind: 'body' };
}

function conditionOf(node: Node, file: SourceFile): LoopBound {
  return { at: node.getStart(file), end: node.end, kind: 'condition' };
}
