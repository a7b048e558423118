import { indentationOf, isBlank, lastLine } from '../../../src/core/text/lines.ts';

/**
 * One press. `indent` is the Tab key where a line begins, `down` the arrow to the end of the line below, `end` the key to
 * the end of the line.
 */
export type Key = { readonly kind: 'char'; readonly char: string } | { readonly kind: NamedKey };
export type NamedKey = 'enter' | 'backspace' | 'delete' | 'indent' | 'down' | 'end';

/** A document with the cursor between the halves. */
export interface Halves {
  readonly before: string;
  readonly after: string;
}

export interface TypingRules {
  readonly indentUnit: string;
  readonly languageId: string;
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '"': '"', "'": "'", '`': '`' };
const CLOSERS = new Set(Object.values(PAIRS));
const QUOTES = new Set(['"', "'", '`']);
/** Closes a documentation comment where the editor has rules for one. */
export const DOC_END = ' */';
const DOC_LANGUAGES = new Set(['typescript', 'java']);
/** Brackets and quotes are closed by the editor only before blanks and these ("languageDefined"). */
const CLOSES_BEFORE = /^(?:$|[\s;:.,=}\])>])/;

/**
 * VS Code's default handling of a key: closes brackets and quotes, types over closed ones, keeps and deepens
 * indentation at Enter, splits a pair over three lines, aligns a closing brace with its opener.
 * @param closed number of characters right after the cursor that the editor has closed
 */
export function press(text: Halves, key: Key, rules: TypingRules, closed: number): Halves {
  const { before, after } = text;
  switch (key.kind) {
    case 'char':
      return typeChar(text, key.char, rules, closed);
    case 'enter':
      return enter(text, rules);
    case 'backspace': {
      const line = lastLine(before);
      const blanks = isBlank(line) && line !== '' ? Math.min(line.length, rules.indentUnit.length) : 1;
      return { before: before.slice(0, -blanks), after };
    }
    case 'delete':
      return { before, after: after.slice(1) };
    case 'indent':
      return { before: before + indentation(before, rules), after };
    case 'end': {
      const end = after.indexOf('\n');
      const to = end < 0 ? after.length : end;
      return { before: before + after.slice(0, to), after: after.slice(to) };
    }
    case 'down': {
      const start = after.indexOf('\n') + 1;
      const end = after.indexOf('\n', start);
      const to = end < 0 ? after.length : end;
      return { before: before + after.slice(0, to), after: after.slice(to) };
    }
  }
}

function typeChar({ before, after }: Halves, char: string, { languageId }: TypingRules, closed: number): Halves {
  if (closed > 0 && CLOSERS.has(char) && after.startsWith(char)) {
    return { before: before + char, after: after.slice(1) };
  }
  const line = lastLine(before);
  if (/[)\]}]/.test(char) && isBlank(line) && line !== '') {
    return { before: before.slice(0, before.length - line.length) + openerIndentation(before, char) + char, after };
  }
  if (opensDocComment(line + char, languageId) && isBlank(after.split('\n')[0] ?? '')) {
    return { before: before + char, after: DOC_END + after };
  }
  const closer = PAIRS[char];
  if (closer === undefined || !CLOSES_BEFORE.test(after)) return { before: before + char, after };
  const quote = QUOTES.has(char);
  const plain =
    inStringOrComment(line) || (quote && /[\p{L}\p{N}_"'`]$/u.test(line)) || (char === "'" && languageId === 'rust');
  return { before: before + char, after: plain ? after : closer + after };
}

function opensDocComment(line: string, languageId: string): boolean {
  return DOC_LANGUAGES.has(languageId) && /^\s*\/\*\*$/.test(line);
}

function enter({ before, after }: Halves, { indentUnit, languageId }: TypingRules): Halves {
  const line = lastLine(before);
  const indentation = indentationOf(/^\s*\*\//.test(line) ? line.slice(1) : line);
  // Blanks that only the editor put there go.
  if (isBlank(line)) return { before: `${before.slice(0, before.length - line.length)}\n${line}`, after };
  const opener = line.trimEnd().at(-1) ?? '';
  const doc = /^\s*\/\*\*(?!.*\*\/)|^\s*\*(?!\/)(?!.*\*\/)/.test(line) && languageId !== 'python';
  if (doc && after.startsWith(DOC_END)) {
    const rest = after.slice(DOC_END.length);
    return { before: `${before}\n${indentation} * `, after: `\n${indentation} */${rest}` };
  }
  if (doc) return { before: `${before}\n${indentation}${line.trimStart().startsWith('/**') ? ' ' : ''}* `, after };
  const opens = /[([{]/.test(opener) || (languageId === 'python' && opener === ':');
  const deeper = opens ? indentation + indentUnit : indentation;
  const splits = /[([{]/.test(opener) && after.startsWith(PAIRS[opener] ?? '\0');
  return { before: `${before}\n${deeper}`, after: splits ? `\n${indentation}${after}` : after };
}

/**
 * On an empty line the Tab key indents as far as the line above asks for, else by one step. For Python the editor has
 * no rules of indentation but those of Enter: there it is always one step.
 */
function indentation(before: string, rules: TypingRules): string {
  if (lastLine(before) !== '') return rules.indentUnit;
  if (rules.languageId === 'python') return rules.indentUnit;
  const above = before.split('\n').findLast(line => !isBlank(line)) ?? '';
  return lastLine(enter({ before: above, after: '' }, rules).before).replace(/\S.*$/, '') || rules.indentUnit;
}

/** The indentation of the line with the bracket that `closer` closes; of the cursor's line where there is none. */
function openerIndentation(before: string, closer: string): string {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const char = before.charAt(at);
    if (char === closer) depth++;
    else if (PAIRS[char] === closer && --depth < 0) return indentationOf(lastLine(before.slice(0, at)) + char);
  }
  return lastLine(before);
}

function inStringOrComment(line: string): boolean {
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === '\\') at++;
    else if (quote !== undefined) quote = char === quote ? undefined : quote;
    else if (QUOTES.has(char)) quote = char;
    else if (line.startsWith('//', at) || (char === '#' && /^\s*$|\s$/.test(line.slice(0, at)))) return true;
  }
  return quote !== undefined || /^\s*\/?\*/.test(line);
}
