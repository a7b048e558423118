import * as l10n from '@vscode/l10n';
import type { Steps } from '../../steps.ts';
import { unixLines } from '../../text/documentLines.ts';
import { hunksInSteps } from '../../text/hunks.ts';
import { excerptOf, type Warning } from '../safety/warnings.ts';
import type { Target } from '../target/target.ts';
import { targetLinesOf } from '../target/targetLines.ts';

const MESSAGE = l10n.t('Also changes lines outside the selection.');

/**
 * A warning at each change outside the selected lines: `import re` above a selected function. Lines added right above
 * or below, such as a decorator, belong to the selection.
 */
export function* warningsOutside(target: Target, after: string): Steps<readonly Warning[]> {
  const { text, start, end } = target;
  const [head, tail] = [text.slice(0, start), text.slice(end)];
  const isInside = after.length >= head.length + tail.length && after.startsWith(head) && after.endsWith(tail);
  if (isInside) return [];
  yield;
  const { from, to } = targetLinesOf(target);
  const lines = unixLines(after).split('\n');
  yield;
  const hunks = yield* hunksInSteps(text, after);
  return hunks
    .filter(({ beforeStart, beforeEnd }) => beforeStart < from || beforeEnd > to)
    .map(({ afterStart }) => {
      const line = Math.min(afterStart, lines.length - 1);
      return { kind: 'outside-selection', line, excerpt: excerptOf(lines[line]), message: MESSAGE };
    });
}
