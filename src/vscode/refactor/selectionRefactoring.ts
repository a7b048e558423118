import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { userPresets } from '../../core/refactor/request/presetSettings.ts';
import { FIX_PROBLEM, instructionOf, presetsFor } from '../../core/refactor/request/presets.ts';
import type { Diagnostic } from '../../core/refactor/request/refactorRequest.ts';
import type { OffsetRange } from '../../core/refactor/target/relocateTarget.ts';
import type { ReviewDesk } from '../review/reviewDesk.ts';
import { priceWords, refusalOf } from './beforeSending.ts';
import { enclosingRange } from './enclosingRange.ts';
import { FurtherFiles } from './furtherFiles.ts';
import { InstructionHistory } from './instructionHistory.ts';
import { askForInstruction } from './instructionPick.ts';
import { pickSpan } from './pickSpan.ts';
import { Proposing } from './proposing.ts';
import type { RefactoringTools } from './refactoringTools.ts';
import { type Round, requestOf } from './rounds.ts';
import { foldersIn, spanOf, subjectOf } from './subject.ts';

export class SelectionRefactoring {
  readonly #tools: RefactoringTools;
  readonly #proposing: Proposing;
  readonly #history: InstructionHistory;
  readonly #further: FurtherFiles;

  constructor(tools: RefactoringTools, desk: ReviewDesk) {
    this.#tools = tools;
    this.#history = new InstructionHistory(tools.memory);
    this.#further = new FurtherFiles(tools.exclusion);
    this.#proposing = new Proposing({ ...tools, desk, further: this.#further });
  }

  /** Or the function around the cursor. */
  async refactor(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return tell(l10n.t('Open a file and select code to refactor.'));
    const { document, selection } = editor;
    if (!(await this.#maySend(document))) return;
    const selected = selection.isEmpty ? await enclosingRange(document, selection.active) : spanOf(document, selection);
    const isBlank = document.getText().trim() === '';
    const span = selected ?? (isBlank ? undefined : await pickSpan(document, selection.active));
    if (!span && !isBlank) return;
    const round = this.#roundFor(document, span);
    if (!round) return;
    const own = userPresets(this.#tools.presets());
    const asking = askForInstruction({
      title: l10n.t('Refactor {0}', whereWords(round)),
      presets: presetsFor(document.languageId, own),
      history: this.#history.all,
      price: requestOf(round).then(request => priceWords(request, round.paid)),
    });
    // While the user chooses.
    const prepared = this.#proposing.prepare(round);
    const instruction = await asking;
    if (!instruction) return prepared.discard();
    if (instruction.own) void this.#history.add(instruction.text);
    await this.#proposing.propose({ ...round, instruction: instruction.text }, prepared);
  }

  /** At `place`, else at the cursor. */
  async fix(uri: unknown, place: unknown): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const given = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : undefined;
    const document = given ?? editor?.document;
    const range = place instanceof vscode.Range ? place : editor?.selection;
    if (!document || !range) return tell(l10n.t('Open the file with the problem.'));
    const problems = vscode.languages.getDiagnostics(document.uri).filter(problem => problem.range.intersection(range));
    if (problems.length === 0) return tell(l10n.t('There is no problem here.'));
    if (!(await this.#maySend(document))) return;
    const span = await enclosingRange(document, range.start);
    const all = problems.reduce(
      (whole, problem) => whole.union(problem.range),
      new vscode.Range(range.start, range.end),
    );
    const wide = span && {
      start: Math.min(span.start, document.offsetAt(all.start)),
      end: Math.max(span.end, document.offsetAt(all.end)),
    };
    const round = this.#roundFor(document, wide ?? spanOf(document, all));
    if (!round) return;
    await this.#proposing.propose({
      ...round,
      instruction: instructionOf(FIX_PROBLEM),
      diagnostics: problems.map(diagnosticOf),
    });
  }

  /** Tells the user why not. */
  async #maySend(document: vscode.TextDocument): Promise<boolean> {
    const refusal = await refusalOf(document, this.#tools.exclusion);
    if (refusal !== undefined) tell(refusal);
    return refusal === undefined;
  }

  /** Undefined without code, which is reported. */
  #roundFor(document: vscode.TextDocument, span: OffsetRange | undefined): Round | undefined {
    const { connections, spending } = this.#tools;
    const subject = span && subjectOf(document, span);
    if (!subject || subject.target.text.slice(subject.target.start, subject.target.end).trim() === '') {
      return tell(l10n.t('There is no code here to refactor.'));
    }
    const { languageId } = document;
    return {
      subject,
      rootFolders: foldersIn(subject.root),
      instruction: '',
      model: connections.route('refactor')[0].model,
      paid: spending.paid({ task: 'refactor', feature: 'refactor', languageId }),
      diagnostics: [],
      retries: [],
      longer: 1,
    };
  }
}

/** In a dialog: a message at the side is overlooked, and the next keys go into the file. */
function tell(message: string): undefined {
  const told = vscode.window.showInformationMessage(message, { modal: true });
  told.then(undefined, () => {
    // VS Code shows no dialogs in tests.
  });
}

/** `lines 3–40 of basket.ts` */
function whereWords({ subject }: Round): string {
  const { end, path, start, text } = subject.target;
  const first = text.slice(0, start).split('\n').length;
  const last = first + text.slice(start, end).split('\n').length - 1;
  const lines = first === last ? l10n.t('line {0}', first) : l10n.t('lines {0}–{1}', first, last);
  const file = path.slice(path.lastIndexOf('/') + 1);
  return l10n.t({ message: '{0} of {1}', args: [lines, file], comment: 'lines of a file: "lines 3–9 of cart.ts"' });
}

function diagnosticOf({ message, range, source }: vscode.Diagnostic): Diagnostic {
  return { line: range.start.line, message, ...(source !== undefined && { source }) };
}
