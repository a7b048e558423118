import * as vscode from 'vscode';
import { type CompletionOutcome, suppressed } from '../../core/completion/outcome/outcome.ts';
import type { Suggestion } from '../../core/completion/outcome/suggestion.ts';
import type { FateObserver } from '../../core/completion/recording/recordedRequest.ts';
import { type Alternatives, distinct } from '../../core/completion/request/alternatives.ts';
import type { CompletionPipeline, CompletionRequest } from '../../core/completion/request/pipeline.ts';
import type { LastChange } from '../../core/completion/request/trigger.ts';
import { AROUND_BUDGET } from '../../core/document/hole.ts';
import type { Exclusion, ExclusionReason } from '../privacy/exclusion.ts';
import type { Settings } from '../settings.ts';
import { switchedOff } from '../switchedOff.ts';
import type { AcceptedText } from './acceptance.ts';
import { AutomaticRequests } from './automaticRequests.ts';
import type { ContextSources } from './contextSources.ts';
import { GrowInPlace } from './growInPlace.ts';
import { holeAt } from './holeAt.ts';
import { entryItem, lineItem, startOf, withLf } from './inlineItems.ts';
import { idOf, movedAway, questionOf, type RequestLocation, type ShownRequest, signalOf } from './shownRequest.ts';
import { aroundInLine, isAt, Offer, type PartialAccept, type VersionedPosition } from './shownSuggestion.ts';

export interface GhostTextOptions {
  readonly pipeline: CompletionPipeline;
  readonly settings: () => Settings;
  readonly exclusion: Exclusion;
  readonly contextSources: ContextSources;
  readonly alternatives: Alternatives;
  /** Once per call of the provider. */
  readonly onOutcome: (outcome: CompletionOutcome, question: RequestLocation) => void;
  /** Whole, or a word or line. */
  readonly onAccepted: (accepted: AcceptedText) => void;
  /** Suggestions have come or gone. */
  readonly onShown?: () => void;
  readonly fates?: FateObserver;
  readonly log: vscode.LogOutputChannel;
}

export class GhostText implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly requests = new AutomaticRequests();
  readonly #options: GhostTextOptions;
  readonly #grow: GrowInPlace;
  readonly #subscriptions: vscode.Disposable[];
  readonly #offer: Offer;
  #lastChange: { readonly document: vscode.TextDocument; readonly kind: LastChange } | undefined;
  #latest: ShownRequest | undefined;
  /** VS Code's `Invoke` isn't enough: hovering invokes, too. */
  #othersWantedAt: VersionedPosition | undefined;
  #onceAt: VersionedPosition | undefined;
  #others: (VersionedPosition & { readonly suggestions: readonly Suggestion[] }) | undefined;

  constructor(options: GhostTextOptions) {
    this.#options = options;
    this.#offer = new Offer(options.fates);
    this.#grow = new GrowInPlace({
      register: () => vscode.languages.registerInlineCompletionItemProvider({ pattern: '**' }, this),
      liveAt: ({ document, position }) => options.pipeline.liveAt(idOf(document), holeAt(document, position)),
      onUnsupported: () =>
        options.log.info("This editor can't extend ghost text in place; the rest of an answer appears as you type."),
    });
    this.#subscriptions = [
      this.requests,
      this.#grow,
      vscode.workspace.onDidChangeTextDocument(event => this.#changed(event)),
      vscode.window.onDidChangeTextEditorSelection(event => this.#cursorMoved(event)),
      vscode.window.onDidChangeActiveTextEditor(() => options.pipeline.left()),
      // A Vim emulation changes the cursor's style when it hides ghost text on Escape.
      vscode.window.onDidChangeTextEditorOptions(() => this.#grow.set(undefined)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** At the cursor: a suggestion, or a selected entry of the suggest widget. */
  get isSuggesting(): boolean {
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    if (!document || !selection) return false;
    const asked = this.#latest?.document === document && this.#latest.position.isEqual(selection.active);
    return (asked && this.requests.followsEntry) || this.#offer.isShownAt(document, selection.active);
  }

  liveChanged(): void {
    if (this.#options.settings().growInPlace) this.#grow.liveChanged();
  }

  async suggest(): Promise<void> {
    if (this.#offer.current) await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    else await this.#grow.retrigger();
  }

  /** Here and now, though it is off. */
  async suggestOnce(): Promise<void> {
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    if (document && selection) this.#onceAt = { document, version: document.version, position: selection.active };
    await this.suggest();
  }

  /** Requests further suggestions. */
  async cycle(direction: 'showNext' | 'showPrevious'): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { document, selection } = editor;
    this.#othersWantedAt = { document, version: document.version, position: selection.active };
    // Opening the palette hides ghost text.
    if (isAt(this.#others, document, selection.active)) await this.suggest();
    else await this.#grow.retrigger();
    await vscode.commands.executeCommand(`editor.action.inlineSuggest.${direction}`);
  }

  accepted(): void {
    this.#grow.set(undefined);
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    this.#lastChange = { document: editor.document, kind: 'accepted' };
    this.#taken(this.#offer.taken(), editor);
  }

  dismissed(): void {
    const offered = this.#offer.dismissed();
    this.#grow.set(undefined);
    if (offered) this.#options.pipeline.dismiss(idOf(offered.document), offered.version, offered.position);
    this.#options.onShown?.();
  }

  provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<vscode.InlineCompletionItem[]> {
    this.#grow.providerCalled();
    this.requests.received(context);
    if (this.#offer.leftShortAt(document, position)) return [];
    const asked: ShownRequest = { document, position, context, token };
    this.#latest = asked;
    const question = questionOf(asked);
    const verdict = this.#verdict(asked);
    // Documents aren't read on every keystroke.
    if (typeof verdict === 'string' && verdict !== 'open') return this.#nothing(suppressed(verdict), question);
    const request = this.#request(question, asked);
    const complete = (known: ExclusionReason) =>
      known === 'open' ? this.#options.pipeline.complete(request, signalOf(token)) : suppressed(known);
    const outcome = verdict instanceof Promise ? verdict.then(complete) : complete(verdict);
    const finish = (settled: CompletionOutcome) => this.#items(settled, request, asked);
    if (isAt(this.#othersWantedAt, document, position)) return this.#withOthers(outcome, request, asked).then(finish);
    return outcome instanceof Promise ? outcome.then(finish) : finish(outcome);
  }

  /** Awaits the others only if a cached answer is already on the screen. */
  async #withOthers(
    first: CompletionOutcome | Promise<CompletionOutcome>,
    request: CompletionRequest,
    { document, position }: ShownRequest,
  ): Promise<CompletionOutcome> {
    const outcome = await first;
    if (outcome.kind !== 'suggested') return outcome;
    const { version } = document;
    const arrived = this.#options.alternatives.at(request).then(
      suggestions => {
        this.#others = { document, version, position, suggestions };
      },
      (error: unknown) => this.#options.log.debug(`No further suggestions: ${error}`),
    );
    if (first instanceof Promise) void arrived.then(() => this.#grow.more());
    else await arrived;
    return outcome;
  }

  #request(question: RequestLocation, { document, position, context }: ShownRequest): CompletionRequest {
    const selected = context.selectedCompletionInfo;
    const hole = holeAt(document, position, { selected });
    return {
      ...question,
      version: document.version,
      hole,
      around: () => holeAt(document, position, { selected, budget: AROUND_BUDGET }),
      context: () => this.#options.contextSources.at({ document, position, hole }),
      lastChange: this.#lastChange?.document === document ? this.#lastChange.kind : 'none',
    };
  }

  /** A promise only if the verdict isn't cached. */
  #verdict({ document, position }: ShownRequest): ExclusionReason | Promise<ExclusionReason> {
    const editor = vscode.window.activeTextEditor;
    const off = switchedOff(this.#options.settings(), document.languageId);
    const isAllowed = (off === 'off' || off === 'language-off') && isAt(this.#onceAt, document, position);
    if (off && !isAllowed) return off;
    if (editor?.document === document && editor.selections.length > 1) return 'several-cursors';
    if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return 'read-only';
    return this.#options.exclusion.verdict(document);
  }

  #nothing(outcome: CompletionOutcome, question: RequestLocation): [] {
    this.#options.onOutcome(outcome, question);
    this.#grow.set(undefined);
    this.#offer.set(undefined);
    this.#options.onShown?.();
    return [];
  }

  #items(outcome: CompletionOutcome, request: CompletionRequest, asked: ShownRequest): vscode.InlineCompletionItem[] {
    this.#options.onOutcome(outcome, request);
    if (this.#latest !== asked) return [];
    const { document, position, context, token } = asked;
    // The text has changed, or another provider was first.
    const hidden = token.isCancellationRequested || movedAway(document, position);
    if (outcome.kind !== 'suggested' || hidden) {
      this.#grow.set(undefined);
      this.#offer.set(undefined);
      this.#options.onShown?.();
      return [];
    }
    const { version } = document;
    const selected = context.selectedCompletionInfo;
    const candidates = this.#candidates(outcome, request, asked);
    this.#offer.set({
      document,
      version,
      position,
      start: startOf(document, position, selected),
      ...aroundInLine(document, position),
      candidates,
    });
    this.#options.onShown?.();
    this.#grow.set(
      selected || !this.#options.settings().growInPlace
        ? undefined
        : { document, version, position, suggestion: withLf(outcome) },
    );
    if (selected) return [entryItem(outcome, selected)];
    return candidates.map(candidate => lineItem(candidate, document, position));
  }

  #candidates(first: Suggestion, { hole }: CompletionRequest, { document, position }: ShownRequest): Suggestion[] {
    const others = this.#others;
    if (!others || !isAt(others, document, position)) return [first];
    const inEol = (suggestion: Suggestion): Suggestion => ({
      ...suggestion,
      insertText: suggestion.insertText.replaceAll('\n', hole.eol),
    });
    return distinct(first, others.suggestions.map(inEol));
  }

  #changed(event: vscode.TextDocumentChangeEvent): void {
    const { document, reason, contentChanges } = event;
    if (contentChanges.length === 0) return;
    this.#offer.documentChanged(event);
    if (document === vscode.window.activeTextEditor?.document) this.#options.alternatives.reset();
    const kind =
      reason !== undefined ? 'undone' : contentChanges.every(change => change.text === '') ? 'deleted' : 'typed';
    this.#lastChange = { document, kind };
  }

  /**
   * Moves the cursor to the accepted text's end.
   * @returns whether it moved
   */
  #taken(taken: PartialAccept | undefined, editor: vscode.TextEditor): boolean {
    if (!taken) return false;
    const { accepted, cursor } = taken;
    if (accepted) this.#options.onAccepted(accepted);
    const { document, selection } = editor;
    if (cursor.left === cursor.wanted || document.offsetAt(selection.active) !== cursor.left) return false;
    const wanted = document.positionAt(cursor.wanted);
    editor.selection = new vscode.Selection(wanted, wanted);
    // Moving the cursor ends the editor's inline suggestion session.
    void vscode.commands.executeCommand('editor.action.inlineSuggest.trigger', { explicit: false });
    return true;
  }

  #cursorMoved(event: vscode.TextEditorSelectionChangeEvent): void {
    const { textEditor, selections } = event;
    const { pipeline } = this.#options;
    if (this.#taken(this.#offer.cursorMoved(event), textEditor)) return;
    if (!pipeline.busy || textEditor !== vscode.window.activeTextEditor) return;
    const { document, selection } = textEditor;
    // With a selected completion the stream is ahead of the text.
    const ahead = this.#latest?.context.selectedCompletionInfo !== undefined;
    if (selections.length > 1 || !selection.isEmpty || ahead) pipeline.left();
    else pipeline.cursorMoved(idOf(document), document.version, holeAt(document, selection.active));
  }
}
