import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLine } from '../../../src/core/text/lines.ts';
import type { Place } from '../../support/extensions/control/calls.ts';
import type { Workbench } from '../../support/vscode/workbench.ts';
import type { Shown } from './editor.ts';
import { type Halves, type Key, press, type TypingRules } from './keys.ts';
import type { Time, WritingDesk } from './typist.ts';

const KEYS: Readonly<Record<Exclude<Key['kind'], 'char' | 'indent'>, readonly string[]>> = {
  enter: ['Enter'],
  backspace: ['Backspace'],
  delete: ['Delete'],
  down: ['ArrowDown', 'End'],
  end: ['End'],
};

/** Read by `screen.js`. */
interface OnScreen {
  readonly line: string;
  readonly below: readonly string[];
}

/** A real VS Code for the typist: the document's text, and ghost text from the screen. */
export class RealEditor implements WritingDesk, Time {
  readonly #workbench: Workbench;
  #text: Halves;
  #shown: Shown | undefined;
  readonly #rules: TypingRules;
  #pressed = 0;

  private constructor(workbench: Workbench, text: Halves, rules: TypingRules) {
    this.#workbench = workbench;
    this.#rules = rules;
    this.#text = text;
  }

  /** A file of the workspace that holds this text, with the cursor between the halves. */
  static async open(
    workbench: Workbench,
    { file, text, rules }: { readonly file: string; readonly text: Halves; readonly rules: TypingRules },
  ): Promise<RealEditor> {
    await workbench.reset({ [file]: text.before + text.after });
    // The author wants other settings than the editor guesses from a short text.
    await workbench.configure({ 'editor.detectIndentation': false, 'editor.tabSize': rules.indentUnit.length });
    await workbench.page.evaluate(await readFile(path.join(import.meta.dirname, 'screen.js'), 'utf8'));
    await workbench.open(file);
    const above = text.before.split('\n');
    await workbench.editor.moveTo(above.length, (above.at(-1)?.length ?? 0) + 1);
    const editor = new RealEditor(workbench, text, rules);
    await editor.#read();
    return editor;
  }

  get text(): Halves {
    return this.#text;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  now(): number {
    return performance.now();
  }

  async advance(ms: number): Promise<void> {
    const until = this.now() + ms;
    await this.look();
    const left = until - this.now();
    if (left > 0) await sleep(left);
  }

  /** The result is known before the document reports it, so keys don't wait for it. */
  async press(key: Key, closed: number): Promise<void> {
    this.#pressed++;
    this.#text = press(this.#text, key, this.#rules, closed);
    const { editor, page } = this.#workbench;
    if (key.kind === 'char') await page.keyboard.type(key.char);
    // Tab would accept the suggestion.
    else if (key.kind === 'indent') await this.#workbench.run('tab');
    else await editor.press(...KEYS[key.kind]);
    // The window may close before it answers; a waiting reader tries again.
    this.#read().catch(() => undefined);
  }

  async take(): Promise<void> {
    await this.#run('editor.action.inlineSuggest.commit');
  }

  async takeLine(): Promise<void> {
    await this.#run('editor.action.inlineSuggest.acceptNextLine');
  }

  async #run(command: string): Promise<void> {
    this.#pressed++;
    await this.#workbench.run(command);
    await this.#read();
    await this.look();
  }

  /** The document after the keys so far. Ignores answers that a key has overtaken. */
  async #read(): Promise<void> {
    const pressed = this.#pressed;
    const [content, cursor] = await Promise.all([this.#workbench.editor.text(), this.#workbench.editor.cursor()]);
    if (pressed === this.#pressed) this.#text = halves(content, cursor);
  }

  async look(): Promise<void> {
    const seen = await this.#workbench.page.evaluate<OnScreen | undefined>('ghostlineShown()');
    const linePrefix = lastLine(this.#text.before);
    const before = this.#shown;
    // A screen that is a key behind the document is looked at again.
    if (seen !== undefined && !seen.line.startsWith(linePrefix)) return;
    this.#shown = seen && {
      insertText: [seen.line.slice(linePrefix.length), ...seen.below].join('\n'),
      replaceSuffix: lineEnd(this.#text.after),
      sinceMs: this.now(),
    };
    if (this.#shown === undefined) return;
    if (before !== undefined && continues(before.insertText, this.#shown.insertText)) {
      this.#shown = { ...this.#shown, sinceMs: before.sinceMs };
    }
  }
}

/** Typed along, accepted in part, grown, or several of these at once: their first lines end alike. */
function continues(before: string, after: string): boolean {
  const [first = ''] = before.split('\n');
  const [then = ''] = after.split('\n');
  return first.endsWith(then) || after.startsWith(before) || before.endsWith(after);
}

function halves(content: string, { line, column }: Place): Halves {
  const lines = content.split('\n');
  const offset = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return { before: content.slice(0, offset), after: content.slice(offset) };
}

function lineEnd(after: string): number {
  const end = after.indexOf('\n');
  return end < 0 ? after.length : end;
}
