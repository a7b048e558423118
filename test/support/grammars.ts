import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../src/core/clock.ts';
import { Draft, type DraftOptions, type NewDraft } from '../../src/core/completion/fit/draft.ts';
import { Grammars } from '../../src/core/syntax/syntax.ts';

/** Nothing takes any time, so nothing is put off. */
const AT_ONCE: Clock = { now: () => 0, sleep: () => Promise.resolve() };

/** The grammars as npm installs them. `failures` collects languages whose grammar could not be loaded. */
export function installedGrammars(failures: string[] = [], clock = AT_ONCE): Grammars {
  return new Grammars({ read: readInstalled, onFailure: languageId => failures.push(languageId), clock });
}

/** A draft as the extension makes it, with the reading of a loaded grammar. */
export async function draftWith(grammars: Grammars, options: Omit<DraftOptions, 'reading'>): Promise<Draft> {
  const { languageId, prefix, suffix } = options.hole;
  return new Draft({ ...options, reading: await grammars.syntaxOf(languageId)?.open(prefix, suffix) });
}

/** Drafts as the extension makes them once a language's grammar is there. */
export function installedDrafts(): NewDraft {
  const grammars = installedGrammars();
  return async options => {
    const { languageId } = options.hole;
    await grammars.load(languageId);
    return draftWith(grammars, options);
  };
}

/** Reads the file of a grammar, or of the runtime, from where npm has put it. */
export function readInstalled(file: string): Promise<Uint8Array> {
  const folder = file === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : '@vscode/tree-sitter-wasm/wasm';
  return readFile(fileURLToPath(new URL(`../../node_modules/${folder}/${file}`, import.meta.url)));
}
