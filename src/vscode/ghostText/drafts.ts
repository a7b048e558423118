import path from 'node:path';
import type * as vscode from 'vscode';
import type { NewDraft } from '../../core/completion/fit/draft.ts';
import { readPacked } from '../../disk/packedFile.ts';
import { systemClock } from '../systemClock.ts';

/**
 * Loads the code with the first request, and a grammar with its language's first document; until then indentation
 * decides.
 */
export function packedDrafts(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): NewDraft {
  const load = async () => {
    const [{ Draft }, { Grammars }] = await Promise.all([
      import('../../core/completion/fit/draft.ts'),
      import('../../core/syntax/syntax.ts'),
    ]);
    const grammars = new Grammars({
      read: file => readPacked(path.join(extensionUri.fsPath, 'dist', file)),
      onFailure: (languageId, error) =>
        log.warn(
          `no grammar for ${languageId}, using indentation (${error instanceof Error ? error.message : 'unreadable'})`,
        ),
      clock: systemClock,
    });
    return { Draft, grammars };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (options, signal) => {
    loaded ??= load();
    const { Draft, grammars } = await loaded;
    const { languageId, prefix, suffix } = options.hole;
    return new Draft({ ...options, reading: await grammars.syntaxOf(languageId)?.open(prefix, suffix, signal) });
  };
}
