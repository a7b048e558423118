import type { Parser, Query, Tree } from 'web-tree-sitter';
import { ownValue } from '../json.ts';
import { Pace, type Steps } from '../steps.ts';
import type { Grammar } from './languages/defineLanguage.ts';

export interface Literal {
  /** `prose`: text that isn't code, as between tags. */
  readonly kind: 'string' | 'comment' | 'pattern' | 'prose';
  readonly start: number;
  readonly end: number;
}

export interface Literals {
  /** Also those within others: `${"a"}`. */
  readonly found: readonly Literal[];
  /** False if the grammar couldn't read a part of the text. */
  readonly isComplete: boolean;
}

const SCRIPT = '[(comment) (html_comment)] @comment [(string) (template_string)] @string (regex) @pattern';
const JSX = `${SCRIPT} (jsx_text) @prose`;

/** By a grammar's file. */
const QUERIES: Readonly<Record<string, string>> = {
  javascript: JSX,
  tsx: JSX,
  typescript: SCRIPT,
  python: '(comment) @comment (string) @string',
  php: '(comment) @comment (text) @prose [(string) (encapsed_string)] @string',
  bash: '(comment) @comment [(string) (raw_string) (ansi_c_string)] @string',
  ruby: '(comment) @comment [(string) (subshell)] @string [(regex) (string_array) (symbol_array)] @pattern',
  java: '[(line_comment) (block_comment)] @comment [(string_literal) (character_literal)] @string',
  cpp: '(comment) @comment [(string_literal) (raw_string_literal) (char_literal) (system_lib_string)] @string',
  go: '(comment) @comment [(interpreted_string_literal) (raw_string_literal) (rune_literal)] @string',
  rust: '[(line_comment) (block_comment)] @comment [(string_literal) (raw_string_literal) (char_literal)] @string',
  'c-sharp':
    '(comment) @comment [(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression) (character_literal)] @string',
};

export function literalQuery({ file }: Grammar): string {
  return ownValue(QUERIES, file.replace(/^tree-sitter-|\.wasm$/g, '')) ?? '';
}

/** The parser calls back after every hundred operations. */
const CALLS_AT_ONCE = 40;
const CHARS_AT_ONCE = 8_000;
/** A grammar that needs more pauses for a text is stuck. */
const MOST_PAUSES = 20_000;

export interface LiteralParts {
  /** For this text only; deleted afterwards. */
  readonly parser: Parser;
  readonly query: Query;
  /** Before the text, to make it code: `<?php `. */
  readonly lead: string;
}

/** Undefined if the parser gives up. */
export function* literalsIn(text: string, { parser, query, lead }: LiteralParts): Steps<Literals | undefined> {
  const tree = yield* treeOf(lead + text, parser);
  parser.delete();
  if (tree === undefined) return undefined;
  const found = new Map<number, Literal>();
  const pace = new Pace();
  for (let at = 0; at < lead.length + text.length; at += CHARS_AT_ONCE) {
    const options = { startIndex: at, endIndex: at + CHARS_AT_ONCE };
    for (const { name, node } of query.captures(tree.rootNode, options)) {
      const start = node.startIndex - lead.length;
      if (isKind(name) && start >= 0) found.set(start, { kind: name, start, end: node.endIndex - lead.length });
      if (pace.isDue(200)) yield;
    }
    yield;
  }
  const isComplete = !tree.rootNode.hasError;
  tree.delete();
  return { found: [...found.values()], isComplete };
}

function* treeOf(text: string, parser: Parser): Steps<Tree | undefined> {
  for (let pauses = 0; pauses < MOST_PAUSES; pauses += 1) {
    let calls = 0;
    const progressCallback = () => {
      calls += 1;
      return calls > CALLS_AT_ONCE;
    };
    const tree = parser.parse(text, undefined, { progressCallback });
    if (tree !== null) return tree;
    if (calls <= CALLS_AT_ONCE) return undefined;
    yield;
  }
  return undefined;
}

function isKind(name: string): name is Literal['kind'] {
  return name === 'string' || name === 'comment' || name === 'pattern' || name === 'prose';
}
