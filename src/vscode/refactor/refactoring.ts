import * as vscode from 'vscode';
import { type CommandName, PROPOSAL_SCHEME } from '../../contributions.ts';
import type { ProposalCommands } from '../review/proposalCommands.ts';
import type { Reviews } from '../review/review.ts';
import type { ReviewDesk } from '../review/reviewDesk.ts';
import { registerCodeActions } from './codeActions.ts';
import type { RefactoringTools } from './refactoringTools.ts';
import type { SelectionRefactoring } from './selectionRefactoring.ts';

type Action = (...args: readonly unknown[]) => unknown;

/** Loads everything with the first command. */
export class Refactoring implements vscode.Disposable {
  readonly #tools: RefactoringTools;
  readonly #registrations: readonly vscode.Disposable[];
  #desk: Promise<ReviewDesk> | undefined;
  #selection: Promise<SelectionRefactoring> | undefined;

  constructor(tools: RefactoringTools) {
    this.#tools = tools;
    this.#registrations = [registerCodeActions()];
    closeLeftovers();
  }

  reviews(): Promise<Reviews> {
    return this.#opened();
  }

  readonly actions = {
    refactor: () => this.#refactor(),
    fixProblem: async (uri, place) => (await this.#selecting()).fix(uri, place),
    acceptProposal: at => this.#do(commands => commands.accept(at)),
    rejectProposal: at => this.#do(commands => commands.reject(at)),
    stopProposal: at => this.#do(commands => commands.stop(at)),
    retryProposal: at => this.#do(commands => commands.retry(at)),
    copyProposal: at => this.#do(commands => commands.copy(at)),
    takeChange: (...change) => this.#do(commands => commands.choose(true, change)),
    takeOnlyChange: (...change) => this.#do(commands => commands.chooseOnly(change)),
    leaveOutChange: (...change) => this.#do(commands => commands.choose(false, change)),
    proposalMenu: at => this.#do(commands => commands.menu(at)),
    showProposal: async (review, path, hunk) => (await this.#opened()).showFile(review, path, hunk),
  } as const satisfies Partial<Record<CommandName, Action>>;

  dispose(): void {
    vscode.Disposable.from(...this.#registrations).dispose();
    void this.#desk?.then(desk => desk.dispose());
  }

  /** In a proposal, also in the file that it changes, the key edits the instruction. */
  async #refactor(): Promise<void> {
    const here = vscode.window.activeTextEditor?.document.uri;
    const desk = await this.#opened();
    if (here && desk.isReviewed(here)) await this.#do(commands => commands.retry(here));
    else await (await this.#selecting()).refactor();
  }

  #opened(): Promise<ReviewDesk> {
    this.#desk ??= import('../review/reviewDesk.ts').then(({ ReviewDesk }) => new ReviewDesk(this.#tools.reviewStyle));
    return this.#desk;
  }

  #selecting(): Promise<SelectionRefactoring> {
    this.#selection ??= this.#loadSelecting();
    return this.#selection;
  }

  async #loadSelecting(): Promise<SelectionRefactoring> {
    const { SelectionRefactoring } = await import('./selectionRefactoring.ts');
    return new SelectionRefactoring(this.#tools, await this.#opened());
  }

  async #do(what: (commands: ProposalCommands) => unknown): Promise<void> {
    const { ProposalCommands } = await import('../review/proposalCommands.ts');
    await what(new ProposalCommands(await this.#opened()));
  }
}

/** Diffs restored after a reload are empty. */
function closeLeftovers(): void {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  const left = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === PROPOSAL_SCHEME,
  );
  if (left.length > 0) void vscode.window.tabGroups.close(left, true);
}
