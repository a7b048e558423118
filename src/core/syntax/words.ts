import { ownValue } from '../json.ts';
import { firstWord, type Language } from './language.ts';
import type { WordRole } from './languages/defineLanguage.ts';

export function isWord(word: string, roles: readonly WordRole[], { words }: Language): boolean {
  return roles.some(role => words[role].has(word));
}

const KEYWORDS = [
  'functions',
  'types',
  'modifiers',
  'variables',
  'imports',
  'conditions',
  'headers',
  'labels',
  'statements',
  'exits',
  'operators',
  'connectors',
] as const;

/** Belongs to the language, so that another word after it is separate. */
export function isKeyword(word: string, language: Language): boolean {
  return isWord(word, KEYWORDS, language) || ownValue(language.continuers, word) !== undefined;
}

/** Names a file or package: `import a`, `const a = require('a')`. */
export function isImport(line: string, language: Language): boolean {
  const text = line.trimStart();
  const [word = ''] = /^#?\w+(?![.=:\w])/.exec(text) ?? [];
  return language.importLine?.test(text) === true || isWord(word, ['imports'], language);
}

/** `return a`, `let a`, `def f`; not with a word that may be within an expression. */
export function beginsStatement(line: string, language: Language): boolean {
  const word = firstWord(line);
  if (isImport(line, language) || isWord(word, ['functions', 'types', 'modifiers', 'variables'], language)) return true;
  if (isWord(word, ['operators', 'guards'], language) || ownValue(language.continuers, word) !== undefined)
    return false;
  return isWord(word, ['statements', 'exits', 'conditions'], language);
}

/** A value has to follow: `return`, `a and` */
export function awaitsValue(line: string, language: Language): boolean {
  return isWord(/(?<![\w$])\w+(?=\s*$)/.exec(line)?.[0] ?? '', ['statements', 'operators'], language);
}
