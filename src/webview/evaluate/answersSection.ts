import * as l10n from '@vscode/l10n';
import type { Plan } from '../../core/evaluate/result.ts';
import type { AnswerOutcome } from '../../core/evaluate/taskAnswer.ts';
import { element } from '../element.ts';
import type { Color } from '../usage/colors.ts';
import { formatCount, formatFigure, formatMs } from '../usage/formatText.ts';
import { ANSWER_FILTERS, type AnswerFilter, isListed } from './answerFilter.ts';
import { breakable } from './breakable.ts';
import type { AnswerDetail, AnswerRow, ComparisonMessage } from './messages.ts';

const OUTCOME_COLORS: Readonly<Record<AnswerOutcome, Color>> = {
  passed: '--green',
  failed: '--red',
  truncated: '--yellow',
  malformed: '--yellow',
  empty: '--yellow',
  error: '--purple',
  skipped: '--gray',
};

export const OUTCOME_NAMES: Readonly<Record<AnswerOutcome, string>> = {
  passed: l10n.t('Passed'),
  failed: l10n.t('Failed'),
  truncated: l10n.t('Truncated'),
  malformed: l10n.t('Malformed'),
  empty: l10n.t('Empty'),
  error: l10n.t('Provider error'),
  skipped: l10n.t('Skipped'),
};

const FILTER_NAMES: Readonly<Record<AnswerFilter, string>> = {
  all: l10n.t('All'),
  'not-passed': l10n.t('Not passed'),
  differing: l10n.t('Tasks with different outcomes'),
};

/** Expanding an answer shows its text and test output. */
export class AnswersSection {
  readonly root: HTMLElement;
  readonly #ask: (index: number) => void;
  readonly #tasks = element('div');
  /** By index; reused, so that expanded answers stay expanded. */
  readonly #entries = new Map<number, AnswerEntry>();
  readonly #groups = new Map<string, TaskGroup>();
  readonly #nothing = element('p', { class: 'muted', hidden: true }, l10n.t('No matching answers.'));
  #filter: AnswerFilter = 'all';
  #planId = '';

  constructor({ ask }: { readonly ask: (index: number) => void }) {
    this.#ask = ask;
    const choice = filterChoice(filter => {
      this.#filter = filter;
      this.#list();
    });
    this.root = element(
      'section',
      { 'aria-labelledby': 'answers' },
      element('h2', { id: 'answers' }, l10n.t('Every answer')),
      choice,
      this.#nothing,
      this.#tasks,
    );
  }

  /** @param known answers the page already has */
  show({ plan, known, answers }: Pick<ComparisonMessage, 'plan' | 'known' | 'answers'>): void {
    if (plan.id !== this.#planId) this.#begin(plan);
    const labels = new Map(plan.models.map(({ id, label }) => [id, label]));
    for (const [place, answer] of answers.entries()) {
      const index = known + place;
      if (this.#entries.has(index)) continue;
      const entry = new AnswerEntry({ answer, label: labels.get(answer.modelId) ?? answer.modelId, plan });
      entry.root.addEventListener('toggle', () => {
        if (entry.root.open && entry.isBare) this.#ask(index);
      });
      this.#entries.set(index, entry);
      this.#groups.get(answer.taskId)?.add(entry);
    }
    this.#list();
  }

  fill(index: number, detail: AnswerDetail): void {
    this.#entries.get(index)?.fill(detail);
  }

  #list(): void {
    const groups = [...this.#groups.values()];
    for (const group of groups) group.list(this.#filter);
    this.#nothing.hidden = groups.some(({ root }) => !root.hidden);
  }

  #begin(plan: Plan): void {
    this.#planId = plan.id;
    this.#entries.clear();
    this.#groups.clear();
    for (const { id, title } of plan.tasks) this.#groups.set(id, new TaskGroup(title));
    this.#tasks.replaceChildren(...[...this.#groups.values()].map(({ root }) => root));
  }
}

function filterChoice(onFilter: (filter: AnswerFilter) => void): HTMLElement {
  const select = element('select', {}, ...ANSWER_FILTERS.map(filter => element('option', {}, FILTER_NAMES[filter])));
  select.addEventListener('change', () => onFilter(ANSWER_FILTERS[select.selectedIndex] ?? 'all'));
  const label = element('label', {}, element('span', { class: 'muted' }, l10n.t('Show')), select);
  return element('div', { class: 'filters' }, label);
}

/** By repeat, then by model, in any order of arrival. */
class TaskGroup {
  readonly root: HTMLElement;
  #entries: readonly AnswerEntry[] = [];

  constructor(title: string) {
    this.root = element('div', { class: 'task', hidden: true }, element('h3', {}, title));
  }

  /** Doesn't move other entries. */
  add(entry: AnswerEntry): void {
    const next = this.#entries.find(({ rank }) => rank > entry.rank);
    this.root.insertBefore(entry.root, next?.root ?? null);
    this.#entries = [...this.#entries, entry].sort((a, b) => a.rank - b.rank);
  }

  list(filter: AnswerFilter): void {
    const outcomes = this.#entries.map(({ outcome }) => outcome);
    for (const { outcome, root } of this.#entries) root.hidden = !isListed(filter, outcome, outcomes);
    this.root.hidden = this.#entries.every(({ root }) => root.hidden);
  }
}

interface EntryOptions {
  readonly answer: AnswerRow;
  readonly label: string;
  readonly plan: Plan;
}

class AnswerEntry {
  readonly root: HTMLDetailsElement;
  readonly outcome: AnswerOutcome;
  /** Among the task's answers. */
  readonly rank: number;
  readonly #body = element('div', { class: 'answer' });

  constructor({ answer, label, plan }: EntryOptions) {
    const { modelId, outcome, reason, repeat } = answer;
    this.outcome = outcome;
    this.rank = repeat * plan.models.length + plan.models.findIndex(({ id }) => id === modelId);
    const sign = element('span', { class: 'sign' });
    sign.style.setProperty('--sign', `var(${OUTCOME_COLORS[outcome]})`);
    const which = plan.repeats > 1 ? [' ', element('span', { class: 'muted' }, l10n.t('repeat {0}', repeat))] : [];
    const summary = element(
      'summary',
      {},
      element('span', {}, sign, element('b', {}, OUTCOME_NAMES[outcome])),
      element('span', { class: 'name' }, ...breakable(label), ...which),
      element('span', { class: 'figures' }, ...figuresOf(answer).map(text => element('span', {}, text))),
      element('span', { class: 'muted why' }, reason ?? ''),
    );
    this.root = element('details', { class: 'entry' }, summary, this.#body);
  }

  /** Details are not fetched yet. */
  get isBare(): boolean {
    return this.#body.childElementCount === 0;
  }

  fill({ test, text }: AnswerDetail): void {
    this.#body.replaceChildren(
      element('h4', {}, l10n.t('Answer')),
      text === '' ? element('p', { class: 'muted' }, l10n.t('None.')) : element('pre', { tabindex: 0 }, text),
      element('h4', {}, l10n.t('Test')),
      test ? element('pre', { tabindex: 0 }, test.text) : element('p', { class: 'muted' }, l10n.t('Not run.')),
      ...(test && test.cutChars > 0
        ? [element('p', { class: 'muted' }, l10n.t('{0} characters omitted.', formatCount(test.cutChars)))]
        : []),
    );
  }
}

/** Empty if nothing was sent. */
function figuresOf({ asked }: AnswerRow): readonly string[] {
  if (!asked) return ['', '', ''];
  return [l10n.t('{0} tokens', outputInWords(asked.tokens)), formatFigure(asked.cost), formatMs(asked.durationMs)];
}

function outputInWords({ certainty, output }: NonNullable<AnswerRow['asked']>['tokens']): string {
  if (output === undefined || certainty === 'unknown') return '?';
  return `${certainty === 'estimated' ? '~' : ''}${formatCount(output)}`;
}
