import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';
import { tailOfUnits } from '../../core/completion/request/cursorAfterAccept.ts';

const ACCEPTED: vscode.Command = { command: commandId('accepted'), title: '' };

/**
 * Starts at the line's start, to survive backspace and partial accepts without flashing; at the cursor where only blanks
 * come before it, since VS Code would show the item while more of them are typed, and insert the old ones.
 */
export function lineItem(suggestion: Suggestion, document: vscode.TextDocument, position: vscode.Position) {
  const written = document.lineAt(position.line).text.slice(0, position.character);
  const before = written.trim() === '' ? '' : tailOfUnits(written);
  const range = new vscode.Range(
    position.translate(0, -before.length),
    position.translate(0, suggestion.replaceSuffix),
  );
  return new vscode.InlineCompletionItem(before + suggestion.insertText, range, ACCEPTED);
}

/** With the suggest widget open, a suggestion must replace the entry's range and start with its text. */
export function entryItem(suggestion: Suggestion, { range, text }: vscode.SelectedCompletionInfo) {
  const covered = range.with({ end: range.end.translate(0, suggestion.replaceSuffix) });
  return new vscode.InlineCompletionItem(text + suggestion.insertText, covered, ACCEPTED);
}

export function startOf(
  document: vscode.TextDocument,
  position: vscode.Position,
  entry: vscode.SelectedCompletionInfo | undefined,
): number {
  return entry ? document.offsetAt(entry.range.start) + entry.text.length : document.offsetAt(position);
}

export function withLf({ insertText, replaceSuffix }: Suggestion): Suggestion {
  return { insertText: insertText.replaceAll('\r\n', '\n'), replaceSuffix };
}
