import type { RunEnd } from '../../core/evaluate/result.ts';
import { formatCost } from '../../core/usage/amount/format.ts';
import { element } from '../element.ts';
import { formatCount, formatTime } from '../usage/formatText.ts';
import { AnswersSection } from './answersSection.ts';
import { DifferencesSection } from './differences.ts';
import type { ComparisonMessage, PageMessage, ShownMessage } from './messages.ts';
import { ModelsSection } from './models.ts';

/** Updates keep expanded parts expanded. */
export class ComparisonPage {
  readonly root: HTMLElement;
  readonly #ask: (message: PageMessage) => void;
  readonly #about = element('p', { class: 'muted' });
  readonly #state = element('p', { role: 'status' });
  readonly #progress = element('progress', { hidden: true });
  readonly #cancel: HTMLElement;
  readonly #nothing = element('p', { class: 'nothing' }, 'No answers yet.');
  readonly #content: HTMLElement;
  readonly #models = new ModelsSection();
  readonly #differences = new DifferencesSection();
  readonly #answers: AnswersSection;
  #planId = '';

  constructor({ ask }: { readonly ask: (message: PageMessage) => void }) {
    this.#ask = ask;
    this.#answers = new AnswersSection({ ask: index => ask({ kind: 'detail', index }) });
    this.#cancel = button('Cancel', () => ask({ kind: 'cancel' }));
    this.#content = element('div', { hidden: true }, this.#models.root, this.#differences.root, this.#answers.root);
    this.root = element(
      'main',
      {},
      this.#header(),
      this.#about,
      element('div', { class: 'state' }, this.#state, this.#progress, this.#cancel),
      this.#nothing,
      this.#content,
    );
  }

  show(message: ShownMessage): void {
    if (message.kind === 'comparison') this.#showComparison(message);
    else if (message.planId === this.#planId) this.#answers.fill(message.index, message.detail);
  }

  #showComparison(message: ComparisonMessage): void {
    const { plan, progress, summary } = message;
    this.#planId = plan.id;
    this.#about.textContent = aboutInWords(message);
    this.#state.textContent = stateInWords(message);
    this.#progress.hidden = progress === undefined;
    this.#cancel.hidden = progress === undefined;
    if (progress) {
      this.#progress.max = progress.total;
      this.#progress.value = progress.done;
    }
    const isEmpty = countOf(message) === 0;
    this.#nothing.hidden = !isEmpty;
    this.#content.hidden = isEmpty;
    if (isEmpty) return;
    this.#models.show(summary);
    this.#differences.show(summary);
    this.#answers.show(message);
  }

  #header(): HTMLElement {
    const picture = () => {
      const png = this.#models.chart.png();
      if (png !== '') this.#ask({ kind: 'picture', png });
    };
    return element(
      'header',
      {},
      element('h1', {}, 'Model comparison'),
      element(
        'div',
        { class: 'actions' },
        button('Export JSON…', () => this.#ask({ kind: 'export', format: 'json' })),
        button('Export CSV…', () => this.#ask({ kind: 'export', format: 'csv' })),
        button('Save Chart as PNG…', picture),
        button('Past Comparisons…', () => this.#ask({ kind: 'earlier' })),
      ),
    );
  }
}

function aboutInWords({ plan }: ComparisonMessage): string {
  const { capNanoDollars, models, repeats, startedAt, taskSet, tasks, unpriced = [] } = plan;
  const free = models.filter(({ id }) => unpriced.includes(id)).map(({ label }) => label);
  const but = free.length === 0 ? '' : `, except ${free.join(', ')} (price unknown)`;
  const cap = capNanoDollars === undefined ? [] : [`at most ${formatCost(capNanoDollars)}${but}`];
  return [
    `${taskSet.name}: ${counted(tasks.length, 'task')}, ${counted(models.length, 'model')}, ${counted(repeats, 'repeat')}`,
    ...cap,
    formatTime(startedAt),
  ].join(' · ');
}

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  finished: 'Finished',
  cancelled: 'Cancelled',
  'cap-reached': 'Stopped at the limit',
  broken: 'Failed',
};

function countOf({ answers, known }: ComparisonMessage): number {
  return known + answers.length;
}

function stateInWords(message: ComparisonMessage): string {
  const { end, plan, progress, reason, unread = 0 } = message;
  const all = plan.models.length * plan.tasks.length * plan.repeats;
  const answered = `${formatCount(countOf(message))} of ${formatCount(all)} answers`;
  if (progress) return `Running: ${answered}, ${formatCost(progress.spentNanoDollars)} so far.`;
  const how = end === undefined ? 'Not finished' : ENDS[end];
  const lost = unread === 0 ? [] : [`${counted(unread, 'answer')} in its file can't be read`];
  return [how, answered, ...lost, ...(reason === undefined ? [] : [reason])].map(sentence).join(' ');
}

/** System errors lack the full stop. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function button(label: string, pressed: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'secondary' }, label);
  made.addEventListener('click', pressed);
  return made;
}
