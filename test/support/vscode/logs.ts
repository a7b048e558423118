import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** One folder for each extension host. */
const HOSTS = 'logs/*/exthost*';

/** Logs since the workbench was opened; its server may have had others before. */
export class Logs {
  readonly #userDataFolder: string;
  readonly #earlier: ReadonlySet<string>;
  readonly #console: string[] = [];

  constructor(page: Page, userDataFolder: string) {
    this.#userDataFolder = userDataFolder;
    this.#earlier = new Set(globSync(HOSTS, { cwd: userDataFolder }));
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
    return entries.filter(entry => isError(entry) && !/\[vscode\.[\w-]+\]|\/lib\/vscode\/extensions\//.test(entry));
  }

  /** A log channel of the Output view by its name, with time stamps and levels; '' while nothing was logged. */
  channel(name: string): Promise<string> {
    return this.#read(`*/${name}.log`);
  }

  async #read(file: string): Promise<string> {
    const hosts = globSync(HOSTS, { cwd: this.#userDataFolder }).filter(host => !this.#earlier.has(host));
    const logs = hosts.sort().flatMap(host => globSync(`${host}/${file}`, { cwd: this.#userDataFolder }).sort());
    const texts = logs.map(log => readFile(path.join(this.#userDataFolder, log), 'utf8'));
    return (await Promise.all(texts)).join('');
  }
}
