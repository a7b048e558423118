import * as l10n from '@vscode/l10n';
import { shownOnOneLine, withInvisibleShown } from '../../core/text/invisibleCharacters.ts';
import { element } from '../element.ts';
import { handOnFocus } from '../focus.ts';
import type { PageMessage, RunStatus, TestChoices } from './messages.ts';
import { questionInWords, resumeInWords, testsMayInWords } from './statusText.ts';

type Ask = (message: PageMessage) => void;

/** Input stays while the question is the same. */
export class DecisionBar {
  readonly root = element('div', {
    class: 'decision',
    role: 'group',
    tabindex: -1,
    'aria-label': l10n.t('Your decision'),
    hidden: true,
  });
  readonly #ask: Ask;
  readonly #before: HTMLElement;
  #shown = '';

  /** @param before gets the focus when there is nothing left to decide */
  constructor(ask: Ask, before: HTMLElement) {
    this.#ask = ask;
    this.#before = before;
  }

  show(status: RunStatus): void {
    const { phase, question, testChoices, outcome, files, moreNanoDollars } = status;
    const key = JSON.stringify([phase, question, testChoices, outcome, files, moreNanoDollars]);
    if (key === this.#shown) return;
    this.#shown = key;
    const parts = this.#parts(status);
    // Not to the new buttons: Enter would answer a question that the user hasn't read.
    handOnFocus(this.root, parts.length === 0 ? this.#before : this.root);
    this.root.replaceChildren(...parts);
    this.root.hidden = parts.length === 0;
  }

  #parts(status: RunStatus): readonly HTMLElement[] {
    const { phase, question, testChoices, outcome, files } = status;
    if (phase === 'working' && testChoices) return [testsForm(testChoices, this.#ask)];
    if (phase === 'working' && question) {
      const yes = this.#button(l10n.t('Yes'), { kind: 'answer', answer: 'yes' });
      const no = this.#button(l10n.t('No'), { kind: 'answer', answer: 'no' });
      const words = element('p', { class: 'question' }, questionInWords(question));
      if (question.kind !== 'commands') return [words, row(yes, no)];
      const whole = this.#button(l10n.t('Show Full Change'), { kind: 'diff', path: question.path });
      return [words, element('pre', { tabindex: 0 }, withInvisibleShown(question.added)), row(yes, no, whole)];
    }
    if (phase !== 'waiting') return [];
    const isOver = outcome?.kind === 'finished' || outcome?.kind === 'cannot';
    // Retrying would exceed the context again.
    const isFull = outcome?.kind === 'limit' && outcome.limit === 'context';
    const ends = isOver || isFull;
    const review = files > 0 ? [this.#button(l10n.t('Review Changes'), { kind: 'review' }, ends ? 'primary' : '')] : [];
    const goOn = ends ? [] : [this.#button(resumeInWords(status), { kind: 'go-on' }, 'primary')];
    const buttons = row(...goOn, ...review, this.#button(l10n.t('Discard'), { kind: 'discard' }));
    return isOver ? [sayForm(this.#ask), buttons] : [buttons];
  }

  #button(name: string, message: PageMessage, kind = ''): HTMLButtonElement {
    const button = element('button', { type: 'button', class: kind }, name);
    button.addEventListener('click', () => this.#ask(message));
    return button;
  }
}

function row(...buttons: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'buttons' }, ...buttons);
}

/** Shows the full command. Typed text overrides the selected choice. */
function testsForm({ commands: choices, workspaceIsReadOnly }: TestChoices, ask: Ask): HTMLElement {
  const name = choices.length === 0 ? l10n.t('Command') : l10n.t('Another command');
  const placeholder = choices.length === 0 ? l10n.t('e.g. npm test') : name;
  const own = element('input', { type: 'text', name: 'own', 'aria-label': name, placeholder });
  const options = choices.map(({ label, command }, index) => {
    const radio = element('input', { type: 'radio', name: 'command', value: command, checked: index === 0 });
    const about = element('span', { class: 'muted' }, ` ${shownOnOneLine(label)}`);
    return { radio, line: element('label', {}, radio, element('code', {}, shownOnOneLine(command)), about) };
  });
  const radios = options.map(({ radio }) => radio);
  const run = element('button', { type: 'submit', class: 'primary', disabled: choices.length === 0 }, l10n.t('Run'));
  const chosen = () => own.value.trim() || (radios.find(({ checked }) => checked)?.value ?? '');
  own.addEventListener('input', () => {
    const [first] = radios;
    if (own.value.trim() !== '') for (const radio of radios) radio.checked = false;
    else if (first) first.checked = true;
    run.disabled = chosen() === '';
  });
  for (const radio of radios) {
    radio.addEventListener('change', () => {
      own.value = '';
      run.disabled = false;
    });
  }
  const form = element(
    'form',
    {},
    element('p', {}, l10n.t('The agent wants to run tests. Which command?')),
    element(
      'p',
      { class: 'muted' },
      `${testsMayInWords(workspaceIsReadOnly)} ${l10n.t('You are asked once per run.')}`,
    ),
    ...options.map(({ line }) => line),
    own,
    row(run, noTests(ask)),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (chosen() !== '') ask({ kind: 'tests', command: chosen() });
  });
  return form;
}

function noTests(ask: Ask): HTMLElement {
  const button = element('button', { type: 'button' }, l10n.t('Skip Tests'));
  button.addEventListener('click', () => ask({ kind: 'tests', command: '' }));
  return button;
}

function sayForm(ask: Ask): HTMLElement {
  const text = element('textarea', {
    rows: 2,
    'aria-label': l10n.t('What should the agent do differently?'),
    placeholder: l10n.t('What should it do differently?'),
  });
  const send = element('button', { type: 'submit' }, l10n.t('Send'));
  const form = element('form', { class: 'say' }, text, send);
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (text.value.trim() !== '') ask({ kind: 'say', text: text.value.trim() });
  });
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return form;
}
