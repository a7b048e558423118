import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId } from '../../contributions.ts';
import type { LineSpan } from '../../core/text/hunkPlaces.ts';
import { isBlank, lastLine } from '../../core/text/lines.ts';
import { newLinesAfter } from '../../core/text/newLinesAfter.ts';
import type { OpenReview } from './openReview.ts';
import { type PlacedChanges, placedChangesIn } from './placedChanges.ts';

/** More would make the editor slow. */
const MOST_CHANGES = 1_000;

/** Longer code isn't compared at every line of an answer. */
const MOST_STREAMED_CHARS = 200_000;

interface Marks {
  readonly removed: vscode.DecorationOptions[];
  /** Each line without its indentation. */
  readonly struck: vscode.Range[];
  readonly added: vscode.DecorationOptions[];
}

/** `lines` are the removed ones as they are now; undefined if edited since. */
interface Change {
  readonly lines: LineSpan | undefined;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/**
 * The changes in the file itself: removed lines struck out, new ones behind them. Only decorations, since the stable API
 * has no lines that aren't in the document; the hover has the whole new code. Beside a diff, only the latest line of a
 * streaming answer: it is here before VS Code has opened the diff.
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
      // One of the editor's own: colors of its Git extension are missing where that is disabled.
      color: new vscode.ThemeColor('charts.green'),
      // The color for inserted text lets the removed line's shine through.
      backgroundColor: new vscode.ThemeColor('editor.background'),
    },
  });
  readonly #marked = new Set<string>();
  #latest = 0;
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
    const reviews = this.#reviews().filter(
      ({ isInFile, stage }) => stage.kind === 'streaming' || (isInFile && stage.kind === 'ready'),
    );
    if (reviews.length === 0 && this.#marked.size === 0) return;
    this.#latest += 1;
    for (const editor of vscode.window.visibleTextEditors) void this.#show(editor, reviews);
    if (reviews.length === 0) this.#marked.clear();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #show(editor: vscode.TextEditor, reviews: readonly OpenReview[]): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const latest = this.#latest;
    const placed = (await placedChangesIn(document, reviews)).filter(({ side }) => side === 'file');
    // Another refresh follows.
    if (document.version !== version || latest !== this.#latest) return;
    const marks: Marks = { removed: [], struck: [], added: [] };
    for (const place of placed) addMarks(place, document, marks);
    if (placed.length > 0) this.#marked.add(document.uri.toString());
    editor.setDecorations(this.#removed, marks.removed);
    editor.setDecorations(this.#struck, marks.struck);
    editor.setDecorations(this.#added, marks.added);
  }
}

function addMarks(place: PlacedChanges, document: vscode.TextDocument, marks: Marks): void {
  const { languageId, lineCount } = document;
  for (const { lines, removed, added } of changesOf(place)) {
    if (lines === undefined || lines.end > lineCount) continue;
    const hoverMessage = hoverOf({ added, languageId, review: place.review });
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

function changesOf(place: PlacedChanges): readonly Change[] {
  const { review, file } = place;
  if (review.stage.kind === 'ready') return takenChanges(place);
  const { before, after } = file.proposed;
  if (before === after) return [];
  if (!review.isInFile || before.length + after.length > MOST_STREAMED_CHARS) return latestLine(place);
  const changes = takenChanges(place);
  const last = changes.at(-1);
  if (last?.lines === undefined) return changes;
  // Lines below haven't been answered yet.
  const answered = Math.min(last.added.length, last.removed.length);
  const end = last.lines.start + Math.min(answered, last.lines.end - last.lines.start);
  return [
    ...changes.slice(0, -1),
    { ...last, lines: { ...last.lines, end }, removed: last.removed.slice(0, answered) },
  ];
}

function takenChanges({ file, linesOf }: PlacedChanges): readonly Change[] {
  return file.hunks.slice(0, MOST_CHANGES).flatMap((_, hunk) => {
    if (!file.isTaken(hunk)) return [];
    return { lines: linesOf(hunk), removed: file.codeOf('before', hunk), added: file.codeOf('after', hunk) };
  });
}

/** Behind the first line of the code. */
function latestLine({ file: { proposed }, top }: PlacedChanges): readonly Change[] {
  const { after, target } = proposed;
  const rest = target?.text.slice(target.end) ?? '';
  const answered = after.endsWith(rest) ? after.slice(0, after.length - rest.length) : after;
  const line = lastLine(answered.trimEnd());
  return isBlank(line) ? [] : [{ lines: { start: top + 1, end: top + 1 }, removed: [], added: [line] }];
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
