import * as l10n from '@vscode/l10n';
import { type AcceptFilter, type AcceptReport, DAY_PARTS, type DayPart } from '../../core/usage/report/acceptRate.ts';
import { element } from '../element.ts';
import { formatDay } from './formatText.ts';

const DAY_PART_NAMES: Readonly<Record<DayPart, string>> = {
  night: l10n.t('Night, 0 to 6'),
  morning: l10n.t('Morning, 6 to 12'),
  afternoon: l10n.t('Afternoon, 12 to 18'),
  evening: l10n.t('Evening, 18 to 24'),
};

interface FilterOption<T> {
  readonly name: string;
  readonly value: T | undefined;
}

export class AcceptFilters {
  readonly root: HTMLElement;
  readonly #model: Select<string>;
  readonly #languageId: Select<string>;
  readonly #dayPart: Select<DayPart>;
  readonly #week: Select<string>;

  constructor({ filter, onFilter }: { readonly filter: AcceptFilter; readonly onFilter: () => void }) {
    this.#model = new Select({ label: l10n.t('Model'), value: filter.model, onChange: onFilter });
    this.#languageId = new Select({ label: l10n.t('Language'), value: filter.languageId, onChange: onFilter });
    this.#dayPart = new Select({ label: l10n.t('Time of day'), value: filter.dayPart, onChange: onFilter });
    this.#week = new Select({ label: l10n.t('Week'), value: filter.week, onChange: onFilter });
    const selects = [this.#model, this.#languageId, this.#dayPart, this.#week];
    this.root = element('div', { class: 'filters' }, ...selects.map(({ root }) => root));
  }

  get filter(): AcceptFilter {
    const [model, languageId, dayPart, week] = [
      this.#model.value,
      this.#languageId.value,
      this.#dayPart.value,
      this.#week.value,
    ];
    return {
      ...(model !== undefined && { model }),
      ...(languageId !== undefined && { languageId }),
      ...(dayPart && { dayPart }),
      ...(week !== undefined && { week }),
    };
  }

  show({ modelNames, languageIds, weeks }: AcceptReport): void {
    const named = (value: string) => ({ name: value === '' ? l10n.t('unknown') : value, value });
    const ofWeek = (value: string) => ({ name: l10n.t('From {0}', formatDay(value, 'short')), value });
    this.#model.show([{ name: l10n.t('All'), value: undefined }, ...modelNames.map(named)]);
    this.#languageId.show([{ name: l10n.t('All'), value: undefined }, ...languageIds.map(named)]);
    this.#dayPart.show([
      { name: l10n.t('All day'), value: undefined },
      ...DAY_PARTS.map(value => ({ name: DAY_PART_NAMES[value], value })),
    ]);
    this.#week.show([
      { name: l10n.t('All {0} weeks', weeks.length), value: undefined },
      ...weeks.toReversed().map(ofWeek),
    ]);
  }
}

interface SelectOptions<T> {
  readonly label: string;
  readonly value: T | undefined;
  readonly onChange: () => void;
}

class Select<T> {
  readonly root: HTMLElement;
  readonly #select = element('select');
  #choices: readonly FilterOption<T>[] = [];
  #value: T | undefined;

  constructor({ label, value, onChange }: SelectOptions<T>) {
    this.#value = value;
    this.root = element('label', {}, element('span', { class: 'muted' }, label), this.#select);
    this.#select.addEventListener('change', () => {
      this.#value = this.#choices[this.#select.selectedIndex]?.value;
      onChange();
    });
  }

  get value(): T | undefined {
    return this.#value;
  }

  /** An open list stays unchanged. */
  show(choices: readonly FilterOption<T>[]): void {
    const same = JSON.stringify(choices) === JSON.stringify(this.#choices);
    if (same) return;
    this.#choices = choices;
    this.#select.replaceChildren(...choices.map(({ name }) => element('option', {}, name)));
    this.#select.selectedIndex = Math.max(
      0,
      choices.findIndex(({ value }) => value === this.#value),
    );
  }
}
