import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { hostOf, isLoopback } from '../../../core/provider/profile/address.ts';
import { keyPageOf } from '../../../core/provider/profile/keyPages.ts';
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
  const page = keyPageOf(profile);
  const answer = await askForText({
    title: l10n.t('API Key for {0}', profile.label),
    placeholder: profile.needsKey ? l10n.t('API key') : l10n.t('API key (optional)'),
    prompt: l10n.t("Stored in VS Code's secret storage and sent only to {0}.", hostOf(profile.baseUrl)),
    password: true,
    ...(page !== undefined && { link: { words: l10n.t('Get a key at {0}', hostOf(page)), address: page } }),
    canGoBack,
    faultIn: text =>
      faultInKey(text) ?? (profile.needsKey && text === '' ? l10n.t('This provider requires a key.') : undefined),
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
    label: `$(key) ${l10n.t('Allow Stored Key for New Address…')}`,
    description: l10n.t('entered for {0}; would be sent to {1}', from, to),
  };
  const other: vscode.QuickPickItem = {
    label: `$(edit) ${l10n.t('Enter Another Key')}`,
    description: l10n.t('for {0}', to),
  };
  const answer = await askFromList({
    title: l10n.t('API Key for {0}', choice.profile.label),
    placeholder: l10n.t('Which key may be sent to {0}?', to),
    canGoBack,
    items: [other, move],
  });
  if (answer.kind !== 'given') return answer;
  if (answer.value === other) return askForKey(choice, true);
  const key = await tools.keys.release(choice.profile.id);
  return { kind: 'given', value: key === undefined ? choice : { ...choice, key } };
}
