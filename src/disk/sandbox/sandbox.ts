import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile, LookOptions, Workspace, WorkspaceEntry } from '../../core/agent/files/workspace.ts';
import { type FileAccess, type Protection, protectionOf, settingWithSecret } from '../../core/files/protection.ts';
import { type Refusal, refusal } from '../../core/sharedRefusal.ts';
import { MAX_FILE_BYTES, type RegularFile, readRegularFile } from './regularFile.ts';
import { type ResolvedPath, resolvePath } from './resolvePath.ts';
import { isLocation, type NamedLocation, type SandboxFolder, SandboxFolders } from './sandboxFolders.ts';

/** Tests pass one that changes files between calls. */
export type SandboxFiles = Pick<typeof promises, 'lstat' | 'open' | 'readdir' | 'readlink' | 'realpath' | 'stat'>;

export interface SandboxOptions {
  readonly folders: readonly SandboxFolder[];
  /** Secrets needn't be: the user is asked. */
  readonly excludes: (absolute: string, kind: 'file' | 'folder') => boolean | Promise<boolean>;
  /** Saved or not. */
  readonly openText?: (absolute: string) => string | undefined;
  readonly files?: SandboxFiles;
}

interface CheckedPath {
  readonly named: NamedLocation;
  readonly real: string;
  readonly place: 'exists' | 'missing';
  readonly protection: Exclude<Protection, { kind: 'refused' }>;
}

export interface Located {
  readonly kind: 'located';
  readonly absolute: string;
  /** Has other names on its disk. */
  readonly linked: boolean;
  /** Completes "it …"; absent if no confirmation is needed. */
  readonly why?: string;
}

const HAS_OTHER_NAMES = 'has another name on this disk, perhaps outside';

/** Large, and not the user's code. */
const NOT_LISTED: ReadonlySet<string> = new Set(['node_modules', 'bower_components', '__pycache__', '.venv']);
/** Stops loops of mounts. */
const MAX_FOLDER_DEPTH = 40;

/** Each call checks a path's name and real location, and reads exactly the checked file. */
export class Sandbox implements Workspace {
  readonly #options: SandboxOptions;
  readonly #files: SandboxFiles;
  readonly #folders: SandboxFolders;
  #roots: Promise<readonly string[]> | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#files = options.files ?? promises;
    this.#folders = new SandboxFolders(options.folders);
  }

  get folderNames(): readonly string[] {
    return this.#folders.names;
  }

  /** Undefined outside the workspace. */
  nameOf(absolute: string): string | undefined {
    const paths = this.#folders.all.map(({ path }) => path);
    return this.#folders.nameAt(absolute, paths)?.name;
  }

  /**
   * For showing and applying a proposal. If the file has gained other names since, don't write: they may be outside.
   */
  async locate(path: string): Promise<Located | Refusal> {
    const cleared = await this.#check(path, 'write');
    if (cleared.kind === 'refused') return cleared;
    if (cleared.kind === 'everything') return refusal(l10n => l10n.t("That isn't a file."));
    const { named, protection, real } = cleared;
    const linked = await this.#isLinked(real);
    const why = protection.kind === 'asks' ? protection.why : linked ? HAS_OTHER_NAMES : undefined;
    return { kind: 'located', absolute: named.absolute, linked, ...(why !== undefined && { why }) };
  }

  async look(path: string, { granted, wants }: LookOptions): Promise<WorkspaceEntry> {
    const cleared = await this.#check(path, wants);
    if (cleared.kind === 'refused') return cleared;
    if (cleared.kind === 'everything') return { kind: 'folder', path: '' };
    const { named, place, protection, real } = cleared;
    const asks = (why: string): WorkspaceEntry => ({ kind: 'asks', path: named.name, why });
    if (protection.kind === 'asks' && !granted.has(named.name)) {
      const isFolder = place === 'exists' && (await this.#isFolder(real));
      return isFolder ? { kind: 'folder', path: named.name } : asks(protection.why);
    }
    if (place === 'missing') return { kind: 'missing', path: named.name };
    const read = await readRegularFile(this.#files, real);
    if (read.kind === 'folder') return { kind: 'folder', path: named.name };
    if (read.kind !== 'file') return unreadable(named.name, read);
    if (read.linked && !granted.has(named.name)) return asks(HAS_OTHER_NAMES);
    const text = this.#options.openText?.(named.absolute) ?? read.text;
    if (text.length > MAX_FILE_BYTES) return unreadable(named.name, { kind: 'too-large' });
    const secret = granted.has(named.name) ? undefined : settingWithSecret(named.parts, text);
    if (secret !== undefined) return asks(secret);
    return { kind: 'file', path: named.name, text };
  }

  async *list(folder: string, signal: AbortSignal): AsyncGenerator<ListedFile> {
    const cleared = await this.#check(folder, 'read');
    if (cleared.kind === 'refused') return;
    const tops = cleared.kind === 'everything' ? await this.#tops() : [cleared];
    for (const { named, real } of tops) yield* this.#walk({ named, real }, { signal, depth: 0 });
  }

  async *#walk(
    { named, real }: Pick<CheckedPath, 'named' | 'real'>,
    { signal, depth }: { readonly signal: AbortSignal; readonly depth: number },
  ): AsyncGenerator<ListedFile> {
    const entries = signal.aborted || depth > MAX_FOLDER_DEPTH ? [] : await this.#entriesOf(real);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';
      const inner = { named: this.#below(named, entry.name), real: join(real, entry.name) };
      if (kind === 'other' || inner.named === undefined || signal.aborted) continue;
      const protection = protectionOf(inner.named.parts, 'read');
      if (protection.kind === 'refused' || (await this.#options.excludes(inner.named.absolute, kind))) continue;
      if (kind === 'file') yield { path: inner.named.name, needsPermission: protection.kind === 'asks' };
      else if (!NOT_LISTED.has(entry.name))
        yield* this.#walk({ named: inner.named, real: inner.real }, { signal, depth: depth + 1 });
    }
  }

  /** Empty if unreadable, or a link by now. */
  async #entriesOf(real: string) {
    try {
      const entries = await this.#files.readdir(real, { withFileTypes: true });
      return (await this.#files.realpath(real)) === real ? entries : [];
    } catch {
      return []; // Gone, or without permission.
    }
  }

  /** Undefined if a path can't contain the name. */
  #below({ name, absolute }: NamedLocation, entry: string): NamedLocation | undefined {
    const named = this.#folders.resolve(name === '' ? entry : `${name}/${entry}`);
    return isLocation(named) && named.absolute === join(absolute, entry) ? named : undefined;
  }

  async #tops(): Promise<readonly Pick<CheckedPath, 'named' | 'real'>[]> {
    const roots = await this.#realRoots();
    return roots.flatMap(real => {
      const named = this.#folders.nameAt(real, roots);
      return named ? [{ named, real }] : [];
    });
  }

  /** Name and links of a path. */
  async #check(
    path: string,
    wants: FileAccess,
  ): Promise<(CheckedPath & { readonly kind: 'cleared' }) | { readonly kind: 'everything' } | Refusal> {
    const asked = this.#folders.resolve(path);
    if (asked === 'everything') return { kind: 'everything' };
    if (!isLocation(asked)) return asked;
    const byName = protectionOf(asked.parts, wants);
    if (byName.kind === 'refused') return byName;
    const place = await resolvePath(this.#files, asked.absolute);
    if (place.kind !== 'exists' && place.kind !== 'missing') return misplaced(asked.name, place);
    const named = this.#folders.nameAt(place.real, await this.#realRoots());
    if (!named) {
      const advice = 'Only files inside it can be used.';
      return refusal(l10n => l10n.t('{0} is outside the workspace.', asked.name), advice);
    }
    const byPlace = protectionOf(named.parts, wants);
    if (byPlace.kind === 'refused') return byPlace;
    if (await this.#isExcluded([asked, named], place)) {
      return refusal(l10n =>
        l10n.t("{0} is left out by .gitignore or the settings: it can't be read or changed.", named.name),
      );
    }
    const protection = byName.kind === 'asks' ? byName : byPlace;
    return { kind: 'cleared', named, real: place.real, place: place.kind, protection };
  }

  async #isExcluded(
    names: readonly NamedLocation[],
    { kind, real }: Extract<ResolvedPath, { real: string }>,
  ): Promise<boolean> {
    const what = kind === 'exists' && (await this.#isFolder(real)) ? 'folder' : 'file';
    for (const { absolute, parts } of names) {
      if (parts.length > 0 && (await this.#options.excludes(absolute, what))) return true;
    }
    return false;
  }

  async #isFolder(real: string): Promise<boolean> {
    return this.#files.lstat(real).then(
      stats => stats.isDirectory(),
      () => false,
    );
  }

  async #isLinked(real: string): Promise<boolean> {
    return this.#files.lstat(real).then(
      stats => stats.isFile() && stats.nlink > 1,
      () => false,
    );
  }

  /** Resolved once: a folder that replaces it later isn't the workspace. */
  #realRoots(): Promise<readonly string[]> {
    this.#roots ??= Promise.all(this.#folders.all.map(({ path }) => this.#files.realpath(path).catch(() => path)));
    return this.#roots;
  }
}

function misplaced(name: string, place: Exclude<ResolvedPath, { real: string }>): Refusal {
  switch (place.kind) {
    case 'dangling-link':
      return refusal(l10n => l10n.t("{0} is a link to something that doesn't exist.", name), 'Use a real path.');
    case 'below-a-file':
      return refusal(l10n => l10n.t('{0} is below a file, not a folder.', name), 'Choose another path.');
    case 'unreadable':
      return refusal(l10n => l10n.t("{0} can't be reached ({1}).", name, place.code));
  }
}

function unreadable(name: string, file: Exclude<RegularFile, { kind: 'file' | 'folder' }>): Refusal {
  switch (file.kind) {
    case 'special':
      return refusal(
        l10n => l10n.t("{0} isn't a regular file (a pipe, a socket or a device).", name),
        'Do without it.',
      );
    case 'too-large':
      return refusal(
        l10n => l10n.t('{0} is larger than 1 MB.', name),
        'Use search to find what you need elsewhere, or do without it.',
      );
    case 'binary':
      return refusal(l10n => l10n.t("{0} isn't UTF-8 text.", name), 'Do without it.');
    case 'swapped':
      return refusal(l10n => l10n.t('{0} was replaced while it was opened, and was not read.', name), 'Try again.');
    case 'unreadable':
      return refusal(l10n => l10n.t("{0} can't be read ({1}).", name, file.code));
  }
}
