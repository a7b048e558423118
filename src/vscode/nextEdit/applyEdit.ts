import * as vscode from 'vscode';
import type { NextEdit } from '../../core/nextEdit/nextEdit.ts';
import { changedParts } from '../../core/nextEdit/session/changedParts.ts';
import { endOfChange, isCurrent } from '../../core/nextEdit/session/editPlaces.ts';
import { linesOf } from './openFiles.ts';

/**
 * With its own undo stop, and the cursor behind it.
 * @returns false where the place has changed, or the document is read-only
 */
export async function applyEdit(editor: vscode.TextEditor, edit: NextEdit): Promise<boolean> {
  const { document } = editor;
  if (!isCurrent(linesOf(document), edit)) return false;
  const replacements = replacementsOf(edit, document);
  const isApplied = await editor.edit(builder => {
    for (const { range, text } of replacements) builder.replace(range, text);
  });
  if (!isApplied) return false;
  const { line, character } = endOfChange(edit);
  const end = document.validatePosition(new vscode.Position(line, character));
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

interface Replacement {
  readonly range: vscode.Range;
  readonly text: string;
}

/** Only of the changed parts, so that breakpoints and other cursors stay. */
function replacementsOf(edit: NextEdit, document: vscode.TextDocument): Replacement[] {
  const { parts, removed, added } = changedParts(edit);
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return [
    ...parts.map(({ added: text, end, line, start }) => {
      return { range: new vscode.Range(edit.line + line, start, edit.line + line, end), text };
    }),
    ...runsOf(removed).map(({ first, last }) => {
      return { range: wholeLines(document, edit.line + first, edit.line + last), text: '' };
    }),
    ...added.map(({ below, lines }) => addition(document, edit.line + below, lines.join(eol), eol)),
  ];
}

/** `[2, 3, 5]` → 2 to 3, 5 */
function runsOf(lines: readonly number[]): { readonly first: number; readonly last: number }[] {
  const firsts = lines.filter(line => !lines.includes(line - 1));
  const lasts = lines.filter(line => !lines.includes(line + 1));
  return firsts.map((first, index) => ({ first, last: lasts[index] ?? first }));
}

/** With the line end after them, or before them at the end of the document. */
function wholeLines(document: vscode.TextDocument, first: number, last: number): vscode.Range {
  const start = new vscode.Position(first, 0);
  if (last < document.lineCount - 1) return new vscode.Range(start, new vscode.Position(last + 1, 0));
  const { end } = document.lineAt(last).range;
  return new vscode.Range(first > 0 ? document.lineAt(first - 1).range.end : start, end);
}

function addition(document: vscode.TextDocument, below: number, text: string, eol: string): Replacement {
  const isLast = below === document.lineCount - 1;
  const at = isLast ? document.lineAt(below).range.end : new vscode.Position(below + 1, 0);
  return { range: new vscode.Range(at, at), text: isLast ? eol + text : text + eol };
}
