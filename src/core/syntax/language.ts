import { ownValue } from '../json.ts';

/** What the text rules need to know of a language: how it comments, quotes and nests. */
export interface Language {
  /** Blocks by indentation, by brackets, by tags; keys and values by indentation; English. */
  readonly family: 'indent' | 'braces' | 'markup' | 'data' | 'prose';
  readonly lineComments: readonly string[];
  readonly blockComment: readonly [string, string] | undefined;
  /** Longest first. Those in `multiline` go on over line ends. */
  readonly quotes: readonly string[];
  readonly multiline: readonly string[];
  /** `/…/` may be a pattern. */
  readonly regex: boolean;
  /** A `)` may stand alone: the patterns of a shell's `case`. */
  readonly loneClosers: boolean;
  /** `'` may also begin a lifetime or a digit group rather than a character. */
  readonly looseApostrophe: boolean;
  /** Words open and close the blocks, and a `:` at a line's end is a value's. */
  readonly wordBlocks: boolean;
  /** Text from `<<WORD` to a line that is only that word. */
  readonly heredocs: boolean;
}

function language(parts: Partial<Language> & Pick<Language, 'family'>): Language {
  return {
    lineComments: [],
    blockComment: undefined,
    quotes: ['"', "'"],
    multiline: [],
    regex: false,
    looseApostrophe: false,
    loneClosers: false,
    wordBlocks: false,
    heredocs: false,
    ...parts,
  };
}

const slashes = { lineComments: ['//'], blockComment: ['/*', '*/'] } as const;
const C = language({ family: 'braces', ...slashes, looseApostrophe: true });
const SCRIPT = language({
  family: 'braces',
  ...slashes,
  quotes: ['"', "'", '`'],
  multiline: ['`'],
  regex: true,
});
const JSX = { ...SCRIPT, family: 'markup' } as const;
const PYTHON = language({
  family: 'indent',
  lineComments: ['#'],
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
});
const TEXT_BLOCKS = language({
  family: 'braces',
  ...slashes,
  quotes: ['"""', '"', "'"],
  multiline: ['"""'],
  looseApostrophe: true,
});
const SHELL = language({
  family: 'braces',
  loneClosers: true,
  lineComments: ['#'],
  multiline: ['"', "'"],
  heredocs: true,
});
const RUBY = language({ family: 'indent', heredocs: true, lineComments: ['#'], wordBlocks: true });
const MARKUP = language({ family: 'markup', blockComment: ['<!--', '-->'], quotes: [] });
const PROSE = language({ family: 'prose', quotes: [] });
const DATA = language({ family: 'data', lineComments: ['#'] });
const STYLE = language({ family: 'braces', ...slashes });

const LANGUAGES: Readonly<Record<string, Language>> = {
  typescript: SCRIPT,
  javascript: SCRIPT,
  typescriptreact: JSX,
  javascriptreact: JSX,
  python: PYTHON,
  go: { ...SCRIPT, regex: false },
  rust: { ...C, multiline: ['"'] },
  java: TEXT_BLOCKS,
  kotlin: TEXT_BLOCKS,
  scala: TEXT_BLOCKS,
  swift: TEXT_BLOCKS,
  dart: SCRIPT,
  c: C,
  cpp: C,
  'cuda-cpp': C,
  'objective-c': C,
  'objective-cpp': C,
  csharp: TEXT_BLOCKS,
  php: language({ family: 'braces', lineComments: ['//', '#'], blockComment: ['/*', '*/'], multiline: ['"', "'"] }),
  ruby: RUBY,
  elixir: { ...PYTHON, family: 'braces' },
  julia: { ...PYTHON, family: 'braces' },
  r: SHELL,
  perl: SHELL,
  powershell: SHELL,
  shellscript: SHELL,
  dockerfile: SHELL,
  makefile: language({ family: 'indent', lineComments: ['#'] }),
  coffeescript: PYTHON,
  lua: language({ family: 'braces', lineComments: ['--'] }),
  haskell: language({ family: 'indent', lineComments: ['--'], blockComment: ['{-', '-}'], looseApostrophe: true }),
  css: STYLE,
  scss: STYLE,
  less: STYLE,
  groovy: TEXT_BLOCKS,
  zig: C,
  solidity: C,
  html: MARKUP,
  xml: MARKUP,
  xsl: MARKUP,
  vue: MARKUP,
  svelte: MARKUP,
  astro: MARKUP,
  json: language({ family: 'braces', quotes: ['"'] }),
  jsonc: language({ family: 'braces', ...slashes, quotes: ['"'] }),
  yaml: DATA,
  toml: DATA,
  ini: DATA,
  properties: DATA,
  sql: language({ family: 'braces', lineComments: ['--'], blockComment: ['/*', '*/'] }),
  markdown: PROSE,
  mdx: PROSE,
  restructuredtext: PROSE,
  plaintext: PROSE,
  latex: PROSE,
  'git-commit': PROSE,
};

/** A language that nobody told us about: nothing is taken for prose or a comment there. */
const UNKNOWN = language({ family: 'prose' });

/** For an id that is not known, rules that take nothing for prose or a comment; never undefined. */
export function languageOf(languageId: string): Language {
  return ownValue(LANGUAGES, languageId) ?? UNKNOWN;
}

/** Does the line begin with a comment, or go on with one? */
export function beginsComment(line: string, { lineComments, blockComment }: Language): boolean {
  const text = line.trimStart();
  return [...lineComments, ...(blockComment ?? []), ...(blockComment?.[0] === '/*' ? ['* ', '*/'] : [])].some(mark =>
    text.startsWith(mark),
  );
}
