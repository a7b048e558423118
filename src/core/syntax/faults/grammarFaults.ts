import type { Language, Node, Parser, Tree } from 'web-tree-sitter';
import type { Steps } from '../../steps.ts';
import type { Fault } from './faults.ts';

/** A few milliseconds. */
const CALLBACKS_PER_STEP = 8;
/** Some hundred milliseconds. */
const MAX_CHARS = 300_000;
/** A text with more errors is broken either way. */
const MAX_NODES = 2_000;

interface FaultParser {
  readonly Parser: typeof Parser;
  readonly language: Language;
}

/** The grammar's errors. Undefined if the parser gives up. */
export function* grammarFaults(text: string, { Parser, language }: FaultParser): Steps<readonly Fault[] | undefined> {
  if (text.length > MAX_CHARS) return undefined;
  const parser = new Parser();
  let tree: Tree | null = null;
  try {
    parser.setLanguage(language);
    let paused = true;
    while (tree === null && paused) {
      paused = false;
      let left = CALLBACKS_PER_STEP;
      const progressCallback = () => {
        left -= 1;
        paused = left <= 0;
        return paused;
      };
      tree = parser.parse(text, undefined, { progressCallback });
      yield;
    }
    return tree === null ? undefined : faultsOf(tree.rootNode);
  } finally {
    tree?.delete();
    parser.delete();
  }
}

function faultsOf(root: Node): Fault[] {
  const open: Node[] = [root];
  const lines: number[] = [];
  for (let visited = 0; visited < MAX_NODES; visited += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (node.isError || node.isMissing) lines.push(node.startPosition.row);
    if (node.hasError) open.push(...node.children.filter(child => child !== null));
  }
  return lines.toSorted((a, b) => a - b).map(line => ({ line }));
}
