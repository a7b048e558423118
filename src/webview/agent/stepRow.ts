import * as l10n from '@vscode/l10n';
import type { AgentEvent } from '../../core/agent/state/event.ts';
import { formatCount } from '../../core/numberText.ts';
import { type Child, element, unseen } from '../element.ts';
import { replaceInPlace } from '../focus.ts';
import type { PageMessage } from './messages.ts';
import {
  countsInWords,
  droppedInWords,
  outcomeInWords,
  questionInWords,
  savedInWords,
  testsInWords,
  toolVerb,
} from './statusText.ts';

type Of<Kind extends AgentEvent['kind']> = Extract<AgentEvent, { kind: Kind }>;

/** Long content is folded, and stays open once opened. */
export class StepRow {
  readonly root = element('div', { role: 'listitem' });
  readonly #ask: (message: PageMessage) => void;
  #isOpen = false;

  constructor(ask: (message: PageMessage) => void) {
    this.#ask = ask;
  }

  show(event: AgentEvent): void {
    const { mark, children, kind = event.kind } = this.#contentOf(event);
    this.root.className = `step ${kind}`;
    replaceInPlace(this.root, element('span', { class: 'mark', 'aria-hidden': 'true' }, mark), ...children);
  }

  #contentOf(event: AgentEvent): {
    readonly mark: string;
    readonly children: readonly Child[];
    readonly kind?: string;
  } {
    switch (event.kind) {
      case 'user':
        return { mark: '›', children: [unseen(`${l10n.t('You:')} `), prose(event.text)] };
      case 'thinking':
        return {
          mark: '…',
          children: [
            this.#folded(event.state === 'running' ? l10n.t('Thinking…') : l10n.t('Thought'), prose(event.text)),
          ],
        };
      case 'text':
        return { mark: ' ', children: [prose(event.text)] };
      case 'tool':
        return { mark: '→', children: [tool(event)], kind: event.state === 'refused' ? 'tool refused' : 'tool' };
      case 'edit':
        return { mark: event.change === 'create' ? '+' : '±', children: [this.#edit(event)] };
      case 'tests':
        return this.#tests(event);
      case 'question':
        return { mark: '?', children: [question(event)] };
      case 'compacted':
        return { mark: '…', children: [compacted(event)] };
      case 'resumed':
        return { mark: '›', children: [element('p', {}, l10n.t('Continued.'))] };
      case 'saved':
        return { mark: '✓', children: [element('p', {}, savedInWords(event))] };
      case 'dropped':
        return { mark: '■', children: [element('p', {}, droppedInWords(event))] };
      case 'ended':
        return ended(event);
    }
  }

  #edit({ path, addedLines, removedLines }: Of<'edit'>): HTMLElement {
    const button = element('button', { class: 'link', title: l10n.t('Show the full change') }, path);
    button.addEventListener('click', () => this.#ask({ kind: 'diff', path }));
    const counts = element(
      'span',
      { class: 'counts' },
      element('span', { class: 'added' }, `+${addedLines}`),
      ' ',
      element('span', { class: 'removed' }, `−${removedLines}`),
    );
    return element('p', {}, `${l10n.t('Proposes')} `, button, ' ', counts);
  }

  #tests(event: Of<'tests'>): { mark: string; children: readonly Child[]; kind: string } {
    const words = testsInWords(event);
    const { mark, kind } = verdictOn(event);
    if (event.output === '') return { mark, kind, children: [element('p', {}, words)] };
    return { mark, kind, children: [this.#folded(words, element('pre', { tabindex: 0 }, event.output))] };
  }

  #folded(summary: string, content: HTMLElement): HTMLElement {
    const details = element('details', { open: this.#isOpen }, element('summary', {}, summary), content);
    details.addEventListener('toggle', () => {
      this.#isOpen = details.open;
    });
    return details;
  }
}

/** A test that wasn't run hasn't failed. */
function verdictOn({ exitCode, state }: Of<'tests'>): { readonly mark: string; readonly kind: string } {
  if (state === 'running') return { mark: '…', kind: 'tests' };
  if (state !== 'done') return { mark: '■', kind: 'tests refused' };
  return exitCode === 0 ? { mark: '✓', kind: 'tests passed' } : { mark: '✗', kind: 'tests failed' };
}

/** Never HTML. */
function prose(text: string): HTMLElement {
  return element('p', { class: 'prose' }, text.trim());
}

function tool(event: Of<'tool'>): HTMLElement {
  const counts = countsInWords(event.counts);
  return element(
    'p',
    {},
    `${toolVerb(event)} `,
    element('code', {}, event.subject),
    ...(counts === '' ? [] : [element('span', { class: 'muted' }, ` ${counts}`)]),
    ...(event.message === undefined ? [] : [element('span', { class: 'message' }, event.message)]),
  );
}

function question({ question, answer }: Of<'question'>): HTMLElement {
  const given =
    answer === undefined ? [] : [' ', element('strong', {}, answer === 'yes' ? l10n.t('Yes.') : l10n.t('No.'))];
  return element('p', {}, questionInWords(question), ...given);
}

function compacted({ results }: Of<'compacted'>): HTMLElement {
  const words =
    results === 1
      ? l10n.t("Left out 1 older result to fit the model's context.")
      : l10n.t("Left out {0} older results to fit the model's context.", formatCount(results));
  return element('p', { class: 'muted' }, words);
}

function ended({ outcome }: Of<'ended'>): { mark: string; children: readonly Child[]; kind: string } {
  const said = outcome.kind === 'finished' ? outcome.summary : outcome.kind === 'cannot' ? outcome.reason : '';
  const mark = outcome.kind === 'finished' ? '✓' : outcome.kind === 'failed' ? '✗' : '■';
  const words = element('p', {}, element('strong', {}, outcomeInWords(outcome)));
  return { mark, kind: `ended ${outcome.kind}`, children: said === '' ? [words] : [words, prose(said)] };
}
