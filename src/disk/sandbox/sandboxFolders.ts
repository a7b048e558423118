import { join, sep } from 'node:path';
import { readPathName } from '../../core/files/pathName.ts';
import { modelMistake, type Refusal, refusal } from '../../core/sharedRefusal.ts';
import { pathBelow } from '../pathBelow.ts';

export interface SandboxFolder {
  /** If there are several folders. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** As the model names it, and its path for the editor. */
export interface NamedLocation {
  /** Without the folder's name. */
  readonly parts: readonly string[];
  readonly name: string;
  readonly absolute: string;
}

/** As text only. */
export class SandboxFolders {
  readonly #folders: readonly SandboxFolder[];

  constructor(folders: readonly SandboxFolder[]) {
    this.#folders = folders.map((folder, index) => ({ ...folder, name: usableName(folder.name, index) }));
  }

  get all(): readonly SandboxFolder[] {
    return this.#folders;
  }

  /** Empty if there is only one folder. */
  get names(): readonly string[] {
    return this.#folders.length > 1 ? this.#folders.map(({ name }) => name) : [];
  }

  /** `everything` for an empty path. */
  resolve(path: string): NamedLocation | 'everything' | Refusal {
    const read = readPathName(path);
    if (read.kind === 'refused') return read;
    const { names } = this;
    const [first = '', ...rest] = read.parts;
    if (read.parts.length === 0) return 'everything';
    const folder = names.length === 0 ? this.#folders[0] : this.#folders.find(({ name }) => name === first);
    if (!folder) {
      return names.length === 0
        ? refusal(l10n => l10n.t('No folder is open.'))
        : modelMistake(
            `The workspace has several folders: begin the path with ${names.map(name => `${name}/`).join(' or ')}.`,
          );
    }
    return this.#in(folder, names.length === 0 ? read.parts : rest);
  }

  /** `roots` in the order of the folders. Undefined outside, and for invalid names. */
  nameAt(path: string, roots: readonly string[]): NamedLocation | undefined {
    const inside = this.#folders.flatMap((folder, index) => {
      const from = roots[index];
      const below = from === undefined ? undefined : pathBelow(from, path);
      if (from === undefined || below === undefined) return [];
      return [{ folder, parts: below === '' ? [] : below.split(sep), from }];
    });
    // Folders may be nested.
    const nearest = inside.toSorted((a, b) => b.from.length - a.from.length)[0];
    const named = nearest && this.#in(nearest.folder, nearest.parts);
    return named && (named.parts.length === 0 || isLocation(this.resolve(named.name))) ? named : undefined;
  }

  #in({ name, path }: SandboxFolder, parts: readonly string[]): NamedLocation {
    const whole = this.names.length === 0 ? parts : [name, ...parts];
    return { parts, name: whole.join('/'), absolute: join(path, ...parts) };
  }
}

export function isLocation(resolved: NamedLocation | 'everything' | Refusal): resolved is NamedLocation {
  return typeof resolved === 'object' && !('kind' in resolved);
}

/** Replaces characters that a path can't have. */
function usableName(name: string, index: number): string {
  const read = readPathName(name);
  return read.kind === 'name' && read.parts.length === 1 && read.parts[0] === name ? name : `folder${index + 1}`;
}
