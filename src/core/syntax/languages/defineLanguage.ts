export interface Grammar {
  /** `tree-sitter-….wasm` */
  readonly file: string;
  /** Opening words and the closing word of each: `if` → `fi`. */
  readonly words: Readonly<Record<string, string>>;
  /** Those of them that may be behind a statement: `a if b`. */
  readonly trailing: readonly string[];
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
  /** `#if` and the like, for a preprocessor or the compiler. */
  readonly hasDirectives: boolean;
  /** `*p`, `&a` */
  readonly hasPointers: boolean;
  /** `None` or `Nothing` is a value or a type. */
  readonly hasNothing: boolean;
  /** Documentation has HTML or XML in it: `<code>`, `&lt;`. */
  readonly docsHaveTags: boolean;
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
  /** Words that go on with a block, and those of the blocks that they follow: `else` → `if elif for`. */
  readonly continuers: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<WordRole, ReadonlySet<string>>>;
  /** Words that open a block, with the words that close it, where no grammar finds them: `function` → `end`. */
  readonly blockPairs: Readonly<Record<string, string>> | undefined;
  readonly nesting: WordNesting | undefined;
  readonly grammar: Grammar | undefined;
  /** The first group is the name. */
  readonly declarations: readonly RegExp[];
  /** Where functions have no word of their own: `int add(`. */
  readonly callable: RegExp | undefined;
  /** By their parameters. */
  readonly hasOverloads: boolean;
  /** At the left edge; besides the words for it. */
  readonly importLine: RegExp | undefined;
  /** `use` in Rust. */
  readonly importsInFunctions: boolean;
  /** Imports of other files of the workspace. */
  readonly imports: ImportRules | undefined;
  /** A list may end with one. */
  readonly trailingCommas: boolean;
  /** In strings or commands. */
  readonly usesBackquotes: boolean;
  readonly testLine: RegExp | undefined;
  /** `load` → `test_load`; undefined if tests belong in the file. */
  readonly testFileStem: (stem: string) => string | undefined;
}

export type WordRole =
  /** `def`, `fn` */
  | 'functions'
  /** `class`, `impl` */
  | 'types'
  /** Before those: `public`, `async`. */
  | 'modifiers'
  /** `let`, `var` */
  | 'variables'
  /** `import`, `package` */
  | 'imports'
  /** Have a condition or a value, and a body: `if`, `for`, `switch`. */
  | 'conditions'
  /** Those that may come behind a value, too: `a if b`. */
  | 'guards'
  /** Open a block alone: `try {`, `get {`. */
  | 'headers'
  /** Open the block of a property: `get {`. */
  | 'accessors'
  /** Within a `switch`. */
  | 'labels'
  /** Begin a statement with a value: `return a`, `throw a`. */
  | 'statements'
  /** Statements by themselves: `break`. */
  | 'exits'
  /** A value follows: `and`, `await`, `in`. */
  | 'operators'
  /** Other words of the language, behind which another one follows: `extends`, `where`. */
  | 'connectors';

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

const NO_WORDS: Readonly<Record<WordRole, string>> = {
  functions: '',
  types: '',
  modifiers: '',
  variables: '',
  imports: '',
  conditions: '',
  guards: '',
  headers: '',
  accessors: '',
  labels: '',
  statements: '',
  exits: '',
  operators: '',
  connectors: '',
};

/** Of most languages of code. */
const COMMON_WORDS = {
  conditions: 'if for while switch catch',
  headers: 'try else do finally default catch',
  labels: 'case default',
  statements: 'return',
  exits: 'break continue',
};

export const NEVER = /(?!)/;

type Parts = Partial<Omit<Language, 'words'>> &
  Pick<Language, 'family'> & {
    /** Separated by blanks. */
    readonly words?: Partial<Record<WordRole, string | ReadonlySet<string>>>;
  };

export function defineLanguage({
  longStrings = [],
  multiline = [],
  quotes = ['"', "'"],
  words = {},
  ...parts
}: Parts): Language {
  const isCode = parts.family === 'braces' || parts.family === 'indent';
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
    hasDirectives: false,
    hasPointers: false,
    hasNothing: false,
    docsHaveTags: false,
    looseApostrophe: false,
    wordBlocks: false,
    heredocs: undefined,
    indentedStrings: false,
    blockOpenings: [],
    blockWords: ['do', 'then', 'else', 'begin'],
    closers: [],
    continuers: { else: 'if', catch: 'try catch', finally: 'try catch' },
    words: wordSets({ ...NO_WORDS, ...(isCode ? COMMON_WORDS : {}), ...words }),
    blockPairs: undefined,
    nesting: undefined,
    grammar: undefined,
    declarations: [],
    callable: undefined,
    hasOverloads: false,
    importLine: undefined,
    importsInFunctions: false,
    imports: undefined,
    trailingCommas: true,
    usesBackquotes: quotes.includes('`'),
    testLine: undefined,
    testFileStem: stem => `${stem}.test`,
    ...parts,
  };
}

function wordSets(words: Readonly<Record<WordRole, string | ReadonlySet<string>>>): Language['words'] {
  const setOf = (role: WordRole) => {
    const list = words[role];
    return typeof list === 'string' ? new Set(list.match(/\S+/g)) : list;
  };
  return {
    functions: setOf('functions'),
    types: setOf('types'),
    modifiers: setOf('modifiers'),
    variables: setOf('variables'),
    imports: setOf('imports'),
    conditions: setOf('conditions'),
    guards: setOf('guards'),
    headers: setOf('headers'),
    accessors: setOf('accessors'),
    labels: setOf('labels'),
    statements: setOf('statements'),
    exits: setOf('exits'),
    operators: setOf('operators'),
    connectors: setOf('connectors'),
  };
}

/**
 * `tree-sitter-<name>.wasm`.
 * @param words opening words and the closing word of each
 */
export function treeSitter(
  name: string,
  words: Readonly<Record<string, string>> = {},
  trailing: readonly string[] = [],
): Grammar {
  return { file: `tree-sitter-${name}.wasm`, words, trailing };
}

export const SLASH_COMMENTS = { lineComments: ['//'], blockComment: ['/*', '*/'] } as const;

/** JavaScript and TypeScript, also within pages. */
export const SCRIPT_WORDS = {
  ...COMMON_WORDS,
  functions: 'function',
  types: 'class interface enum module namespace type',
  modifiers: 'export default async static abstract public private protected override declare readonly',
  variables: 'const let var',
  conditions: 'if for while switch catch with',
  headers: 'try else do finally default catch static',
  accessors: 'get set',
  statements: 'return throw yield',
  operators: 'new in of instanceof typeof await yield delete void case',
  connectors: 'import from as extends implements super satisfies keyof',
};

export const SCRIPT_IMPORT = /^import\b(?!\s*[(.])|^(?:const|let|var)\s[^=]+=\s*require\(/;
