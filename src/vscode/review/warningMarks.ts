import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from '../../contributions.ts';
import type { OpenReview } from './openReview.ts';
import type { ReviewedFile } from './reviewedFile.ts';

/** Unsafe new code and changes outside the selection. */
export class WarningMarks implements vscode.Disposable {
  readonly #marks = vscode.languages.createDiagnosticCollection('ghostline.proposal');
  /** By uri of the proposed side. */
  readonly #files = new Map<string, ReviewedFile>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    const place = (document: vscode.TextDocument) => {
      const file = this.#files.get(document.uri.toString());
      if (file) this.#place(file, document);
    };
    this.#subscriptions = [
      this.#marks,
      vscode.workspace.onDidOpenTextDocument(place),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === PROPOSAL_SCHEME) place(document);
      }),
    ];
  }

  /** Excluded changes have none. */
  show(review: OpenReview): void {
    for (const file of review.files) {
      const name = file.right.toString();
      this.#files.set(name, file);
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === name);
      this.#place(file, document);
    }
  }

  remove(review: OpenReview): void {
    for (const { right } of review.files) {
      this.#files.delete(right.toString());
      this.#marks.delete(right);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** VS Code moves marks on lines that don't exist yet. */
  #place(file: ReviewedFile, document: vscode.TextDocument | undefined): void {
    if (document && !hasText(document, file.shown)) this.#marks.delete(file.right);
    else this.#marks.set(file.right, [...cautionMark(file), ...marksOf(file)]);
  }
}

function marksOf(file: ReviewedFile): vscode.Diagnostic[] {
  const lines = file.shown.split('\n');
  return file.warnings.map(({ excerpt, kind, line, message }) => {
    const text = lines[line] ?? '';
    const start = Math.max(0, text.indexOf(excerpt.trim()));
    const range = new vscode.Range(line, start, line, text.length);
    const { Error: Fault, Information, Warning } = vscode.DiagnosticSeverity;
    const severities: Partial<Record<typeof kind, vscode.DiagnosticSeverity>> = {
      'outside-selection': Information,
      unsound: Fault,
    };
    const mark = new vscode.Diagnostic(range, message, severities[kind] ?? Warning);
    mark.source = 'Ghostline';
    return mark;
  });
}

/** VS Code normalizes line ends and drops the byte order mark. */
function hasText(document: vscode.TextDocument, text: string): boolean {
  const plain = (some: string) => some.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return plain(document.getText()) === plain(text);
}

/** On the first line. */
function cautionMark({ asks, path, refused }: ReviewedFile): vscode.Diagnostic[] {
  if (asks === undefined && refused === undefined) return [];
  const message =
    refused === undefined
      ? l10n.t('{0} {1}. It is written only if you check it.', path, asks ?? '')
      : l10n.t('Not written: {0}', refused);
  const mark = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), message, vscode.DiagnosticSeverity.Warning);
  mark.source = 'Ghostline';
  return [mark];
}
