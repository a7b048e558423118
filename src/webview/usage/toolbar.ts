import * as l10n from '@vscode/l10n';
import { RANGES, type Range } from '../../core/usage/report/range.ts';
import { element } from '../element.ts';
import { RANGE_NAMES } from './formatText.ts';
import type { ExportFormat, PageMessage } from './messages.ts';

export interface ToolbarOptions {
  readonly range: Range;
  readonly ask: (message: PageMessage) => void;
  readonly onRange: () => void;
}

export class Toolbar {
  readonly root: HTMLElement;
  #range: Range;

  constructor({ range, ask, onRange }: ToolbarOptions) {
    this.#range = range;
    const choose = (chosen: Range) => {
      this.#range = chosen;
      onRange();
    };
    const exportAs = (format: ExportFormat) => () => ask({ kind: 'export', format, range: this.#range });
    this.root = element(
      'div',
      { class: 'toolbar' },
      element(
        'fieldset',
        { class: 'ranges' },
        element('legend', { class: 'unseen' }, l10n.t('Days')),
        ...RANGES.map(name => option({ name, checked: name === range, choose })),
      ),
      element(
        'div',
        { class: 'actions' },
        button(l10n.t('Export CSV…'), exportAs('csv')),
        button(l10n.t('Export JSON…'), exportAs('json')),
        button(l10n.t('Reset…'), () => ask({ kind: 'reset' })),
      ),
    );
  }

  get range(): Range {
    return this.#range;
  }
}

interface Option {
  readonly name: Range;
  readonly checked: boolean;
  readonly choose: (range: Range) => void;
}

function option({ name, checked, choose }: Option): HTMLElement {
  const input = element('input', { type: 'radio', name: 'range', value: name, checked });
  input.addEventListener('change', () => choose(name));
  return element('label', {}, input, element('span', {}, RANGE_NAMES[name]));
}

function button(label: string, pressed: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'secondary' }, label);
  made.addEventListener('click', pressed);
  return made;
}
