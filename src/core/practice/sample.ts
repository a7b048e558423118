import { ownValue } from '../json.ts';
import { PRESETS } from '../refactor/request/presets.ts';

/** `// ▼ name` or `# ▼ name` begins a part left to the reader, ▲ ends it. */
const BEGIN = /^([ \t]*)(?:\/\/|#) ▼ (\w+)$/;
const END = /^[ \t]*(?:\/\/|#) ▲$/;

const ANSWERS = 'refactored';

/** Contents by path, `/` between folders. */
export type SampleFiles = Readonly<Record<string, string>>;

export interface Cut {
  readonly name: string;
  /** In the unfinished file, from 1: an empty line, indented. */
  readonly line: number;
  readonly column: number;
  /** Without the first line's indentation and the last line's end. */
  readonly missing: string;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The practice model's answer to a preset. */
export interface KnownAnswer {
  /** The declarations that change, each as the file has it afterwards. */
  readonly text: string;
  readonly newFiles: readonly NewFile[];
}

export interface SampleFile {
  readonly path: string;
  readonly unfinished: string;
  readonly finished: string;
  readonly cuts: readonly Cut[];
  /** By the preset's id. */
  readonly answers: Readonly<Record<string, KnownAnswer>>;
}

/** Out of marked files, and of answers in `refactored/<preset>/`; there a name that ends with a file's is a new file for it. */
export function readSample(files: SampleFiles): readonly SampleFile[] {
  const paths = Object.keys(files).filter(path => !path.includes('/') && !path.endsWith('.md'));
  return paths.map(path => {
    const marked = unixLines(ownValue(files, path) ?? '');
    const answers = PRESETS.map(({ id }) => [id, answerTo(id, path, files)] as const);
    return { path, ...cutText(marked), answers: Object.fromEntries(answers) };
  });
}

function answerTo(preset: string, path: string, files: SampleFiles): KnownAnswer {
  const folder = `${ANSWERS}/${preset}/`;
  const stem = path.slice(0, path.lastIndexOf('.'));
  const others = Object.keys(files).filter(name => name.startsWith(folder) && name !== folder + path);
  const newFiles = others
    .map(name => ({ path: name.slice(folder.length), text: unixLines(ownValue(files, name) ?? '') }))
    .filter(({ path: name }) => name.split(/[._]/).includes(stem));
  return { text: unixLines(ownValue(files, folder + path) ?? ''), newFiles };
}

function cutText(marked: string): Pick<SampleFile, 'unfinished' | 'finished' | 'cuts'> {
  const [unfinished, finished]: [string[], string[]] = [[], []];
  const cuts: Cut[] = [];
  let open: { readonly cut: Omit<Cut, 'missing'>; readonly missing: string[] } | undefined;
  for (const line of marked.split('\n')) {
    const [begins, indentation = '', name = ''] = BEGIN.exec(line) ?? [];
    if (begins !== undefined) {
      unfinished.push(indentation);
      open = { cut: { name, line: unfinished.length, column: indentation.length + 1 }, missing: [] };
    } else if (open && END.test(line)) {
      cuts.push({ ...open.cut, missing: open.missing.join('\n').trim() });
      open = undefined;
    } else {
      finished.push(line);
      (open?.missing ?? unfinished).push(line);
    }
  }
  return { unfinished: unfinished.join('\n'), finished: finished.join('\n'), cuts };
}

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
