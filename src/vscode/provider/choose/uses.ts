import type * as vscode from 'vscode';
import { SECTION } from '../../../contributions.ts';
import type { Use } from '../../../core/provider/profile/selection.ts';
import type { Experiment } from '../../settings.ts';
import type { ProviderChoice, StepAnswer } from './step.ts';

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

/** Uses for a working model. During an experiment on ghost text, offers to end it. */
export function uses(experiment: Experiment | undefined): UseRow[] {
  return [
    ...everything(experiment),
    useRow('refactor', { icon: 'wand', label: 'Use It for Refactorings', description: 'and leave the rest as it is' }),
    useRow('agent', { icon: 'robot', label: 'Use It for the Agent', description: 'and leave the rest as it is' }),
    useRow('failover', {
      icon: 'shield',
      label: 'Let It Stand In',
      description: 'serves while the one in use cannot',
    }),
  ];
}

export function useAnyway(experiment: Experiment | undefined): UseRow {
  const words = useItWords(experiment);
  return useRow('everything', { ...words, label: 'Use It All the Same' });
}

function everything(experiment: Experiment | undefined): UseRow[] {
  const useIt = useRow('everything', useItWords(experiment));
  if (!experiment) return [useIt];
  const end = useRow('everything', {
    icon: 'check-all',
    label: 'Use It, and End the Experiment',
    description: 'for ghost text, too',
    ends: 'experiment',
  });
  return [useIt, end];
}

function useItWords(experiment: Experiment | undefined): RowWords {
  const about = { icon: 'check', label: 'Use It' };
  if (!experiment) return { ...about, description: 'for ghost text, and for every task that names no other' };
  const [one, other] = experiment.arms;
  return {
    ...about,
    description: 'for every task that names no other, but not for ghost text',
    detail: `Ghost text has ${one} or ${other}, by "${SECTION}.experiment.models".`,
  };
}
