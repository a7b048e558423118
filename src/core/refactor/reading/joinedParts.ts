import type { Steps } from '../../steps.ts';
import { keysOf } from '../../text/lineSteps.ts';
import { isBlank } from '../../text/lines.ts';
import { keptLines } from '../placing/similarity.ts';
import { selectedLines, type TargetLines } from '../target/targetLines.ts';
import type { NamedBlock } from './namedBlock.ts';

/**
 * Blocks without a word between them as one, if each has lines of the selection that the others lack: they are its
 * parts rather than alternatives. Undefined for other blocks, 'unclear' if one may be a copy of the old code.
 */
export function* joinedParts(
  blocks: readonly NamedBlock[],
  target: TargetLines,
): Steps<NamedBlock | 'unclear' | undefined> {
  const [first, ...others] = blocks;
  if (first === undefined || !others.every(({ block }) => block.before.every(isBlank))) return undefined;
  if (blocks.some(({ patch, problem }) => patch !== undefined || problem !== undefined)) return undefined;
  const own = (yield* keysOf(selectedLines(target))).join('\n');
  for (const part of blocks) if ((yield* keysOf(part.lines)).join('\n') === own) return 'unclear';
  const kept: number[] = [];
  for (const part of blocks) kept.push(yield* keptLines(part.lines, target));
  const lines = blocks.flatMap(part => part.lines);
  const isDisjoint = (yield* keptLines(lines, target)) === kept.reduce((sum, count) => sum + count, 0);
  if (kept.includes(0) || !isDisjoint) return undefined;
  return { ...first, lines, isOpen: others.some(({ isOpen }) => isOpen) };
}
