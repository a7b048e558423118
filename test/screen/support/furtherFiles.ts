import type { ModelServer } from '../../support/modelServer/modelServer.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';
import { Proposals } from './proposals.ts';

export const BEFORE = 'def a():\n    return 1\n';
export const AFTER = 'def a():\n    return one()\n';
const TASKS =
  '{ "version": "2.0.0", "tasks": [{ "label": "x", "command": "x", "runOptions": { "runOn": "folderOpen" } }] }\n';

/** The selection's own file, a plain one, one that an editor runs, and one that can't be written. */
const ANSWER = [
  ['python', AFTER],
  ['python title="one.py"', 'def one():\n    return 1  # \u202e }\n'],
  ['json title=".vscode/tasks.json"', TASKS],
  ['bash title="GIT~1/hooks/pre-commit"', 'rm -rf .\n'],
]
  .map(([info, code]) => `\`\`\`${info}\n${code}\`\`\`\n`)
  .join('\n');

/** Asks with all of a.py selected, and waits until the answer is whole. */
export async function askForFurtherFiles(workbench: Workbench, server: ModelServer): Promise<Proposals> {
  const proposals = new Proposals(workbench);
  await workbench.open('a.py');
  await workbench.editor.select({ line: 1, column: 1 }, { line: 2, column: 13 });
  server.script(ANSWER);
  await proposals.ask('Take the number from a module of its own');
  await proposals.button('Accept Proposal').first().waitFor();
  await proposals.row('one.py').waitFor();
  return proposals;
}

export const isThere = (workbench: Workbench, path: string) =>
  workbench.workspace.read(path).then(
    () => true,
    () => false,
  );
