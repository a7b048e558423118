import * as l10n from '@vscode/l10n';
import { countOf, isObject, type JsonObject, objectOf, parseJson, textOf } from '../json.ts';
import { readFigure, readTokenCounts } from '../usage/ledger/figures.ts';
import { type EvaluatedModel, type EvaluatedTask, type Plan, RESULT_VERSION, type Result, RUN_ENDS } from './result.ts';
import { TASK_KINDS, type TaskFile } from './task.ts';
import { ANSWER_OUTCOMES, type RequestCost, type TaskAnswer, type TestOutput } from './taskAnswer.ts';

const NO_RESULT = l10n.t("This isn't a comparison result, or the file is incomplete.");
const DAMAGED = l10n.t("This comparison result is damaged and can't be read.");

/** Counts unreadable answers, such as a torn last line. A string is the problem, for the user. */
export function readResult(text: string): Result | string {
  const whole = parseJson(text);
  const lines = isObject(whole) && whole['plan'] === undefined ? exported(whole) : written(text);
  if (typeof lines === 'string') return lines;
  const { version } = lines.plan;
  if (typeof version !== 'number') return NO_RESULT;
  if (version > RESULT_VERSION) {
    return l10n.t(
      'This result was written by a newer version of Ghostline (format {0}). Update Ghostline to open it.',
      version,
    );
  }
  const plan = readPlan(lines.plan);
  if (!plan) return DAMAGED;
  const answers = listOf(lines.answers, readAnswer);
  const unread = lines.answers.length - answers.length;
  const ended = RUN_ENDS.find(end => end === lines.end['end']);
  const endReason = textOf(lines.end['endReason']);
  return {
    ...plan,
    answers,
    ...(ended && { end: ended }),
    ...(endReason !== undefined && { endReason }),
    ...(unread > 0 && { unread }),
  };
}

function readPlan(plan: JsonObject): Plan | undefined {
  const [id, startedAt] = [textOf(plan['id']), countOf(plan['startedAt'])];
  const [givenModels, givenTasks] = [arrayOf(plan['models']), arrayOf(plan['tasks'])];
  const [models, tasks] = [listOf(givenModels, readModel), listOf(givenTasks, readTaskName)];
  const isWhole = models.length === givenModels.length && tasks.length === givenTasks.length && models.length > 0;
  if (id === undefined || startedAt === undefined || !isWhole) return undefined;
  const { name, hash } = objectOf(plan['taskSet']);
  const cap = countOf(plan['capNanoDollars']);
  const unpriced = arrayOf(plan['unpriced']).flatMap(one => textOf(one) ?? []);
  return {
    version: RESULT_VERSION,
    id,
    startedAt,
    models,
    taskSet: { name: textOf(name) ?? '', hash: textOf(hash) ?? '' },
    tasks,
    repeats: countOf(plan['repeats']) ?? 1,
    ...(cap !== undefined && { capNanoDollars: cap }),
    ...(unpriced.length > 0 && { unpriced }),
  };
}

interface Lines {
  readonly plan: JsonObject;
  readonly answers: readonly unknown[];
  readonly end: JsonObject;
}

function exported(whole: JsonObject): Lines {
  return { plan: whole, answers: arrayOf(whole['answers']), end: whole };
}

function written(text: string): Lines | string {
  const lines = text.split('\n').flatMap(line => (line.trim() === '' ? [] : [objectOf(parseJson(line))]));
  const plan = lines.find(line => isObject(line['plan']))?.['plan'];
  if (!isObject(plan)) return NO_RESULT;
  const answers = lines.filter(line => line['plan'] === undefined && line['end'] === undefined);
  const end = lines.findLast(line => line['end'] !== undefined) ?? {};
  return { plan, answers: answers.map(({ answer }) => answer), end };
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function listOf<T>(values: readonly unknown[], read: (value: JsonObject) => T | undefined): readonly T[] {
  return values.flatMap(one => read(objectOf(one)) ?? []);
}

function readModel({ id, profile, model, label }: JsonObject): EvaluatedModel | undefined {
  const name = textOf(id);
  if (name === undefined) return undefined;
  return { id: name, profile: textOf(profile) ?? '', model: textOf(model) ?? name, label: textOf(label) ?? name };
}

function readTaskName({ id, title, kind, languageId }: JsonObject): EvaluatedTask | undefined {
  const name = textOf(id);
  const known = TASK_KINDS.find(one => one === kind);
  if (name === undefined || known === undefined) return undefined;
  return { id: name, title: textOf(title) ?? name, kind: known, languageId: textOf(languageId) ?? '' };
}

function readAnswer(value: JsonObject): TaskAnswer | undefined {
  const { taskId, modelId, repeat, outcome: given, reason, text, files, test, asked } = value;
  const outcome = ANSWER_OUTCOMES.find(one => one === given);
  const [task, model] = [textOf(taskId), textOf(modelId)];
  if (outcome === undefined || task === undefined || model === undefined) return undefined;
  const why = textOf(reason);
  return {
    taskId: task,
    modelId: model,
    repeat: countOf(repeat) ?? 1,
    outcome,
    ...(why !== undefined && { reason: why }),
    text: textOf(text) ?? '',
    files: listOf(arrayOf(files), readFile),
    ...(isObject(test) && { test: readTest(test) }),
    ...(isObject(asked) && { asked: readAsked(asked) }),
  };
}

function readFile({ path, text }: JsonObject): TaskFile | undefined {
  const name = textOf(path);
  return name === undefined ? undefined : { path: name, text: textOf(text) ?? '' };
}

function readTest({ text, cutChars, durationMs }: JsonObject): TestOutput {
  return { text: textOf(text) ?? '', cutChars: countOf(cutChars) ?? 0, durationMs: amountOf(durationMs) ?? 0 };
}

function readAsked({ recordId, tokens, cost, firstTokenMs, durationMs }: JsonObject): RequestCost {
  const [id, first] = [textOf(recordId), amountOf(firstTokenMs)];
  return {
    ...(id !== undefined && { recordId: id }),
    tokens: readTokenCounts(tokens) ?? { certainty: 'unknown' },
    cost: readFigure(cost) ?? { certainty: 'unknown' },
    ...(first !== undefined && { firstTokenMs: first }),
    durationMs: amountOf(durationMs) ?? 0,
  };
}

function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
