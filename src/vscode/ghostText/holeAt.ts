import * as vscode from 'vscode';
import { HOLE_BUDGET, type Hole, type HoleBudget, takeHole } from '../../core/document/hole.ts';

/** The suggest widget's entry, as if inserted. */
export interface SelectedEntry {
  readonly range: vscode.Range;
  readonly text: string;
}

export interface HoleOptions {
  /** The hole after accepting this entry. */
  readonly selected?: SelectedEntry | undefined;
  /** Defaults to the prompt's. */
  readonly budget?: HoleBudget;
}

export function holeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  { selected, budget = HOLE_BUDGET }: HoleOptions = {},
): Hole {
  const around = selected ? withEntry(document, selected) : { lines: linesOf(document), position };
  return takeHole({
    ...around,
    budget,
    languageId: document.languageId,
    eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
    indentUnit: indentUnit(document),
  });
}

function linesOf(document: vscode.TextDocument) {
  return { lineCount: document.lineCount, line: (index: number) => document.lineAt(index).text };
}

function withEntry(document: vscode.TextDocument, { range, text }: SelectedEntry) {
  const { line, character } = range.start;
  const current = document.lineAt(line).text;
  const replaced = current.slice(0, character) + text + current.slice(range.end.character);
  return {
    lines: {
      lineCount: document.lineCount,
      line: (index: number) => (index === line ? replaced : document.lineAt(index).text),
    },
    position: { line, character: character + text.length },
  };
}

function indentUnit(document: vscode.TextDocument): string {
  const editor = vscode.window.activeTextEditor;
  const options = editor?.document === document ? editor.options : undefined;
  if (options?.insertSpaces === false) return '\t';
  const size = typeof options?.tabSize === 'number' ? options.tabSize : 4;
  return ' '.repeat(size);
}
