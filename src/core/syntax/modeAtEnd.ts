import type { Tree } from 'web-tree-sitter';
import { CODE, type Mode } from './bracketState.ts';

/** Undefined if the grammar can't tell. */
export function modeAtEnd(tree: Tree, before: string): Mode | undefined {
  const at = before.length;
  if (at === 0) return undefined;
  for (let node = tree.rootNode.descendantForIndex(at - 1, at); node !== null; node = node.parent) {
    const { type, startIndex, endIndex } = node;
    // The string around an interpolation is left to `readBrackets`.
    if (/interpolation|substitution|expansion/.test(type)) return undefined;
    const inside = startIndex < at && endIndex > at;
    if (/comment/.test(type) && (inside || (endIndex === at && !/(?:\*\/|\n)$/.test(node.text)))) {
      return { kind: 'comment', until: node.text.startsWith('/*') ? '*/' : '\n' };
    }
    if (
      inside &&
      /string|char(?:acter)?_literal|heredoc|template/.test(type) &&
      /literal|string|heredoc_body/.test(type) &&
      type !== 'concatenated_string'
    ) {
      const [opening = '', quote] = /^[A-Za-z$@]{0,3}#{0,9}("""|'''|["'`])/.exec(node.text) ?? [];
      // Between a prefix and its quote: `b█"x"`.
      if (quote !== undefined && at < startIndex + opening.length) return CODE;
      if (quote !== undefined) return { kind: 'string', until: quote };
    }
    if (type === 'ERROR') return undefined;
  }
  return hasOpenQuote(tree) || hasOpenComment(tree, before) ? undefined : CODE;
}

/** What follows a quote in an error node may or may not be a string. */
function hasOpenQuote(tree: Tree): boolean {
  if (!tree.rootNode.hasError) return false;
  return tree.rootNode
    .descendantsOfType(['"', "'", '`', '"""', 'string_start'])
    .some(({ parent }) => parent?.type === 'ERROR');
}

/** The parser reads an unclosed comment as code. */
function hasOpenComment(tree: Tree, before: string): boolean {
  return tree.rootNode.hasError && before.lastIndexOf('/*') > before.lastIndexOf('*/');
}
