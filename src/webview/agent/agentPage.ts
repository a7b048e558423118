import * as l10n from '@vscode/l10n';
import { element } from '../element.ts';
import { handOnFocus } from '../focus.ts';
import { DecisionBar } from './decision.ts';
import type { PageMessage, PanelMessage, RunStatus } from './messages.ts';
import { spentInWords, statusInWords } from './statusText.ts';
import { Steps } from './stepList.ts';

export class AgentPage {
  readonly root: HTMLElement;
  readonly #title = element('h1');
  readonly #about = element('p', { class: 'muted about' });
  readonly #standing = element('span', { role: 'status', class: 'standing' });
  readonly #spent = element('span', { class: 'spent' });
  readonly #stop = element('button', { type: 'button', class: 'stop', hidden: true }, l10n.t('Stop'));
  /** Past the steps, for the keyboard. */
  readonly #skip = element('button', { type: 'button', class: 'skip', hidden: true }, l10n.t('Go to Your Decision'));
  readonly #steps: Steps;
  readonly #decision: DecisionBar;

  constructor(ask: (message: PageMessage) => void) {
    this.#steps = new Steps(ask);
    this.#decision = new DecisionBar(ask, this.#steps.root);
    this.#skip.addEventListener('click', () => this.#decision.root.focus());
    this.#stop.addEventListener('click', () => ask({ kind: 'stop' }));
    const bar = element('div', { class: 'bar' }, this.#standing, this.#spent, this.#stop, this.#skip);
    const header = element('header', {}, this.#title, this.#about, bar);
    this.root = element('main', {}, header, this.#steps.root, this.#steps.spoken, this.#decision.root);
  }

  take(message: Extract<PanelMessage, { kind: 'events' }>): void {
    this.#steps.take(message);
  }

  show(status: RunStatus): void {
    const { instruction, start, model, phase } = status;
    setText(this.#title, instruction);
    setText(this.#about, [start, model].filter(part => part !== '').join(' · '));
    setText(this.#standing, statusInWords(status));
    setText(this.#spent, spentInWords(status));
    this.root.dataset['phase'] = phase;
    this.#decision.show(status);
    const decision = this.#decision.root;
    const next = decision.hidden ? this.#steps.root : decision;
    if (phase !== 'working') handOnFocus(this.#stop, next);
    this.#stop.hidden = phase !== 'working';
    if (decision.hidden) handOnFocus(this.#skip, next);
    this.#skip.hidden = decision.hidden;
  }
}

/** Screen readers announce text again when it is set again. */
function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
