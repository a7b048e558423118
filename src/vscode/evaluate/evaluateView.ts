import * as vscode from 'vscode';
import { COMPARISON_VIEW } from '../../contributions.ts';
import type { Comparisons } from './comparisonControl.ts';
import type { EvaluateTools } from './comparisonStep.ts';

/** Loads the code with the first command or restored page. */
export class EvaluateView implements vscode.Disposable {
  readonly #tools: EvaluateTools;
  readonly #registration: vscode.Disposable;
  #comparisons: Promise<Comparisons> | undefined;

  constructor(tools: EvaluateTools) {
    this.#tools = tools;
    this.#registration = vscode.window.registerWebviewPanelSerializer(COMPARISON_VIEW, {
      deserializeWebviewPanel: async (panel, state) => (await this.#loaded()).adopt(panel, state),
    });
  }

  async compare(): Promise<void> {
    await (await this.#loaded()).compare();
  }

  async showEarlier(): Promise<void> {
    await (await this.#loaded()).showEarlier();
  }

  async newTask(): Promise<void> {
    const { newTask } = await import('./newTask.ts');
    await newTask(this.#tools.exclusion);
  }

  dispose(): void {
    this.#registration.dispose();
    void this.#comparisons?.then(comparisons => comparisons.dispose());
  }

  #loaded(): Promise<Comparisons> {
    this.#comparisons ??= import('./comparisonControl.ts').then(({ Comparisons }) => new Comparisons(this.#tools));
    return this.#comparisons;
  }
}
