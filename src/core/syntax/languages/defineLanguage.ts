export interface Grammar {
  /** `tree-sitter-….wasm` */
  readonly file: string;
  /** Opening words and the closing word of each: `if` → `fi`. */
  readonly words: Readonly<Record<string, string>>;
  /** Makes a piece of a page code: `<?php `. */
  readonly lead?: string;
}

/** Enough to read a language without a parser. */
export interface Language {
  /** As in VS Code. */
  readonly ids: readonly string[];
  /** Also file endings: `ts`, `mts`. */
  readonly aliases: readonly string[];
  readonly family: 'indent' | 'braces' | 'markup' | 'data' | 'prose';
  readonly lineComments: readonly string[];
  readonly blockComment: readonly [string, string] | undefined;
  /** Longest first. */
  readonly quotes: readonly string[];
  /** Lua: `[[`, `]]`. */
  readonly longStrings: readonly (readonly [string, string])[];
  readonly multiline: readonly string[];
  readonly regex: boolean;
  /** Shell: `case` has `a)`. */
  readonly loneClosers: boolean;
  /** `&'a str`, `1'000` */
  readonly looseApostrophe: boolean;
  /** `def` … `end` */
  readonly wordBlocks: boolean;
  /** `cat <<EOF`; the group `word` is the end line. */
  readonly heredocs: RegExp | undefined;
  /** Common indentation is not part of a long string's value. */
  readonly indentedStrings: boolean;
  /** Besides lines that end with a bracket: `function f()` in Lua. */
  readonly blockOpenings: readonly RegExp[];
  /** At a line's end: `do`. */
  readonly blockWords: readonly string[];
  /** Alone on their line: `end`, `fi`. */
  readonly closers: readonly string[];
  /** `else`, `rescue` */
  readonly continuers: readonly string[];
  /** Open a block without a name: `try {`, `get {`. */
  readonly plainHeaders: readonly string[];
  /** Look like a function before a bracket: `if (a) {`. */
  readonly controlWords: readonly string[];
  /** Begins a function, method or type with a word: `async def f`. */
  readonly definition: RegExp;
  /** `class A` → `A` */
  readonly definitionName: RegExp;
  readonly nesting: WordNesting | undefined;
  readonly grammar: Grammar | undefined;
  /** The first group is the name. */
  readonly declarations: readonly RegExp[];
  readonly callable: RegExp | undefined;
  /** `class`, `impl` */
  readonly memberOwner: RegExp;
  /** By their parameters. */
  readonly hasOverloads: boolean;
  /** At the start of a file. */
  readonly importLine: RegExp | undefined;
  /** `use` in Rust. */
  readonly importsInFunctions: boolean;
  /** Imports of other files of the workspace. */
  readonly imports: ImportRules | undefined;
  /** Names a file or package, wherever it is in the file: `const a = require('a')`. */
  readonly dependencyLine: RegExp;
  /** Begin a line of code that may have no punctuation: `return a`. */
  readonly statementWords: readonly string[];
  /** In strings or commands. */
  readonly usesBackquotes: boolean;
  readonly testLine: RegExp | undefined;
  /** `load` → `test_load`; undefined if tests belong in the file. */
  readonly testFileStem: (stem: string) => string | undefined;
}

/** An import names a file by its path, by the package that it declares, or by the end of its folder. */
export type ImportTarget = 'file' | 'package' | 'folder';

/** Groups of the pattern: `from`, and `as` for an alias. */
export interface ImportForm {
  readonly pattern: RegExp;
  readonly target: ImportTarget;
  /** `all`: everything in the file. `last`: the last part of `from`. `namespace`: that part, as `namespace.name`. */
  readonly binding: 'all' | 'last' | 'namespace';
}

export interface ImportRules {
  readonly forms: readonly ImportForm[];
  readonly separator: string;
  /** Files that see each other's names without an import. */
  readonly implicitScope?: 'package' | 'folder';
}

export interface WordNesting {
  readonly opens: (line: string) => number;
  readonly closes: RegExp;
}

const PLAIN_HEADERS =
  'try else do finally loop unsafe static get set defer init default catch begin then return yield'.split(' ');

const CONTROL_WORDS =
  'if elif for while switch catch else return do try with using lock synchronized foreach match when'.split(' ');

const NEVER = /(?!)/;

type Parts = Partial<Language> & Pick<Language, 'family'>;

export function defineLanguage({ longStrings = [], multiline = [], quotes = ['"', "'"], ...parts }: Parts): Language {
  return {
    ids: [],
    aliases: [],
    lineComments: [],
    blockComment: undefined,
    quotes,
    longStrings,
    multiline: [...multiline, ...longStrings.map(([, close]) => close)],
    regex: false,
    loneClosers: false,
    looseApostrophe: false,
    wordBlocks: false,
    heredocs: undefined,
    indentedStrings: false,
    blockOpenings: [],
    blockWords: ['do', 'then', 'else', 'begin'],
    closers: [],
    continuers: ['else', 'catch', 'finally', 'default'],
    plainHeaders: PLAIN_HEADERS,
    controlWords: CONTROL_WORDS,
    definition: NEVER,
    definitionName: NEVER,
    nesting: undefined,
    grammar: undefined,
    declarations: [],
    callable: /\b(?:function|def|fn|func|fun)\b/,
    memberOwner: /\b(?:class|struct|interface|trait|record|module|enum|union)\b/,
    hasOverloads: false,
    importLine: undefined,
    importsInFunctions: false,
    imports: undefined,
    dependencyLine: NEVER,
    statementWords: ['return', 'else', 'break', 'continue'],
    usesBackquotes: quotes.includes('`'),
    testLine: undefined,
    testFileStem: stem => `${stem}.test`,
    ...parts,
  };
}

/**
 * `tree-sitter-<name>.wasm`.
 * @param words opening words and the closing word of each
 */
export function treeSitter(name: string, words: Readonly<Record<string, string>> = {}): Grammar {
  return { file: `tree-sitter-${name}.wasm`, words };
}

export const SLASH_COMMENTS = { lineComments: ['//'], blockComment: ['/*', '*/'] } as const;

/** JavaScript and TypeScript, also within pages. */
export const SCRIPT_LINES = {
  definition:
    /^\s*(?:(?:export|default|async|static|abstract|public|private|protected|override)\s+)*(?:function\*?|class|interface|enum|module)\b/,
  definitionName: /\b(?:function\*?|class|interface|enum|module)\s+([\w$]+)/,
  dependencyLine: /^\s*(?:import\b|(?:const|let|var)\s.*\brequire\()/,
  statementWords: 'return else break continue import from yield'.split(' '),
};

export const UNKNOWN_LANGUAGE = defineLanguage({
  family: 'braces',
  closers: ['end'],
  definition:
    /^\s*(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|override|virtual|pub(?:\([^)]*\))?|unsafe|extern|inline|suspend|open|data|sealed)\s+)*(?:def|class|function\*?|fn|func|fun|interface|struct|enum|trait|impl|module|type\s+\w+\s+struct|sub)\b/,
  definitionName:
    /\b(?:function\*?|def|class|func|fn|fun|interface|struct|enum|trait|module|impl)\s+(?:\([^)]*\)\s*)?([\w$]+)/,
  dependencyLine:
    /^\s*(?:import\b|from\s+\S+\s+import\b|use\s|using\s|#include\b|require\b|package\s|(?:const|let|var)\s.*\brequire\()/,
  statementWords: 'return end pass else import from break continue yield raise package use include'.split(' '),
});
