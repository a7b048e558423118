import * as vscode from 'vscode';
import { OFFERED_CONTEXT } from '../../contributions.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';
import type { FateKind, FateObserver } from '../../core/completion/recording/recordedRequest.ts';
import { cursorAfter, unitsShort } from '../../core/completion/request/cursorAfterAccept.ts';
import { type ChangeAtPlace, partialAcceptOf } from '../../core/completion/request/partialAccept.ts';
import type { AcceptedText } from './acceptance.ts';

export interface VersionedPosition {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
}

export interface ShownSuggestion extends VersionedPosition {
  /** Of the insertion. */
  readonly start: number;
  /** Of the line, around `position`. */
  readonly before: string;
  readonly rest: string;
  /** With the document's line ends. */
  readonly candidates: readonly Suggestion[];
}

export interface PartialAccept {
  readonly accepted: AcceptedText | undefined;
  readonly cursor: { readonly wanted: number; readonly left: number };
}

/**
 * Detects partial accepts, which the API doesn't report. Typing, auto-closing and pastes move the cursor with the
 * `Keyboard` kind; partial accepts have none.
 */
export class Offer {
  readonly #observer: FateObserver | undefined;
  #offered: ShownSuggestion | undefined;
  /** By Escape. */
  #isHidden = false;
  /** Of the request's first suggestion, before any of it was typed or accepted. */
  #first: { readonly requestId: string; readonly start: number } | undefined;
  /** Its fate is known, unless it is shown again. */
  #dismissed: string | undefined;
  /** Until the cursor shows whether it was accepted. */
  #piece: (PartialAccept & { readonly document: vscode.TextDocument; readonly byTheLine: boolean }) | undefined;

  constructor(observer?: FateObserver) {
    this.#observer = observer;
  }

  get current(): ShownSuggestion | undefined {
    return this.#offered;
  }

  isShownAt(document: vscode.TextDocument, position: vscode.Position): boolean {
    return !this.#isHidden && isAt(this.#offered, document, position);
  }

  /** Binds Escape. */
  set(offered: ShownSuggestion | undefined): void {
    if ((this.#offered === undefined) !== (offered === undefined)) {
      void vscode.commands.executeCommand('setContext', OFFERED_CONTEXT, offered !== undefined);
    }
    this.#followTo(offered);
    this.#offered = offered;
    this.#isHidden = false;
  }

  dismissed(): ShownSuggestion | undefined {
    const id = this.#offered && idOf(this.#offered);
    this.#became(id, 'dismissed');
    this.#dismissed = id;
    this.#isHidden = true;
    return this.#offered;
  }

  /** An accepted shorter version of the suggestion is a part. */
  taken(): PartialAccept | undefined {
    const piece = this.#piece;
    if (!piece) return this.#noted(this.#offered && standing(this.#offered));
    this.#piece = { ...piece, accepted: undefined };
    return this.#noted(piece);
  }

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
    // Undo and redo were counted at the accept.
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

  /** @returns only the cursor if the text may have been typed */
  cursorMoved({ kind, selections, textEditor }: vscode.TextEditorSelectionChangeEvent): PartialAccept | undefined {
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
    this.#piece = { ...piece, accepted: undefined };
    return this.#noted(piece);
  }

  /** The one before it has ended, unless this is the rest of it. */
  #followTo(next: ShownSuggestion | undefined): void {
    const [before, nextId] = [this.#offered, next && idOf(next)];
    const id = before && idOf(before);
    const isEnded = before && id !== undefined && id !== nextId && id !== this.#dismissed;
    if (isEnded && this.#observer?.wants(id)) this.#became(id, endOf(before));
    if (next) this.#dismissed = undefined;
    if (next && nextId !== undefined && this.#first?.requestId !== nextId) {
      this.#first = { requestId: nextId, start: next.start };
    }
  }

  #noted(taken: PartialAccept | undefined): PartialAccept | undefined {
    const accepted = taken?.accepted;
    if (accepted && this.#observer?.wants(accepted.requestId)) {
      const { document, requestId, start, text } = accepted;
      const from = this.#first?.requestId === requestId ? this.#first.start : start;
      const range = new vscode.Range(document.positionAt(from), document.positionAt(start + text.length));
      this.#became(requestId, 'accepted', document.getText(range).replaceAll('\r\n', '\n'));
    }
    return taken;
  }

  #became(requestId: string | undefined, kind: FateKind, accepted?: string): void {
    if (requestId === undefined) return;
    this.#observer?.became(requestId, { kind, ...(accepted !== undefined && { accepted }) });
  }
}

function idOf({ candidates: [first] }: ShownSuggestion): string | undefined {
  return first?.requestId;
}

function endOf(shown: ShownSuggestion): FateKind {
  if (shown.document.version === shown.version) return 'left';
  // Another candidate may have been accepted.
  return standing({ ...shown, candidates: shown.candidates.slice(0, 1) }) ? 'typed-through' : 'typed-over';
}

export function aroundInLine(document: vscode.TextDocument, { line, character }: vscode.Position) {
  const { text } = document.lineAt(line);
  return { before: text.slice(0, character), rest: text.slice(character) };
}

export function isAt(
  spot: VersionedPosition | undefined,
  document: vscode.TextDocument,
  position: vscode.Position,
): boolean {
  return spot?.document === document && spot.version === document.version && spot.position.isEqual(position);
}

/** A whole accept rewrites the line from its start. */
function changeAt(
  { start, before }: ShownSuggestion,
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
): ChangeAtPlace | undefined {
  const again = start - rangeOffset;
  if (again < 0 || again > before.length || !text.startsWith(before.slice(before.length - again))) return undefined;
  return { text: text.slice(again), replaced: rangeLength - again };
}

/** Partial accepts insert at most a line. */
function isTakenAtOnce(text: string): boolean {
  const written = text.trim();
  return written !== '' && !written.includes('\n');
}

function standing({ document, start, rest, candidates }: ShownSuggestion): PartialAccept | undefined {
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
): PartialAccept {
  const { insertText, requestId } = suggestion;
  const { wanted, left } = cursorAfter(suggestion, rest);
  return {
    accepted: requestId === undefined ? undefined : { requestId, document, start, text: insertText },
    cursor: { wanted: start + wanted, left: start + left },
  };
}
