import { isSecretPath } from '../privacy/secretFile.ts';
import { holdsSecret } from '../privacy/secretLine.ts';
import { type Refusal, refusal } from '../sharedRefusal.ts';
import { NamePatterns } from './namePatterns.ts';
import { PROTECTED_KINDS } from './protectedFiles.ts';

export type FileAccess = 'read' | 'write';

/** By its name: whether the agent may read it, and any feature may write it. */
export type Protection =
  | { readonly kind: 'open' }
  /** Completes "it …". */
  | { readonly kind: 'asks'; readonly why: string }
  | Refusal;

const VERSION_CONTROL: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', '.bzr', '_darcs', '.pijul', '.sl']);

const KINDS = PROTECTED_KINDS.map(({ why, names }) => ({ why, names: new NamePatterns(names) }));

/** Ignores case. Reading asks for secrets only: the text of `.vscode/tasks.json` is code like any other. */
export function protectionOf(parts: readonly string[], access: FileAccess): Protection {
  const folded = parts.flatMap(part => foldedName(part).split('/'));
  if (folded.some(part => VERSION_CONTROL.has(part))) {
    const path = parts.join('/');
    return refusal(
      l10n => l10n.t("{0} belongs to version control: it can't be read or changed.", path),
      'Do without it.',
    );
  }
  const path = folded.join('/');
  const kind = access === 'write' ? KINDS.find(({ names }) => names.has(folded)) : undefined;
  const reasons = [...(isSecretPath(path) ? ['may contain secrets'] : []), ...(kind ? [kind.why] : [])];
  return reasons.length === 0 ? { kind: 'open' } : { kind: 'asks', why: reasons.join(', and ') };
}

/** Keys are kept in settings such as `.mcp.json` and `.bashrc`. Completes "it …". */
export function settingWithSecret(parts: readonly string[], text: string): string | undefined {
  const isSetting = protectionOf(parts, 'write').kind === 'asks';
  return isSetting && holdsSecret(text) ? 'contains what looks like a password or a key' : undefined;
}

/** Equal for two names that any file system treats as the same; `ß` may be `SS`. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
