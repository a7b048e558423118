import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { askTask } from '../../disk/evaluate/askTask.ts';
import { Bench } from '../../disk/evaluate/bench.ts';
import { ResultStore } from '../../disk/evaluate/resultStore.ts';
import { planOf, runToFile } from '../../disk/evaluate/runToFile.ts';
import type { CompleteComparisonChoice } from './askForComparison.ts';
import type { EvaluateTools } from './comparisonStep.ts';
import { contestantsOf } from './contestants.ts';
import type { ShownComparison } from './shownComparison.ts';

export interface RunningComparison {
  readonly wanted: CompleteComparisonChoice;
  readonly tools: EvaluateTools;
  readonly signal: AbortSignal;
  /** With the plan, each answer, then the end. */
  readonly onChange: (shown: ShownComparison) => void;
}

/** @throws if results can't be written */
export async function runComparison({ wanted, tools, signal, onChange }: RunningComparison): Promise<ShownComparison> {
  const { capNanoDollars, models, repeats, taskSet, unpriced } = wanted;
  const options = {
    id: `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`,
    startedAt: Date.now(),
    contestants: contestantsOf(models, tools),
    set: taskSet.set,
    repeats,
    unpriced,
    ...(capNanoDollars !== undefined && { capNanoDollars }),
  };
  const total = options.contestants.length * taskSet.set.tasks.length * repeats;
  let shown: ShownComparison = {
    plan: planOf(options),
    answers: [],
    progress: { done: 0, total, spentNanoDollars: 0 },
  };
  onChange(shown);
  return withProgress(total, async report => {
    const { end } = await runToFile(
      {
        ...options,
        store: new ResultStore(tools.folder.fsPath),
        ask: askTask(tools),
        bench: new Bench({ outside: workspaceFolders() }),
        clock: tools.clock,
        onEvent: event => {
          if (event.kind !== 'answered') return;
          const { answer, progress } = event;
          shown = { ...shown, answers: [...shown.answers, answer], progress };
          report(progress.done);
          onChange(shown);
        },
      },
      signal,
    );
    const { progress: _over, ...whole } = shown;
    return { ...whole, end };
  });
}

/** The page has details and a Stop button. */
function withProgress<T>(total: number, task: (report: (done: number) => void) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Window, title: l10n.t('Comparing models') };
  return vscode.window.withProgress(options, progress =>
    task(done => progress.report({ message: l10n.t('{0} of {1} answers', done, total) })),
  );
}

function workspaceFolders(): readonly string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map(({ uri }) => uri.fsPath);
}
