import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import type { OpenFile } from '../../core/nextEdit/nextEdit.ts';
import { displayPath } from '../privacy/documentFile.ts';

const MOST_FILES = 20;
const MOST_LINES = 20_000;

interface KnownLines {
  readonly version: number;
  readonly lines: readonly string[];
}

const known = new WeakMap<vscode.TextDocument, KnownLines>();

/** Without line ends. */
export function linesOf(document: vscode.TextDocument): readonly string[] {
  const { version } = document;
  const before = known.get(document);
  if (before?.version === version) return before.lines;
  const lines = document.getText().split(/\r\n|\r|\n/);
  known.set(document, { version, lines });
  return lines;
}

export interface OpenFilesRequest {
  /** First in the list. */
  readonly current: vscode.TextDocument;
  readonly allows: (document: vscode.TextDocument) => boolean | Promise<boolean>;
  readonly clock: Clock;
}

/** Files in tabs that may be read. Each is read in its own turn. */
export async function openFiles({ allows, clock, current }: OpenFilesRequest): Promise<readonly OpenFile[]> {
  const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(nameOfTab)));
  const others = vscode.workspace.textDocuments.filter(other => other !== current && shown.has(other.uri.toString()));
  const files: OpenFile[] = [];
  for (const document of [current, ...others]) {
    if (files.length === MOST_FILES) break;
    if (document.lineCount > MOST_LINES || !(await allows(document)) || document.isClosed) continue;
    if (known.get(document)?.version !== document.version) await clock.sleep(0);
    files.push(openFile(document));
  }
  return files;
}

function nameOfTab({ input }: vscode.Tab): string[] {
  return input instanceof vscode.TabInputText ? [input.uri.toString()] : [];
}

function openFile(document: vscode.TextDocument): OpenFile {
  const errors = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  return {
    uri: document.uri.toString(),
    path: displayPath(document),
    languageId: document.languageId,
    lines: linesOf(document),
    diagnostics: errors.map(({ message, range }) => ({ line: range.start.line, message })),
  };
}
