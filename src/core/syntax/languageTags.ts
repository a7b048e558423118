import { ownValue } from '../json.ts';

/** What models write behind a fence, and the editor's name of the language; each name also stands for itself. */
const TAGS: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  pytest: 'python',
  pycon: 'python',
  ts: 'typescript',
  mts: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  mjs: 'javascript',
  node: 'javascript',
  jsx: 'javascriptreact',
  golang: 'go',
  rs: 'rust',
  rb: 'ruby',
  cs: 'csharp',
  'c#': 'csharp',
  'c++': 'cpp',
  cc: 'cpp',
  kt: 'kotlin',
  md: 'markdown',
  yml: 'yaml',
  htm: 'html',
  svg: 'xml',
  sh: 'shellscript',
  bash: 'shellscript',
  zsh: 'shellscript',
  shell: 'shellscript',
  console: 'shellscript',
  terminal: 'shellscript',
  ps1: 'powershell',
  docker: 'dockerfile',
  make: 'makefile',
};

/** Languages that a model takes for one another. */
const KIN: readonly (readonly string[])[] = [
  ['typescript', 'javascript', 'typescriptreact', 'javascriptreact', 'vue', 'svelte'],
  ['html', 'xml', 'vue', 'svelte', 'handlebars', 'jinja', 'jinja-html', 'django-html', 'php'],
  ['c', 'cpp', 'cuda-cpp', 'objective-c', 'objective-cpp'],
  ['css', 'scss', 'less'],
  ['json', 'jsonc', 'json5'],
  ['markdown', 'mdx', 'quarto'],
];

/** The language that a tag names. */
export function languageOfTag(tag: string): string {
  return ownValue(TAGS, tag) ?? tag;
}

/** The language that a file's ending tells. */
export function languageOfPath(path: string): string {
  return languageOfTag(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/** Whether a block with this tag may be code of this language; a tag that names none may. */
export function fitsLanguage(tag: string, languageId: string): boolean {
  const named = languageOfTag(tag);
  if (named === '' || named === languageId || /^(?:text|txt|plaintext|plain|code|none|snippet)$/.test(named))
    return true;
  return KIN.some(kin => kin.includes(named) && kin.includes(languageId));
}

/** What a block in this language shows is to be typed or read, not to be kept in a file of another one. */
export function isShown(tag: string): boolean {
  return /^(?:shellscript|powershell|output|text|txt|plaintext|log|stdout|mermaid|diff|patch|http)$/.test(
    languageOfTag(tag),
  );
}

export function isMarkdown(languageId: string): boolean {
  return /^(?:markdown|mdx|quarto|rmd)$/.test(languageId);
}
