import * as vscode from 'vscode';
import type { OpenReview } from './openReview.ts';

/** Marks what is new and unsafe in proposals, where it stands in them; the list of problems has it as well. */
export class WarningMarks implements vscode.Disposable {
  readonly #marks = vscode.languages.createDiagnosticCollection('ghostline.proposal');

  /** As the proposals are now: what is left out is no longer warned of. */
  show(review: OpenReview): void {
    for (const file of review.files) {
      const lines = file.chosen.split('\n');
      const marks = file.proposed.warnings.flatMap(({ excerpt, line, message }) => {
        const hunk = file.hunks.findIndex(({ afterStart, afterEnd }) => line >= afterStart && line < afterEnd);
        if (hunk >= 0 && !file.isTaken(hunk)) return [];
        const at = hunk < 0 ? line : line - (file.hunks[hunk]?.afterStart ?? 0) + file.linesOf('after', hunk).start;
        const text = lines[at] ?? '';
        const start = Math.max(0, text.indexOf(excerpt.trim()));
        const range = new vscode.Range(at, start, at, text.length);
        const mark = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
        mark.source = 'Ghostline';
        return [mark];
      });
      this.#marks.set(file.right, marks);
    }
  }

  remove(review: OpenReview): void {
    for (const { right } of review.files) this.#marks.delete(right);
  }

  dispose(): void {
    this.#marks.dispose();
  }
}
