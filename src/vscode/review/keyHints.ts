import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PROPOSAL_SCHEME } from '../../contributions.ts';
import { keyWords } from './keyWords.ts';
import type { OpenReview } from './openReview.ts';
import { placedChangesIn } from './placedChanges.ts';

/** The keys over the first change of the diff, which shows no lenses by default. */
export class KeyHints implements vscode.Disposable {
  readonly #reviews: () => readonly OpenReview[];
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    after: {
      margin: '0 0 0 3ch',
      color: new vscode.ThemeColor('editorCodeLens.foreground'),
      fontStyle: 'italic',
    },
  });
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(reviews: () => readonly OpenReview[]) {
    this.#reviews = reviews;
    this.#subscriptions = [
      this.#decoration,
      vscode.window.onDidChangeVisibleTextEditors(() => this.refresh()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === PROPOSAL_SCHEME) this.refresh();
      }),
    ];
  }

  refresh(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.scheme === PROPOSAL_SCHEME) void this.#show(editor);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #show(editor: vscode.TextEditor): Promise<void> {
    const ready = this.#reviews().filter(({ stage }) => stage.kind === 'ready');
    const [place] = await placedChangesIn(editor.document, ready);
    const isOn = vscode.workspace.getConfiguration('diffEditor').get<boolean>('codeLens') === true;
    const first = place && !isOn && place.file.refused === undefined ? place.linesOf(0)?.start : undefined;
    // Above the change, where the line is more likely to end in sight.
    const line = first && first - 1;
    if (line === undefined || line >= editor.document.lineCount) {
      editor.setDecorations(this.#decoration, []);
      return;
    }
    const { end } = editor.document.lineAt(line).range;
    // The mark sets it off from code where the end is cut off.
    const contentText = `✓ ${[hint(l10n.t('Accept'), 'acceptProposal'), hint(l10n.t('Reject'), 'rejectProposal')].join(' · ')}`;
    editor.setDecorations(this.#decoration, [
      { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } },
    ]);
  }
}

function hint(words: string, name: 'acceptProposal' | 'rejectProposal'): string {
  const key = keyWords(name);
  return key === undefined ? words : `${words} ${key}`;
}
