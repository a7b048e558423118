import * as l10n from '@vscode/l10n';
import { completionRequest } from '../../core/completion/context/prompt.ts';
import type { NewDraft } from '../../core/completion/fit/draft.ts';
import type { RejectReason } from '../../core/completion/outcome/outcome.ts';
import { AROUND_BUDGET, HOLE_BUDGET, type Hole, type HoleBudget, takeHole } from '../../core/document/hole.ts';
import type { FillInTask } from '../../core/evaluate/task.ts';
import type { ReadAnswer, TaskPrompt } from '../../core/evaluate/taskPrompt.ts';
import type { FinishReason } from '../../core/provider/provider.ts';
import { indentUnitIn } from '../../core/text/indentation.ts';

/** The setting's maximum, to measure only the model's limits. */
const MAX_LINES = 200;

interface FillInInput {
  readonly task: FillInTask;
  readonly model: string;
  readonly newDraft: NewDraft;
}

/** As ghost text, but reads to the end for the token counts. */
export function askFillIn({ task, model, newDraft }: FillInInput): TaskPrompt {
  return {
    request: completionRequest({ hole: holeOf(task, HOLE_BUDGET), path: task.path, model }),
    read: async (text, reason) => {
      const draft = await newDraft({ hole: holeOf(task, AROUND_BUDGET), maxLines: MAX_LINES });
      draft.push(text);
      const complete = draft.complete;
      draft.end(reason);
      const { result } = draft;
      if (result?.kind === 'rejected') return rejected(result.reason, reason);
      if (result === undefined || (reason === 'length' && !complete)) return TRUNCATED;
      const { insertText, replaceSuffix } = result.suggestion;
      const { path, prefix, suffix, epilogue } = task;
      return { kind: 'files', files: [{ path, text: prefix + insertText + suffix.slice(replaceSuffix) + epilogue }] };
    },
  };
}

const TRUNCATED: ReadAnswer = { kind: 'truncated', reason: l10n.t('The answer hit the length limit.') };

function rejected(why: RejectReason, reason: FinishReason): ReadAnswer {
  if (reason === 'length') return TRUNCATED;
  if (why === 'empty' || why === 'only-whitespace')
    return { kind: 'empty', reason: l10n.t('The model returned no code.') };
  return { kind: 'malformed', reason: l10n.t("The answer couldn't be inserted ({0}).", why) };
}

function holeOf({ languageId, prefix, suffix }: FillInTask, budget: HoleBudget): Hole {
  const before = prefix.split('\n');
  const lines = (prefix + suffix).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const source = { lineCount: lines.length, line: (index: number) => lines[index] ?? '' };
  return takeHole({
    lines: source,
    position,
    budget,
    languageId,
    eol: '\n',
    indentUnit: indentUnitIn(lines) ?? '    ',
  });
}
