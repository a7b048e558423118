import type { Value } from './code/value.ts';

export const SHELL_PROGRAM = /^(?:\/(?:usr\/)?bin\/)?(?:env )?(?:ba|z|da|k)?sh$|^(?:cmd|powershell|pwsh)(?:\.exe)?$/i;
export const SHELL_SWITCH = /^(?:-[a-z]{0,3}c|\/c|\/k|-Command|-EncodedCommand)(?:$|\s)/i;

const HOLE_OR_NAME = String.raw`["'\x60[\]\w.\uFFFC$]`;
const STATEMENTS: readonly RegExp[] = [
  /^select\s[^;]{0,2000}\sfrom\s/i,
  /^insert\s+(?:or\s\w+\s)?into\s/i,
  /^replace\s+into\s/i,
  new RegExp(String.raw`^update\s+${HOLE_OR_NAME}{1,80}\s+(?:\w+\s+)?set\s+${HOLE_OR_NAME}{1,80}\s*=`, 'i'),
  /^delete\s+from\s/i,
  /^(?:create|drop|alter|truncate)\s+(?:or\s+replace\s+)?(?:table|database|schema|user|view|index|role|column)\s/i,
  /^with\s+[\w\uFFFC]{1,80}\s+as\s*\(/i,
  /^(?:exec|execute|call)\s+[\w.\uFFFC]{1,80}/i,
  /^merge\s+into\s/i,
];

/** A statement of SQL with values in it. Prose begins with a capital: `Select one from the list`. */
export function isQuery({ shape, text = '' }: Value): boolean {
  if (shape !== 'composed') return false;
  const begins = text.trimStart().replace(/^\(\s*/, '');
  const verb = /^[A-Za-z]+/.exec(begins)?.[0] ?? '';
  const isUpper = verb === verb.toUpperCase();
  if (!isUpper && verb !== verb.toLowerCase()) return false;
  if (!STATEMENTS.some(pattern => pattern.test(begins))) return false;
  return isUpper || /\b(?:where|values|set|join|limit|order by|like)\b|=|\bfrom [\w.]+$/i.test(begins.slice(0, 2_000));
}

export function isHtml({ shape, text = '' }: Value): boolean {
  return shape === 'composed' && /<(?:[a-z][\w-]{0,20}|\/[a-z][\w-]{0,20})[\s>]/i.test(text.slice(0, 4_000));
}
