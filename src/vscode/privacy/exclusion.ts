import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { SuppressReason } from '../../core/completion/outcome/outcome.ts';
import { LONG_LINE_CHARS } from '../../core/document/hole.ts';
import { ownValue } from '../../core/json.ts';
import { PathGlobs } from '../../core/privacy/pathGlobList.ts';
import { isSecretPath } from '../../core/privacy/secretFile.ts';
import { inHostTurns } from '../inHostTurns.ts';
import { fileOf } from './documentFile.ts';
import { GitIgnore } from './gitIgnore.ts';
import { realFileOf } from './realFile.ts';

/** UTF-16 units; about where VS Code disables features. */
const LARGE_FILE_CHARS = 5 * 1_024 * 1_024;

/** About 10 ms per path; real settings need hundreds. */
const MOST_STEPS = 1_000_000;

/** Patterns; some milliseconds. */
const MOST_READ_AT_ONCE = 200;

export type ExclusionReason = SuppressReason | 'open';

/** Must not be sent, or are useless to a model. */
export class Exclusion implements vscode.Disposable {
  readonly #patterns: () => readonly string[];
  readonly #gitIgnore: GitIgnore;
  readonly #globs: PathGlobs;
  readonly #subscriptions: readonly vscode.Disposable[];
  #byPath = new WeakMap<vscode.TextDocument, ExclusionReason | Promise<ExclusionReason>>();
  readonly #byText = new WeakMap<vscode.TextDocument, ExclusionReason>();

  constructor(patterns: () => readonly string[], warn: (message: string) => void = () => undefined) {
    this.#patterns = patterns;
    this.#globs = new PathGlobs(pattern => {
      warn(`The pattern ${pattern.slice(0, 80)}… in the settings is too complex: nothing is sent. Shorten it.`);
    });
    this.#gitIgnore = new GitIgnore(warn);
    this.#subscriptions = [
      this.#gitIgnore,
      this.#gitIgnore.onDidChange(() => this.#forgetPaths()),
      vscode.workspace.onDidChangeConfiguration(() => {
        this.#globs.clear();
        this.#forgetPaths();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forgetPaths()),
      vscode.workspace.onDidChangeTextDocument(event => this.#changed(event)),
      // An edit can change the kind of file.
      vscode.workspace.onDidSaveTextDocument(document => this.#byText.delete(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** A promise on the first call. Judges the link target's path, too. */
  verdict(document: vscode.TextDocument): ExclusionReason | Promise<ExclusionReason> {
    const known = this.#byPath.get(document) ?? this.#placed(document);
    const withText = (placed: ExclusionReason) => (placed === 'open' ? this.#read(document) : placed);
    return known instanceof Promise ? known.then(withText) : withText(known);
  }

  /** A pattern matches a file, or a folder with its content. */
  isLeftOut(file: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    const top = folder?.uri.path.replace(/(?<!\/)\/+$/, '');
    const below = top === undefined ? file.path : file.path.slice(top.length + 1);
    const steps = { left: MOST_STEPS };
    return this.#patternsAt(file).some(pattern =>
      this.#globs.of(pattern).matches(pattern.startsWith('/') ? file.path : below, steps),
    );
  }

  /** Reads thousands of patterns with pauses, before `isLeftOut`; undefined if there is little to read. */
  prepare(file: vscode.Uri): Promise<void> | undefined {
    const unread = this.#patternsAt(file).filter(pattern => !this.#globs.has(pattern));
    return unread.length > MOST_READ_AT_ONCE ? inHostTurns(this.#globs.readAll(unread)) : undefined;
  }

  #patternsAt(file: vscode.Uri): readonly string[] {
    return [...this.#patterns(), ...hiddenAt(file)].flatMap(pattern => [
      pattern,
      `${pattern.replace(/(?<!\/)\/+$/, '')}/**`,
    ]);
  }

  isGitIgnored(uri: vscode.Uri, kind: 'file' | 'folder'): Promise<boolean> {
    return this.#gitIgnore.ignores(uri, kind);
  }

  #forgetPaths(): void {
    this.#byPath = new WeakMap();
  }

  /** A reload may change link targets. */
  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.isDirty || contentChanges.length === 0) return;
    if (this.#byPath.has(document) && this.#bySettings(document) === undefined) void this.#onDisk(document);
  }

  #placed(document: vscode.TextDocument): ExclusionReason | Promise<ExclusionReason> {
    const preparing = this.prepare(fileOf(document));
    const found =
      preparing === undefined
        ? (this.#bySettings(document) ?? this.#onDisk(document))
        : this.#prepared(document, preparing);
    this.#byPath.set(document, found);
    return found;
  }

  async #prepared(document: vscode.TextDocument, preparing: Promise<void>): Promise<ExclusionReason> {
    const verdicts = this.#byPath;
    await preparing;
    const found = this.#bySettings(document);
    if (found === undefined) return this.#onDisk(document);
    verdicts.set(document, found);
    return found;
  }

  #bySettings(document: vscode.TextDocument): ExclusionReason | undefined {
    const file = fileOf(document);
    if (isSecretPath(file.path)) return 'secret-file';
    return this.isLeftOut(file) ? 'excluded' : undefined;
  }

  async #onDisk(document: vscode.TextDocument): Promise<ExclusionReason> {
    // A changed rule replaces the cache.
    const verdicts = this.#byPath;
    const file = fileOf(document);
    const verdict = (await this.isGitIgnored(file, 'file')) ? 'git-ignored' : await this.#byTarget(file);
    verdicts.set(document, verdict);
    return verdict;
  }

  /** Of the file or of a folder above it. */
  async #byTarget(file: vscode.Uri): Promise<ExclusionReason> {
    const real = await realFileOf(file);
    if (real === 'lost') return 'lost-link';
    if (isSecretPath(slashed(real.path))) return 'secret-link';
    if (real.uri.path === file.path) return 'open';
    const isLeftOut = this.isLeftOut(real.uri) || (await this.isGitIgnored(real.uri, 'file'));
    return isLeftOut ? 'excluded-link' : 'open';
  }

  #read(document: vscode.TextDocument): ExclusionReason {
    const known = this.#byText.get(document) ?? fitness(document);
    this.#byText.set(document, known);
    return known;
  }
}

/** The workspace can't remove any (`false`). */
function hiddenAt(scope: vscode.Uri): readonly string[] {
  const levels = vscode.workspace.getConfiguration('files', scope).inspect<Record<string, unknown>>('exclude');
  const own = { ...levels?.defaultValue, ...levels?.globalValue };
  return [own, levels?.workspaceValue, levels?.workspaceFolderValue].flatMap((patterns = {}) =>
    Object.keys(patterns).filter(pattern => ownValue(patterns, pattern) === true),
  );
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}

/** Reads every line. */
function fitness(document: vscode.TextDocument): ExclusionReason {
  const end = document.lineAt(document.lineCount - 1).range.end;
  if (document.offsetAt(end) > LARGE_FILE_CHARS) return 'large-file';
  for (let line = 0; line < document.lineCount; line++) {
    const { text } = document.lineAt(line);
    if (text.length > LONG_LINE_CHARS) return 'long-lines';
    // VS Code opens a binary file only on request.
    if (text.includes('\0')) return 'binary';
  }
  return 'open';
}
