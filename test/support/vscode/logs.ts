import { globSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/**
 * VS Code has read the lock of its storage before another extension host had written into the new file. An error in JSON
 * that the extension reads has the extension's code in its stack.
 */
function isEmptyLock(entry: string): boolean {
  const [message = '', ...frames] = entry.trim().split('\n');
  const isOwn = frames.every(frame => /\/extensionHostProcess\.js:|<anonymous>/.test(frame));
  return message.endsWith('SyntaxError: Unexpected end of JSON input') && frames.length > 0 && isOwn;
}

/** One folder for each extension host. */
const HOSTS = 'logs/*/exthost*';

/** Logs from now on; the server, and an earlier extension host of the window, may have written some before. */
export class Logs {
  readonly #userDataFolder: string;
  /** Bytes that were there, by file. */
  readonly #earlier: ReadonlyMap<string, number>;
  readonly #console: string[] = [];

  constructor(page: Page, userDataFolder: string) {
    this.#userDataFolder = userDataFolder;
    const files = globSync(`${HOSTS}/**/*.log`, { cwd: userDataFolder });
    this.#earlier = new Map(files.map(file => [file, statSync(path.join(userDataFolder, file)).size]));
    page.on('console', message => {
      if (message.type() === 'error') this.#console.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', error => this.#console.push(String(error)));
  }

  /** Errors on the browser's console. */
  browserErrors(): readonly string[] {
    return this.#console;
  }

  /** The extension host's own log, with errors that extensions throw at VS Code. */
  extensionHost(): Promise<string> {
    return this.#read('remoteexthost.log');
  }

  /**
   * Entries of the extension host's log at level error, with stacks. Without those of built-in extensions: TypeScript's
   * and JSON's throw when a window reloads.
   */
  async extensionHostErrors(): Promise<string[]> {
    const entries = (await this.extensionHost()).split(/\n(?=\d{4}-\d\d-\d\d )/);
    const isError = (entry: string) => /^\S+ \S+ \[(error|critical)\]/.test(entry);
    const isBuiltIn = (entry: string) => /\[vscode\.[\w-]+\]|\/lib\/vscode\/extensions\//.test(entry);
    return entries.filter(entry => isError(entry) && !isBuiltIn(entry) && !isEmptyLock(entry));
  }

  /** A log channel of the Output view by its name, with time stamps and levels; '' while nothing was logged. */
  channel(name: string): Promise<string> {
    return this.#read(`*/${name}.log`);
  }

  async #read(file: string): Promise<string> {
    const logs = globSync(`${HOSTS}/${file}`, { cwd: this.#userDataFolder }).sort();
    const texts = logs.map(async log => {
      const content = await readFile(path.join(this.#userDataFolder, log));
      return content.subarray(this.#earlier.get(log) ?? 0).toString('utf8');
    });
    return (await Promise.all(texts)).join('');
  }
}
