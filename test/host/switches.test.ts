import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toggleLanguage } from '../../src/vscode/switches.ts';
import { closeAll, open, until } from './support/editing.ts';

describe('turning a language off and on', () => {
  const configuration = () => vscode.workspace.getConfiguration('ghostline');
  const inFile = () => configuration().inspect('languages')?.globalValue;
  /** Settings as the extension reads them. */
  const settings = () => {
    const languages = configuration().get<Record<string, boolean>>('languages') ?? {};
    return { enabled: true, languages, own: { enabled: true, languages, baseUrl: '' } };
  };

  afterEach(async () => {
    await configuration().update('languages', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('writes only this language into settings.json', async () => {
    await open('█', 'typescript');
    await toggleLanguage(settings());
    await until('the language to be off', () => settings().languages['typescript'] === false, settings);
    assert.deepEqual(inFile(), { typescript: false });
    await toggleLanguage(settings());
    await until('the language to be on', () => settings().languages['typescript'] === true, settings);
    assert.deepEqual(inFile(), { typescript: true });
  });

  it('keeps the languages that the user has chosen before', async () => {
    await configuration().update('languages', { go: false }, vscode.ConfigurationTarget.Global);
    await open('█', 'markdown');
    await toggleLanguage(settings());
    await until('the language to be on', () => settings().languages['markdown'] === true, settings);
    assert.deepEqual(inFile(), { go: false, markdown: true });
  });
});
