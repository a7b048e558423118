import { ownValue } from '../json.ts';

/** What a grammar's file is called, and which of its tokens open and close blocks. */
export interface Grammar {
  /** `tree-sitter-….wasm` */
  readonly file: string;
  /** Words that open a block, and the word that closes it; brackets go without saying. */
  readonly words: Readonly<Record<string, string>>;
  /** Begins the code of a file that is a page otherwise. */
  readonly lead?: string;
  /** A `)` may stand alone: behind a pattern of a shell's `case`. */
  readonly loneClosers?: boolean;
}

const RUBY_WORDS = Object.fromEntries(
  ['def', 'class', 'module', 'if', 'unless', 'while', 'until', 'for', 'case', 'begin', 'do'].map(word => [word, 'end']),
);

function grammar(name: string, words: Readonly<Record<string, string>> = {}): Grammar {
  return { file: `tree-sitter-${name}.wasm`, words };
}

/** The grammars that come with Ghostline, by language id. C is read with the grammar of C++. */
const GRAMMARS: Readonly<Record<string, Grammar>> = {
  typescript: grammar('typescript'),
  typescriptreact: grammar('tsx'),
  javascript: grammar('javascript'),
  javascriptreact: grammar('javascript'),
  python: grammar('python'),
  go: grammar('go'),
  rust: grammar('rust'),
  java: grammar('java'),
  c: grammar('cpp'),
  cpp: grammar('cpp'),
  csharp: grammar('c-sharp'),
  ruby: grammar('ruby', RUBY_WORDS),
  php: { ...grammar('php'), lead: '<?php' },
  shellscript: { ...grammar('bash', { if: 'fi', case: 'esac', do: 'done' }), loneClosers: true },
};

/** `undefined` for a language whose grammar does not come with us: brackets and indentation then have to do. */
export function grammarOf(languageId: string): Grammar | undefined {
  return ownValue(GRAMMARS, languageId);
}

/** Files that have to be there for the grammars to load: the runtime first. For the build. */
export const RUNTIME_FILE = 'web-tree-sitter.wasm';
export const GRAMMAR_FILES: readonly string[] = [...new Set(Object.values(GRAMMARS).map(({ file }) => file))].sort();

/** Opening tokens of all grammars, and what they count as. */
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

/** Closing tokens, and what they close. */
export const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '))': '((', ']]': '[[' };
