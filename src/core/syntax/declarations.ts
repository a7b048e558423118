import { languageOf } from './language.ts';

/** The name that this line declares for other files. */
export function declaredName(line: string, languageId: string): string | undefined {
  for (const pattern of languageOf(languageId).declarations) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Whether the line declares a function, of which the lines up to its body are enough for a caller. */
export function declaresCallable(line: string, languageId: string): boolean {
  return languageOf(languageId).callable?.test(line) ?? false;
}

/** Whether the line declares a type whose members may have bodies. */
export function declaresMembers(line: string, languageId: string): boolean {
  return languageOf(languageId).memberOwner.test(line);
}
