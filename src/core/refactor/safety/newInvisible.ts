import * as l10n from '@vscode/l10n';
import type { Steps } from '../../steps.ts';
import { invisibleIn } from '../../text/invisibleCharacters.ts';
import { effectOfCharacter, nameOfCharacter } from '../../text/invisibleNames.ts';
import { collectLines, mapLines } from '../../text/lineSteps.ts';

export interface LineWithInvisible {
  /** 0-based, after the change. */
  readonly line: number;
  readonly message: string;
}

const CONTEXT_CHARS = 4;
const MAX_NAMED = 3;

/**
 * Lines of `after` with invisible characters that `before` lacks in this context, so that a renamed variable in the
 * line reports nothing.
 */
export function* newInvisible(
  before: readonly string[],
  after: readonly string[],
): Steps<readonly LineWithInvisible[]> {
  const known = new Set((yield* mapLines(before, line => foundIn(line).map(({ place }) => place))).flat());
  return yield* collectLines(after, (text, line) => {
    const found = foundIn(line === 0 ? withoutMark(text) : text).filter(({ place }) => !known.has(place));
    const [first] = found;
    return first === undefined ? undefined : { line, message: messageOf(first.char, found) };
  });
}

function messageOf(first: string, found: readonly { readonly char: string }[]): string {
  const names = [...new Set(found.map(({ char }) => nameOfCharacter(char)))];
  const listed = names.slice(0, MAX_NAMED).join(', ');
  const others = names.length - MAX_NAMED;
  const all = others > 0 ? l10n.t('{0} and {1} more', listed, others) : listed;
  return `${all}: ${effectOfCharacter(first)}`;
}

function foundIn(line: string): { readonly char: string; readonly place: string }[] {
  return invisibleIn(line).map(({ at, char }) => ({
    char,
    place: line.slice(Math.max(0, at - CONTEXT_CHARS), at + char.length + CONTEXT_CHARS),
  }));
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
