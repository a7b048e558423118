import { ownValue } from '../json.ts';
import { LANGUAGES } from './language.ts';

const ID_OF_ALIAS: Readonly<Record<string, string>> = Object.fromEntries(
  LANGUAGES.flatMap(({ ids: [id = ''], aliases }) => aliases.map(alias => [alias, id] as const)),
);

const KIN: readonly (readonly string[])[] = [
  ['typescript', 'javascript', 'typescriptreact', 'javascriptreact', 'vue', 'svelte'],
  ['html', 'xml', 'vue', 'svelte', 'handlebars', 'jinja', 'jinja-html', 'django-html', 'php'],
  ['c', 'cpp', 'cuda-cpp', 'objective-c', 'objective-cpp'],
  ['css', 'scss', 'less'],
  ['json', 'jsonc', 'json5'],
  ['markdown', 'mdx', 'quarto'],
];

/** `ts` → `typescript`; unknown tags stay. */
export function languageOfTag(tag: string): string {
  return ownValue(ID_OF_ALIAS, tag) ?? tag;
}

/** Whether a word names a language: `python`, `ts`. */
export function isLanguage(tag: string): boolean {
  return ownValue(ID_OF_ALIAS, tag) !== undefined || LANGUAGES.some(({ ids }) => ids.includes(tag));
}

export function languageOfPath(path: string): string {
  return languageOfTag(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/** Unknown tags fit every language. */
export function fitsLanguage(tag: string, languageId: string): boolean {
  const named = languageOfTag(tag);
  if (named === '' || named === languageId || /^(?:text|txt|plaintext|plain|code|none|snippet)$/.test(named))
    return true;
  return KIN.some(kin => kin.includes(named) && kin.includes(languageId));
}

/** Output or commands. */
export function isShown(tag: string): boolean {
  return /^(?:shellscript|powershell|output|text|txt|plaintext|log|stdout|mermaid|diff|patch|http)$/.test(
    languageOfTag(tag),
  );
}

export function isMarkdown(languageId: string): boolean {
  return /^(?:markdown|mdx|quarto|rmd)$/.test(languageId);
}
