import type { ModelServer } from '../../support/modelServer/modelServer.ts';
import { PRACTICE_KEY, startModelServer } from '../../support/modelServer/modelServer.ts';
import { onLeaving } from '../../support/vscode/leaving.ts';
import { useWorkbench } from '../../support/vscode/useWorkbench.ts';
import { until } from '../../support/vscode/waiting.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';
import { CODE, FILE } from './basket.ts';
import { Proposals } from './proposals.ts';

/** The parts of an answer after its text. */
export const ENDED = [{ do: 'usage' }, { do: 'done' }] as const;

export interface RefactorDesk {
  readonly workbench: () => Workbench;
  readonly server: () => ModelServer;
  readonly proposals: () => Proposals;
  /** Of the active editor. */
  readonly text: () => Promise<string>;
  /** Selects both functions of basket.py. */
  readonly selectBoth: () => Promise<void>;
  readonly untilText: (wanted: string) => Promise<boolean>;
}

let modelServer: ModelServer | undefined;

/** A window without ghost text for the surrounding `describe`; the files that test refactorings share it. */
export function useRefactorDesk(): RefactorDesk {
  const server = (): ModelServer => {
    if (modelServer === undefined) throw new Error('the model server runs only while tests run');
    return modelServer;
  };
  const workbench = useWorkbench(
    async () => {
      modelServer = await startModelServer({ contextLength: 16_000 });
      onLeaving(() => modelServer?.close());
      return { modelServerUrl: modelServer.url, apiKey: PRACTICE_KEY, settings: { 'ghostline.enabled': false } };
    },
    { sharedAs: 'refactorings' },
  );
  afterEach('reject what is left', () => workbench().run('ghostline.rejectProposal'));
  const text = () => workbench().editor.text();
  return {
    workbench,
    server,
    proposals: () => new Proposals(workbench()),
    text,
    selectBoth: () => workbench().editor.select({ line: 4, column: 1 }, { line: 15, column: 17 }),
    untilText: wanted =>
      until({ what: 'the document to be as wanted', probe: async () => (await text()) === wanted, instead: text }),
  };
}

/** Before each test, basket.py is as it was, and open. */
export function openBasket({ workbench }: RefactorDesk): void {
  beforeEach('open the basket', async () => {
    await workbench().reset({ [FILE]: CODE });
    await workbench().open(FILE);
  });
}
