import * as vscode from 'vscode';
import { AGENT_VIEW } from '../../contributions.ts';
import type { AgentDesk, AgentDeskOptions } from './agentDesk.ts';

/** Loads the agent's code with the first run. */
export class AgentView implements vscode.Disposable {
  readonly #options: AgentDeskOptions;
  readonly #registration: vscode.Disposable;
  #desk: Promise<AgentDesk> | undefined;

  constructor(options: AgentDeskOptions) {
    this.#options = options;
    this.#registration = vscode.window.registerWebviewPanelSerializer(AGENT_VIEW, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await this.#loaded()).restore(panel, state),
    });
  }

  async begin(chosen: unknown): Promise<void> {
    await (await this.#loaded()).begin(chosen);
  }

  dispose(): void {
    this.#registration.dispose();
    void this.#desk?.then(desk => desk.dispose());
  }

  async close(): Promise<void> {
    await (await this.#desk)?.close();
  }

  #loaded(): Promise<AgentDesk> {
    this.#desk ??= import('./agentDesk.ts').then(({ AgentDesk }) => new AgentDesk(this.#options));
    return this.#desk;
  }
}
