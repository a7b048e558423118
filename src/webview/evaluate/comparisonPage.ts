import * as l10n from '@vscode/l10n';
import { counted } from '../../core/counted.ts';
import type { RunEnd } from '../../core/evaluate/result.ts';
import { formatCost } from '../../core/usage/amount/format.ts';
import { element } from '../element.ts';
import { handOnFocus } from '../focus.ts';
import { formatCount, formatTime } from '../usage/formatText.ts';
import { AnswersSection } from './answersSection.ts';
import { DifferencesSection } from './differences.ts';
import type { ComparisonMessage, PageMessage, ShownMessage } from './messages.ts';
import { ModelsSection } from './models.ts';

const QUARTERS = 4;

/** Updates keep expanded parts expanded. */
export class ComparisonPage {
  readonly root: HTMLElement;
  readonly #ask: (message: PageMessage) => void;
  readonly #about = element('p', { class: 'muted' });
  readonly #state = element('p', { tabindex: -1 });
  readonly #spoken = element('p', { class: 'unseen', role: 'status' });
  readonly #progress = element('progress', { hidden: true });
  readonly #cancel: HTMLElement;
  readonly #nothing = element('p', { class: 'nothing' }, l10n.t('No answers yet.'));
  readonly #content: HTMLElement;
  readonly #models = new ModelsSection();
  readonly #differences = new DifferencesSection();
  readonly #answers: AnswersSection;
  #planId = '';
  #spokenAt = -1;

  constructor({ ask }: { readonly ask: (message: PageMessage) => void }) {
    this.#ask = ask;
    this.#answers = new AnswersSection({ ask: index => ask({ kind: 'detail', index }) });
    this.#cancel = button(l10n.t('Cancel'), () => ask({ kind: 'cancel' }));
    this.#content = element('div', { hidden: true }, this.#models.root, this.#differences.root, this.#answers.root);
    this.root = element(
      'main',
      {},
      this.#header(),
      this.#about,
      this.#spoken,
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
    this.#speak(progress);
    if (progress === undefined) handOnFocus(this.#cancel, this.#state);
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

  /** A quarter at a time: every answer would be too much to listen to. */
  #speak(progress: ComparisonMessage['progress']): void {
    const quarter = progress ? Math.floor((QUARTERS * progress.done) / progress.total) : QUARTERS + 1;
    if (quarter === this.#spokenAt) return;
    this.#spokenAt = quarter;
    this.#spoken.textContent = this.#state.textContent;
  }

  #header(): HTMLElement {
    const picture = () => {
      const png = this.#models.chart.png();
      if (png !== '') this.#ask({ kind: 'picture', png });
    };
    return element(
      'header',
      {},
      element('h1', {}, l10n.t('Model comparison')),
      element(
        'div',
        { class: 'actions' },
        button(l10n.t('Export JSON…'), () => this.#ask({ kind: 'export', format: 'json' })),
        button(l10n.t('Export CSV…'), () => this.#ask({ kind: 'export', format: 'csv' })),
        button(l10n.t('Save Chart as PNG…'), picture),
        button(l10n.t('Past Comparisons…'), () => this.#ask({ kind: 'earlier' })),
      ),
    );
  }
}

function aboutInWords({ plan, practice }: ComparisonMessage): string {
  const { capNanoDollars, models, repeats, startedAt, taskSet, tasks, unpriced = [] } = plan;
  const free = models.filter(({ id }) => unpriced.includes(id)).map(({ label }) => label);
  return [
    `${taskSet.name}: ${counted.tasks(tasks.length)}, ${counted.models(models.length)}, ${counted.repeats(repeats)}`,
    ...(capNanoDollars === undefined ? [] : [capInWords(formatCost(capNanoDollars), free)]),
    formatTime(startedAt),
    ...(practice === undefined ? [] : [practice]),
  ].join(' · ');
}

function capInWords(cap: string, unpriced: readonly string[]): string {
  return unpriced.length === 0
    ? l10n.t('at most {0}', cap)
    : l10n.t('at most {0}, except {1} (price unknown)', cap, unpriced.join(', '));
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  finished: l10n.t('Finished'),
  cancelled: l10n.t('Cancelled'),
  'cap-reached': l10n.t('Stopped at the limit'),
  broken: l10n.t('Failed'),
};

function countOf({ answers, known }: ComparisonMessage): number {
  return known + answers.length;
}

function stateInWords(message: ComparisonMessage): string {
  const { end, plan, progress, reason, unread = 0 } = message;
  const all = plan.models.length * plan.tasks.length * plan.repeats;
  const answered = l10n.t('{0} of {1} answers', formatCount(countOf(message)), formatCount(all));
  if (progress) return l10n.t('Running: {0}, {1} so far.', answered, formatCost(progress.spentNanoDollars));
  const how = end === undefined ? l10n.t('Not finished') : ENDS[end];
  const lost = unread === 0 ? [] : [unreadInWords(unread)];
  return [how, answered, ...lost, ...(reason === undefined ? [] : [reason])].map(sentence).join(' ');
}

function unreadInWords(answers: number): string {
  return answers === 1
    ? l10n.t("1 answer in its file can't be read")
    : l10n.t("{0} answers in its file can't be read", formatCount(answers));
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
