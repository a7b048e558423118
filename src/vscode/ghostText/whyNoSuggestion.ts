import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { explain, explainRequest, requestFacts } from '../../core/completion/request/reasons.ts';
import { displayLanguage } from '../../core/displayLanguage.ts';
import type { CompletionHistory, HistoryEvent } from './completionHistory.ts';

/** The cursor's line first. */
export async function whyNoSuggestion(history: CompletionHistory): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const entries = editor
    ? history.near(editor.document.uri.toString(), editor.selection.active.line)
    : history.near('', 0);
  const items = entries.map(({ event, path, line, at }) => ({
    label: inWords(event, path),
    description: `${path}:${line + 1}`,
    detail: [
      at.toLocaleTimeString(displayLanguage()),
      ...(event.kind === 'request' ? [requestFacts(event.record)] : []),
    ].join(' · '),
  }));
  const nothing = {
    label: l10n.t('No requests in this window yet. Type, or run "Trigger Suggestion".'),
    description: '',
    detail: '',
  };
  await vscode.window.showQuickPick(items.length > 0 ? items : [nothing], {
    title: l10n.t('Why no suggestion?'),
    placeHolder: l10n.t('The current line first, newest first'),
  });
}

function inWords(cameTo: HistoryEvent, path: string): string {
  return cameTo.kind === 'question' ? explain(cameTo.outcome, path) : explainRequest(cameTo.record);
}
