import { LANGUAGES, languageOf } from './language.ts';
import type { Grammar } from './languages/defineLanguage.ts';

export type { Grammar } from './languages/defineLanguage.ts';

/** Undefined if brackets and indentation are enough. */
export function grammarOf(languageId: string): Grammar | undefined {
  return languageOf(languageId).grammar;
}

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
