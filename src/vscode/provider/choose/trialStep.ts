import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commandId } from '../../../contributions.ts';
import { explain } from '../../../core/completion/request/reasons.ts';
import type { RequestRecord } from '../../../core/completion/request/requestRecord.ts';
import { type TrialResult, tryOut } from '../../../core/completion/request/trial.ts';
import { formatDecimal } from '../../../core/numberText.ts';
import { ProviderError, type Remedy } from '../../../core/provider/errors.ts';
import { hostOf } from '../../../core/provider/profile/address.ts';
import { failure } from '../../../core/provider/providerFailure.ts';
import { commandTitle } from '../../commandTitle.ts';
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
      placeholder: l10n.t('Requesting a completion from {0}…', hostOf(profile.baseUrl)),
      canGoBack,
      items: [],
      canTake: row => row.answer !== undefined,
      async fill(list, signal) {
        const result = await tryChoice(choice, tools, signal);
        const { experiment } = tools.settings();
        if (signal.aborted) return;
        list.placeholder =
          result.kind === 'failed'
            ? l10n.t("That didn't work. What would you like to do?")
            : l10n.t('It works. Use it for…');
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
      const times = l10n.t('first token {0}, done in {1}', seconds(result.firstTokenMs), seconds(result.durationMs));
      return { label: `$(pass-filled) ${l10n.t('Works')}`, description: times, detail: result.line, alwaysShow: true };
    }
    case 'nothing-shown': {
      const description = l10n.t('answered in {0}, with nothing to show', seconds(result.durationMs));
      return {
        label: `$(question) ${l10n.t('Answers')}`,
        description,
        detail: explain({ kind: 'rejected', reason: result.reason }),
        alwaysShow: true,
      };
    }
    case 'failed': {
      const { status, code, kind, message } = result.error;
      const description = [status ?? kind, code].filter(part => part !== undefined).join(' · ');
      return { label: `$(error) ${l10n.t('Failed')}`, description, detail: message, alwaysShow: true };
    }
    case 'aborted':
      return { label: `$(circle-slash) ${l10n.t('Cancelled')}`, alwaysShow: true };
  }
}

function seconds(ms: number): string {
  return ms < 1000 ? l10n.t('{0} ms', Math.round(ms)) : l10n.t('{0} s', formatDecimal(ms / 1000, 1));
}

function toStep(step: StepName, icon: string, label: string): TrialRow {
  return { label: `$(${icon}) ${label}`, answer: () => ({ kind: 'again', step }) };
}

const TRY_AGAIN = toStep('trial', 'refresh', l10n.t('Try Again'));
const OTHER_MODEL = toStep('model', 'symbol-misc', l10n.t('Choose Another Model'));
const OTHER_PROVIDER = toStep('provider', 'cloud', l10n.t('Choose Another Provider'));

const OR: TrialRow = { label: l10n.t('Go back'), kind: vscode.QuickPickItemKind.Separator };

/** Remedies within this flow. */
const STEPS_FOR: Readonly<Record<Remedy, TrialRow>> = {
  'set-key': toStep('key', 'key', l10n.t('Enter Another Key')),
  'use-stored-key': toStep('key', 'key', l10n.t('Choose the Key')),
  'choose-model': OTHER_MODEL,
  'choose-address': OTHER_PROVIDER,
  'allow-insecure-address': OTHER_PROVIDER,
  'raise-budget': elsewhere('settings-gear', l10n.t('Change Budget'), changeBudget),
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
    label: `$(lightbulb) ${l10n.t('Try {0}', model)}`,
    description: l10n.t('offered by the provider'),
    answer: choice => ({ kind: 'again', step: 'trial', choice: { ...choice, model } }),
  };
}

function remedies(error: ProviderError, experiment: Experiment | undefined): TrialRow[] {
  const likeliest = error.remedies.map(remedy => STEPS_FOR[remedy]);
  const log = elsewhere('output', commandTitle('showLog'), () => vscode.commands.executeCommand(commandId('showLog')));
  const instead = error.fallbackModels.map(tryModel);
  return [...new Set([...instead, ...likeliest, TRY_AGAIN, OTHER_MODEL, OTHER_PROVIDER, log, useAnyway(experiment)])];
}
