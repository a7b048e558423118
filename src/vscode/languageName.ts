import * as vscode from 'vscode';

const names = new Map<string, string>();

/** `typescript` → `TypeScript`; unknown ids stay. */
export function languageName(languageId: string): string {
  const name = names.get(languageId) ?? contributedName(languageId);
  if (name === undefined) return languageId;
  names.set(languageId, name);
  return name;
}

function contributedName(languageId: string): string | undefined {
  for (const { packageJSON } of vscode.extensions.all) {
    const languages: unknown = packageJSON?.contributes?.languages;
    if (!Array.isArray(languages)) continue;
    const alias: unknown = languages.find(language => language?.id === languageId)?.aliases?.[0];
    if (typeof alias === 'string') return alias;
  }
  return undefined;
}
