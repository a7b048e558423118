import * as l10n from '@vscode/l10n';
import type { AgentQuestion } from '../../core/agent/state/agentQuestion.ts';
import type { AgentEvent, StepCounts } from '../../core/agent/state/event.ts';
import type { AgentOutcome } from '../../core/agent/state/outcome.ts';
import { counted } from '../../core/counted.ts';
import { protectionInWords } from '../../core/files/protectionWords.ts';
import { formatCount } from '../../core/numberText.ts';
import { shownOnOneLine } from '../../core/text/invisibleCharacters.ts';
import { formatCost, formatCostTotal, formatTokenTotal } from '../../core/usage/amount/format.ts';
import type { RunStatus } from './messages.ts';

/** `12 requests · ~3.1k tokens · ~$0.0042 of $0.25` */
export function spentInWords({ spent, capNanoDollars }: RunStatus): string {
  const cost = formatCostTotal(spent.cost);
  const money = capNanoDollars === undefined ? cost : l10n.t('{0} of {1}', cost, formatCost(capNanoDollars));
  const tokens = l10n.t('{0} tokens', formatTokenTotal(spent.tokens));
  return `${counted.requests(spent.requests)} · ${tokens} · ${money}`;
}

export function statusInWords({ phase, outcome, files, saved, question, testChoices }: RunStatus): string {
  switch (phase) {
    case 'working':
      return question || testChoices ? l10n.t('Waiting for you.') : l10n.t('Working…');
    case 'reviewing':
      return l10n.t('In review: accept or reject in the editor.');
    case 'accepted':
      return l10n.t('Accepted.');
    case 'discarded':
      return saved ? l10n.t('Discarded. Changes you accepted stay.') : l10n.t('Discarded. Nothing was changed.');
    case 'waiting':
      return outcome
        ? [outcomeInWords(outcome), ...proposalInWords(outcome, { files, saved })].join(' ')
        : l10n.t('Paused: VS Code was closed.');
  }
}

function proposalInWords({ kind }: AgentOutcome, { files, saved }: Pick<RunStatus, 'files' | 'saved'>): string[] {
  if (files === 1) return [saved ? l10n.t('1 more file to review.') : l10n.t('1 file to review.')];
  if (files > 1) {
    const count = formatCount(files);
    return [saved ? l10n.t('{0} more files to review.', count) : l10n.t('{0} files to review.', count)];
  }
  if (kind !== 'finished') return [];
  return [saved ? l10n.t('Nothing more was changed.') : l10n.t('Nothing was changed.')];
}

export function outcomeInWords(outcome: AgentOutcome): string {
  switch (outcome.kind) {
    case 'finished':
      return l10n.t('Finished.');
    case 'cannot':
      return l10n.t('The model gave up.');
    case 'stopped':
      return l10n.t('Stopped.');
    case 'limit':
    case 'failed':
      return outcome.message;
  }
}

/** With the further cost, if resuming exceeds the limit. */
export function resumeInWords({ moreNanoDollars }: RunStatus): string {
  return moreNanoDollars === undefined
    ? l10n.t('Continue')
    : l10n.t('Continue (up to {0} more)', formatCost(moreNanoDollars));
}

const VERBS = {
  read_file: [l10n.t('Reads'), l10n.t('Read'), l10n.t('Did not read')],
  list_files: [l10n.t('Lists'), l10n.t('Listed'), l10n.t('Did not list')],
  search: [l10n.t('Searches for'), l10n.t('Searched for'), l10n.t('Did not search for')],
  replace_in_file: [l10n.t('Changes'), l10n.t('Changed'), l10n.t('Did not change')],
  write_file: [l10n.t('Writes'), l10n.t('Wrote'), l10n.t('Did not write')],
  run_tests: [l10n.t('Runs tests'), l10n.t('Ran tests'), l10n.t('Did not run tests')],
  finish: [l10n.t('Finishes'), l10n.t('Finished'), l10n.t('Did not finish')],
  cannot: [l10n.t('Gives up'), l10n.t('Gave up'), l10n.t('Did not give up')],
  unknown: [l10n.t('Asks for'), l10n.t('Asked for'), l10n.t('Asked for')],
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
    ...(lines === undefined ? [] : [counted.lines(lines)]),
    ...(files === undefined ? [] : [counted.files(files)]),
    ...(matches === undefined ? [] : [counted.matches(matches)]),
  ].join(', ');
}

export function questionInWords(question: AgentQuestion): string {
  if (question.kind === 'go-on') {
    return question.turns === 1
      ? l10n.t('The model has taken 1 step without finishing. Continue?')
      : l10n.t('The model has taken {0} steps without finishing. Continue?', formatCount(question.turns));
  }
  if (question.kind === 'commands') {
    return l10n.t('The agent has changed {0}, which defines commands. Run the tests with this change?', question.path);
  }
  const why = protectionInWords(question.why);
  return question.wants === 'read'
    ? l10n.t('May the agent read {0}? It {1}.', question.path, why)
    : l10n.t('May the agent change {0}? It {1}.', question.path, why);
}

export function testsInWords({ task, state, exitCode }: Extract<AgentEvent, { kind: 'tests' }>): string {
  if (state === 'running' && task === '') return l10n.t('Wants to run tests');
  const what = task === '' ? l10n.t('Tests') : shownOnOneLine(task);
  if (state === 'running') return l10n.t('{0}: running…', what);
  if (state === 'refused') return l10n.t('{0}: not run', what);
  if (exitCode === undefined)
    return state === 'stopped' ? l10n.t('{0}: stopped', what) : l10n.t('{0}: timed out', what);
  return exitCode === 0
    ? l10n.t('{0}: passed (exit code {1})', what, exitCode)
    : l10n.t('{0}: failed (exit code {1})', what, exitCode);
}

/** `Accepted src/a.ts, some of src/b.ts.` */
export function savedInWords({ whole, part }: Extract<AgentEvent, { kind: 'saved' }>): string {
  const [all, some] = [whole.join(', '), part.join(', ')];
  if (some === '') return l10n.t('Accepted {0}.', all);
  return all === '' ? l10n.t('Accepted some of {0}.', some) : l10n.t('Accepted {0}, some of {1}.', all, some);
}

export function droppedInWords({ paths }: Extract<AgentEvent, { kind: 'dropped' }>): string {
  return l10n.t('Skipped {0}: changed or deleted meanwhile.', paths.join(', '));
}

export function announced(event: AgentEvent): string {
  switch (event.kind) {
    case 'tool':
      return event.state === 'running' ? '' : `${toolVerb(event)} ${event.subject}`;
    case 'edit':
      return l10n.t('Proposes a change of {0}', event.path);
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
  const where = l10n.t('It runs in a temporary copy of the folder with the proposed changes.');
  return workspaceIsReadOnly
    ? `${where} ${l10n.t("It can't change the folder itself; elsewhere it runs with your permissions.")}`
    : `${where} ${l10n.t('It runs with your permissions and can change your installed packages (node_modules, .venv), which the copy shares.')}`;
}
