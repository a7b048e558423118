import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../core/counted.ts';
import { displayLanguage } from '../../core/displayLanguage.ts';
import type { Result, RunEnd } from '../../core/evaluate/result.ts';
import { summaryOf } from '../../core/evaluate/summary.ts';
import { formatPercent } from '../../core/numberText.ts';
import { ResultStore, readResultFile, type UnreadableResult } from '../../disk/evaluate/resultStore.ts';
import { askFromList } from '../provider/choose/ask.ts';
import type { ShownComparison } from './shownComparison.ts';

interface EarlierRow extends vscode.QuickPickItem {
  readonly locate: () => Promise<Result | undefined>;
}

export async function chooseEarlier(folder: vscode.Uri): Promise<ShownComparison | undefined> {
  const { results, unreadable } = await new ResultStore(folder.fsPath).list();
  const answer = await askFromList<EarlierRow>({
    title: l10n.t('Past Comparisons'),
    placeholder: results.length === 0 ? l10n.t('No comparisons yet') : l10n.t('Select a comparison'),
    canGoBack: false,
    items: [
      ...results.map(({ result }) => rowOf(result)),
      ...unreadable.map(unreadableRow),
      {
        label: `$(folder-opened) ${l10n.t('Open File…')}`,
        description: l10n.t('a comparison exported as JSON'),
        locate: openFile,
      },
    ],
  });
  if (answer.kind !== 'given') return undefined;
  const result = await answer.value.locate();
  return result && shownOf(result);
}

export async function earlierComparison(folder: vscode.Uri, id: string): Promise<ShownComparison | undefined> {
  const { results } = await new ResultStore(folder.fsPath).list();
  const found = results.find(({ result }) => result.id === id);
  return found && shownOf(found.result);
}

function shownOf({ answers, end, endReason: reason, unread, ...plan }: Result): ShownComparison {
  return {
    plan,
    answers,
    ...(end && { end: { end, ...(reason !== undefined && { reason }) } }),
    ...(unread !== undefined && { unread }),
  };
}

const UNFINISHED: Readonly<Record<Exclude<RunEnd, 'finished'> | 'killed', string>> = {
  cancelled: l10n.t('cancelled'),
  'cap-reached': l10n.t('stopped at the limit'),
  broken: l10n.t('failed'),
  killed: l10n.t('not finished'),
};

const moment = new Intl.DateTimeFormat(displayLanguage(), { dateStyle: 'medium', timeStyle: 'short' });

function rowOf(result: Result): EarlierRow {
  const { answers, end, models, startedAt, taskSet } = result;
  const rates = summaryOf(result).models.map(({ model, passed: { part, of } }) =>
    of === 0 ? model.label : `${model.label} ${formatPercent(part / of)}`,
  );
  return {
    label: moment.format(startedAt),
    description: [
      taskSet.name,
      counted.models(models.length),
      counted.answers(answers.length),
      ...(end === 'finished' ? [] : [UNFINISHED[end ?? 'killed']]),
    ].join(' · '),
    detail: rates.join(', '),
    locate: async () => result,
  };
}

/** Shows the file name: the user may have a copy. */
function unreadableRow({ path, problem }: UnreadableResult): EarlierRow {
  const locate = async () => {
    tellProblem(problem, path);
    return undefined;
  };
  return { label: `$(warning) ${l10n.t("Can't be read")}`, description: basename(path), detail: problem, locate };
}

function tellProblem(problem: string, path: string): void {
  void vscode.window.showErrorMessage(`Ghostline: ${problem} (${path})`);
}

async function openFile(): Promise<Result | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: l10n.t('Comparison'),
      filters: { [l10n.t('Comparison')]: ['json', 'jsonl'] },
    })) ?? [];
  if (!uri) return undefined;
  const read = await readResultFile(uri.fsPath);
  if (typeof read !== 'string') return read;
  tellProblem(read, uri.fsPath);
  return undefined;
}
