import { LANGUAGES, languageOf } from './language.ts';
import type { Grammar } from './languages/defineLanguage.ts';

export type { Grammar } from './languages/defineLanguage.ts';

/** Undefined for a language without a grammar, which is read by brackets and indentation. */
export function grammarOf(languageId: string): Grammar | undefined {
  return languageOf(languageId).grammar;
}

/** The files that the build copies: the runtime and the grammars. */
export const RUNTIME_FILE = 'web-tree-sitter.wasm';
export const GRAMMAR_FILES: readonly string[] = [
  ...new Set(LANGUAGES.flatMap(({ grammar }) => grammar?.file ?? [])),
].sort();

export const OPENERS: Readonly<Record<string, string>> = {
  '(': '(',
  '[': '[',
  '{': '{',
  '${': '{',
  '#{': '{',
  '$(': '(',
  '<(': '(',
  '>(': '(',
  '((': '((',
  '$((': '((',
  '[[': '[[',
};

export const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '))': '((', ']]': '[[' };
