import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Clock } from '../../core/clock.ts';
import { LatestFile } from '../../disk/latestFile.ts';
import { readStoredRun, type StoredRun } from './storedRun.ts';

const FILE = /^agent-([\w-]+)\.json$/;

export interface RunStoreOptions {
  readonly folder: vscode.Uri;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

/** A file per run, in the workspace's storage. */
export class RunStore {
  readonly #folder: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #files = new Map<string, LatestFile>();

  readonly #clock: Clock;

  constructor({ folder, clock, log }: RunStoreOptions) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /** Of several calls the last one wins. */
  write(id: string, run: () => StoredRun): void {
    this.#fileOf(id).write(() => JSON.stringify(run()));
  }

  settled(id: string): Promise<void> {
    return this.#fileOf(id).settled();
  }

  async read(id: string): Promise<StoredRun | undefined> {
    if (!FILE.test(nameOf(id))) return undefined;
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, nameOf(id)));
      return readStoredRun(new TextDecoder().decode(bytes));
    } catch {
      return undefined; // Removed, or never written.
    }
  }

  /** Removes decided ones, except `shown`. */
  async open(shown: string | undefined): Promise<StoredRun | undefined> {
    const found: { readonly run: StoredRun; readonly changed: number }[] = [];
    for (const id of await this.#ids()) {
      const run = await this.read(id);
      if (run?.verdict === 'open') found.push({ run, changed: await this.#changedAt(id) });
      else if (id !== shown) await this.remove(id);
    }
    return found.toSorted((a, b) => b.changed - a.changed)[0]?.run;
  }

  async remove(id: string): Promise<void> {
    await this.#fileOf(id).remove();
    this.#files.delete(id);
  }

  async #ids(): Promise<readonly string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.#folder);
      return entries.flatMap(([name]) => FILE.exec(name)?.[1] ?? []);
    } catch {
      return []; // Created with the first file.
    }
  }

  async #changedAt(id: string): Promise<number> {
    const { mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(this.#folder, nameOf(id)));
    return mtime;
  }

  #fileOf(id: string): LatestFile {
    const known = this.#files.get(id);
    if (known) return known;
    const onProblem = (code: string) => this.#log.warn(`the agent's run can't be saved (${code})`);
    const file = new LatestFile({ path: join(this.#folder.fsPath, nameOf(id)), clock: this.#clock, onProblem });
    this.#files.set(id, file);
    return file;
  }
}

function nameOf(id: string): string {
  return `agent-${id}.json`;
}
