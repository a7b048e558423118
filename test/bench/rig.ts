import type { ModelServer } from '../support/modelServer/modelServer.ts';
import type { Workbench } from '../support/vscode/workbench.ts';
import type { Watch } from './watch.ts';

/** A workbench that asks this server, and is watched. */
export interface Rig {
  readonly workbench: Workbench;
  readonly server: ModelServer;
  readonly watch: Watch;
}
