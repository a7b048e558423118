import type * as vscode from 'vscode';
import { hostOf, isLoopback } from '../../../core/provider/profile/address.ts';
import { faultInKey } from '../keyCommands.ts';
import { askForText, askFromList } from './ask.ts';
import type { ChooserStep, ChoosingTools, ProviderChoice, StepAnswer } from './choosingStep.ts';

export const keyStep: ChooserStep = {
  name: 'key',
  async needed({ profile }, { keys }) {
    const { kind } = await keys.find(profile);
    return kind !== 'key' && (profile.needsKey || !isLoopback(profile.baseUrl));
  },
  async ask(choice, tools, canGoBack) {
    const found = await tools.keys.find(choice.profile);
    if (found.kind === 'elsewhere') return askWhetherToMove(choice, { ...found, tools, canGoBack });
    return askForKey(choice, canGoBack);
  },
};

async function askForKey(choice: ProviderChoice, canGoBack: boolean): Promise<StepAnswer> {
  const { profile } = choice;
  const answer = await askForText({
    title: `API Key for ${profile.label}`,
    placeholder: profile.needsKey ? 'API key' : 'API key (optional)',
    prompt: `Stored in VS Code's secret storage and sent only to ${hostOf(profile.baseUrl)}.`,
    password: true,
    canGoBack,
    faultIn: text =>
      faultInKey(text) ?? (profile.needsKey && text === '' ? 'This provider requires a key.' : undefined),
  });
  if (answer.kind !== 'given') return answer;
  const { key: _before, ...rest } = choice;
  return { kind: 'given', value: answer.value === '' ? rest : { ...rest, key: answer.value } };
}

interface KeyMove {
  readonly from: string;
  readonly to: string;
  readonly tools: ChoosingTools;
  readonly canGoBack: boolean;
}

/** The key was entered for another address. */
async function askWhetherToMove(choice: ProviderChoice, { from, to, tools, canGoBack }: KeyMove): Promise<StepAnswer> {
  const move: vscode.QuickPickItem = {
    label: `$(key) Allow Stored Key for New Address…`,
    description: `entered for ${from}; would be sent to ${to}`,
  };
  const other: vscode.QuickPickItem = { label: '$(edit) Enter Another Key', description: `for ${to}` };
  const answer = await askFromList({
    title: `API Key for ${choice.profile.label}`,
    placeholder: `Which key may be sent to ${to}?`,
    canGoBack,
    items: [other, move],
  });
  if (answer.kind !== 'given') return answer;
  if (answer.value === other) return askForKey(choice, true);
  const key = await tools.keys.release(choice.profile.id);
  return { kind: 'given', value: key === undefined ? choice : { ...choice, key } };
}
