import type { AgentQuestion } from '../../core/agent/state/agentQuestion.ts';
import type { AgentEvent, StepCounts } from '../../core/agent/state/event.ts';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import { shownOnOneLine } from '../../core/text/invisibleCharacters.ts';
import { formatCost, formatCostTotal, formatTokenTotal } from '../../core/usage/amount/format.ts';
import type { RunStatus } from './messages.ts';

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `12 requests · ~3.1k tokens · ~$0.0042 of $0.25` */
export function spentInWords({ spent, capNanoDollars }: RunStatus): string {
  const cap = capNanoDollars === undefined ? '' : ` of ${formatCost(capNanoDollars)}`;
  const tokens = `${formatTokenTotal(spent.tokens)} tokens`;
  return `${counted(spent.requests, 'request')} · ${tokens} · ${formatCostTotal(spent.cost)}${cap}`;
}

export function statusInWords({ phase, outcome, files, saved, question, testChoices }: RunStatus): string {
  switch (phase) {
    case 'working':
      return question || testChoices ? 'Waiting for you.' : 'Working…';
    case 'reviewing':
      return 'In review: accept or reject in the editor.';
    case 'accepted':
      return 'Accepted.';
    case 'discarded':
      return saved ? 'Discarded. Changes you accepted stay.' : 'Discarded. Nothing was changed.';
    case 'waiting':
      return outcome
        ? `${outcomeInWords(outcome)}${proposalInWords(outcome, { files, saved })}`
        : 'Paused: VS Code was closed.';
  }
}

function proposalInWords({ kind }: AgentOutcome, { files, saved }: Pick<RunStatus, 'files' | 'saved'>): string {
  if (files > 0) return ` ${counted(files, saved ? 'more file' : 'file')} to review.`;
  if (kind !== 'finished') return '';
  return saved ? ' Nothing more was changed.' : ' Nothing was changed.';
}

export function outcomeInWords(outcome: AgentOutcome): string {
  switch (outcome.kind) {
    case 'finished':
      return 'Finished.';
    case 'cannot':
      return 'The model gave up.';
    case 'stopped':
      return 'Stopped.';
    case 'limit':
    case 'failed':
      return outcome.message;
  }
}

/** With the further cost, if resuming exceeds the limit. */
export function resumeInWords({ moreNanoDollars }: RunStatus): string {
  return moreNanoDollars === undefined ? 'Continue' : `Continue (up to ${formatCost(moreNanoDollars)} more)`;
}

const VERBS = {
  read_file: ['Reads', 'Read', 'Did not read'],
  list_files: ['Lists', 'Listed', 'Did not list'],
  search: ['Searches for', 'Searched for', 'Did not search for'],
  replace_in_file: ['Changes', 'Changed', 'Did not change'],
  write_file: ['Writes', 'Wrote', 'Did not write'],
  run_tests: ['Runs tests', 'Ran tests', 'Did not run tests'],
  finish: ['Finishes', 'Finished', 'Did not finish'],
  cannot: ['Gives up', 'Gave up', 'Did not give up'],
  unknown: ['Asks for', 'Asked for', 'Asked for'],
} as const satisfies Readonly<Record<Extract<AgentEvent, { kind: 'tool' }>['tool'], readonly [string, string, string]>>;

/** `Read`, `Did not read` */
export function toolVerb({ tool, state }: Extract<AgentEvent, { kind: 'tool' }>): string {
  const [now, past, not] = VERBS[tool];
  if (state === 'running') return now;
  return state === 'done' ? past : not;
}

/** `40 lines, 2 matches` */
export function countsInWords(counts: StepCounts | undefined): string {
  const { lines, files, matches } = counts ?? {};
  return [
    ...(lines === undefined ? [] : [counted(lines, 'line')]),
    ...(files === undefined ? [] : [counted(files, 'file')]),
    ...(matches === undefined ? [] : [counted(matches, 'match', 'matches')]),
  ].join(', ');
}

export function questionInWords(question: AgentQuestion): string {
  if (question.kind === 'go-on') {
    return `The model has taken ${counted(question.turns, 'step')} without finishing. Continue?`;
  }
  if (question.kind === 'commands') {
    return `The agent has changed ${question.path}, which defines commands. Run the tests with this change?`;
  }
  const wants = question.wants === 'read' ? 'read' : 'change';
  return `May the agent ${wants} ${question.path}? It ${question.why}.`;
}

export function testsInWords({ task, state, exitCode }: Extract<AgentEvent, { kind: 'tests' }>): string {
  if (state === 'running' && task === '') return 'Wants to run tests';
  const what = task === '' ? 'Tests' : shownOnOneLine(task);
  if (state === 'running') return `${what}: running…`;
  if (state === 'refused') return `${what}: not run`;
  if (exitCode === undefined) return `${what}: ${state === 'stopped' ? 'stopped' : 'timed out'}`;
  return `${what}: ${exitCode === 0 ? 'passed' : 'failed'} (exit code ${exitCode})`;
}

/** `Accepted src/a.ts, some of src/b.ts.` */
export function savedInWords({ whole, part }: Extract<AgentEvent, { kind: 'saved' }>): string {
  const some = part.length === 0 ? [] : [`some of ${part.join(', ')}`];
  return `Accepted ${[...whole, ...some].join(', ')}.`;
}

export function droppedInWords({ paths }: Extract<AgentEvent, { kind: 'dropped' }>): string {
  return `Skipped ${paths.join(', ')}: changed or deleted meanwhile.`;
}

export function announced(event: AgentEvent): string {
  switch (event.kind) {
    case 'tool':
      return event.state === 'running' ? '' : `${toolVerb(event)} ${event.subject}`;
    case 'edit':
      return `Proposes a change of ${event.path}`;
    case 'tests':
      return event.state === 'running' ? '' : testsInWords(event);
    case 'question':
      return event.answer === undefined ? questionInWords(event.question) : '';
    case 'ended':
      return outcomeInWords(event.outcome);
    case 'saved':
      return savedInWords(event);
    case 'dropped':
      return droppedInWords(event);
    case 'thinking':
    case 'text':
    case 'user':
    case 'compacted':
    case 'resumed':
      return '';
  }
}

/** Shown before tests run. */
export function testsMayInWords(workspaceIsReadOnly: boolean): string {
  const where = 'It runs in a temporary copy of the folder with the proposed changes.';
  return workspaceIsReadOnly
    ? `${where} It can't change the folder itself; elsewhere it runs with your permissions.`
    : `${where} It runs with your permissions and can change your installed packages (node_modules, .venv), which the copy shares.`;
}
