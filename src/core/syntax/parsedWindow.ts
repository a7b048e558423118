import type { Node, Parser, Point, Tree } from 'web-tree-sitter';

type Runtime = typeof import('web-tree-sitter');

export interface ParsedText {
  readonly parser: Parser;
  readonly Edit: Runtime['Edit'];
  /** Of both texts together. */
  readonly tree: Tree;
  readonly before: string;
  readonly after: string;
}

/** So many nodes are looked at for errors: a text with more of them is broken either way. */
const MAX_NODES = 2_000;

/** The document near the cursor as its grammar reads it, to compare the texts that could go in. */
export class ParsedWindow {
  readonly #parsed: ParsedText;
  readonly #known = new Map<string, number>();
  readonly #cursor: Point;

  constructor(parsed: ParsedText) {
    this.#parsed = parsed;
    this.#cursor = pointAfter(parsed.before);
  }

  /** Parse errors near the cursor with `text` in place of the next `covered` characters. Undefined if the parser gives up. */
  errorsWith(text: string, covered = 0): number | undefined {
    const key = `${covered}:${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const errors = this.#errorsWith(text, covered);
    if (errors !== undefined) this.#known.set(key, errors);
    return errors;
  }

  #errorsWith(text: string, covered: number): number | undefined {
    const { parser, Edit, tree, before, after } = this.#parsed;
    const edited = tree.copy();
    const startIndex = before.length;
    edited.edit(
      new Edit({
        startIndex,
        oldEndIndex: startIndex + covered,
        newEndIndex: startIndex + text.length,
        startPosition: this.#cursor,
        oldEndPosition: { row: this.#cursor.row, column: this.#cursor.column + covered },
        newEndPosition: pointAfter(text, this.#cursor),
      }),
    );
    const parsed = parser.parse(before + text + after.slice(covered), edited);
    edited.delete();
    if (parsed === null) return undefined;
    const errors = countErrors(parsed.rootNode);
    parsed.delete();
    return errors;
  }
}

function countErrors(root: Node): number {
  const open: Node[] = [root];
  let errors = 0;
  for (let visited = 0; visited < MAX_NODES; visited += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (node.isError || node.isMissing) errors += 1;
    if (node.hasError) open.push(...node.children.filter(child => child !== null));
  }
  return errors;
}

function pointAfter(text: string, from: Point = { row: 0, column: 0 }): Point {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { row: from.row, column: from.column + last }
    : { row: from.row + lines.length - 1, column: last };
}
