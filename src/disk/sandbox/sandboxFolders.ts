import { join, sep } from 'node:path';
import { readPathName } from '../../core/files/pathName.ts';
import { pathBelow } from '../pathBelow.ts';

export interface SandboxFolder {
  /** Different for each; the first part of paths where there are several. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** A file or folder by the name that the model uses, and where the editor knows it. */
export interface NamedLocation {
  /** Of the path in its folder, without the folder's name. */
  readonly parts: readonly string[];
  readonly name: string;
  readonly absolute: string;
}

/** The workspace's folders: tells names from paths and paths from names, as text only. */
export class SandboxFolders {
  readonly #folders: readonly SandboxFolder[];

  constructor(folders: readonly SandboxFolder[]) {
    this.#folders = folders.map((folder, index) => ({ ...folder, name: usableName(folder.name, index) }));
  }

  get all(): readonly SandboxFolder[] {
    return this.#folders;
  }

  /** What paths begin with: nothing where there is only one folder. */
  get names(): readonly string[] {
    return this.#folders.length > 1 ? this.#folders.map(({ name }) => name) : [];
  }

  /** `everything` for an empty path; a sentence for the model where it is none of ours. */
  named(path: string): NamedLocation | 'everything' | string {
    const read = readPathName(path);
    if (read.kind === 'refused') return read.message;
    const { names } = this;
    const [first = '', ...rest] = read.parts;
    if (read.parts.length === 0) return 'everything';
    const folder = names.length === 0 ? this.#folders[0] : this.#folders.find(({ name }) => name === first);
    if (!folder) {
      return names.length === 0
        ? 'No folder is open.'
        : `The workspace has several folders: begin the path with ${names.map(name => `${name}/`).join(' or ')}.`;
    }
    return this.#in(folder, names.length === 0 ? read.parts : rest);
  }

  /** Of a path that lies in one of the folders at `roots` (in the order of the folders); undefined for any other, and for odd names. */
  at(path: string, roots: readonly string[]): NamedLocation | undefined {
    const inside = this.#folders.flatMap((folder, index) => {
      const from = roots[index];
      const below = from === undefined ? undefined : pathBelow(from, path);
      if (from === undefined || below === undefined) return [];
      return [{ folder, parts: below === '' ? [] : below.split(sep), from }];
    });
    // One folder may lie in another.
    const nearest = inside.toSorted((a, b) => b.from.length - a.from.length)[0];
    const named = nearest && this.#in(nearest.folder, nearest.parts);
    return named && (named.parts.length === 0 || typeof this.named(named.name) === 'object') ? named : undefined;
  }

  #in({ name, path }: SandboxFolder, parts: readonly string[]): NamedLocation {
    const whole = this.names.length === 0 ? parts : [name, ...parts];
    return { parts, name: whole.join('/'), absolute: join(path, ...parts) };
  }
}

/** The user calls folders what they like; in a path only some names can stand. */
function usableName(name: string, index: number): string {
  const read = readPathName(name);
  return read.kind === 'name' && read.parts.length === 1 && read.parts[0] === name ? name : `folder${index + 1}`;
}
