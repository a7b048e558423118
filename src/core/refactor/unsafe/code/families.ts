import { ownValue } from '../../../json.ts';

const LANGUAGES_OF = {
  script:
    'javascript typescript javascriptreact typescriptreact vue vue-html svelte html astro coffeescript handlebars ejs mdx',
  python: 'python jinja jinja-html django-html snakemake',
  ruby: 'ruby erb haml slim',
  php: 'php blade twig',
  jvm: 'java kotlin groovy scala',
  dotnet: 'csharp razor aspnetcorerazor vb fsharp',
  go: 'go',
  rust: 'rust',
  native: 'c cpp objective-c objective-cpp cuda-cpp',
  shell: 'shellscript dockerfile makefile',
  swift: 'swift',
  dart: 'dart',
  lua: 'lua',
  perl: 'perl perl6 raku',
  r: 'r',
  elixir: 'elixir erlang',
  powershell: 'powershell',
  sql: 'sql',
  data: 'yaml dockercompose ini properties dotenv toml terraform json jsonc json5 xml bicep nginx apacheconf',
  other: '',
};

/** Languages that share their libraries. */
export type Family = keyof typeof LANGUAGES_OF;

const FAMILIES = Object.keys(LANGUAGES_OF).filter(isFamily);

const FAMILY_OF: ReadonlyMap<string, Family> = new Map(
  FAMILIES.flatMap(family => LANGUAGES_OF[family].split(' ').map(id => [id, family] as const)),
);

export function familyOf(languageId: string): Family {
  return FAMILY_OF.get(languageId) ?? 'other';
}

/** `script python` */
export function familiesOf(names: string): Family[] {
  return names.split(' ').filter(isFamily);
}

function isFamily(name: string): name is Family {
  return Object.hasOwn(LANGUAGES_OF, name);
}

/** How a string holds code: `${a}`. */
export interface Interpolation {
  /** Empty for every quote. */
  readonly quotes: readonly string[];
  readonly prefix?: RegExp;
  /** Opening and closing of a hole. */
  readonly holes: readonly (readonly [open: string, close: string])[];
  /** `"$name"` */
  readonly hasNames?: true;
}

const DOLLAR = [
  ['${', '}'],
  ['$(', ')'],
] as const;
const HASH: Interpolation = { quotes: ['"', '`', '"""', 'heredoc'], holes: [['#{', '}']] };
const SHELL: Interpolation = { quotes: ['"', '`', 'heredoc', '@"'], holes: DOLLAR, hasNames: true };
const JVM: Interpolation = { quotes: ['"', '"""'], holes: [['${', '}']], hasNames: true };
const TEMPLATE: Interpolation = { quotes: ['`'], holes: [['${', '}']] };

const BY_FAMILY: Readonly<Partial<Record<Family, Interpolation>>> = {
  script: TEMPLATE,
  python: { quotes: [], prefix: /[fFtT]/, holes: [['{', '}']] },
  ruby: HASH,
  elixir: HASH,
  php: { ...SHELL, holes: [['{$', '}'], ...DOLLAR.slice(0, 1)] },
  perl: SHELL,
  shell: SHELL,
  powershell: SHELL,
  dotnet: { quotes: [], prefix: /\$/, holes: [['{', '}']] },
  swift: { quotes: ['"', '"""'], holes: [['\\(', ')']] },
  dart: { quotes: [], holes: [['${', '}']], hasNames: true },
};

const BY_LANGUAGE: Readonly<Record<string, Interpolation>> = {
  kotlin: JVM,
  groovy: JVM,
  scala: { ...JVM, prefix: /^[a-z]+$/ },
  julia: SHELL,
  coffeescript: HASH,
  terraform: { quotes: ['"'], holes: [['${', '}']] },
};

/** Undefined if strings are plain text. */
export function interpolationOf(languageId: string): Interpolation | undefined {
  return ownValue(BY_LANGUAGE, languageId) ?? BY_FAMILY[familyOf(languageId)];
}
