import * as vscode from 'vscode';
import { OFFERED_CONTEXT } from '../contributions.ts';
import type { Suggestion } from '../core/completion/draft.ts';
import { pieceOf } from '../core/completion/piece.ts';
import type { AcceptedText } from './acceptance.ts';

/** A place in a document as it was at a version. */
export interface Spot {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
}

/** What the editor was given, and may have on the screen. */
export interface Offered extends Spot {
  /** Offset at which the text is put in. */
  readonly start: number;
  /** With the document's line ends. */
  readonly candidates: readonly Suggestion[];
}

/**
 * What is on offer now, and which piece of it was taken. The stable API tells of suggestions that are taken whole only;
 * a word or a line is seen in the document. It is told from typing by what has moved the cursor: keys, also those that
 * close a bracket or indent a line, and pastes come from the keyboard. What is taken comes from nobody that is named.
 */
export class Offer {
  #offered: Offered | undefined;
  /** In the document, while it is not known who has put it there. */
  #piece: AcceptedText | undefined;

  get current(): Offered | undefined {
    return this.#offered;
  }

  /** Escape is ours only while a suggestion of ours may be on the screen. */
  set(offered: Offered | undefined): void {
    if ((this.#offered === undefined) !== (offered === undefined)) {
      void vscode.commands.executeCommand('setContext', OFFERED_CONTEXT, offered !== undefined);
    }
    this.#offered = offered;
  }

  /** What was taken whole stands in the document. */
  taken(): AcceptedText | undefined {
    return this.#offered && standing(this.#offered);
  }

  documentChanged({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const offered = this.#offered;
    const [change, ...more] = contentChanges;
    if (offered?.document !== document || !change) return;
    this.#piece = undefined;
    // What comes back with undo and redo was counted when it came first.
    if (reason !== undefined || more.length > 0 || change.rangeOffset !== offered.start) return;
    const piece = pieceOf(offered.candidates, { text: change.text, replaced: change.rangeLength });
    if (!piece) return;
    const { from, text, left } = piece;
    const end = offered.start + change.text.length;
    const { requestId } = from;
    if (requestId !== undefined && isTakenAtOnce(text))
      this.#piece = { requestId, document, start: end - text.length, text };
    const { version } = document;
    this.#offered = { document, version, position: document.positionAt(end), start: end, candidates: left };
  }

  /** @returns the piece that was taken with this move of the cursor */
  cursorMoved({ kind, selections, textEditor }: vscode.TextEditorSelectionChangeEvent): AcceptedText | undefined {
    const piece = this.#piece;
    this.#piece = undefined;
    const [selection] = selections;
    if (!piece || kind !== undefined || !selection?.isEmpty || textEditor.document !== piece.document) return undefined;
    const end = piece.start + piece.text.length;
    return piece.document.offsetAt(selection.active) === end ? piece : undefined;
  }
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
function standing({ document, start, candidates }: Offered): AcceptedText | undefined {
  const text = document.getText().slice(start);
  const [found] = candidates
    .filter(({ insertText }) => insertText !== '' && text.startsWith(insertText))
    .toSorted((a, b) => b.insertText.length - a.insertText.length);
  const requestId = found?.requestId;
  return found && requestId !== undefined ? { requestId, document, start, text: found.insertText } : undefined;
}
