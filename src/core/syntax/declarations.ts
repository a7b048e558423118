import { languageOf } from './language.ts';

/** For other files. */
export function declaredName(line: string, languageId: string): string | undefined {
  for (const pattern of languageOf(languageId).declarations) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

export function declaresCallable(line: string, languageId: string): boolean {
  return languageOf(languageId).callable?.test(line) ?? false;
}

export function declaresMembers(line: string, languageId: string): boolean {
  return languageOf(languageId).memberOwner.test(line);
}
