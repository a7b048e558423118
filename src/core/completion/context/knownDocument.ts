import { finish, Pace, type Steps } from '../../steps.ts';
import { declaredName } from '../../syntax/declarations.ts';
import { isBlank } from '../../text/lines.ts';
import { packageIn } from './packageIn.ts';

/** One step of a function. */
export const WINDOW_LINES = 10;
/** Overlapping windows split no run of lines. */
const WINDOW_STEP_LINES = 5;

/** The rest of a longer line is data. */
const MOST_LINE_CHARS = 2_000;

/** Below a license. */
const PACKAGE_LINES = 100;

/** Fewer are chance. */
const MIN_SHARED_NAMES = 3;

/** Neither do names below three characters. */
const EVERYWHERE = new Set(
  (
    'and any as async await boolean break case catch class const constructor continue def default delete do elif else ' +
    'enum export extends false final finally for from func function get if implements import in instanceof int ' +
    'interface is let new nil none None not null number of or pass private protected public raise readonly return self ' +
    'set static str string struct super switch this throw true True try type typeof undefined use val var void while ' +
    'with yield False fn impl pub mut'
  ).split(' '),
);

export function namesIn(text: string): Set<string> {
  const names = text.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? [];
  return new Set(names.filter(name => !EVERYWHERE.has(name)));
}

/** Jaccard index of the names. */
export interface Likeness {
  readonly line: number;
  readonly score: number;
}

type DocumentContent = Pick<KnownDocument, 'path' | 'languageId' | 'lines'>;

function withoutData(line: string): string {
  return line.slice(0, MOST_LINE_CHARS);
}

/** Indexed once for the context search. */
export class KnownDocument {
  readonly path: string;
  readonly languageId: string;
  readonly lines: readonly string[];
  readonly packageName: string | undefined;
  readonly declarations = new Map<string, number>();
  readonly #windowsWith = new Map<string, number[]>();
  readonly #namesInWindow: number[] = [];

  static of(content: DocumentContent): KnownDocument {
    return finish(KnownDocument.inSteps(content));
  }

  static *inSteps(content: DocumentContent): Steps<KnownDocument> {
    const document = new KnownDocument(content);
    yield* document.#indexAll();
    return document;
  }

  private constructor({ path, languageId, lines }: DocumentContent) {
    this.path = path;
    this.languageId = languageId;
    this.lines = lines;
    this.packageName = packageIn(lines.slice(0, PACKAGE_LINES).map(withoutData).join('\n'));
  }

  *#indexAll(): Steps<void> {
    const pace = new Pace();
    for (const [index, line] of this.lines.entries()) {
      const code = withoutData(line);
      const name = declaredName(code, this.languageId);
      if (name !== undefined && !this.declarations.has(name)) this.declarations.set(name, index);
      if (pace.isDue(code.length)) yield;
    }
    for (let line = 0; line < this.lines.length; line += WINDOW_STEP_LINES) {
      const text = this.lines
        .slice(line, line + WINDOW_LINES)
        .map(withoutData)
        .join('\n');
      this.#index(text);
      if (pace.isDue(text.length)) yield;
    }
  }

  #index(text: string): void {
    const names = namesIn(text);
    const window = this.#namesInWindow.push(names.size) - 1;
    for (const name of names) {
      const windows = this.#windowsWith.get(name);
      if (windows) windows.push(window);
      else this.#windowsWith.set(name, [window]);
    }
  }

  likeness(wanted: ReadonlySet<string>): Likeness[] {
    const shared = new Map<number, number>();
    for (const name of wanted) {
      for (const window of this.#windowsWith.get(name) ?? []) shared.set(window, (shared.get(window) ?? 0) + 1);
    }
    const alike = [...shared].filter(([, count]) => count >= MIN_SHARED_NAMES);
    return alike.map(([window, count]) => ({
      line: window * WINDOW_STEP_LINES,
      score: count / (wanted.size + (this.#namesInWindow[window] ?? 0) - count),
    }));
  }

  /** Without blank lines at the ends. */
  excerpt(line: number, count: number): { readonly line: number; readonly code: string } | undefined {
    let first = line;
    let last = Math.min(line + count, this.lines.length) - 1;
    while (first <= last && isBlank(this.lines[first] ?? '')) first++;
    while (last >= first && isBlank(this.lines[last] ?? '')) last--;
    return first > last ? undefined : { line: first, code: this.lines.slice(first, last + 1).join('\n') };
  }
}
