import { type Child, element } from '../element.ts';

export interface Column {
  readonly name: string;
  /** Right-aligned, tabular figures. */
  readonly numeric?: boolean;
}

export type TableCell = string | readonly Child[];

/** Avoids clipping. */
const COLUMN_PX = 85;

/** The first column names the rows. On a narrow page each row becomes a card. */
export class DataTable {
  readonly root = element('div');
  readonly #table: HTMLElement;
  readonly #head = element('tr');
  readonly #body = element('tbody');
  readonly #columnPx: number;
  #columns: readonly Column[] = [];

  constructor({ caption, columnPx = COLUMN_PX }: { readonly caption: string; readonly columnPx?: number }) {
    this.#columnPx = columnPx;
    const title = element('caption', { class: 'unseen' }, caption);
    this.#table = element('table', {}, title, element('thead', {}, this.#head), this.#body);
    this.root.append(this.#table);
    new ResizeObserver(() => this.#fit()).observe(this.root);
  }

  show(columns: readonly Column[], rows: readonly (readonly TableCell[])[]): void {
    this.#columns = columns;
    this.#head.replaceChildren(
      ...columns.map(({ name, numeric }) =>
        element('th', { scope: 'col', class: numeric === true && 'numeric' }, name),
      ),
    );
    this.#body.replaceChildren(...rows.map(cells => this.#row(cells)));
    this.#fit();
  }

  /** So that a screen reader goes on there. */
  focusRow(index: number): void {
    const row = this.#body.rows[index];
    row?.setAttribute('tabindex', '-1');
    row?.focus();
  }

  #fit(): void {
    const given = this.root.clientWidth;
    this.#table.classList.remove('cards');
    const fits = given >= this.#columnPx * this.#columns.length && this.#table.offsetWidth <= given;
    this.#table.classList.toggle('cards', !fits);
  }

  #row(cells: readonly TableCell[]): HTMLElement {
    const made = cells.map((cell, index) => {
      const { name = '', numeric = false } = this.#columns[index] ?? {};
      const children = typeof cell === 'string' ? [cell] : cell;
      const attributes = { 'data-column': name, class: numeric && 'numeric' };
      return index === 0
        ? element('th', { scope: 'row', ...attributes }, ...children)
        : element('td', attributes, ...children);
    });
    return element('tr', {}, ...made);
  }
}
