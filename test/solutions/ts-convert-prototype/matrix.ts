export class Matrix {
  readonly #values: readonly (readonly number[])[];

  constructor(values: readonly (readonly number[])[]) {
    const columns = values[0]?.length ?? 0;
    if (columns === 0) throw new TypeError('a matrix has at least one row and one column');
    if (values.some(row => row.length !== columns)) throw new TypeError('all rows have the same length');
    this.#values = values.map(row => [...row]);
  }

  get rows(): number {
    return this.#values.length;
  }

  get columns(): number {
    return this.#values[0]?.length ?? 0;
  }

  transposed(): Matrix {
    const [first = []] = this.#values;
    return new Matrix(first.map((_, column) => this.#values.map(row => row[column] ?? 0)));
  }

  times(other: Matrix): Matrix {
    if (this.columns !== other.rows) throw new RangeError('the sizes do not fit');
    const turned = other.transposed().#values;
    return new Matrix(
      this.#values.map(row =>
        turned.map(column => row.reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0)),
      ),
    );
  }

  toArray(): number[][] {
    return this.#values.map(row => [...row]);
  }
}
