import { type Refusal, refusal, type Translator } from '../sharedRefusal.ts';
import { hasInvisible, shownOnOneLine } from '../text/invisibleCharacters.ts';

export type PathName = { readonly kind: 'name'; readonly parts: readonly string[] } | Refusal;

/** Windows' devices have any extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;
/** Windows' aliases: `GIT~1` is `.git`. */
const SHORT_NAME = /~\d+(?:\.[^.]{0,3})?$/;
/** On Windows. */
const FORBIDDEN = /[<>"|?*]/;
const MOST_CHARS = 400;
const MOST_PART_BYTES = 255;

interface Problem {
  readonly test: (text: string) => boolean;
  readonly text: (l10n: Translator, path: string) => string;
  /** For the model. */
  readonly advice: string;
}

const PATH_PROBLEMS: readonly Problem[] = [
  {
    test: path => path.length > MOST_CHARS,
    text: (l10n, path) => l10n.t('The path {0} is too long.', path),
    advice: 'Use a shorter one.',
  },
  {
    test: path => hasInvisible(path) || /[\t\n\f\r]/.test(path),
    text: (l10n, path) => l10n.t("The path {0} contains characters that can't be seen.", path),
    advice: 'Use plain names.',
  },
  {
    test: path => path.includes('\\'),
    text: (l10n, path) => l10n.t('The path {0} contains a backslash.', path),
    advice: 'Write / between folders, and begin in the workspace.',
  },
  {
    test: path => path.startsWith('/'),
    text: (l10n, path) => l10n.t('The path {0} is absolute.', path),
    advice: 'Give the path relative to the workspace, without a / at its start.',
  },
  {
    test: path => path.startsWith('~'),
    text: (l10n, path) => l10n.t('The path {0} begins with ~.', path),
    advice: 'There is no home folder here; give a path in the workspace.',
  },
  {
    test: path => path.includes(':'),
    text: (l10n, path) => l10n.t('The path {0} contains a colon.', path),
    advice: 'Drives, addresses and alternate streams cannot be used.',
  },
];

const PART_PROBLEMS: readonly Problem[] = [
  {
    test: part => part === '..',
    text: (l10n, path) => l10n.t('The path {0} contains "..".', path),
    advice: 'Give the path from the top of the workspace.',
  },
  {
    test: part => new TextEncoder().encode(part).length > MOST_PART_BYTES,
    text: (l10n, path) => l10n.t('The path {0} has a name that is too long.', path),
    advice: 'Use a shorter one.',
  },
  {
    test: part => /[. ]$/.test(part),
    text: (l10n, path) => l10n.t('The path {0} has a name that ends in a dot or a space.', path),
    advice: 'Use the plain name.',
  },
  {
    test: part => DEVICE.test(part),
    text: (l10n, path) => l10n.t("The path {0} has a device's name.", path),
    advice: 'Use another one.',
  },
  {
    test: part => FORBIDDEN.test(part),
    text: (l10n, path) => l10n.t('The path {0} has one of < > " | ? * in a name.', path),
    advice: 'Use a plain one.',
  },
  {
    test: part => SHORT_NAME.test(part),
    text: (l10n, path) => l10n.t('The path {0} has a shortened name with ~.', path),
    advice: 'Use the full name.',
  },
];

/** Refuses a path with a special meaning on any system. Drops `.` and double slashes; an empty path has no parts. */
export function readPathName(path: string): PathName {
  const refused = ({ text, advice }: Problem) => refusal(l10n => text(l10n, shown(path)), advice);
  const wrong = PATH_PROBLEMS.find(({ test }) => test(path));
  if (wrong) return refused(wrong);
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  for (const part of parts) {
    const problem = PART_PROBLEMS.find(({ test }) => test(part));
    if (problem) return refused(problem);
  }
  return { kind: 'name', parts };
}

const SHOWN_CHARS = 80;

function shown(path: string): string {
  const text = shownOnOneLine(path);
  return text.length > SHOWN_CHARS ? `"${text.slice(0, SHOWN_CHARS)}…"` : `"${text}"`;
}
