import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../vscode/paths.ts';
import { type SourceText, sourceTexts } from './sourceTexts.ts';

/** Key -> English text or translation. */
export type Bundle = Readonly<Record<string, string>>;

/** As `@vscode/l10n-dev` writes it: a text with a comment for translators has both in its key. */
export type EnglishBundle = Readonly<
  Record<string, string | { readonly message: string; readonly comment: readonly string[] }>
>;

export const ENGLISH_BUNDLE = path.join(ROOT, 'l10n/bundle.l10n.json');

/** `de` -> its bundle and its manifest texts. */
export interface Translations {
  readonly language: string;
  readonly bundlePath: string;
  readonly manifestPath: string;
}

export function translations(): Translations[] {
  return globSync('l10n/bundle.l10n.*.json', { cwd: ROOT }).map(name => {
    const language = path.basename(name).split('.')[2] ?? '';
    return {
      language,
      bundlePath: path.join(ROOT, name),
      manifestPath: path.join(ROOT, `package.nls.${language}.json`),
    };
  });
}

/** What l10n/bundle.l10n.json must be, by key. */
export function englishBundle(texts: readonly SourceText[] = sourceTexts()): EnglishBundle {
  const entries = texts.flatMap(({ message, comment }): [string, EnglishBundle[string]][] => {
    if (message === undefined) return [];
    return comment === undefined ? [[message, message]] : [[`${message}/${comment}`, { message, comment: [comment] }]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export function readBundle(file: string): Bundle {
  return JSON.parse(readFileSync(file, 'utf8')) as Bundle;
}

/** `{0}`, `{name}`, sorted, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
}

/** What is wrong with a translation, each as a sentence. */
export function faultsInTranslation(english: Bundle, translated: Bundle): string[] {
  const missing = Object.keys(english).filter(key => !translated[key]?.trim());
  const stale = Object.keys(translated).filter(key => !Object.hasOwn(english, key));
  const wrong = Object.entries(english).filter(
    ([key, text]) => translated[key] && placeholdersIn(translated[key]).join() !== placeholdersIn(text).join(),
  );
  return [
    ...missing.map(key => `missing: ${key}`),
    ...stale.map(key => `no longer used: ${key}`),
    ...wrong.map(([key]) => `other placeholders: ${key}`),
  ];
}

/** Key -> English text, of a bundle with comments. */
export function messagesOf(bundle: EnglishBundle): Bundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([key, text]) => [key, typeof text === 'string' ? text : text.message]),
  );
}
