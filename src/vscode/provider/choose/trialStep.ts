import * as vscode from 'vscode';
import { commandId } from '../../../contributions.ts';
import { explain } from '../../../core/completion/request/reasons.ts';
import type { RequestRecord } from '../../../core/completion/request/requestRecord.ts';
import { type TrialResult, tryOut } from '../../../core/completion/request/trial.ts';
import { ProviderError, type Remedy } from '../../../core/provider/errors.ts';
import { hostOf } from '../../../core/provider/profile/address.ts';
import { failure } from '../../../core/provider/providerFailure.ts';
import type { Experiment } from '../../settings.ts';
import { changeBudget } from '../../usage/overBudget.ts';
import { askFromList } from './ask.ts';
import type { ChooserStep, ChoosingTools, ProviderChoice, StepAnswer, StepName } from './choosingStep.ts';
import { useAnyway, uses } from './uses.ts';

interface TrialRow extends vscode.QuickPickItem {
  readonly answer?: (choice: ProviderChoice) => StepAnswer;
}

type Tried = Exclude<TrialResult, { readonly kind: 'over-budget' }>;

/** Saves only the use picked after the test. */
export const trialStep: ChooserStep = {
  name: 'trial',
  needed: () => true,
  async ask(choice, tools, canGoBack) {
    const { profile, model } = choice;
    const answer = await askFromList<TrialRow>({
      title: `${profile.label} · ${model}`,
      placeholder: `Requesting a completion from ${hostOf(profile.baseUrl)}…`,
      canGoBack,
      items: [],
      canTake: row => row.answer !== undefined,
      async fill(list, signal) {
        const result = await tryChoice(choice, tools, signal);
        const { experiment } = tools.settings();
        if (signal.aborted) return;
        list.placeholder =
          result.kind === 'failed' ? "That didn't work. What would you like to do?" : 'It works. Use it for…';
        list.items = [
          verdict(result),
          ...(result.kind === 'failed'
            ? remedies(result.error, experiment)
            : [...uses(experiment), OR, OTHER_MODEL, OTHER_PROVIDER]),
        ];
        // The first row only informs.
        list.activeItems = list.items.filter(({ answer: leadsOn }) => leadsOn).slice(0, 1);
      },
    });
    if (answer.kind !== 'given') return answer;
    return answer.value.answer?.(choice) ?? { kind: 'closed' };
  },
};

async function tryChoice(choice: ProviderChoice, tools: ChoosingTools, signal: AbortSignal): Promise<Tried> {
  const { connections, newDraft, clock } = tools;
  const { profile, model, key } = choice;
  const onRecord = (record: RequestRecord) => {
    const servedBy = { ...record.servedBy, profile: profile.id, model };
    tools.onRecord({ ...record, servedBy });
  };
  try {
    const provider = tools.trial({ profile, model }, await connections.connect(profile, key));
    const result = await tryOut({ provider, model, newDraft, clock, onRecord }, signal);
    return result.kind === 'over-budget' ? { kind: 'failed', error: failure('over-budget') } : result;
  } catch (error) {
    if (error instanceof ProviderError) return { kind: 'failed', error };
    throw error;
  }
}

function verdict(result: Tried): TrialRow {
  switch (result.kind) {
    case 'completed': {
      const times = `first token ${seconds(result.firstTokenMs)}, done in ${seconds(result.durationMs)}`;
      return { label: '$(pass-filled) Works', description: times, detail: result.line, alwaysShow: true };
    }
    case 'nothing-shown': {
      const description = `answered in ${seconds(result.durationMs)}, with nothing to show`;
      return {
        label: '$(question) Answers',
        description,
        detail: explain({ kind: 'rejected', reason: result.reason }),
        alwaysShow: true,
      };
    }
    case 'failed': {
      const { status, code, kind, message } = result.error;
      const description = [status ?? kind, code].filter(part => part !== undefined).join(' · ');
      return { label: '$(error) Failed', description, detail: message, alwaysShow: true };
    }
    case 'aborted':
      return { label: '$(circle-slash) Cancelled', alwaysShow: true };
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function toStep(step: StepName, icon: string, label: string): TrialRow {
  return { label: `$(${icon}) ${label}`, answer: () => ({ kind: 'again', step }) };
}

const TRY_AGAIN = toStep('trial', 'refresh', 'Try Again');
const OTHER_MODEL = toStep('model', 'symbol-misc', 'Choose Another Model');
const OTHER_PROVIDER = toStep('provider', 'cloud', 'Choose Another Provider');

const OR: TrialRow = { label: 'Go back', kind: vscode.QuickPickItemKind.Separator };

/** Remedies within this flow. */
const STEPS_FOR: Readonly<Record<Remedy, TrialRow>> = {
  'set-key': toStep('key', 'key', 'Enter Another Key'),
  'use-stored-key': toStep('key', 'key', 'Choose the Key'),
  'choose-model': OTHER_MODEL,
  'choose-address': OTHER_PROVIDER,
  'allow-insecure-address': OTHER_PROVIDER,
  'raise-budget': elsewhere('settings-gear', 'Change Budget', changeBudget),
  'add-credit': TRY_AGAIN,
  'check-connection': TRY_AGAIN,
  'sign-in': TRY_AGAIN,
  'ask-again': TRY_AGAIN,
  wait: TRY_AGAIN,
};

function elsewhere(icon: string, label: string, go: () => Thenable<unknown>): TrialRow {
  const answer = (): StepAnswer => {
    void go();
    return { kind: 'closed' };
  };
  return { label: `$(${icon}) ${label}`, answer };
}

function tryModel(model: string): TrialRow {
  return {
    label: `$(lightbulb) Try ${model}`,
    description: 'offered by the provider',
    answer: choice => ({ kind: 'again', step: 'trial', choice: { ...choice, model } }),
  };
}

function remedies(error: ProviderError, experiment: Experiment | undefined): TrialRow[] {
  const likeliest = error.remedies.map(remedy => STEPS_FOR[remedy]);
  const log = elsewhere('output', 'Show Log', () => vscode.commands.executeCommand(commandId('showLog')));
  const instead = error.fallbackModels.map(tryModel);
  return [...new Set([...instead, ...likeliest, TRY_AGAIN, OTHER_MODEL, OTHER_PROVIDER, log, useAnyway(experiment)])];
}
