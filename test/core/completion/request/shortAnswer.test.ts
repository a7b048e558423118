import assert from 'node:assert/strict';
import { suppressed } from '../../../../src/core/completion/outcome/outcome.ts';
import { type HistoryEvent, type Situation, shortAnswer } from '../../../../src/core/completion/request/shortAnswer.ts';
import { failure } from '../../../../src/core/provider/providerFailure.ts';

const SUGGESTED: HistoryEvent = {
  kind: 'question',
  outcome: { kind: 'suggested', insertText: 'a', replaceSuffix: 0, source: 'network' },
};

const WELL: Situation = {
  language: 'TypeScript',
  path: 'a.ts',
  switchedOff: undefined,
  editor: { isEnabled: true, isSuppressed: false, minShowDelayMs: 0 },
  areRequestsMissing: false,
  followsEntry: false,
  latest: SUGGESTED,
};

function answerTo(changed: Partial<Situation>) {
  const { text, actions } = shortAnswer({ ...WELL, ...changed });
  return { text, actions: actions.map(action => ('setting' in action ? action.setting : action.kind)) };
}

function question(outcome: Extract<HistoryEvent, { kind: 'question' }>['outcome']): HistoryEvent {
  return { kind: 'question', outcome };
}

describe('the short answer to why there is no suggestion', () => {
  it('names the language that is off, with the switch and one suggestion', () => {
    assert.deepEqual(answerTo({ switchedOff: 'language-off', language: 'Markdown' }), {
      text: 'Nothing was requested: Markdown is off.',
      actions: ['turn-on-language', 'once'],
    });
    assert.deepEqual(answerTo({ switchedOff: 'off' }).actions, ['turn-on', 'once']);
  });

  it("leaves a folder's own off to the folder", () => {
    for (const switchedOff of ['off-in-folder', 'language-off-in-folder'] as const)
      assert.deepEqual(answerTo({ switchedOff }).actions, ['folder-settings']);
  });

  it("names the setting of VS Code that is the reason, if it is Ghostline's no longer", () => {
    const { editor } = WELL;
    const off = { ...editor, isEnabled: false };
    assert.match(answerTo({ editor: off }).text, /"editor\.inlineSuggest\.enabled" is off/);
    assert.deepEqual(answerTo({ editor: off }).actions, ['editor.inlineSuggest.enabled']);
    assert.deepEqual(answerTo({ editor: { ...editor, isSuppressed: true } }).actions, [
      'editor.inlineSuggest.experimental.suppressInlineSuggestions',
    ]);
    assert.match(answerTo({ editor: off, switchedOff: 'off' }).text, /ghost text is off/);
  });

  it('names the delay only if there is a suggestion to wait for', () => {
    const editor = { ...WELL.editor, minShowDelayMs: 3_000 };
    assert.deepEqual(answerTo({ editor }), {
      text: 'There is one, which VS Code shows after 3,000 ms without typing.',
      actions: ['editor.inlineSuggest.minShowDelay'],
    });
    assert.equal(answerTo({ editor, latest: question(suppressed('read-only')) }).text, 'This document is read-only.');
  });

  it('offers to cancel a snooze if VS Code requested nothing', () => {
    assert.deepEqual(answerTo({ areRequestsMissing: true }).actions, ['cancel-snooze', 'suggest']);
  });

  it('names the selected entry of the suggest widget, if nothing continues it', () => {
    const latest = question({ kind: 'rejected', reason: 'misfit' });
    assert.match(answerTo({ followsEntry: true, latest }).text, /suggest widget/);
    assert.doesNotMatch(answerTo({ followsEntry: false, latest }).text, /suggest widget/);
    const failed = question({ kind: 'failed', error: failure('no-key') });
    assert.deepEqual(answerTo({ followsEntry: true, latest: failed }).actions, ['remedy']);
  });

  it('says what happened on the line, or that nothing did', () => {
    assert.deepEqual(answerTo({ latest: undefined }), {
      text: 'Nothing was requested on this line yet.',
      actions: ['suggest'],
    });
    assert.deepEqual(answerTo({}), { text: 'Suggested.', actions: [] });
    assert.deepEqual(answerTo({ latest: question(suppressed('paused')) }).actions, ['show-state', 'suggest']);
    assert.deepEqual(answerTo({ latest: question(suppressed('over-budget')) }).actions, [
      'ghostline.budget',
      'suggest',
    ]);
  });
});
