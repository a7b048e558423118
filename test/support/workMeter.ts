const CHARS_PER_UNIT = 1_000;

/** Counts searches and comparisons of text, which take most of the time of reading: a measure that is the same on every machine. */
export class WorkMeter {
  #units = 0;
  readonly #exec = RegExp.prototype.exec;
  readonly #trim = String.prototype.trim;

  start(): void {
    const [exec, trim] = [this.#exec, this.#trim];
    const add = (length: number) => {
      this.#units += 1 + length / CHARS_PER_UNIT;
    };
    RegExp.prototype.exec = function (text) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const match = exec.call(this, text);
      const end = match === null ? (this.sticky ? from : text.length) : match.index + match[0].length;
      add(end - from);
      return match;
    };
    String.prototype.trim = function () {
      add(0);
      return trim.call(this);
    };
  }

  /** The work since the last call. */
  take(): number {
    const units = this.#units;
    this.#units = 0;
    return units;
  }

  stop(): void {
    RegExp.prototype.exec = this.#exec;
    String.prototype.trim = this.#trim;
  }
}
