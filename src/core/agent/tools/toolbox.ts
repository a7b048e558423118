import type { ToolCall } from '../../provider/provider.ts';
import { modelMistake, type Refusal, shownReason } from '../../sharedRefusal.ts';
import { inTurns } from '../../steps.ts';
import { hunksInSteps } from '../../text/hunks.ts';
import { lineCounts } from '../../text/lineCounts.ts';
import type { AgentOutcome } from '../state/outcome.ts';
import { isToolName, TOOL_NAMES, type ToolName } from '../state/toolDefinitions.ts';
import { type ArgumentsOf, type ReadArguments, readArguments } from './callArguments.ts';
import { listTool } from './listTool.ts';
import { headAndTail } from './page.ts';
import { readTool } from './readTool.ts';
import { searchTool } from './searchTool.ts';
import type { TestRunner } from './testRunner.ts';
import type { ToolContext } from './toolContext.ts';
import type { ToolResult } from './toolResult.ts';
import { markedData } from './untrustedDataMarker.ts';
import { confirmCommands } from './unwantedCommands.ts';
import { replaceTool, type WriteResult, writeTool } from './writeTools.ts';

/** `stopped` calls count as not made. */
export type CallResult =
  | {
      readonly kind: 'done' | 'refused';
      readonly content: string;
      /** The run is stored at every event: a call without its result would run again. */
      readonly tell: () => void;
    }
  | { readonly kind: 'stopped' };

export class Toolbox {
  readonly #tests: TestRunner | undefined;

  constructor(tests: TestRunner | undefined) {
    this.#tests = tests;
  }

  async execute({ name, arguments: json }: ToolCall, desk: ToolContext): Promise<CallResult> {
    if (!isToolName(name) || (name === 'run_tests' && !this.#tests)) {
      const known = TOOL_NAMES.filter(tool => tool !== 'run_tests' || this.#tests);
      const message = `There is no tool ${JSON.stringify(name.slice(0, 40))}. There are ${known.join(', ')}.`;
      return refuseCall({ tool: 'unknown', subject: name }, modelMistake(message), desk.journal);
    }
    switch (name) {
      case 'read_file':
        return look({ tool: name, json, desk, work: readTool, subjectOf: ({ path }) => path });
      case 'list_files':
        return look({ tool: name, json, desk, work: listTool, subjectOf: ({ path }) => path });
      case 'search':
        return look({ tool: name, json, desk, work: searchTool, subjectOf: ({ text }) => text });
      case 'replace_in_file':
        return write({ tool: name, json, desk, work: replaceTool, subjectOf: ({ path }) => path });
      case 'write_file':
        return write({ tool: name, json, desk, work: writeTool, subjectOf: ({ path }) => path });
      case 'run_tests':
        return this.#runTests(readArguments(name, json), desk);
      case 'finish':
        return end(name, readArguments(name, json), desk, ({ summary }) => ({ kind: 'finished', summary }));
      case 'cannot':
        return end(name, readArguments(name, json), desk, ({ reason }) => ({ kind: 'cannot', reason }));
    }
  }

  async #runTests(read: ReadArguments<'run_tests'>, desk: ToolContext): Promise<CallResult> {
    const { files, journal, signal } = desk;
    if (read.kind === 'refused' || !this.#tests) return reportRefused('run_tests', '', read, journal);
    const unwanted = await confirmCommands(desk);
    if (signal.aborted) return { kind: 'stopped' };
    if (unwanted) return reportRefused('run_tests', '', unwanted, journal);
    const id = journal.addEvent({ kind: 'tests', state: 'running', task: '', output: '' });
    let begun = '';
    const onBegin = (task: string) => {
      begun = task;
      journal.updateEvent(id, { kind: 'tests', state: 'running', task, output: '' });
    };
    const run = await this.#tests.run(files.changes, { signal, onBegin });
    if (signal.aborted) {
      journal.updateEvent(id, { kind: 'tests', state: 'stopped', task: begun, output: '' });
      return { kind: 'stopped' };
    }
    if (run.kind === 'not-run') {
      const told = { kind: 'tests', state: 'refused', task: begun, output: run.reason ?? run.message } as const;
      return { kind: 'refused', content: run.message, tell: () => journal.updateEvent(id, told) };
    }
    const { exitCode, output, task } = run;
    const ended = exitCode === undefined ? 'did not end in time' : `ended with exit code ${exitCode}`;
    const told = { kind: 'tests', state: 'done', task, output, ...(exitCode !== undefined && { exitCode }) } as const;
    const content = `The tests (${task.slice(0, 100)}) ${ended}.\n${markedData(headAndTail(output), journal.now.id)}`;
    return { kind: 'done', content, tell: () => journal.updateEvent(id, told) };
  }
}

interface ToolWork<T extends ToolName, R> {
  readonly tool: T;
  readonly json: string;
  readonly desk: ToolContext;
  readonly work: (values: ArgumentsOf<T>, desk: ToolContext) => Promise<R>;
  readonly subjectOf: (values: ArgumentsOf<T>) => string;
}

async function look<T extends 'read_file' | 'list_files' | 'search'>({
  tool,
  json,
  desk,
  work,
  subjectOf,
}: ToolWork<T, ToolResult>): Promise<CallResult> {
  const { journal, signal } = desk;
  const read = readArguments(tool, json);
  if (read.kind === 'refused') return reportRefused(tool, '', read, journal);
  const subject = subjectOf(read.values);
  const id = journal.addEvent({ kind: 'tool', tool, subject, state: 'running' });
  const result = await work(read.values, desk);
  if (signal.aborted) {
    journal.updateEvent(id, { kind: 'tool', tool, subject, state: 'stopped' });
    return { kind: 'stopped' };
  }
  if (result.kind === 'refused') {
    const told = { kind: 'tool', tool, subject, state: 'refused', message: shownReason(result) } as const;
    return { kind: 'refused', content: result.message, tell: () => journal.updateEvent(id, told) };
  }
  const { content, counts } = result;
  const told = { kind: 'tool', tool, subject, state: 'done', ...(counts && { counts }) } as const;
  return { kind: 'done', content, tell: () => journal.updateEvent(id, told) };
}

async function write<T extends 'replace_in_file' | 'write_file'>({
  tool,
  json,
  desk,
  work,
  subjectOf,
}: ToolWork<T, ToolResult | WriteResult>): Promise<CallResult> {
  const { clock, files, journal, signal } = desk;
  const read = readArguments(tool, json);
  if (read.kind === 'refused') return reportRefused(tool, '', read, journal);
  const result = await work(read.values, desk);
  // A change stays, even in a stopped run.
  if (result.kind !== 'written') {
    if (signal.aborted) return { kind: 'stopped' };
    return result.kind === 'done'
      ? { ...result, tell: () => undefined }
      : reportRefused(tool, subjectOf(read.values), result, journal);
  }
  const { path, content } = result;
  const counts = lineCounts(await inTurns(hunksInSteps(result.before, result.after), { clock }));
  const change = files.changes.find(one => one.path === path)?.kind ?? 'edit';
  const told = { kind: 'edit', path, change, addedLines: counts.added, removedLines: counts.removed } as const;
  return { kind: 'done', content, tell: () => journal.addEvent(told) };
}

async function end<T extends 'finish' | 'cannot'>(
  tool: T,
  read: ReadArguments<T>,
  { journal }: ToolContext,
  endingOf: (values: ArgumentsOf<T>) => Extract<AgentOutcome, { kind: 'finished' | 'cannot' }>,
): Promise<CallResult> {
  if (read.kind === 'refused') return reportRefused(tool, '', read, journal);
  journal.update({ ending: endingOf(read.values) });
  return { kind: 'done', content: 'The user is told, and reviews your changes.', tell: () => undefined };
}

function reportRefused(
  tool: ToolName,
  subject: string,
  read: { readonly kind: 'arguments' } | Refusal,
  journal: ToolContext['journal'],
): CallResult {
  const why = read.kind === 'refused' ? read : modelMistake(`${tool} cannot be used here.`);
  return refuseCall({ tool, subject }, why, journal);
}

export function refuseCall(
  call: { readonly tool: ToolName | 'unknown'; readonly subject: string },
  why: Refusal,
  journal: ToolContext['journal'],
): CallResult {
  const told = { kind: 'tool', ...call, state: 'refused', message: shownReason(why) } as const;
  return { kind: 'refused', content: why.message, tell: () => journal.addEvent(told) };
}
