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

/** A property may hold a function. */
const WHOLE: ReadonlySet<vscode.SymbolKind> = new Set([Func, Method, Constructor]);
/** Outside functions. */
const AROUND: ReadonlySet<vscode.SymbolKind> = new Set([Class, Struct, Interface, Enum, Property, Module, Namespace]);

/** A starting language server doesn't hold up the command. */
const SYMBOLS_LIMIT_MS = 1_500;

/** By symbols, else folding ranges, else keywords and indentation. */
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

/** Outermost first. */
function pathTo(symbols: readonly vscode.DocumentSymbol[], position: vscode.Position): vscode.DocumentSymbol[] {
  const around = symbols.find(({ range }) => range.contains(position));
  return around ? [around, ...pathTo(around.children, position)] : [];
}

/** Some languages give a flat list without ranges. */
function isNested(symbol: vscode.DocumentSymbol): boolean {
  return 'children' in symbol && 'range' in symbol;
}

async function asked<T>(command: string, { uri }: vscode.TextDocument): Promise<T[]> {
  const late = new Promise<undefined>(resolve => setTimeout(resolve, SYMBOLS_LIMIT_MS, undefined));
  const found = vscode.commands.executeCommand<T[] | undefined>(command, uri).then(
    answer => answer,
    // No symbol provider: the next method is tried.
    () => undefined,
  );
  return (await Promise.race([found, late])) ?? [];
}

function linesOf(document: vscode.TextDocument, first: number, last: number): OffsetRange {
  const start = document.offsetAt(new vscode.Position(first, 0));
  return { start, end: document.offsetAt(document.lineAt(Math.min(last, document.lineCount - 1)).range.end) };
}
