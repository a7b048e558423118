import type { NewDraft } from '../../src/core/completion/fit/draft.ts';
import { draftWith, installedGrammars } from './grammars.ts';

const GRAMMARS = installedGrammars();
await GRAMMARS.load('typescript');

/** Drafts with the TypeScript grammar. It is loaded before any test runs, so that none waits for the disk. */
export const newTypescriptDraft: NewDraft = options => draftWith(GRAMMARS, options);
