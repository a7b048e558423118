import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suppressed } from '../../src/core/completion/outcome/outcome.ts';
import { CompletionHistory } from '../../src/vscode/ghostText/completionHistory.ts';
import { type WhyContext, whyRows } from '../../src/vscode/ghostText/whyNoSuggestion.ts';
import { closeAll, open, until } from './support/editing.ts';

describe('Why No Suggestion?', () => {
  afterEach(closeAll);

  function contextWith(languages: Readonly<Record<string, boolean>>, whyNoNextEdit?: string) {
    const history = new CompletionHistory();
    const done: string[] = [];
    const requests = { areMissing: false, followsEntry: false, cancelSnooze: async () => void done.push('cancel') };
    const ghostText = {
      requests,
      suggest: async () => void done.push('suggest'),
      suggestOnce: async () => void done.push('once'),
    } as unknown as WhyContext['ghostText'];
    const settings = {
      enabled: true,
      languages,
      own: { enabled: true, languages },
    } as unknown as WhyContext['settings'];
    return { context: { history, ghostText, settings, whyNoNextEdit: () => whyNoNextEdit }, history, done };
  }

  /** Without icons. */
  const labels = (context: WhyContext) => whyRows(context).map(({ label }) => label.replace(/^\$\([\w-]+\) /, ''));

  it('answers first, and its rows act', async () => {
    await open('# Title█', 'markdown');
    const { context, done } = contextWith({ markdown: false });
    assert.deepEqual(labels(context), [
      'Nothing was requested: Markdown is off.',
      'Turn On for Markdown',
      'Suggest Once',
    ]);
    await whyRows(context)[2]?.run?.();
    assert.deepEqual(done, ['once']);
  });

  it('has the reason for no next edit below', async () => {
    await open('a█');
    const { context } = contextWith({}, 'You dismissed the same edit here.');
    assert.deepEqual(labels(context).slice(-2), ['Why no next edit?', 'You dismissed the same edit here.']);
  });

  it('has the history below, with rows that lead to their line', async () => {
    const editor = await open('a\nb\nc█');
    const { context, history } = contextWith({});
    const documentId = editor.document.uri.toString();
    history.add(suppressed('several-cursors'), { documentId, path: 'a.ts', position: new vscode.Position(1, 0) });
    assert.deepEqual(labels(context), [
      'Nothing was requested on this line yet.',
      'Trigger Suggestion',
      'History',
      'There are several cursors.',
    ]);
    await whyRows(context).at(-1)?.run?.();
    await until('the cursor at the line', () => vscode.window.activeTextEditor?.selection.active.line === 1);
  });

  it('has one row for a question and its request', () => {
    const { context, history } = contextWith({});
    const place = { documentId: 'untitled:a', path: 'a.ts', position: { line: 0, character: 1 } };
    history.add({ kind: 'suggested', insertText: 'a', replaceSuffix: 0, source: 'live' }, place);
    const { documentId, path } = place;
    const record = { documentId, path, line: 0, outcome: { kind: 'suggested', chars: 1, endedBy: 'model' } };
    history.addRequest(record as unknown as Parameters<CompletionHistory['addRequest']>[0]);
    assert.deepEqual(
      history.near(documentId, 0).map(({ event }) => event.kind),
      ['request'],
    );
    assert.ok(context);
  });
});
