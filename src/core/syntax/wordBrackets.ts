import type { Node, Parser, Point, Tree } from 'web-tree-sitter';
import { ownValue } from '../json.ts';
import { lastLine } from '../text/lines.ts';
import { BracketStack, type BracketState, NOTHING_OPEN } from './bracketState.ts';
import { CLOSERS, type Grammar, OPENERS } from './grammar.ts';

const LINE_CHARS = 400;

export interface ParserParts extends Pick<typeof import('web-tree-sitter'), 'Edit'> {
  /** For answers, which are read line by line. */
  readonly parser: Parser;
  readonly grammar: Grammar;
  /** As in the patterns of a shell's `case`. */
  readonly loneClosers: boolean;
}

interface OpenedParser extends ParserParts {
  readonly tree: Tree;
  readonly before: string;
  readonly after: string;
}

/** Open words and brackets while an answer is inserted line by line. */
export class WordBrackets {
  readonly #opened: OpenedParser;
  readonly #types: string[];
  /** `suffix` is read alone. */
  readonly atCursor: BracketState;
  readonly below: BracketState;
  #tree: Tree;
  #answer = '';
  #end: Point;

  constructor(opened: OpenedParser) {
    const { before, after, grammar, tree } = opened;
    this.#opened = opened;
    this.#tree = tree;
    this.#types = [OPENERS, CLOSERS, grammar.words].flatMap(tokens => Object.keys(tokens));
    this.#types.push(...new Set(Object.values(grammar.words)));
    this.#end = advanced({ row: 0, column: 0 }, before);
    const start = { row: 0, column: 0 };
    this.atCursor = this.#fold({ brackets: NOTHING_OPEN, from: 0, to: before.length, start, end: this.#end });
    const bottom = advanced(this.#end, after);
    const to = before.length + after.length;
    this.below = this.#fold({ brackets: NOTHING_OPEN, from: before.length, to, start: this.#end, end: bottom });
  }

  /** Appends `text` to the answer. Offsets of closings count from `text`. */
  next(text: string, brackets: BracketState): BracketState {
    const { before, after, parser, Edit } = this.#opened;
    const from = before.length + this.#answer.length;
    const startPosition = this.#end;
    const newEndPosition = advanced(startPosition, text);
    const edited = this.#tree;
    const change = { startIndex: from, oldEndIndex: from, newEndIndex: from + text.length };
    edited.edit(new Edit({ ...change, startPosition, oldEndPosition: startPosition, newEndPosition }));
    this.#answer += text;
    this.#end = newEndPosition;
    const tree = parser.parse(before + this.#answer + after, edited);
    if (tree === null) return { ...brackets, closings: [] };
    edited.delete();
    this.#tree = tree;
    return this.#fold({ brackets, from, to: from + text.length, start: startPosition, end: newEndPosition });
  }

  #fold({ brackets, from, to, start, end }: Stretch): BracketState {
    const { before, after, grammar, loneClosers } = this.#opened;
    const text = before + this.#answer + after;
    const stack = new BracketStack({ ...brackets, closings: [] });
    for (const node of this.#tree.rootNode.descendantsOfType(this.#types, start, end)) {
      const at = node.startIndex;
      // Missing nodes come from error recovery.
      if (at < from || at >= to || node.isMissing || node.childCount > 0) continue;
      const lineBefore = lastLine(text.slice(Math.max(0, at - LINE_CHARS), at));
      const isWord = node.type in grammar.words && opensWordBlock(node, lineBefore, grammar);
      const opener = ownValue(OPENERS, node.type) ?? (isWord ? node.type : undefined);
      if (opener !== undefined) stack.opens(opener, lineBefore);
      else if (isCloser(node, grammar) && !(loneClosers && endsPattern(node, lineBefore)))
        stack.closes(node.type, at - from, ownValue(CLOSERS, node.type));
    }
    return stack.state(brackets.mode);
  }
}

interface Stretch {
  readonly brackets: BracketState;
  readonly from: number;
  readonly to: number;
  readonly start: Point;
  readonly end: Point;
}

/** False for `x if y`, and for the `do` of a `while`. */
function opensWordBlock(node: Node, lineBefore: string, { trailing }: Grammar): boolean {
  const parent = node.parent?.type ?? '';
  if (parent.endsWith('_modifier') || (node.type === 'do' && parent === 'do')) return false;
  return parent !== 'ERROR' || !trailing.includes(node.type) || /^\s*$|[=(]\s*$/.test(lineBefore);
}

function isCloser({ type }: Node, { words }: Grammar): boolean {
  return type in CLOSERS || Object.values(words).includes(type);
}

/** The `)` of a `case` pattern. Without the `case`, any `)` whose line has no `(`. */
function endsPattern({ type, parent }: Node, lineBefore: string): boolean {
  if (type !== ')') return false;
  return parent?.type === 'case_item' || (parent?.type === 'ERROR' && !lineBefore.includes('('));
}

function advanced(from: Point, text: string): Point {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { row: from.row, column: from.column + last }
    : { row: from.row + lines.length - 1, column: last };
}
