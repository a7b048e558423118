import * as vscode from 'vscode';
import { OFFERED_CONTEXT } from '../../contributions.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';
import { cursorAfter, unitsShort } from '../../core/completion/request/cursorAfterAccept.ts';
import { type ChangeAtPlace, partialAcceptOf } from '../../core/completion/request/partialAccept.ts';
import type { AcceptedText } from './acceptance.ts';

/** A place in a document as it was at a version. */
export interface VersionedPosition {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
}

/** What the editor was given, and may have on the screen. */
export interface ShownSuggestion extends VersionedPosition {
  /** Offset at which the text is put in. */
  readonly start: number;
  /** What stands before and behind `position` in its line. */
  readonly before: string;
  readonly rest: string;
  /** With the document's line ends. */
  readonly candidates: readonly Suggestion[];
}

/** What was taken, and where the cursor belongs if the editor has left it short of there; as offsets. */
export interface Taken {
  readonly accepted: AcceptedText | undefined;
  readonly cursor: { readonly wanted: number; readonly left: number };
}

/**
 * What is on offer now, and which piece of it was taken. The stable API tells of suggestions that are taken whole only;
 * a word or a line is seen in the document. It is told from typing by what has moved the cursor: keys, also those that
 * close a bracket or indent a line, and pastes come from the keyboard. What is taken comes from nobody that is named.
 */
export class Offer {
  #offered: ShownSuggestion | undefined;
  /** In the document, while it is not known who has put it there, and where that has left the cursor. */
  #piece: (Taken & { readonly document: vscode.TextDocument; readonly byTheLine: boolean }) | undefined;

  get current(): ShownSuggestion | undefined {
    return this.#offered;
  }

  /** Escape is ours only while a suggestion of ours may be on the screen. */
  set(offered: ShownSuggestion | undefined): void {
    if ((this.#offered === undefined) !== (offered === undefined)) {
      void vscode.commands.executeCommand('setContext', OFFERED_CONTEXT, offered !== undefined);
    }
    this.#offered = offered;
  }

  /**
   * What was taken whole, as far as it is not told yet. The editor may have had a shorter text than the last that it was
   * given: then that is a piece.
   */
  taken(): Taken | undefined {
    const piece = this.#piece;
    if (!piece) return this.#offered && standing(this.#offered);
    this.#piece = { ...piece, accepted: undefined };
    return piece;
  }

  /** Whether the editor has left the cursor at `position`, short of where it belongs. */
  leftShortAt(document: vscode.TextDocument, position: vscode.Position): boolean {
    const piece = this.#piece;
    if (piece?.document !== document || piece.cursor.left === piece.cursor.wanted) return false;
    return document.offsetAt(position) === piece.cursor.left;
  }

  documentChanged({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const offered = this.#offered;
    const [change, ...more] = contentChanges;
    if (offered?.document !== document || !change) return;
    this.#piece = undefined;
    // What comes back with undo and redo was counted when it came first.
    if (reason !== undefined || more.length > 0) return;
    const here = changeAt(offered, change);
    if (!here) return;
    const whole = offered.candidates.find(({ insertText }) => insertText === here.text);
    const piece = whole ? undefined : partialAcceptOf(offered.candidates, here);
    if (whole) this.#piece = { ...takenWhole(whole, offered), document, byTheLine: false };
    if (!piece) return;
    const { from, text, left } = piece;
    const end = offered.start + here.text.length;
    const { requestId } = from;
    this.#piece = {
      document,
      accepted: requestId === undefined ? undefined : { requestId, document, start: end - text.length, text },
      cursor: { wanted: end, left: end - unitsShort(text) },
      byTheLine: isTakenAtOnce(text),
    };
    const position = document.positionAt(end);
    const around = aroundInLine(document, position);
    this.#offered = { document, version: document.version, position, start: end, ...around, candidates: left };
  }

  /** @returns the piece that was taken with this move of the cursor; of what may be typed as well, only where the cursor is */
  cursorMoved({ kind, selections, textEditor }: vscode.TextEditorSelectionChangeEvent): Taken | undefined {
    const piece = this.#piece;
    const [selection] = selections;
    if (!piece || textEditor.document !== piece.document) return undefined;
    const { wanted, left } = piece.cursor;
    const at = selection?.isEmpty ? piece.document.offsetAt(selection.active) : undefined;
    if (kind !== undefined || (at !== wanted && at !== left)) {
      this.#piece = undefined;
      return undefined;
    }
    if (!piece.byTheLine) return { accepted: undefined, cursor: piece.cursor };
    // The editor may move the cursor once more, to where it leaves it.
    this.#piece = { ...piece, accepted: undefined };
    return piece;
  }
}

export function aroundInLine(document: vscode.TextDocument, { line, character }: vscode.Position) {
  const { text } = document.lineAt(line);
  return { before: text.slice(0, character), rest: text.slice(character) };
}

/** What is taken whole is put in with the beginning of its line written anew. */
function changeAt(
  { start, before }: ShownSuggestion,
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
): ChangeAtPlace | undefined {
  const again = start - rangeOffset;
  if (again < 0 || again > before.length || !text.startsWith(before.slice(before.length - again))) return undefined;
  return { text: text.slice(again), replaced: rangeLength - again };
}

/**
 * The editor takes a line at most. Of what has more lines, or is nothing but a line end and an indentation, the move of
 * the cursor may come unnamed although it is from the keyboard.
 */
function isTakenAtOnce(text: string): boolean {
  const written = text.trim();
  return written !== '' && !written.includes('\n');
}

/** The one that was put into the document; of several that begin alike, the longest. */
function standing({ document, start, rest, candidates }: ShownSuggestion): Taken | undefined {
  const longest = Math.max(0, ...candidates.map(({ insertText }) => insertText.length));
  const text = document.getText(new vscode.Range(document.positionAt(start), document.positionAt(start + longest)));
  const [found] = candidates
    .filter(({ insertText }) => insertText !== '' && text.startsWith(insertText))
    .toSorted((a, b) => b.insertText.length - a.insertText.length);
  return found && takenWhole(found, { document, start, rest });
}

function takenWhole(
  suggestion: Suggestion,
  { document, start, rest }: Pick<ShownSuggestion, 'document' | 'start' | 'rest'>,
): Taken {
  const { insertText, requestId } = suggestion;
  const { wanted, left } = cursorAfter(suggestion, rest);
  return {
    accepted: requestId === undefined ? undefined : { requestId, document, start, text: insertText },
    cursor: { wanted: start + wanted, left: start + left },
  };
}
