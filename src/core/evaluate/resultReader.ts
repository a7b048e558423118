import { countOf, isObject, type JsonObject, objectOf, parseJson, textOf } from '../json.ts';
import type { Figure } from '../usage/charge.ts';
import type { TokenCounts } from '../usage/ledger.ts';
import { type EvaluatedModel, type EvaluatedTask, RESULT_VERSION, type Result, RUN_ENDS } from './result.ts';
import { TASK_KINDS, type TaskFile } from './task.ts';
import { ANSWER_OUTCOMES, type Asked, type TaskAnswer, type TestOutput } from './taskAnswer.ts';

/**
 * Reads a result, as a run writes it or as it is exported. An answer that cannot be read, a torn last line say, is left
 * out. Where it is no result, or one of a later version: why, in a sentence for people.
 */
export function readResult(text: string): Result | string {
  const whole = parseJson(text);
  const lines = isObject(whole) && whole['plan'] === undefined ? exported(whole) : written(text);
  if (typeof lines === 'string') return lines;
  const { version, id, startedAt, models, taskSet, tasks, repeats, capNanoDollars, unpriced } = lines.plan;
  if (typeof version !== 'number') return 'This is no result of a comparison.';
  if (version > RESULT_VERSION) return `A later version of Ghostline has written this result (form ${version}).`;
  const { name, hash } = objectOf(taskSet);
  const cap = countOf(capNanoDollars);
  const ended = RUN_ENDS.find(end => end === lines.end['end']);
  const endReason = textOf(lines.end['endReason']);
  return {
    version: RESULT_VERSION,
    id: textOf(id) ?? '',
    startedAt: countOf(startedAt) ?? 0,
    models: listOf(models, readModel),
    taskSet: { name: textOf(name) ?? '', hash: textOf(hash) ?? '' },
    tasks: listOf(tasks, readTaskName),
    repeats: countOf(repeats) ?? 1,
    ...(cap !== undefined && { capNanoDollars: cap }),
    ...(Array.isArray(unpriced) && { unpriced: unpriced.flatMap(one => textOf(one) ?? []) }),
    answers: listOf(lines.answers, readAnswer),
    ...(ended && { end: ended }),
    ...(endReason !== undefined && { endReason }),
  };
}

interface Lines {
  readonly plan: JsonObject;
  readonly answers: unknown;
  /** Where it says how the run ended. */
  readonly end: JsonObject;
}

function exported(whole: JsonObject): Lines {
  return { plan: whole, answers: whole['answers'], end: whole };
}

function written(text: string): Lines | string {
  const lines = text.split('\n').flatMap(line => (line.trim() === '' ? [] : [objectOf(parseJson(line))]));
  const plan = lines.find(line => isObject(line['plan']))?.['plan'];
  if (!isObject(plan)) return 'This is no result of a comparison.';
  const answers = lines.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  return { plan, answers, end: lines.findLast(({ end }) => end !== undefined) ?? {} };
}

function listOf<T>(value: unknown, read: (value: JsonObject) => T | undefined): readonly T[] {
  return Array.isArray(value) ? value.flatMap(one => read(objectOf(one)) ?? []) : [];
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
    files: listOf(files, readFile),
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

function readAsked({ recordId, tokens, cost, firstTokenMs, durationMs }: JsonObject): Asked {
  const [id, first] = [textOf(recordId), amountOf(firstTokenMs)];
  return {
    ...(id !== undefined && { recordId: id }),
    tokens: readTokens(objectOf(tokens)),
    cost: readFigure(objectOf(cost)),
    ...(first !== undefined && { firstTokenMs: first }),
    durationMs: amountOf(durationMs) ?? 0,
  };
}

function readTokens(tokens: JsonObject): TokenCounts {
  const { certainty } = tokens;
  if (certainty !== 'reported' && certainty !== 'estimated') return { certainty: 'unknown' };
  const counts = (['prompt', 'cached', 'output', 'reasoning'] as const).flatMap(name => {
    const count = countOf(tokens[name]);
    return count === undefined ? [] : [[name, count] as const];
  });
  return { certainty, ...Object.fromEntries(counts) };
}

function readFigure({ certainty, value }: JsonObject): Figure {
  const known = certainty === 'reported' || certainty === 'estimated';
  return known && typeof value === 'number' && Number.isFinite(value) ? { certainty, value } : { certainty: 'unknown' };
}

/** Times may have fractions. */
function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
