import * as l10n from '@vscode/l10n';
import { readPathName } from '../../files/pathName.ts';
import { protectionOf } from '../../files/protection.ts';
import { shownReason } from '../../sharedRefusal.ts';
import { shownOnOneLine } from '../../text/invisibleCharacters.ts';

export interface FileNameInput {
  readonly name: string;
  /** The refactored file, relative to its workspace folder. */
  readonly source: string;
  /** If known. */
  readonly rootFolders: readonly string[];
}

export type ResolvedFileName =
  /** Relative to the workspace folder, with `/`. */
  | { readonly kind: 'placed'; readonly path: string }
  /** The broken rule and the next step, for the user. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Resolves a file name in an answer, relative to the source's folder, or to the workspace if it begins with a folder of
 * its root: `src/new.ts` next to `src/app/main.ts`. `..` stays inside the workspace, and the agent's rules for paths
 * apply.
 */
export function resolveFileName({ name, source, rootFolders }: FileNameInput): ResolvedFileName {
  const slashed = name.replaceAll('\\', '/');
  // An absolute path would look harmless relative to the source's folder.
  if (/^[/~]/.test(slashed) || slashed.includes(':')) return judged(slashed);
  const parts = slashed.split('/');
  if (/^[.\s]*$/.test(parts.at(-1) ?? ''))
    return refused(l10n.t('"{0}" isn\'t a file name. Ask for a file name.', shownOnOneLine(name)));
  const folder = source.split('/').slice(0, -1);
  const path = normalized(startsAtRoot(parts, folder, rootFolders) ? parts : [...folder, ...parts]);
  if (path === undefined) {
    return refused(
      l10n.t('"{0}" is outside the workspace. Only files inside it can be written.', shownOnOneLine(name)),
    );
  }
  return judged(path.join('/'));
}

function judged(path: string): ResolvedFileName {
  const read = readPathName(path);
  if (read.kind === 'refused') return refused(shownReason(read));
  const protection = protectionOf(read.parts, 'write');
  return protection.kind === 'refused'
    ? refused(shownReason(protection))
    : { kind: 'placed', path: read.parts.join('/') };
}

function refused(reason: string): ResolvedFileName {
  return { kind: 'refused', reason };
}

/** True for `src/new.ts` next to `src/app/main.ts`, not for `./src/new.ts`. */
function startsAtRoot(parts: readonly string[], folder: readonly string[], rootFolders: readonly string[]): boolean {
  const [first = ''] = parts;
  return parts.length > 1 && (first === folder[0] || rootFolders.includes(first));
}

/** Undefined if the path leaves the root. */
function normalized(parts: readonly string[]): string[] | undefined {
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..' && path.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') path.push(part);
  }
  return path;
}
