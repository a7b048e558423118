import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PickResult } from '../provider/choose/ask.ts';
import type { ComparisonStep, EvaluateTools } from './comparisonStep.ts';
import { destinationName, distinct, listedModels, type ModelRow, namedModels } from './modelRows.ts';

/** The list grows as providers answer. */
export const modelsStep: ComparisonStep = async (choice, tools) => {
  const closing = new AbortController();
  const list = vscode.window.createQuickPick<ModelRow>();
  list.title = l10n.t('Compare Models: Choose Models');
  list.placeholder = l10n.t('Select models; the providers’ lists are loading');
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.ignoreFocusOut = true;
  list.items = distinct([...namedModels(tools)]);
  const before = new Set(choice.models.map(destinationName));
  list.selectedItems = list.items.filter(({ destination }) => before.has(destinationName(destination)));
  const answer = answerOf(list);
  list.show();
  void fill(list, tools, closing.signal);
  try {
    const given = await answer;
    if (given.kind !== 'given') return given;
    return { kind: 'given', value: { ...choice, models: given.value.map(({ destination }) => destination) } };
  } finally {
    closing.abort();
    list.dispose();
  }
};

function answerOf(list: vscode.QuickPick<ModelRow>): Promise<PickResult<readonly ModelRow[]>> {
  const { promise, resolve } = Promise.withResolvers<PickResult<readonly ModelRow[]>>();
  list.onDidAccept(() => {
    if (list.selectedItems.length > 0) resolve({ kind: 'given', value: list.selectedItems });
    else list.placeholder = l10n.t('Select at least one model');
  });
  list.onDidHide(() => resolve({ kind: 'closed' }));
  return promise;
}

/** Appends, so that no row moves and ticks stay. */
async function fill(list: vscode.QuickPick<ModelRow>, tools: EvaluateTools, signal: AbortSignal): Promise<void> {
  const append = async (listed: Promise<readonly ModelRow[]>) => {
    const rows = await listed;
    if (signal.aborted || rows.length === 0) return;
    const ticked = new Set(list.selectedItems.map(({ destination }) => destinationName(destination)));
    list.items = distinct([...list.items, ...rows]);
    list.selectedItems = list.items.filter(({ destination }) => ticked.has(destinationName(destination)));
  };
  list.busy = true;
  await Promise.all(listedModels(tools, signal).map(append));
  if (signal.aborted) return;
  list.busy = false;
  list.placeholder = l10n.t('Select models');
}
