import { isSecretPath } from '../privacy/secretFile.ts';
import { holdsSecret } from '../privacy/secretLine.ts';
import { NamePatterns } from './namePatterns.ts';
import { PROTECTED_KINDS } from './protectedFiles.ts';

export type FileAccess = 'read' | 'write';

/** Whether the agent may read a file and any feature may write it, by its name. */
export type Protection =
  | { readonly kind: 'open' }
  /** The user decides. `why` goes on after "it". */
  | { readonly kind: 'asks'; readonly why: string }
  /** `message` goes to the model, and to the user if a refactoring names the file. */
  | { readonly kind: 'refused'; readonly message: string };

const VERSION_CONTROL: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', '.bzr', '_darcs', '.pijul', '.sl']);

const KINDS = PROTECTED_KINDS.map(({ why, names }) => ({ why, names: new NamePatterns(names) }));

/**
 * Judges a relative path by its parts, ignoring case. Reading asks for secrets only: the user decides about changes to
 * `.vscode/tasks.json`, but its text is code like any other.
 */
export function protectionOf(parts: readonly string[], access: FileAccess): Protection {
  const folded = parts.flatMap(part => foldedName(part).split('/'));
  if (folded.some(part => VERSION_CONTROL.has(part))) {
    const message = `${parts.join('/')} belongs to version control: it can neither be read nor changed. Do without it.`;
    return { kind: 'refused', message };
  }
  const path = folded.join('/');
  const kind = access === 'write' ? KINDS.find(({ names }) => names.has(folded)) : undefined;
  const reasons = [...(isSecretPath(path) ? ['may contain secrets'] : []), ...(kind ? [kind.why] : [])];
  return reasons.length === 0 ? { kind: 'open' } : { kind: 'asks', why: reasons.join(', and ') };
}

/**
 * Why reading a file's text asks although its name doesn't; completes "it …". Only for protected files: settings such as
 * `.mcp.json` and `.bashrc` are where keys are kept.
 */
export function settingWithSecret(parts: readonly string[], text: string): string | undefined {
  const isSetting = protectionOf(parts, 'write').kind === 'asks';
  return isSetting && holdsSecret(text) ? 'contains what looks like a password or a key' : undefined;
}

/** Equal for two names that any file system treats as the same; some compare in capitals, where `ß` is `SS`. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
