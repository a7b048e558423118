import { AgentScene, type Call } from '../agentScene.ts';

export const FINISH: Call = ['finish', { summary: 'Done.' }];

interface CallsOnFiles {
  readonly calls: readonly Call[];
  readonly files: Readonly<Record<string, string>>;
}

/** The tool results of these calls, one after the other. */
export async function toolResults({ calls, files }: CallsOnFiles): Promise<readonly string[]> {
  const one = new AgentScene({ script: [calls, [FINISH]], files });
  await one.play();
  return one.results;
}
