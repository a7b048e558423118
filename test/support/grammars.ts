import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Grammars } from '../../src/core/completion/syntax.ts';

/** The grammars as they come from npm. `failures` collects what could not be loaded. */
export function installedGrammars(failures: string[] = []): Grammars {
  return new Grammars({ read: readInstalled, onFailure: languageId => failures.push(languageId) });
}

/** Reads the file of a grammar, or of the runtime, from where npm has put it. */
export function readInstalled(file: string): Promise<Uint8Array> {
  const folder = file === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : '@vscode/tree-sitter-wasm/wasm';
  return readFile(fileURLToPath(new URL(`../../node_modules/${folder}/${file}`, import.meta.url)));
}
