import { languageOf } from '../../syntax/language.ts';
import { indentationOf, isBlank } from '../../text/lines.ts';
import type { LineChange, TargetLines } from '../target/targetLines.ts';
import { definedName } from './distinctiveLines.ts';

const MODIFIERS = /^(?:(?:async|export|default|public|private|protected|internal|static|pub|final|abstract)\s+)*/;
/** Decorators of a name that is defined more than once: `@size.setter`. */
const REDEFINING_DECORATORS = /^@(?:[\w.]+\.(?:setter|deleter|getter|register)|(?:typing\.)?overload|singledispatch)\b/;

/** True if a change defines a name that its scope already has: the model wrote code from outside the selection. */
export function redefinesName({ from, to, lines }: LineChange, { all, languageId }: TargetLines): boolean {
  const indent = indentationOf(lines.find(line => !isBlank(line)) ?? '');
  const scope = scopeAround(all, { from, to, indent });
  const keys = (texts: readonly string[]) => definitionsIn(texts, indent, languageId);
  const before = keys(all.slice(from, to));
  const beside = new Set(keys(scope).filter(key => !before.includes(key)));
  return keys(lines).some(key => beside.has(key));
}

interface RepeatedRegion {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
}

/** The other lines of the enclosing block. */
function scopeAround(all: readonly string[], { from, to, indent }: RepeatedRegion): string[] {
  const inside = (line: string) => isBlank(line) || line.startsWith(indent);
  const above = all.slice(0, from).findLastIndex(line => !inside(line));
  const below = all.slice(to).findIndex(line => !inside(line));
  return [...all.slice(above + 1, from), '', ...all.slice(to, below < 0 ? all.length : to + below)];
}

function definitionsIn(lines: readonly string[], indent: string, languageId: string): string[] {
  return lines.flatMap((line, index) => {
    if (indentationOf(line) !== indent || REDEFINING_DECORATORS.test(lines[index - 1]?.trim() ?? '')) return [];
    const name = definedName(line, languageId);
    if (name === undefined) return [];
    const header = line.trim().replace(MODIFIERS, '');
    // With overloads, only an equal header is a repetition.
    return [languageOf(languageId).hasOverloads ? header : header.slice(0, header.indexOf(name) + name.length)];
  });
}
