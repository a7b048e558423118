import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { SuppressReason } from '../../core/completion/outcome/outcome.ts';
import { LONG_LINE_CHARS } from '../../core/document/hole.ts';
import { ownValue } from '../../core/json.ts';
import { PathGlob } from '../../core/privacy/pathGlob.ts';
import { isSecretPath } from '../../core/privacy/secretFile.ts';
import { fileOf } from './documentFile.ts';
import { GitIgnore } from './gitIgnore.ts';
import { realFileOf } from './realFile.ts';

/** In UTF-16 units: the editor itself drops features from some such size on. */
const LARGE_FILE_CHARS = 5 * 1_024 * 1_024;

/** Comparisons of one path with all patterns, some ten milliseconds: what people write takes hundreds. */
const MOST_STEPS = 1_000_000;

/** Why nothing of a document may be sent, or `open`. */
export type ExclusionReason = SuppressReason | 'open';

/** Which documents must not leave this machine, or are no use to a model. Each is looked at once, not at every key. */
export class Exclusion implements vscode.Disposable {
  readonly #patterns: () => readonly string[];
  readonly #gitIgnore: GitIgnore;
  readonly #warn: (message: string) => void;
  /** By their text. */
  readonly #globs = new Map<string, PathGlob>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** By where it is; and of what may be sent by that, by what is in it. */
  #byPath = new WeakMap<vscode.TextDocument, ExclusionReason | Promise<ExclusionReason>>();
  readonly #byText = new WeakMap<vscode.TextDocument, ExclusionReason>();

  /**
   * @param patterns glob patterns of the setting "ghostline.exclude"
   * @param warn for the log
   */
  constructor(patterns: () => readonly string[], warn: (message: string) => void = () => undefined) {
    this.#patterns = patterns;
    this.#warn = warn;
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
      // What was pasted into it, or cut out, may have made it another kind of file; where it is has not changed.
      vscode.workspace.onDidSaveTextDocument(document => this.#byText.delete(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /**
   * Why nothing of the document may be sent, or `open`; a promise at first sight, while its .gitignore files are read and
   * links are followed: a document is judged by its own name, and by that of the file that it leads to.
   */
  verdict(document: vscode.TextDocument): ExclusionReason | Promise<ExclusionReason> {
    const known = this.#byPath.get(document) ?? this.#placed(document);
    const withText = (placed: ExclusionReason) => (placed === 'open' ? this.#read(document) : placed);
    return known instanceof Promise ? known.then(withText) : withText(known);
  }

  /** Whether the settings leave this out by its path. Each of their patterns means a file, or a folder and all in it. */
  isLeftOut(file: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    const top = folder?.uri.path.replace(/(?<!\/)\/+$/, '');
    const below = top === undefined ? file.path : file.path.slice(top.length + 1);
    const steps = { left: MOST_STEPS };
    return [...this.#patterns(), ...hiddenAt(file)]
      .flatMap(pattern => [pattern, `${pattern.replace(/(?<!\/)\/+$/, '')}/**`])
      .some(pattern => this.#globOf(pattern).matches(pattern.startsWith('/') ? file.path : below, steps));
  }

  /** Whether a .gitignore leaves this out, or a folder around it. */
  isGitIgnored(uri: vscode.Uri, kind: 'file' | 'folder'): Promise<boolean> {
    return this.#gitIgnore.ignores(uri, kind);
  }

  #globOf(pattern: string): PathGlob {
    const known = this.#globs.get(pattern);
    if (known) return known;
    const glob = new PathGlob(pattern);
    this.#globs.set(pattern, glob);
    if (glob.tooComplex) {
      this.#warn(
        `The pattern ${pattern.slice(0, 80)}… in the settings is too complex to be evaluated: nothing is sent. Shorten it.`,
      );
    }
    return glob;
  }

  #forgetPaths(): void {
    this.#byPath = new WeakMap();
  }

  /** What was read from the disk anew may lead elsewhere than before, as after a checkout. Nothing waits for that. */
  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (document.isDirty || contentChanges.length === 0) return;
    if (this.#byPath.has(document) && this.#bySettings(document) === undefined) void this.#onDisk(document);
  }

  #placed(document: vscode.TextDocument): ExclusionReason | Promise<ExclusionReason> {
    const found = this.#bySettings(document) ?? this.#onDisk(document);
    this.#byPath.set(document, found);
    return found;
  }

  #bySettings(document: vscode.TextDocument): ExclusionReason | undefined {
    const file = fileOf(document);
    if (isSecretPath(file.path)) return 'secret-file';
    return this.isLeftOut(file) ? 'excluded' : undefined;
  }

  async #onDisk(document: vscode.TextDocument): Promise<ExclusionReason> {
    // A rule that changes meanwhile begins another memory, in which this answer would be wrong.
    const verdicts = this.#byPath;
    const file = fileOf(document);
    const verdict = (await this.isGitIgnored(file, 'file')) ? 'git-ignored' : await this.#byTarget(file);
    verdicts.set(document, verdict);
    return verdict;
  }

  /** Where the file is a link, or is below one: what its real name says. */
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

/** What `files.exclude` hides: all that the user hides, and what the workspace adds. It takes nothing back (`false`). */
function hiddenAt(scope: vscode.Uri): readonly string[] {
  const levels = vscode.workspace.getConfiguration('files', scope).inspect<Record<string, unknown>>('exclude');
  const own = { ...levels?.defaultValue, ...levels?.globalValue };
  return [own, levels?.workspaceValue, levels?.workspaceFolderValue].flatMap((patterns = {}) =>
    Object.keys(patterns).filter(pattern => ownValue(patterns, pattern) === true),
  );
}

/** A path of the disk with `/` between its parts. */
function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}

/** Whether its text is any use to a model. Reads every line. */
function fitness(document: vscode.TextDocument): ExclusionReason {
  const end = document.lineAt(document.lineCount - 1).range.end;
  if (document.offsetAt(end) > LARGE_FILE_CHARS) return 'large-file';
  for (let line = 0; line < document.lineCount; line++) {
    const { text } = document.lineAt(line);
    if (text.length > LONG_LINE_CHARS) return 'long-lines';
    // The editor opens such a file only when it is told to; what it shows of it then is no text.
    if (text.includes('\0')) return 'binary';
  }
  return 'open';
}
