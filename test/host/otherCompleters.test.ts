import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { OtherCompleters } from '../../src/vscode/welcome/otherCompleters.ts';
import { until } from './support/editing.ts';
import { answerMessages, type ShownMessage } from './support/messages.ts';

/** With settings that this window has. */
const OTHERS = [
  { name: 'By Language', extensions: ['a.languages'], setting: 'ghostline.languages' },
  { name: 'Without a Switch', extensions: ['a.none'] },
];

describe('another extension that suggests code', () => {
  let memory: Map<string, unknown>;
  let restore: () => unknown;
  beforeEach(() => {
    memory = new Map();
  });
  afterEach(async () => {
    restore();
    await vscode.workspace
      .getConfiguration('ghostline')
      .update('languages', undefined, vscode.ConfigurationTarget.Global);
  });

  function withInstalled(installed: string, answer: (message: ShownMessage) => string | undefined) {
    const messages = answerMessages(answer);
    restore = messages.restore;
    const get = (key: string) => memory.get(key);
    const update = async (key: string, value: unknown) => void memory.set(key, value);
    const others = () =>
      new OtherCompleters({
        memory: { get, update, keys: () => [] } as vscode.Memento,
        has: id => id === installed,
        others: OTHERS,
      });
    return { others, shown: messages.shown };
  }

  it('is named once, and never again after an answer', async () => {
    const { others, shown } = withInstalled('a.languages', () => 'Leave Both On');
    const first = others();
    await first.suggestedIn('typescript');
    await first.suggestedIn('go');
    await others().suggestedIn('typescript');
    assert.equal(shown.length, 1);
    assert.match(shown[0]?.text ?? '', /By Language suggests code in TypeScript, too/);
    assert.deepEqual(shown[0]?.buttons, ['Turn By Language Off for TypeScript', 'Leave Both On']);
  });

  it('is named again in a later session, if the message was closed', async () => {
    const { others, shown } = withInstalled('a.languages', () => undefined);
    const first = others();
    await first.suggestedIn('typescript');
    await first.suggestedIn('typescript');
    await others().suggestedIn('typescript');
    assert.equal(shown.length, 2);
  });

  it('can be turned off for the language, and only for this one', async () => {
    const { others } = withInstalled('a.languages', ({ buttons }) => buttons[0]);
    await others().suggestedIn('typescript');
    const written = () => vscode.workspace.getConfiguration('ghostline').inspect('languages')?.globalValue;
    await until('the setting', () => written() !== undefined);
    assert.deepEqual(written(), { typescript: false });
  });

  it('is no reason to say anything if it is off for the language, or not installed', async () => {
    const { others, shown } = withInstalled('a.languages', () => undefined);
    await others().suggestedIn('markdown');
    restore();
    const nothing = withInstalled('', () => undefined);
    await nothing.others().suggestedIn('typescript');
    assert.deepEqual([...shown, ...nothing.shown], []);
  });

  it('without a switch is shown in the list of extensions', async () => {
    const { others, shown } = withInstalled('a.none', () => 'Leave Both On');
    await others().suggestedIn('typescript');
    assert.deepEqual(shown[0]?.buttons, ['Show Without a Switch', 'Leave Both On']);
  });
});
