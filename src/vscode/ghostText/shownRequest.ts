import * as vscode from 'vscode';
import type { CompletionRequest } from '../../core/completion/request/pipeline.ts';
import { displayPath } from '../privacy/documentFile.ts';

/** Without the document's text. */
export type RequestLocation = Pick<CompletionRequest, 'documentId' | 'position' | 'path' | 'trigger'>;

/** VS Code's. */
export interface ShownRequest {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly context: vscode.InlineCompletionContext;
  readonly token: vscode.CancellationToken;
}

export function questionOf({ document, position, context }: ShownRequest): RequestLocation {
  const isExplicit = context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
  return {
    documentId: idOf(document),
    position,
    path: displayPath(document),
    trigger: isExplicit ? 'explicit' : 'automatic',
  };
}

/** VS Code doesn't cancel a call when only the cursor moves. */
export function movedAway(document: vscode.TextDocument, position: vscode.Position): boolean {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document && !editor.selection.active.isEqual(position);
}

export function idOf(document: vscode.TextDocument): string {
  return document.uri.toString();
}

export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
