import type { NewDraft } from '../../core/completion/fit/draft.ts';
import type { Grammars } from '../../core/syntax/syntax.ts';

/** Loads the code with the first request; until a language's grammar is there, indentation decides. */
export function draftsWith(loadGrammars: () => Promise<Grammars>): NewDraft {
  const load = async () => {
    const [{ Draft }, grammars] = await Promise.all([import('../../core/completion/fit/draft.ts'), loadGrammars()]);
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
