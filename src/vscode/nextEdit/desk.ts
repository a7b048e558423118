import * as vscode from 'vscode';
import { placeToGo, touchedLines } from '../../core/nextEdit/session/editPlaces.ts';
import { NextEditSession, type Nothing, type Offer, type Seen } from '../../core/nextEdit/session/session.ts';
import { FileTexts } from '../../core/nextEdit/where/fileText.ts';
import { placesInSteps } from '../../core/nextEdit/where/places.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';
import type { Reviews } from '../review/review.ts';
import { applyEdit } from './applyEdit.ts';
import { EditWatch } from './editWatch.ts';
import { Eligibility, type EligibilityOptions, type Obstacle } from './eligibility.ts';
import { Hint } from './hint.ts';
import { isInLeadingBlanks, Keys } from './keys.ts';
import { EditMarks, isIn } from './marks.ts';
import { openFiles } from './openFiles.ts';
import { reviewEdits } from './reviewEdits.ts';
import { ScreenReaderVoice } from './screenReaderVoice.ts';
import { NextEditSearch, type SearchOptions } from './search.ts';
import { announcementOf, hintInWords, hoverOf, labelInWords, secondKey } from './words.ts';

export interface NextEditTools extends EligibilityOptions, SearchOptions {
  readonly reviews: () => Promise<Reviews>;
  readonly grammars: () => Promise<Grammars>;
  /** The command has found no next edit. */
  readonly onNothing: () => void;
}

/** `here`: the cursor is in its lines; `near`: it is in sight. */
type Nearness = 'here' | 'near' | 'far';

/** Shows the offered edit of the session, and carries out its keys. */
export class NextEditDesk implements vscode.Disposable {
  readonly #tools: NextEditTools;
  readonly #eligibility: Eligibility;
  readonly #search: NextEditSearch;
  readonly #watch: EditWatch;
  readonly #session: NextEditSession;
  readonly #marks = new EditMarks();
  readonly #texts = new FileTexts();
  readonly #hint = new Hint();
  readonly #voice = new ScreenReaderVoice();
  readonly #keys = new Keys();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Keys pressed one after another wait for each other. */
  #steps = Promise.resolve();
  #isStepping = false;
  #wasBlocked = false;
  #shownIn: (Pick<vscode.TextEditorOptions, 'cursorStyle'> & { readonly editor: vscode.TextEditor }) | undefined;

  constructor(tools: NextEditTools) {
    this.#tools = tools;
    this.#eligibility = new Eligibility(tools);
    this.#search = new NextEditSearch(tools);
    const { clock } = tools;
    this.#session = new NextEditSession({
      clock,
      look: () => this.#look(),
      find: seen => placesInSteps({ ...seen, texts: this.#texts }),
      refuse: (place, seen) => this.#search.refuse(place, seen),
      ask: (question, signal) => this.#search.ask(question, signal),
      onChange: () => this.refresh(),
      onFate: (edit, fate) => this.#search.learn(edit, fate),
    });
    this.#watch = new EditWatch({
      clock,
      allows: document => this.#eligibility.allows(document),
      onEdit: document => this.#edited(document),
      onUndo: document => this.#session.undone(document.uri.toString()),
    });
    const refresh = () => this.refresh();
    this.#subscriptions = [
      this.#watch,
      this.#marks,
      this.#hint,
      this.#voice,
      vscode.window.onDidChangeActiveTextEditor(editor => {
        if (editor) void this.#watch.follow(editor.document);
        refresh();
      }),
      vscode.window.onDidChangeTextEditorSelection(refresh),
      vscode.window.onDidChangeTextEditorVisibleRanges(refresh),
      vscode.window.onDidChangeVisibleTextEditors(refresh),
      // A Vim emulation changes the cursor's style on Escape.
      vscode.window.onDidChangeTextEditorOptions(({ options, textEditor }) => {
        const { editor, cursorStyle } = this.#shownIn ?? {};
        if (textEditor === editor && options.cursorStyle !== cursorStyle) this.#session.dismiss();
      }),
    ];
    for (const { document } of vscode.window.visibleTextEditors) void this.#watch.follow(document);
  }

  dispose(): void {
    this.#session.dispose();
    this.#keys.set({ isOffered: false, isTabOurs: false });
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Why nothing is offered; undefined with an offer. */
  get nothing(): Obstacle | Nothing | undefined {
    return this.#eligibility.obstacle ?? (this.#session.offer ? undefined : this.#session.nothing);
  }

  /** Records are written. */
  settled(): Promise<void> {
    return this.#search.settled();
  }

  /** Goes to the offered edit, or applies it where the cursor is there. Without one it looks for one. */
  async proceed(by: 'tab' | 'command'): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    // VS Code learns a moment late that Tab indents. Further Tabs of a quick series aren't meant to.
    if (by === 'tab' && !this.#isStepping && !(editor && this.#session.offer && this.#isTabOurs(editor))) {
      await vscode.commands.executeCommand('tab');
      return;
    }
    const step = this.#steps.then(() => this.#step(by));
    this.#steps = step.catch(() => undefined);
    await step;
  }

  dismiss(): void {
    this.#session.dismiss();
  }

  async review(): Promise<void> {
    const { offer } = this.#session;
    if (!offer) return;
    const { grammars, reviews } = this.#tools;
    const outcome = reviewEdits({ edits: [offer.edit, ...offer.rest], grammars, reviews });
    this.#session.withdraw('in-review');
    if ((await outcome) === undefined) this.#session.withdraw('gone');
  }

  /** Shows the offer as the editor is now. */
  refresh(): void {
    if (this.#isStepping) return;
    const { offer } = this.#session;
    const isBlocked = this.#eligibility.passingObstacle !== undefined;
    // An edit that something was in the way of.
    if (!isBlocked && this.#wasBlocked && !offer) {
      this.#wasBlocked = false;
      void this.#session.resume();
    }
    const editor = isBlocked ? undefined : vscode.window.activeTextEditor;
    this.#show(editor && this.#watch.follows(editor.document) ? editor : undefined, editor && offer);
  }

  #show(editor: vscode.TextEditor | undefined, offer: Offer | undefined): void {
    this.#shownIn = editor && offer && { editor, ...editor.options };
    if (!editor || !offer) {
      this.#marks.show(undefined);
      this.#hint.show(undefined);
      this.#voice.silence();
      this.#keys.set({ isOffered: false, isTabOurs: false });
      return;
    }
    const { hasScreenReader, nextEdit } = this.#tools.settings();
    const isFull = nextEdit === 'full';
    const isTabOurs = this.#isTabOurs(editor);
    const key = { name: isTabOurs ? 'Tab' : secondKey(), applies: this.#applies(offer, editor) };
    const hover = hoverOf(offer, editor.document.languageId);
    const { edit } = offer;
    this.#search.shown(edit, editor.document.languageId);
    this.#marks.show(isFull ? { edit, hover, label: labelInWords(offer, key) } : undefined);
    const isInFile = isIn(editor.document, edit);
    const isAbove = edit.line < editor.selection.active.line;
    const text = hintInWords({ offer, isInFile, isAbove, key });
    this.#hint.show(nearnessOf(offer, editor) === 'far' || !isFull ? { editor, text, hover } : undefined);
    if (hasScreenReader) this.#voice.announce(offer, announcementOf(offer, key));
    this.#keys.set({ isOffered: true, isTabOurs });
  }

  #isTabOurs(editor: vscode.TextEditor): boolean {
    const { nextEdit, nextEditTab } = this.#tools.settings();
    return nextEdit === 'full' && nextEditTab && !isInLeadingBlanks(editor);
  }

  async #step(by: 'tab' | 'command'): Promise<void> {
    const { offer } = this.#session;
    const editor = vscode.window.activeTextEditor;
    if (!offer && by === 'command') return this.#request();
    if (!offer || !editor) return;
    if (this.#applies(offer, editor)) await this.#apply(editor, offer);
    else await this.#go(offer);
  }

  /** Where the cursor is. In a series the next one is applied at once if it is in sight. */
  #applies(offer: Offer, editor: vscode.TextEditor): boolean {
    const nearness = nearnessOf(offer, editor);
    return nearness === 'here' || (nearness === 'near' && offer.isNext && this.#tools.settings().nextEdit === 'full');
  }

  async #apply(editor: vscode.TextEditor, { edit }: Offer): Promise<void> {
    this.#isStepping = true;
    this.#marks.show(undefined);
    this.#hint.show(undefined);
    try {
      if (await applyEdit(editor, edit)) await this.#session.applied();
      else this.#session.withdraw('gone');
    } finally {
      this.#isStepping = false;
      this.refresh();
    }
  }

  async #go({ edit }: Offer): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(edit.uri));
    const { character, line } = placeToGo(edit);
    const at = document.validatePosition(new vscode.Position(line, character));
    const editor = await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(at, at),
      preview: false,
    });
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await this.#watch.follow(document);
    this.refresh();
  }

  async #request(): Promise<void> {
    await this.#session.request();
    const { offer } = this.#session;
    const editor = vscode.window.activeTextEditor;
    if (offer && editor && nearnessOf(offer, editor) !== 'here') await this.#go(offer);
    else if (!offer) this.#tools.onNothing();
  }

  #edited(document: vscode.TextDocument): void {
    if (this.#isStepping) return;
    if (document === vscode.window.activeTextEditor?.document) this.#session.edited();
    else if (this.#session.offer) this.#session.withdraw('gone');
  }

  async #look(): Promise<Seen | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { document } = editor;
    await this.#eligibility.allows(document);
    this.#wasBlocked = this.#eligibility.passingObstacle !== undefined;
    if (this.#eligibility.obstacle !== undefined) return undefined;
    await this.#watch.follow(document);
    const allows = (other: vscode.TextDocument) => this.#eligibility.allows(other);
    const files = await openFiles({ current: document, allows, clock: this.#tools.clock });
    return { edits: this.#watch.edits(), files };
  }
}

function nearnessOf({ edit }: Offer, { document, selection, visibleRanges }: vscode.TextEditor): Nearness {
  if (!isIn(document, edit)) return 'far';
  const { first, last } = touchedLines(edit);
  const { line } = selection.active;
  if (line >= first && line <= last) return 'here';
  return visibleRanges.some(({ end, start }) => start.line <= first && last <= end.line) ? 'near' : 'far';
}
