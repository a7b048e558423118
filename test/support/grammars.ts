import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Draft, type NewDraft } from '../../src/core/completion/draft.ts';
import { Grammars } from '../../src/core/completion/syntax.ts';

/** The grammars as they come from npm. `failures` collects what could not be loaded. */
export function installedGrammars(failures: string[] = []): Grammars {
  return new Grammars({ read: readInstalled, onFailure: languageId => failures.push(languageId) });
}

/** Drafts as the extension makes them once a language's grammar is there. */
export function installedDrafts(): NewDraft {
  const grammars = installedGrammars();
  return async options => {
    const { languageId } = options.hole;
    await grammars.load(languageId);
    return new Draft({ ...options, syntax: grammars.syntaxOf(languageId) });
  };
}

/** Reads the file of a grammar, or of the runtime, from where npm has put it. */
export function readInstalled(file: string): Promise<Uint8Array> {
  const folder = file === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : '@vscode/tree-sitter-wasm/wasm';
  return readFile(fileURLToPath(new URL(`../../node_modules/${folder}/${file}`, import.meta.url)));
}
