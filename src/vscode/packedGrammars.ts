import path from 'node:path';
import type * as vscode from 'vscode';
import type { Grammars } from '../core/syntax/syntax.ts';
import { readPacked } from '../disk/packedFile.ts';
import { systemClock } from './systemClock.ts';

/** Loads the code with the first call, and a grammar with its language's first document. */
export function packedGrammars(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): () => Promise<Grammars> {
  const load = async () => {
    const { Grammars } = await import('../core/syntax/syntax.ts');
    return new Grammars({
      read: file => readPacked(path.join(extensionUri.fsPath, 'dist', file)),
      onFailure: (languageId, error) =>
        log.warn(
          `no grammar for ${languageId}, using indentation (${error instanceof Error ? error.message : 'unreadable'})`,
        ),
      clock: systemClock,
    });
  };
  let loaded: Promise<Grammars> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
