import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationTask } from '../../src/core/evaluate/task.ts';
import type { Slip } from './nearlyRight.ts';

export const SOLUTIONS = join(import.meta.dirname, '../solutions');

/** The reference solution as a model would give it, with a slip in it where one is given. */
export function solutionOf({ id, kind, languageId }: EvaluationTask, [right, wrong]: Slip = ['', '']): string {
  const folder = join(SOLUTIONS, id);
  const blocks = readdirSync(folder).map(name => {
    const solution = readFileSync(join(folder, name), 'utf8').trimEnd();
    if (!solution.includes(right)) throw new Error(`the solution of ${id} has no ${right}`);
    const code = solution.replace(right, () => wrong);
    return kind === 'fill-in' ? code : `${name}\n\`\`\`${languageId}\n${code}\n\`\`\`\n`;
  });
  return blocks.join('\n');
}
