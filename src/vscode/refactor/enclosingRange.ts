import * as vscode from 'vscode';
import type { OffsetRange } from '../../core/refactor/target/relocateTarget.ts';
import { enclosing } from '../../core/syntax/enclosing.ts';

const {
  Class,
  Constructor,
  Enum,
  Function: Func,
  Interface,
  Method,
  Module,
  Namespace,
  Property,
  Struct,
} = vscode.SymbolKind;

/** What is worth changing as a whole; a property may hold a function. */
const WHOLE: ReadonlySet<vscode.SymbolKind> = new Set([Func, Method, Constructor]);
/** Taken where no function is around. */
const AROUND: ReadonlySet<vscode.SymbolKind> = new Set([Class, Struct, Interface, Enum, Property, Module, Namespace]);

/** A language server that is still starting must not hold the command up. */
const SYMBOLS_LIMIT_MS = 1_500;

/** The function around the position, as the language knows it, else by its folds, else by words and indentation. */
export async function enclosingRange(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<OffsetRange | undefined> {
  const symbols = await asked<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', document);
  const path = pathTo(symbols.filter(isNested), position);
  const symbol = path.findLast(({ kind }) => WHOLE.has(kind)) ?? path.findLast(({ kind }) => AROUND.has(kind));
  if (symbol) return linesOf(document, symbol.range.start.line, symbol.range.end.line);
  const known = enclosing(document.getText(), document.languageId, document.offsetAt(position));
  if (known) return known;
  const folds = await asked<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', document);
  const around = folds.filter(({ start, end }) => start <= position.line && position.line <= end);
  const [fold] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
  return fold && linesOf(document, fold.start, fold.end);
}

/** From the outermost to the innermost. */
function pathTo(symbols: readonly vscode.DocumentSymbol[], position: vscode.Position): vscode.DocumentSymbol[] {
  const around = symbols.find(({ range }) => range.contains(position));
  return around ? [around, ...pathTo(around.children, position)] : [];
}

/** Some languages only give a flat list of names, without the lines that belong to them. */
function isNested(symbol: vscode.DocumentSymbol): boolean {
  return 'children' in symbol && 'range' in symbol;
}

async function asked<T>(command: string, { uri }: vscode.TextDocument): Promise<T[]> {
  const late = new Promise<undefined>(resolve => setTimeout(resolve, SYMBOLS_LIMIT_MS, undefined));
  const found = vscode.commands.executeCommand<T[] | undefined>(command, uri).then(
    answer => answer,
    // No language here knows any: the next way is tried.
    () => undefined,
  );
  return (await Promise.race([found, late])) ?? [];
}

function linesOf(document: vscode.TextDocument, first: number, last: number): OffsetRange {
  const start = document.offsetAt(new vscode.Position(first, 0));
  return { start, end: document.offsetAt(document.lineAt(Math.min(last, document.lineCount - 1)).range.end) };
}
