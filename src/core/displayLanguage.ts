import * as l10n from '@vscode/l10n';

export interface Translation {
  /** `en`, `de`, `zh-cn` */
  readonly language: string;
  /** English text -> translation; undefined for English. */
  readonly bundle: Readonly<Record<string, string>> | undefined;
}

const ENGLISH = 'en';

let current = ENGLISH;

/** Before any module with texts is evaluated: tables of texts are translated once. */
export function useTranslation({ language, bundle }: Translation): void {
  current = isLanguageTag(language) ? language : ENGLISH;
  if (bundle !== undefined) l10n.config({ contents: bundle });
}

/** For `Intl`, where the user reads numbers and dates. */
export function displayLanguage(): string {
  return current;
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false; // A language pack may have a name of its own.
  }
}
