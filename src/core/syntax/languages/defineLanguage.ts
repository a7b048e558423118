/** A tree-sitter grammar, and which of its tokens open and close blocks. */
export interface Grammar {
  /** `tree-sitter-….wasm` */
  readonly file: string;
  /** Words that open a block, and the word that closes it. Brackets are the same in all grammars. */
  readonly words: Readonly<Record<string, string>>;
  /** Begins the code of a file that is a page otherwise. */
  readonly lead?: string;
}

/** Enough facts about a language to read it without a parser. */
export interface Language {
  /** The editor's ids. */
  readonly ids: readonly string[];
  /** Other names and file endings: `ts`, `mts`. */
  readonly aliases: readonly string[];
  readonly family: 'indent' | 'braces' | 'markup' | 'data' | 'prose';
  readonly lineComments: readonly string[];
  readonly blockComment: readonly [string, string] | undefined;
  /** Marks that both open and close, longest first. */
  readonly quotes: readonly string[];
  /** Multi-line strings with different ends: `[[` and `]]` in Lua. */
  readonly longStrings: readonly (readonly [string, string])[];
  /** Closing marks of multi-line strings. */
  readonly multiline: readonly string[];
  /** `/…/` may be a pattern. */
  readonly regex: boolean;
  /** A `)` may lack its `(`, as in the shell's `case`. */
  readonly loneClosers: boolean;
  /** `'` may also begin a lifetime or group digits: `&'a str`, `1'000`. */
  readonly looseApostrophe: boolean;
  /** Words delimit all blocks: `def` and `end` in Ruby. */
  readonly wordBlocks: boolean;
  /** `cat <<EOF`; the group `word` is the end line. */
  readonly heredocs: RegExp | undefined;
  /** The common indentation of a long string is not part of its value. */
  readonly indentedStrings: boolean;
  /** Besides lines that end with a bracket: `function f()` in Lua. */
  readonly blockOpenings: readonly RegExp[];
  /** At a line's end: `do`. */
  readonly blockWords: readonly string[];
  /** Alone on their line: `end`, `fi`. */
  readonly closers: readonly string[];
  /** Words that continue a statement with another block: `else`, `rescue`. */
  readonly continuers: readonly string[];
  /** Words that open a block without a name: `try {`, `get {`. */
  readonly plainHeaders: readonly string[];
  /** Words that look like a function's name before a bracket: `if (a) {`. */
  readonly controlWords: readonly string[];
  /** A line that begins a function, a method or a type with a word of its own: `async def f`. */
  readonly definition: RegExp;
  /** Finds the name after such a word: `class A` → `A`. */
  readonly definitionName: RegExp;
  /** The difference of their counts is the nesting. */
  readonly nesting: WordNesting | undefined;
  readonly grammar: Grammar | undefined;
  /** The first group is the declared name. */
  readonly declarations: readonly RegExp[];
  /** Declares a function. */
  readonly callable: RegExp | undefined;
  /** Declares a type whose members may have bodies. */
  readonly memberOwner: RegExp;
  /** Functions of the same name may differ in their parameters. */
  readonly hasOverloads: boolean;
  /** The first line of an import at the start of a file. */
  readonly importLine: RegExp | undefined;
  /** Functions may import too: `use` in Rust. */
  readonly importsInFunctions: boolean;
  /** Imports that name another file of the workspace. */
  readonly imports: ImportRules | undefined;
  /** The first line of a test. */
  readonly testLine: RegExp | undefined;
  /** Name of a file's tests, both without extension: `test_load` for `load`. Undefined if they belong in the file. */
  readonly testFileStem: (stem: string) => string | undefined;
}

/** How an import names the other file: by its path, by the package that it declares, or by the end of its folder. */
export type ImportTarget = 'file' | 'package' | 'folder';

/** A statement that imports names. Groups of its pattern: `from`, and `as` for an alias. */
export interface ImportForm {
  readonly pattern: RegExp;
  readonly target: ImportTarget;
  /**
   * `all`: everything in the file. `last`: one name, the last part of `from`. `namespace`: the last part of `from`,
   * used as `namespace.name`.
   */
  readonly binding: 'all' | 'last' | 'namespace';
}

export interface ImportRules {
  readonly forms: readonly ImportForm[];
  /** Between the parts of a package's name. */
  readonly separator: string;
  /** Files that see each other's names without an import. */
  readonly implicitScope?: 'package' | 'folder';
}

export interface WordNesting {
  /** Blocks opened by a line. */
  readonly opens: (line: string) => number;
  readonly closes: RegExp;
}

const PLAIN_HEADERS =
  'try else do finally loop unsafe static get set defer init default catch begin then return yield'.split(' ');

const CONTROL_WORDS =
  'if elif for while switch catch else return do try with using lock synchronized foreach match when'.split(' ');

const DEFINITION =
  /^\s*(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|override|virtual|pub(?:\([^)]*\))?|unsafe|extern|inline|suspend|open|data|sealed)\s+)*(?:def|class|function\*?|fn|func|fun|interface|struct|enum|trait|impl|module|type\s+\w+\s+struct|sub)\b/;

const DEFINITION_NAME =
  /\b(?:function\*?|def|class|func|fn|fun|interface|struct|enum|trait|module|impl)\s+(?:\([^)]*\)\s*)?([\w$]+)/;

type Parts = Partial<Language> & Pick<Language, 'family'>;

/** Fills in the defaults of most languages. */
export function defineLanguage({ longStrings = [], multiline = [], ...parts }: Parts): Language {
  return {
    ids: [],
    aliases: [],
    lineComments: [],
    blockComment: undefined,
    quotes: ['"', "'"],
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
    definition: DEFINITION,
    definitionName: DEFINITION_NAME,
    nesting: undefined,
    grammar: undefined,
    declarations: [],
    callable: /\b(?:function|def|fn|func|fun)\b/,
    memberOwner: /\b(?:class|struct|interface|trait|record|module|enum|union)\b/,
    hasOverloads: false,
    importLine: undefined,
    importsInFunctions: false,
    imports: undefined,
    testLine: undefined,
    testFileStem: stem => `${stem}.test`,
    ...parts,
  };
}

/** The grammar in `tree-sitter-<name>.wasm`, with the words that open blocks in it and those that close them. */
export function treeSitter(name: string, words: Readonly<Record<string, string>> = {}): Grammar {
  return { file: `tree-sitter-${name}.wasm`, words };
}

/** `// a` and `/* a *\/`. */
export const SLASH_COMMENTS = { lineComments: ['//'], blockComment: ['/*', '*/'] } as const;

/** Code with brackets and without comments. */
export const UNKNOWN_LANGUAGE = defineLanguage({ family: 'braces', closers: ['end'] });
