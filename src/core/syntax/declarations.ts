import { firstWord, type Language, languageOf } from './language.ts';
import { isImport, isWord } from './words.ts';

/** For other files. */
export function declaredName(line: string, languageId: string): string | undefined {
  for (const pattern of languageOf(languageId).declarations) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

const KINDS = ['functions', 'types'] as const;

/** `async def f`, `pub struct A` */
export function isDefinition(line: string, language: Language): boolean {
  let rest = line.trimStart();
  for (;;) {
    // Not `module.exports`, nor the field `type: String`.
    if (isWord(firstWord(rest), KINDS, language)) return !/^\w+\s*[.=,;:)]/.test(rest);
    const next = withoutModifier(rest, language);
    if (next === rest) return false;
    rest = next;
  }
}

/** `A` for `export class A`, `run` for `func (s *Server) run()` */
export function definitionName(line: string, language: Language): string | undefined {
  for (const { 0: word, index } of line.matchAll(/(?<!\w)\w+/g)) {
    if (!isWord(word, KINDS, language)) continue;
    const rest = behindWord(line.slice(index));
    const name = /^(?:\([^)]*\)\s*)?([\w$]+)/.exec(rest)?.[1];
    if (rest !== '' && name !== undefined && !isWord(firstWord(rest), KINDS, language)) return name;
  }
  return undefined;
}

/** Empty if no blank follows the first word: `f()`. */
function behindWord(text: string): string {
  const [head = ''] = /^\w+\*?(?:\([^)]*\))?\s+/.exec(text) ?? [];
  return head === '' ? '' : text.slice(head.length);
}

export function declaresCallable(line: string, language: Language): boolean {
  return language.callable?.test(line) ?? hasWord(line, 'functions', language);
}

export function declaresMembers(line: string, language: Language): boolean {
  return hasWord(line, 'types', language);
}

function hasWord(line: string, role: 'functions' | 'types', language: Language): boolean {
  return line.match(/\w+/g)?.some(word => isWord(word, [role], language)) === true;
}

/** `export const a = 1` → `a`, and the length of the text up to its end. */
export function declaredVariable(line: string, language: Language): { name: string; length: number } | undefined {
  const text = withoutModifiers(line, language);
  const [head, name] = /^\w+\s+([\w$]+)/.exec(text) ?? [];
  if (head === undefined || name === undefined || !isWord(firstWord(text), ['variables'], language)) return undefined;
  return { name, length: line.length - text.length + head.length };
}

/** `export class A` → `class A` */
export function withoutModifiers(line: string, language: Language): string {
  let rest = line.trimStart();
  for (;;) {
    const next = withoutModifier(rest, language);
    if (next === rest) return rest;
    rest = next;
  }
}

function withoutModifier(text: string, language: Language): string {
  return isWord(firstWord(text), ['modifiers'], language) ? behindWord(text) || text : text;
}

const DECLARATIONS = ['functions', 'types', 'modifiers'] as const;

/** At the left edge: a definition, an import, a decorator. */
export function beginsDeclaration(line: string, language: Language): boolean {
  if (/^(?:@\w|if __name__\b)/.test(line)) return true;
  return /^\S/.test(line) && (isImport(line, language) || isWord(firstWord(line), DECLARATIONS, language));
}
