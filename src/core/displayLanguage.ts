import * as l10n from '@vscode/l10n';

export interface Translation {
  /** `en`, `de`, `zh-cn` */
  readonly language: string;
  /** English text -> translation; undefined for English. */
  readonly bundle: Readonly<Record<string, string>> | undefined;
}

let current = 'en';

/** Before any module with texts is evaluated: tables of texts are translated once. */
export function useTranslation({ language, bundle }: Translation): void {
  current = language;
  if (bundle !== undefined) l10n.config({ contents: bundle });
}

/** For `Intl`, where the user reads numbers and dates. */
export function displayLanguage(): string {
  return current;
}
