import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import { newLinesAfter } from '../../core/text/newLinesAfter.ts';
import type { OpenReview } from './openReview.ts';
import { type PlacedChanges, placedChangesIn } from './placedChanges.ts';

/** More would make the editor slow. */
const MOST_CHANGES = 1_000;

interface Marks {
  readonly removed: vscode.DecorationOptions[];
  /** Each line without its indentation. */
  readonly struck: vscode.Range[];
  readonly added: vscode.DecorationOptions[];
}

/**
 * The changes in the file itself: removed lines struck out, new ones behind them. Only decorations, since the stable API
 * has no lines that aren't in the document; the hover has the whole new code.
 */
export class InFileMarks implements vscode.Disposable {
  readonly #reviews: () => readonly OpenReview[];
  readonly #removed = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    overviewRulerColor: new vscode.ThemeColor('diffEditorOverview.removedForeground'),
  });
  readonly #struck = vscode.window.createTextEditorDecorationType({ textDecoration: 'line-through' });
  readonly #added = vscode.window.createTextEditorDecorationType({
    after: {
      margin: '0 0 0 2ch',
      textDecoration: 'none; white-space: pre;',
      // One of the editor's own: colours of its Git extension are missing where that is disabled.
      color: new vscode.ThemeColor('charts.green'),
      // The colour for inserted text lets the removed line's shine through.
      backgroundColor: new vscode.ThemeColor('editor.background'),
    },
  });
  readonly #marked = new Set<string>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(reviews: () => readonly OpenReview[]) {
    this.#reviews = reviews;
    this.#subscriptions = [
      this.#removed,
      this.#struck,
      this.#added,
      vscode.window.onDidChangeVisibleTextEditors(() => this.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#marked.has(document.uri.toString())) this.refresh();
      }),
    ];
  }

  refresh(): void {
    const reviews = this.#reviews().filter(({ isInFile, stage }) => isInFile && stage.kind === 'ready');
    if (reviews.length === 0 && this.#marked.size === 0) return;
    for (const editor of vscode.window.visibleTextEditors) void this.#show(editor, reviews);
    if (reviews.length === 0) this.#marked.clear();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #show(editor: vscode.TextEditor, reviews: readonly OpenReview[]): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const placed = (await placedChangesIn(document, reviews)).filter(({ side }) => side === 'file');
    // Another refresh follows.
    if (document.version !== version) return;
    const marks: Marks = { removed: [], struck: [], added: [] };
    for (const place of placed) addMarks(place, document, marks);
    if (placed.length > 0) this.#marked.add(document.uri.toString());
    editor.setDecorations(this.#removed, marks.removed);
    editor.setDecorations(this.#struck, marks.struck);
    editor.setDecorations(this.#added, marks.added);
  }
}

function addMarks({ file, linesOf, review }: PlacedChanges, document: vscode.TextDocument, marks: Marks): void {
  for (let hunk = 0; hunk < Math.min(file.hunks.length, MOST_CHANGES); hunk++) {
    const lines = file.isTaken(hunk) ? linesOf(hunk) : undefined;
    if (lines === undefined || lines.end > document.lineCount) continue;
    const [removed, added] = [file.codeOf('before', hunk), file.codeOf('after', hunk)];
    const hoverMessage = hoverOf({ added, languageId: document.languageId, review });
    if (lines.end > lines.start) {
      const last = document.lineAt(lines.end - 1).range.end;
      marks.removed.push({ range: new vscode.Range(new vscode.Position(lines.start, 0), last), hoverMessage });
    }
    for (let line = lines.start; line < lines.end; line++) marks.struck.push(codeOf(document.lineAt(line)));
    for (const { offset, text } of newLinesAfter(removed, added)) {
      const { end } = document.lineAt(Math.max(0, lines.start + offset)).range;
      const after = { contentText: text };
      marks.added.push({ range: new vscode.Range(end, end), hoverMessage, renderOptions: { after } });
    }
  }
}

function codeOf({ firstNonWhitespaceCharacterIndex: start, range }: vscode.TextLine): vscode.Range {
  return range.with(range.start.with({ character: start }));
}

interface HoverInput {
  readonly added: readonly string[];
  readonly languageId: string;
  readonly review: OpenReview;
}

function hoverOf({ added, languageId, review }: HoverInput): vscode.MarkdownString {
  const commands = [commandId('acceptProposal'), commandId('rejectProposal')] as const;
  const hover = new vscode.MarkdownString();
  hover.isTrusted = { enabledCommands: [...commands] };
  if (added.length === 0) hover.appendMarkdown(`${l10n.t('Removed.')}\n\n`);
  else hover.appendCodeblock(added.join('\n'), languageId);
  const [accept, reject] = commands.map(command => `command:${command}?${encodeURIComponent(`[${review.id}]`)}`);
  hover.appendMarkdown(`[${l10n.t('Accept the proposal')}](${accept}) · [${l10n.t('Reject the proposal')}](${reject})`);
  return hover;
}
