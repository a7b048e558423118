import type * as vscode from 'vscode';

const NAME = 'refactor.instructions';
const MOST = 20;

/** Latest first; shared by all windows. */
export class InstructionHistory {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  get all(): readonly string[] {
    return this.#state.get<readonly string[]>(NAME, []);
  }

  async add(instruction: string): Promise<void> {
    await this.#state.update(NAME, [instruction, ...this.all.filter(known => known !== instruction)].slice(0, MOST));
  }
}
