import { hasInvisible, shownOnOneLine } from '../text/invisibleCharacters.ts';

export type PathName =
  | { readonly kind: 'name'; readonly parts: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

/** Windows' devices have any extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;
/** Windows' aliases: `GIT~1` is `.git`. */
const SHORT_NAME = /~\d+(?:\.[^.]{0,3})?$/;
/** On Windows. */
const FORBIDDEN = /[<>"|?*]/;
const MOST_CHARS = 400;
const MOST_PART_BYTES = 255;

const PATH_PROBLEMS: readonly (readonly [test: (path: string) => boolean, problem: string])[] = [
  [path => path.length > MOST_CHARS, 'is too long. Use a shorter one.'],
  [path => hasInvisible(path) || /[\t\n\f\r]/.test(path), 'holds characters that cannot be seen. Use plain names.'],
  [path => path.includes('\\'), 'holds a backslash. Write / between folders, and begin in the workspace.'],
  [path => path.startsWith('/'), 'is absolute. Give the path relative to the workspace, without a / at its start.'],
  [path => path.startsWith('~'), 'begins with ~. There is no home folder here; give a path in the workspace.'],
  [path => path.includes(':'), 'holds a colon. Drives, addresses and alternate streams cannot be used.'],
];

const PART_PROBLEMS: readonly (readonly [test: (part: string) => boolean, problem: string])[] = [
  [part => part === '..', 'holds "..". Give the path from the top of the workspace.'],
  [part => new TextEncoder().encode(part).length > MOST_PART_BYTES, 'has a name that is too long. Use a shorter one.'],
  [part => /[. ]$/.test(part), 'has a name that ends in a dot or a blank. Use the plain name.'],
  [part => DEVICE.test(part), "has a device's name. Use another one."],
  [part => FORBIDDEN.test(part), 'has one of < > " | ? * in a name. Use a plain one.'],
  [part => SHORT_NAME.test(part), 'has a shortened name with ~. Use the full name.'],
];

/** Refuses a path with a special meaning on any system. Drops `.` and double slashes; an empty path has no parts. */
export function readPathName(path: string): PathName {
  const refused = (problem: string): PathName => ({ kind: 'refused', message: `The path ${shown(path)} ${problem}` });
  const wrong = PATH_PROBLEMS.find(([test]) => test(path));
  if (wrong) return refused(wrong[1]);
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  for (const part of parts) {
    const problem = PART_PROBLEMS.find(([test]) => test(part));
    if (problem) return refused(problem[1]);
  }
  return { kind: 'name', parts };
}

const SHOWN_CHARS = 80;

function shown(path: string): string {
  const text = shownOnOneLine(path);
  return text.length > SHOWN_CHARS ? `"${text.slice(0, SHOWN_CHARS)}…"` : `"${text}"`;
}
