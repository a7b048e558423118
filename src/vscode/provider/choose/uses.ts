import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { SECTION } from '../../../contributions.ts';
import type { Use } from '../../../core/provider/profile/selection.ts';
import type { Experiment } from '../../settings.ts';
import type { ProviderChoice, StepAnswer } from './choosingStep.ts';

export interface UseRow extends vscode.QuickPickItem {
  readonly answer: (choice: ProviderChoice) => StepAnswer;
}

interface RowWords {
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly ends?: ProviderChoice['ends'];
}

function useRow(use: Use, { description, detail, ends, icon, label }: RowWords): UseRow {
  return {
    label: `$(${icon}) ${label}`,
    description,
    ...(detail !== undefined && { detail }),
    answer: choice => ({ kind: 'given', value: { ...choice, use, ...(ends && { ends }) } }),
  };
}

/** During an experiment, offers to end it. */
export function uses(experiment: Experiment | undefined): UseRow[] {
  return [
    ...everything(experiment),
    useRow('nextEdit', {
      icon: 'arrow-right',
      label: l10n.t('Use for Next Edits Only'),
      description: l10n.t('keeps the provider of everything else'),
    }),
    useRow('refactor', {
      icon: 'wand',
      label: l10n.t('Use for Refactoring Only'),
      description: l10n.t('keeps the provider of everything else'),
    }),
    useRow('agent', {
      icon: 'robot',
      label: l10n.t('Use for the Agent Only'),
      description: l10n.t('keeps the provider of everything else'),
    }),
    useRow('failover', {
      icon: 'shield',
      label: l10n.t('Use as Fallback'),
      description: l10n.t('when the current provider is unavailable'),
    }),
  ];
}

export function useAnyway(experiment: Experiment | undefined): UseRow {
  const words = useItWords(experiment);
  return useRow('everything', { ...words, label: l10n.t('Use Anyway') });
}

function everything(experiment: Experiment | undefined): UseRow[] {
  const useIt = useRow('everything', useItWords(experiment));
  if (!experiment) return [useIt];
  const end = useRow('everything', {
    icon: 'check-all',
    label: l10n.t('Use for Everything and End the Experiment'),
    description: l10n.t('including ghost text'),
    ends: 'experiment',
  });
  return [useIt, end];
}

function useItWords(experiment: Experiment | undefined): RowWords {
  const about = { icon: 'check', label: l10n.t('Use for Everything') };
  if (!experiment) return { ...about, description: l10n.t('tasks with their own setting keep it') };
  const [one, other] = experiment.arms;
  return {
    ...about,
    description: l10n.t('except ghost text; tasks with their own setting keep it'),
    detail: l10n.t('Ghost text uses {0} or {1} ("{2}").', one, other, `${SECTION}.experiment.models`),
  };
}
