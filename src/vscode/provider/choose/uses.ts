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
    useRow('refactor', {
      icon: 'wand',
      label: 'Use for Refactoring Only',
      description: 'keeps the provider of everything else',
    }),
    useRow('agent', {
      icon: 'robot',
      label: 'Use for the Agent Only',
      description: 'keeps the provider of everything else',
    }),
    useRow('failover', {
      icon: 'shield',
      label: 'Use as Fallback',
      description: 'when the current provider is unavailable',
    }),
  ];
}

export function useAnyway(experiment: Experiment | undefined): UseRow {
  const words = useItWords(experiment);
  return useRow('everything', { ...words, label: 'Use Anyway' });
}

function everything(experiment: Experiment | undefined): UseRow[] {
  const useIt = useRow('everything', useItWords(experiment));
  if (!experiment) return [useIt];
  const end = useRow('everything', {
    icon: 'check-all',
    label: 'Use for Everything and End the Experiment',
    description: 'including ghost text',
    ends: 'experiment',
  });
  return [useIt, end];
}

function useItWords(experiment: Experiment | undefined): RowWords {
  const about = { icon: 'check', label: 'Use for Everything' };
  if (!experiment) return { ...about, description: 'tasks with their own setting keep it' };
  const [one, other] = experiment.arms;
  return {
    ...about,
    description: 'except ghost text; tasks with their own setting keep it',
    detail: `Ghost text uses ${one} or ${other} ("${SECTION}.experiment.models").`,
  };
}
